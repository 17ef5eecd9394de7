"""A draft from a file that no door takes: nothing counted, nothing lost, and what to do next."""

from khi.catalogue import Catalogue
from khi.intake.checking.people import check_columns, check_long_rows, check_skipped
from khi.intake.checking.problems import Level, Problems
from khi.intake.drafting.draft import Ask, Draft, details_of
from khi.intake.drafting.origin import Origin
from khi.intake.matching.choices import Choices
from khi.intake.matching.headings import Evidence, Role
from khi.intake.matching.matches import Match, Meanings, match
from khi.intake.matching.seen import look
from khi.intake.recognising.recognition import Kind
from khi.intake.sheet import Sheet
from khi.model import Ledger, clock

_SURE = frozenset({Evidence.PERSON, Evidence.ID, Evidence.WORDING})
_ANSWERED = 0.5
_ASKS = {
    Kind.CROSSTAB: "This file is counted already, in a layout we cannot add up. Export one row for"
    " each person, or put the counts in our counted template.",
    Kind.UNKNOWN: "We could not tell what this file is. Say whether each row is a person, a count"
    " of answers, or a figure for an area.",
}


def asks_a_question(sheet: Sheet, catalogue: Catalogue, choices: Choices) -> bool:
    """Whether a column is a question of ours by its id or wording, and is answered as one.

    One such column makes a file of people, whatever else is in it and however short it is.
    """
    if choices.local:
        return True
    return any(
        match.role is Role.QUESTION and match.fit >= _ANSWERED and _SURE & set(match.evidence)
        for match in _matches(sheet, catalogue, choices)
    )


def set_aside(sheet: Sheet, catalogue: Catalogue, origin: Origin) -> Draft:
    """Describe a file without counting it. Identifiers in it are still found and said."""
    choices, problems = origin.choices, Problems()
    matches = tuple(map(_uncounted, _matches(sheet, catalogue, choices)))
    check_skipped(sheet.skipped, problems)
    check_long_rows(sheet, problems)
    check_columns(matches, problems)
    asks = _ASKS.get(Kind(origin.kind), _ASKS[Kind.UNKNOWN])
    problems.add(Level.NOTE, f"Nothing is counted yet. {asks}", count=sheet.rows)
    ledger = Ledger(read=sheet.rows_read, accepted=0, rejected=0, skipped=sheet.rows_read)
    return Draft(
        upload=origin.upload(ledger),
        kind=origin.kind,
        problems=problems.table,
        bad_cells=problems.cells,
        columns=matches,
        asks=[Ask(about="kind", asks=asks)],
        details=details_of(sheet),
    )


def _matches(sheet: Sheet, catalogue: Catalogue, choices: Choices) -> tuple[Match, ...]:
    today = clock.today()
    return match(look(sheet), catalogue, Meanings(catalogue, choices), choices, today)


def _uncounted(match: Match) -> Match:
    """The same column, not counted: only what names a person keeps its role."""
    if match.role in (Role.IDENTIFIER, Role.FREE_TEXT, Role.TECHNICAL, Role.EMPTY):
        return match
    return Match(match.seen, Role.UNMATCHED, why="the file is not counted")
