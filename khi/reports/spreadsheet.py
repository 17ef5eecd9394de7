"""A workbook of one chart: about it, its table in words, and the figures behind it.

Made as the UK's guidance on accessible spreadsheets asks: one table a sheet, starting in its first
column, marked up as a table, no merged or blank cells, a title in the first row, words for what is
missing.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

NO_FIGURE = "[not shown]"
_WIDEST, _NARROWEST = 60, 10
_EPOCH = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Sheet:
    """What a workbook says of a chart. ``about`` is label and words, in the order they are read."""

    title: str
    about: Sequence[tuple[str, str]]
    table: pd.DataFrame
    figures: pd.DataFrame


def workbook(sheet: Sheet) -> bytes:
    """The chart as an .xlsx file. Words are only ever words: nothing in it can run."""
    kept = BytesIO()
    safely = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(kept, safely)
    book.set_properties({"title": sheet.title, "created": _EPOCH})
    about = pd.DataFrame(list(sheet.about), columns=["What", "Says"])
    _add(book, "About", sheet.title, about)
    _add(book, "Table", f"{sheet.title}: the chart as a table", sheet.table)
    _add(book, "Figures", f"{sheet.title}: the figures as numbers", sheet.figures)
    book.close()
    return kept.getvalue()


def _add(book: Workbook, name: str, title: str, frame: pd.DataFrame) -> None:
    """One sheet: its title in the first row, its table from the second."""
    page = book.add_worksheet(name)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    page.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    columns = [str(column) for column in frame.columns]
    for place, column in enumerate(columns):
        page.write_string(1, place, column)
        for row, cell in enumerate(frame.iloc[:, place], start=2):
            _write(page, row, place, cell, wrap)
        page.set_column(place, place, _width(frame.iloc[:, place], column))
    last = max(len(frame), 1) + 1
    headed = [{"header": column} for column in columns]
    look = {"name": f"{name}_table", "columns": headed, "style": "Table Style Light 1"}
    if columns:
        page.add_table(1, 0, last, len(columns) - 1, look | {"autofilter": False})
    page.freeze_panes(2, 1)


def _write(page: Worksheet, row: int, column: int, cell: object, wrap: Format) -> None:
    """A number as a number, words as words, and words for what is not there."""
    if isinstance(cell, bool | np.bool_):
        page.write_string(row, column, "yes" if cell else "no")
    elif pd.isna(cell):
        page.write_string(row, column, NO_FIGURE)
    elif isinstance(cell, int | float | np.integer | np.floating):
        page.write_number(row, column, cell)
    else:
        page.write_string(row, column, str(cell), wrap)


def _width(cells: "pd.Series[object]", heading: str) -> int:
    longest = max([len(heading), *(len(str(each)) for each in cells)])
    return min(_WIDEST, max(_NARROWEST, longest + 2))
