"""The person's own rows given back, with what is the matter with each in one more column."""

import csv
import io
from collections.abc import Iterator, Mapping

import pandas as pd

from khi.intake.sheet import Sheet
from khi.intake.sql import spelled
from khi.model import inert

_AT_ONCE = 20_000
_PROBLEMS = "problems"


def checked_file(sheet: Sheet, bad_cells: pd.DataFrame) -> bytes:
    """Every row of the sheet as CSV, with its row number and its problems.

    A cell that a spreadsheet would take for a formula has an apostrophe put in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["row", *(inert(column.name) for column in sheet.columns), _PROBLEMS])
    messages = _messages(bad_cells)
    for row, cells in _rows(sheet):
        writer.writerow([row, *map(inert, cells), messages.get(row, "")])
    return text.getvalue().encode("utf-8-sig")


def _messages(bad_cells: pd.DataFrame) -> Mapping[int, str]:
    """For each row, everything that is the matter with it."""
    if bad_cells.empty:
        return {}
    joined = bad_cells.groupby("row")["message"].agg(" | ".join)
    return {int(row): message for row, message in joined.items()}


def _rows(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Each row's number and cells, a few thousand rows at a time."""
    columns = ", ".join(f"coalesce({column.cell}, '') as {column.cell}" for column in sheet.columns)
    for start in range(0, sheet.rows, _AT_ONCE):
        rows = sheet.workbench.query(spelled("page", columns=columns), limit=_AT_ONCE, start=start)
        for row, *cells in rows.itertuples(index=False, name=None):
            yield int(row), cells
