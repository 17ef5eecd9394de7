"""A form as a spreadsheet: a row for each person, and lists to choose from.

The area and the quarter write themselves into every row that has an answer. Only plain cells, lists
and those two sums are in it: no macros, nothing that leaves the file.
"""

import io
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from khi.forms.form import Form, Item, plain_choices

PEOPLE = 1_000
"""How many people one spreadsheet is made ready for."""

ANSWERS, INSTRUCTIONS, CHOICES = "Answers", "Instructions", "Choices"
_PLACE_COLUMNS = 2
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_INK, _PANEL, _PRIMARY = "#1B2430", "#F1ECE2", "#0B5A5E"


@dataclass(frozen=True)
class _Looks:
    """The few formats of the book."""

    heading: Any
    title: Any
    words: Any
    fixed: Any
    strong: Any


def workbook(form: Form, *, people: int = PEOPLE) -> bytes:
    """The form as .xlsx: how to fill it in, the answers, and what can be chosen."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": form.title, "author": form.asked_by, "subject": _when(form)})
    looks = _looks(book)
    _instruct(book.add_worksheet(INSTRUCTIONS), form, looks)
    answers = book.add_worksheet(ANSWERS)
    _list_choices(book, form, looks)
    _ready(answers, form, looks, people)
    book.define_name("Answers_to_fill_in", f"={ANSWERS}!{_rectangle(form, people)}")
    book.close()
    return kept.getvalue()


def _when(form: Form) -> str:
    return f"{form.area.name}, {form.quarter.months}"


def _looks(book: Workbook) -> _Looks:
    base = {"font_name": "Arial", "font_size": 11, "font_color": _INK, "valign": "top"}
    wrapped = base | {"text_wrap": True}
    return _Looks(
        heading=book.add_format(
            wrapped | {"bold": True, "font_color": "#FFFFFF", "bg_color": _PRIMARY, "border": 1}
        ),
        title=book.add_format(base | {"bold": True, "font_size": 16}),
        words=book.add_format(wrapped),
        fixed=book.add_format(base | {"bg_color": _PANEL}),
        strong=book.add_format(wrapped | {"bold": True}),
    )


def _instruct(sheet: Worksheet, form: Form, looks: _Looks) -> None:
    """The first sheet: what to do, and every question with what it accepts."""
    sheet.set_column(0, 0, 62)
    sheet.set_column(1, 1, 62)
    sheet.write_string(0, 0, form.title, looks.title)
    steps = (
        f"This file is for {_when(form)}.",
        f"1. Open the sheet “{ANSWERS}”. Use one row for each person.",
        "2. Choose an answer from the list in each cell. Leave a cell empty if a person did not"
        " answer.",
        "3. Do not type names, addresses or dates of birth anywhere.",
        "4. Save the file. Open “Add data” in Key Human Indicators, and choose it.",
        "The area and the quarter write themselves. You need not match any column.",
    )
    for row, words in enumerate(steps, start=1):
        sheet.write_string(row, 0, words, looks.words)
    start = len(steps) + 2
    sheet.write_row(start, 0, ["Question", "What you can choose"], looks.heading)
    for row, item in enumerate(form.items, start=start + 1):
        sheet.write_string(row, 0, item.heading, looks.strong)
        sheet.write_string(row, 1, plain_choices(item), looks.words)
    for row, words in enumerate(form.left_out, start=start + len(form.items) + 2):
        sheet.write_string(row, 0, f"Only a code is shown for {words}", looks.words)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _list_choices(book: Workbook, form: Form, looks: _Looks) -> None:
    """The sheet the lists are read from: a column for each question, named after it."""
    sheet = book.add_worksheet(CHOICES)
    sheet.freeze_panes(1, 0)
    for place, item in enumerate(_listed(form)):
        sheet.set_column(place, place, 28)
        sheet.write_string(0, place, item.id, looks.heading)
        for row, choice in enumerate(item.choices, start=1):
            sheet.write_string(row, place, choice.label, looks.words)
        letter = xl_col_to_name(place)
        where = f"={CHOICES}!${letter}$2:${letter}${len(item.choices) + 1}"
        book.define_name(_named(item), where)


def _listed(form: Form) -> list[Item]:
    return [item for item in form.items if item.scale is None]


def _named(item: Item) -> str:
    """A name a spreadsheet takes for a list: never one that looks like a cell."""
    return f"choices_{item.id}"


def _ready(sheet: Worksheet, form: Form, looks: _Looks, people: int) -> None:
    """The sheet of answers: headings that stay in sight, and a list in every cell."""
    headings = ["Area", "Quarter", *(item.heading for item in form.items)]
    sheet.write_row(0, 0, headings, looks.heading)
    sheet.set_row(0, 78)
    sheet.set_column(0, 1, 13)
    sheet.set_column(_PLACE_COLUMNS, len(headings) - 1, 26)
    sheet.freeze_panes(1, _PLACE_COLUMNS)
    last = xl_col_to_name(len(headings) - 1)
    for row in range(1, people + 1):
        for column, said in enumerate((form.area.code, form.quarter.id)):
            filled = f'=IF(COUNTA($C{row + 1}:${last}{row + 1})=0,"","{said}")'
            sheet.write_formula(row, column, filled, looks.fixed, "")
    for column, item in enumerate(form.items, start=_PLACE_COLUMNS):
        sheet.data_validation(1, column, people, column, _validation(item))
    sheet.activate()
    sheet.set_first_sheet()
    sheet.set_landscape()
    sheet.repeat_rows(0)


def _validation(item: Item) -> dict[str, Any]:
    """What a cell accepts, said before and after typing."""
    accepted = plain_choices(item)
    said = {
        "input_title": item.id[:_LONGEST_TITLE],
        "input_message": _cut(f"{item.wording} {accepted}".strip()),
        "error_title": "This is not one of the answers",
        "error_message": _cut(f"You can choose: {accepted}"),
        "ignore_blank": True,
    }
    if item.scale is None:
        return said | {"validate": "list", "source": f"={_named(item)}"}
    ends = {"minimum": item.scale.low, "maximum": item.scale.high}
    return said | {"validate": "integer", "criteria": "between"} | ends


def _cut(words: str) -> str:
    """As much as a spreadsheet can show."""
    return words if len(words) <= _LONGEST_MESSAGE else f"{words[: _LONGEST_MESSAGE - 1]}…"


def _rectangle(form: Form, people: int) -> str:
    last = xl_col_to_name(len(form.items) + _PLACE_COLUMNS - 1)
    return f"$A$1:${last}${people + 1}"
