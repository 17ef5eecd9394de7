"""A sheet of a workbook to plain text, in a process of its own.

Run by ``workbooks``, never imported: a damaged workbook can make calamine panic or ask for all the
memory there is, and either would end the process it is in. Nothing of ours is imported here, so
that it starts in a moment.

Numbers lose the noise of binary fractions, dates are written 2025-04-30, yes and no are TRUE and
FALSE. Merged cells hold their text once, at their first cell, as the file does.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetVisibleEnum,
    load_workbook,
)

MOST_MEMORY = 1024 * 1024 * 1024
_BESIDE = re.compile(
    r"(?:^|[\W_])(?:cover|title|contents|notes?|index|information|metadata|guidance|about|log"
    r"|read ?me|choices|instructions|summary|charts?|pivot|dashboard|code ?book|key|look ?ups?"
    r"|front|welcome|introduction|versions?|lists?|validation|definitions?|glossary)"
    r"(?:$|[\W_])",
    re.IGNORECASE,
)

_FEW_ROWS = 10
_MANY_TIMES = 8

Cell = int | float | str | bool | date | datetime | time | timedelta


def unpack(source: Path, target: Path, *, wanted: str) -> dict[str, object]:
    """Write one sheet as comma-separated text, and say which and of how many.

    Without a wanted one it is the first in sight that has a table; a cover, a list of contents or
    notes are passed over where there is anything else, and so is a small table before a big one.
    """
    try:
        workbook = load_workbook(source)
        sheet = _sheet(workbook, wanted)
    except PasswordError:
        return {"trouble": "password"}
    except CalamineError:
        return {"trouble": "damaged"}
    hidden = [each.name for each in workbook.sheets_metadata if not _is_in_sight(each)]
    found: dict[str, object] = {"sheets": workbook.sheet_names, "hidden": hidden, "trouble": ""}
    if sheet is None:
        return found | {"trouble": "no sheet"}
    return found | _written(sheet, target) | {"sheet": sheet.name}


def unpack_all(source: Path, folder: Path) -> dict[str, object]:
    """Write every sheet as text into a folder, the workbook opened once."""
    try:
        workbook = load_workbook(source)
        sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
    except (PasswordError, CalamineError):
        return {"trouble": "damaged"}
    files = [folder / f"sheet_{place}.csv" for place in range(len(sheets))]
    written = {
        sheet.name: _written(sheet, file) | {"file": str(file)}
        for sheet, file in zip(sheets, files, strict=True)
    }
    return {"trouble": "", "sheets": workbook.sheet_names, "written": written}


def _written(sheet: CalamineSheet, target: Path) -> dict[str, object]:
    """Write one sheet, and say how big it is."""
    with target.open("w", encoding="utf-8", errors="replace", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(_rows(sheet))
    return {"width": sheet.total_width, "height": sheet.total_height}


def _sheet(workbook: CalamineWorkbook, wanted: str) -> CalamineSheet | None:
    if wanted:
        return workbook.get_sheet_by_name(wanted) if wanted in workbook.sheet_names else None
    seen = [
        workbook.get_sheet_by_name(sheet.name)
        for sheet in workbook.sheets_metadata
        if _is_in_sight(sheet)
    ]
    tables = [sheet for sheet in seen if sheet.width > 1 and sheet.height > 1]
    answers = [sheet for sheet in tables if not _BESIDE.search(sheet.name)]
    return next(iter(_sizeable(answers or tables) or seen), None)


def _is_in_sight(sheet: SheetMetadata) -> bool:
    return bool(sheet.visible is SheetVisibleEnum.Visible)


def _sizeable(sheets: list[CalamineSheet]) -> list[CalamineSheet]:
    """The sheets without those of a few rows, where another has many times as many cells."""
    biggest = max((sheet.width * sheet.height for sheet in sheets), default=0)
    return [
        sheet
        for sheet in sheets
        if sheet.height > _FEW_ROWS or sheet.width * sheet.height > biggest / _MANY_TIMES
    ]


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


def _limit_memory() -> None:
    """Let this process have only so much memory, where the system can say so."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    workbook_path, text_path, *sheet_wanted = sys.argv[1:4]
    if sheet_wanted:
        answer = unpack(Path(workbook_path), Path(text_path), wanted=sheet_wanted[0])
    else:
        answer = unpack_all(Path(workbook_path), Path(text_path))
    sys.stdout.write(json.dumps(answer))
