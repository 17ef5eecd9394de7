"""A sheet of a workbook, as text: what a person would type to get each cell.

Numbers lose the noise of binary fractions, dates are written 2025-04-30, yes and no are TRUE and
FALSE. Merged cells hold their text once, at their first cell, as the file does.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import BinaryIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    WorksheetNotFound,
    load_workbook,
)

from khi.intake.reading import filetypes, limits
from khi.intake.reading.tables import Loaded, beginning, write
from khi.model import KhiError
from khi.store.engines import Workbench

_BESIDE = re.compile(
    r"(?:^|[\W_])(?:cover|title|contents|notes?|index|information|metadata|guidance|about|log"
    r"|read ?me|choices|instructions)(?:$|[\W_])",
    re.IGNORECASE,
)

Cell = int | float | str | bool | date | datetime | time | timedelta


class Worksheet:
    """One sheet of a workbook: the one named, or else the first that holds a table."""

    encoding = ""
    separator = ""
    quote = ""

    def __init__(self, file: BinaryIO, *, name: str, sheet: str) -> None:
        workbook = _opened(file, name)
        self.sheets = tuple(workbook.sheet_names)
        self._sheet = _sheet(workbook, sheet, name=name)
        self.sheet = self._sheet.name
        limits.check_columns(self._sheet.total_width, name=f"{name}, sheet {self.sheet}")
        limits.check_rows(self._sheet.total_height, name=f"{name}, sheet {self.sheet}")
        self.head = beginning(_rows(self._sheet))
        self.opening = f"Sheet “{self.sheet}”" + _of(self.sheets)

    def load(self, workbench: Workbench, *, skip: int, width: int) -> Loaded:
        """See ``Table``."""
        path = workbench.folder / "rows.csv"
        try:
            write(islice(_rows(self._sheet), skip, None), path, width=width)
            workbench.load(path, columns=width, separator=",", quote='"')
        finally:
            path.unlink(missing_ok=True)
        return Loaded()


def _opened(file: BinaryIO, name: str) -> CalamineWorkbook:
    if filetypes.unpacked_size(file) > limits.UNPACKED_BYTES:
        raise KhiError(
            "This workbook is too big once it is unpacked.",
            where=name,
            accepted=f"up to {limits.UNPACKED_BYTES // 1024**2:,} MB unpacked",
            fix="Save the sheet of answers as CSV UTF-8, and add that file.",
        )
    file.seek(0)
    try:
        return load_workbook(file)
    except PasswordError as error:
        raise filetypes.protected(name) from error
    except CalamineError as error:
        raise filetypes.damaged(name) from error


def _sheet(workbook: CalamineWorkbook, wanted: str, *, name: str) -> CalamineSheet:
    """The sheet of that name; without one, the first in sight that has a table.

    A cover, a list of contents or notes are passed over where there is anything else.
    """
    try:
        if wanted:
            return workbook.get_sheet_by_name(wanted)
        seen = [
            workbook.get_sheet_by_name(sheet.name)
            for sheet in workbook.sheets_metadata
            if sheet.visible is SheetVisibleEnum.Visible
        ]
    except WorksheetNotFound as error:
        raise KhiError(
            "This workbook has no sheet of that name.",
            where=name,
            found=wanted,
            accepted=", ".join(workbook.sheet_names),
        ) from error
    except CalamineError as error:
        raise filetypes.damaged(name) from error
    tables = [sheet for sheet in seen if sheet.width > 1 and sheet.height > 1]
    tables = [sheet for sheet in tables if not _BESIDE.search(sheet.name)] or tables
    for sheet in tables or seen:
        return sheet
    raise KhiError("This workbook has no sheet that can be seen.", where=name)


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """The rows from the sheet's first, with the blank columns on the left that calamine skips."""
    if sheet.start is None:
        return
    margin = [""] * sheet.start[1]
    for row in sheet.iter_rows():
        yield margin + [_text(cell) for cell in row]


def _text(cell: Cell) -> str:
    """What a person would type to get the cell."""
    match cell:
        case bool():
            return str(cell).upper()
        case float():
            return f"{cell:.15g}"
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ", timespec="seconds")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _of(sheets: tuple[str, ...]) -> str:
    """The sheets it was chosen from, where there are others."""
    if len(sheets) == 1:
        return ""
    named = ", ".join(sheets[:8]) + (" and others" if len(sheets) > 8 else "")
    return f", chosen from {len(sheets)}: {named}"
