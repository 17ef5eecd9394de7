"""Each person once, where the file has somebody in several rows.

An id in several rows is for the person who adds the file to judge: the last row stays, as a form
tool that lets people go back writes the finished answers last. Rows without an id that are the same
in every cell may be two people; but not where the cells say the second at which they were sent.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from khi.intake.counting.people import repeated_ids
from khi.intake.matching.matches import Match
from khi.intake.matching.seen import Seen
from khi.intake.sheet import Sheet, Skipped
from khi.intake.sql import spelled

ONCE, EVERY_ROW = "once", "every row"
"""What can be said of an id, or of a moment and answers, that stand in several rows."""

_SAME_ID = "the same id stands in a later row, and each person is counted once"
SENT_TWICE = "the same in every cell as an earlier row, to the second: sent twice"
"""Why a row is left out although nobody said that it should be."""

_SECOND = re.compile(r"\b\d{1,2}:\d{2}:(\d{2})\b")


def once(sheet: Sheet, matches: Sequence[Match], repeats: str) -> Sheet:
    """The sheet with each person once; the rows left out are skipped, and said.

    ``repeats`` is what the person said: ``ONCE``, ``EVERY_ROW``, or nothing.
    """
    column = repeated_ids(sheet, matches)[1]
    if column is not None:
        if repeats != ONCE:
            return sheet
        taken = sheet.workbench.query(spelled("keep_last", cell=column.cell))
        return _without(sheet, map(int, taken["row"]), _SAME_ID)
    if repeats == EVERY_ROW or not any(_tells_the_second(each.seen) for each in matches):
        return sheet
    rows = alike(sheet)
    if rows:
        sheet.workbench.query(spelled("leave_out"), rows=rows)
    return _without(sheet, rows, SENT_TWICE)


def alike(sheet: Sheet) -> list[int]:
    """The rows that hold the same as an earlier row, in every cell."""
    cells = ", ".join(column.cell for column in sheet.columns)
    if not cells:
        return []
    return [int(row) for row in sheet.workbench.query(spelled("alike", cells=cells))["row"]]


def _without(sheet: Sheet, rows: Iterable[int], why: str) -> Sheet:
    skipped = tuple(Skipped(row, row, why) for row in sorted(rows))
    if not skipped:
        return sheet
    return replace(sheet, skipped=(*sheet.skipped, *skipped), rows=sheet.rows - len(skipped))


def _tells_the_second(seen: Seen) -> bool:
    """Whether a column says when, to the second. A spreadsheet writes :00 where it is not known."""
    seconds = [_SECOND.search(value) for value in seen.values]
    return bool(seconds) and all(seconds) and any(found and found[1] != "00" for found in seconds)
