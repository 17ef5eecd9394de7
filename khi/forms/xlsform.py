"""A form as an XLSForm, which KoboToolbox and ODK load as it is.

It asks for nothing but answers: no device, no time of day, no place on earth. The area and the
quarter are calculated, so that they stand in every row of the export.
"""

import io
from collections.abc import Iterator, Sequence

import xlsxwriter

from khi.forms.form import Form, Item, scale_words

_Row = Sequence[str]
_SURVEY = ("type", "name", "label", "hint", "required", "appearance", "calculation")
_CHOICES = ("list_name", "name", "label")
_SETTINGS = ("form_title", "form_id", "version", "default_language")
_SHORT_LIST = 4


def xlsform(form: Form) -> bytes:
    """The three sheets of an XLSForm: survey, choices and settings."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False})
    sheets = {
        "survey": (_SURVEY, _survey(form)),
        "choices": (_CHOICES, _choices(form)),
        "settings": (_SETTINGS, [_settings(form)]),
    }
    for name, (header, rows) in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.set_column(0, len(header) - 1, 24)
        sheet.freeze_panes(1, 0)
        for place, row in enumerate([header, *rows]):
            for column, words in enumerate(row):
                sheet.write_string(place, column, words)
    book.close()
    return kept.getvalue()


def form_id(form: Form) -> str:
    """What the tool keeps the form under."""
    kind = "_easy" if form.easy else ""
    return f"khi_{form.area.code}_{form.quarter.id}{kind}".lower().replace("-", "_")


def _survey(form: Form) -> Iterator[_Row]:
    yield ("calculate", "area", "", "", "", "", f"'{form.area.code}'")
    yield ("calculate", "quarter", "", "", "", "", f"'{form.quarter.id}'")
    yield ("note", "welcome", _welcome(form), "", "", "", "")
    parts = (("survey", "What you think", False), ("about_you", "About you", True))
    for name, label, about_you in parts:
        items = [item for item in form.printed if item.about_you is about_you]
        if items:
            yield ("begin_group", name, label, "", "", "", "")
            yield from map(_asked, items)
            yield ("end_group", "", "", "", "", "", "")


def _asked(item: Item) -> _Row:
    """Nothing is required: nobody has to answer."""
    hint = scale_words(item.scale) if item.scale else ""
    look = "" if len(item.choices) <= _SHORT_LIST or item.scale is None else "columns-pack"
    return (f"select_one {_list_of(item)}", item.id, item.wording, hint, "", look, "")


def _list_of(item: Item) -> str:
    return f"{item.id}_answers"


def _choices(form: Form) -> Iterator[_Row]:
    for item in form.printed:
        for choice in item.choices:
            yield (_list_of(item), choice.code, choice.label)


def _settings(form: Form) -> _Row:
    return (form.title, form_id(form), form.quarter.id, "English (en)")


def _welcome(form: Form) -> str:
    """The first thing people read."""
    asks = f"{form.asked_by} is asking. " if form.asked_by else ""
    return (
        f"{asks}You do not have to answer every question. Your answers are added up with other"
        " people's. Please do not write your name."
    )
