"""Tables whose columns go by fixed names: which column holds what, and what of it may be repeated.

Counts somebody else made, tables of people, registers. Surveys are matched by ``matching``.
"""

import re
from collections.abc import Mapping
from typing import Final

import pandas as pd

from khi.intake import identifiers
from khi.intake.checking.problems import Bad, Level, Problems, counted, heading
from khi.intake.matching.headings import Evidence, Role
from khi.intake.matching.matches import Match
from khi.intake.matching.seen import Seen, look
from khi.intake.matching.words import fold
from khi.intake.sheet import Column, Sheet
from khi.intake.sql import spelled

Headings = Mapping[str, tuple[str, ...]]
"""What the column of each field may be called."""

ROLES: Final[Mapping[str, Role]] = {"area": Role.AREA, "quarter": Role.QUARTER}
"""What the fields that say where and when are for."""

_LONGEST = 60
_NOT_PERSONAL = re.compile(r"(?<!\d)(?<!\d[\s-])(?:(?:19|20)\d\d|\d{1,2})(?![\s-]?\d)")


def found(sheet: Sheet, headings: Headings) -> dict[str, Column]:
    """The column that holds each field, where there is one: the first name that is there."""
    by_heading = {fold(column.name): column for column in reversed(sheet.columns)}
    named = {
        field: next((by_heading[name] for name in names if name in by_heading), None)
        for field, names in headings.items()
    }
    return {field: column for field, column in named.items() if column is not None}


def cells(sheet: Sheet, columns: Mapping[str, Column], headings: Headings) -> pd.DataFrame:
    """Every row with the text of each field, empty where there is no column; and its ``row``."""
    chosen = ", ".join(
        f"trim(coalesce({column.cell}, '')) as {field}" for field, column in columns.items()
    )
    rows = sheet.workbench.query(spelled("counts", fields=chosen))
    return rows.assign(**{field: "" for field in headings if field not in columns})


def refuse(
    problems: Problems, rows: pd.DataFrame, field: str, column: Column | None, accepted: str
) -> None:
    """One error for each text of a field that could not be read. No personal value is repeated."""
    for text, same in rows.groupby(field, sort=False):
        shown = str(text)[:_LONGEST]
        safe = "something that may belong to a person" if is_private(shown) else f"'{shown}'"
        said = safe if shown else "nothing"
        where = heading(column) if column else field
        problems.add(
            Level.ERROR,
            f"{counted(len(same), 'row')}: {said} in {where}. Accepted: {accepted}."
            " These rows are not kept until it is corrected.",
            column=column,
            rows=[int(row) for row in same["row"]],
            bad=Bad("" if is_private(shown) else shown, accepted, "", f"{where}: {said}."),
        )


def is_private(text: str) -> bool:
    """Whether a text may name a person or a home. Years and small numbers do not."""
    return identifiers.is_personal(_NOT_PERSONAL.sub("", text))


def matches(
    sheet: Sheet,
    fields: Mapping[int, str],
    roles: Mapping[str, Role],
    *,
    rest: Role,
    why: str,
    may_hold_people: bool = True,
) -> tuple[Match, ...]:
    """What each column is for, in order. What could name a person is not kept, and says so.

    Args:
        sheet: the table.
        fields: what a column is for, by its place; the others are for nothing.
        roles: the role of a field; ``rest`` is the role of those that are not in it.
        rest: see ``roles``.
        why: what is said of a column that is for nothing.
        may_hold_people: whether the columns that are for nothing are searched for identifiers.
    """

    def matched(seen: Seen) -> Match:
        field = fields.get(seen.column.index, "")
        if field:
            return Match(seen, roles.get(field, rest), field, 1.0, (str(Evidence.ALIAS),))
        finding = _identifier(seen) if may_hold_people else None
        if finding:
            return Match(seen, Role.IDENTIFIER, finding.kind, why=finding.why)
        return Match(seen, Role.UNMATCHED, why=why)

    return tuple(map(matched, look(sheet)))


def places(columns: Mapping[str, Column]) -> dict[int, str]:
    """What each column is for, by its place."""
    return {column.index: field for field, column in columns.items()}


def _identifier(seen: Seen) -> identifiers.Finding | None:
    """What a column says of who somebody is, by its heading or by what stands in it."""
    by_heading = identifiers.by_heading(seen.headings, seen.values)
    return by_heading or identifiers.by_values(seen.values)
