"""A form on paper: a tagged PDF (PDF/UA), so that a screen reader can read it too.

The words go to the page as data, never as markup: nothing typed by a person can change the page.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import font_source_sans_pro
import typst

from khi.forms.form import Form, Item, scale_words
from khi.model import clock

_PAGE = Path(__file__).with_name("paper.typ")
_FONTS = Path(font_source_sans_pro.__file__).parent / "files"


def paper(form: Form, *, made_at: datetime | None = None) -> bytes:
    """The form as a PDF to print: plain, or in easy read where the form is in easy read."""
    return typst.compile(
        str(_PAGE),
        format="pdf",
        pdf_standards=["ua-1"],
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"form": json.dumps(_written(form))},
        timestamp=int((made_at or clock.now()).timestamp()),
    )


def _written(form: Form) -> dict[str, Any]:
    """What the page needs to know, in words."""
    return {
        "title": form.title,
        "area": form.area.name,
        "easy": form.easy,
        "asked_by": form.asked_by,
        "when": form.quarter.months,
        "questions": [_asked(item) for item in form.printed if not item.about_you],
        "about_you": [_asked(item) for item in form.printed if item.about_you],
    }


def _asked(item: Item) -> dict[str, Any]:
    return {
        "topic": item.topic,
        "wording": item.wording,
        "scale": scale_words(item.scale) if item.scale else "",
        "choices": [choice.label for choice in item.choices],
    }
