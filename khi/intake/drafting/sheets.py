"""Which sheet of a workbook is meant, where several ask the same or the answers are hidden."""

from collections.abc import Iterator, Mapping

from khi.intake.checking.problems import counted
from khi.intake.drafting.draft import Ask
from khi.intake.drafting.origin import Origin
from khi.intake.sheet import Sheet

_ALIKE = 0.8
"""What part of the headings two sheets share that ask the same."""


def which_sheet(sheet: Sheet, origin: Origin) -> Iterator[Ask]:
    """Ask which sheet is meant, where several that can be seen have nearly the same headings."""
    rows = {sheet.sheet: sheet.rows}
    rows |= {
        each.sheet: each.rows
        for each in origin.others(sheet)
        if each.sheet not in sheet.hidden and each.rows and _is_alike(each, sheet)
    }
    if len(rows) > 1:
        yield Ask(
            about="sheet",
            asks=f"Several sheets of this workbook ask the same: {_told(rows)}. One is"
            " counted at a time. Say which. To count another too, add the file again afterwards.",
            sheets=tuple(rows),
        )


def hidden_sheet(sheet: Sheet, origin: Origin) -> list[Ask]:
    """Ask whether a hidden sheet is meant, where those in sight have nothing we can count."""
    rows = {
        each.sheet: each.rows
        for each in (origin.others(sheet) if sheet.hidden else ())
        if each.sheet in sheet.hidden and each.rows
    }
    if not rows:
        return []
    asks = (
        f"Nothing is counted in the sheet in sight, “{sheet.sheet}”. This workbook has rows that"
        f" are hidden: {_told(rows)}. Say which sheet you mean to add."
    )
    return [Ask(about="sheet", asks=asks, sheets=tuple(rows))]


def _told(rows: Mapping[str, int]) -> str:
    """Sheets, and how many rows each has."""
    return ", ".join(f"“{name}” ({counted(many, 'row')})" for name, many in rows.items())


def _is_alike(one: Sheet, other: Sheet) -> bool:
    own, theirs = ({each.folded for each in sheet.columns} for sheet in (one, other))
    return len(own & theirs) >= _ALIKE * max(len(own), len(theirs))
