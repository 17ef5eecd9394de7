"""Each person once, where the file has somebody in several rows and the person who adds it says so.

The last row stays: a form tool that lets people go back writes the finished answers last.
"""

from collections.abc import Sequence
from dataclasses import replace

from khi.intake.counting.people import repeated_ids
from khi.intake.matching.matches import Match
from khi.intake.sheet import Sheet, Skipped
from khi.intake.sql import spelled

ONCE, EVERY_ROW = "once", "every row"
"""What can be said of an id that stands in several rows."""

_WHY = "the same id stands in a later row, and each person is counted once"


def once(sheet: Sheet, matches: Sequence[Match]) -> Sheet:
    """The sheet with the last row of each respondent; the others are skipped, and said."""
    column = repeated_ids(sheet, matches)[1]
    if column is None:
        return sheet
    taken = sheet.workbench.query(spelled("keep_last", cell=column.cell))
    rows = sorted(int(row) for row in taken["row"])
    skipped = tuple(Skipped(row, row, _WHY) for row in rows)
    return replace(sheet, skipped=(*sheet.skipped, *skipped), rows=sheet.rows - len(rows))
