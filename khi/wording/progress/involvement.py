"""Who was involved, in words: dates beside each other, and a badge only where people came first."""

from datetime import date

from khi.model import Involvement
from khi.model.in_words import day_in_words

FIRST = "People were there first"
UNKNOWN = "Nobody has said yet."
UNTOLD = "Nobody has said who looked at these again, or when people came in."


def day(on: date | None) -> str:
    """A day as it is read: "4 March 2025"; or that nobody has said."""
    return day_in_words(on) if on else "not said"


def untold(count: int, *, every: bool) -> str:
    """The heading of those nobody has said more of: "Who chose the other 80"."""
    return f"Who chose {'all' if every else 'the other'} {count}"


def when(line: Involvement | None) -> str:
    """When people were first involved, against when the plan was drafted."""
    if line is None or (line.involved_on is None and line.plan_drafted_on is None):
        return UNKNOWN
    said = f"People involved: {day(line.involved_on)}. Plan drafted: {day(line.plan_drafted_on)}."
    if line.involved_on is None or line.plan_drafted_on is None:
        return said
    if line.came_first:
        return f"{said} People came first."
    return f"{said} The plan came first, so this was consultation."
