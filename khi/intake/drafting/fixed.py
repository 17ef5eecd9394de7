"""What each column is for, in a file whose columns go by fixed names: counts, people, figures."""

from collections.abc import Mapping

from khi.intake.matching.headings import Evidence, Role
from khi.intake.matching.matches import Match
from khi.intake.matching.seen import Seen, look
from khi.intake.sheet import Sheet


def fixed_matches(
    sheet: Sheet, fields: Mapping[int, str], roles: Mapping[str, Role], *, rest: Role, why: str
) -> tuple[Match, ...]:
    """One match for each column of the sheet, in order.

    Args:
        sheet: the table.
        fields: what a column is for, by its place; the others are for nothing.
        roles: the role of a field; ``rest`` is the role of those that are not in it.
        rest: see ``roles``.
        why: what is said of a column that is for nothing.
    """

    def matched(seen: Seen) -> Match:
        field = fields.get(seen.column.index, "")
        if not field:
            return Match(seen, Role.UNMATCHED, why=why)
        return Match(seen, roles.get(field, rest), field, 1.0, (str(Evidence.ALIAS),))

    return tuple(map(matched, look(sheet)))
