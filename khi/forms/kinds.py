"""Every kind of form by name: what it is, who it is for, and what makes it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from khi.forms.form import Form
from khi.forms.paper import paper
from khi.forms.tables import table
from khi.forms.workbook import workbook
from khi.forms.xlsform import xlsform
from khi.model import KhiError

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Kind:
    """One kind of form. ``prints`` is set where people are shown the questions' own words."""

    name: str
    label: str
    says: str
    suffix: str
    mime: str
    make: Callable[[Form], bytes]
    prints: bool = True
    easy: bool = False


KINDS = (
    Kind(
        "paper",
        "Paper form",
        "Print it and hand it out. Type the answers into the spreadsheet afterwards.",
        "pdf",
        "application/pdf",
        paper,
    ),
    Kind(
        "easy",
        "Easy-read paper form",
        "Large print, short words, fewer answers to choose from.",
        "pdf",
        "application/pdf",
        paper,
        easy=True,
    ),
    Kind(
        "spreadsheet",
        "Spreadsheet with lists",
        "A row for each person. Every cell has a list to choose from.",
        "xlsx",
        _EXCEL,
        workbook,
        prints=False,
    ),
    Kind(
        "xlsform",
        "Online form (XLSForm)",
        "KoboToolbox and ODK load it as it is. Their export comes back without any matching.",
        "xlsx",
        _EXCEL,
        xlsform,
    ),
    Kind(
        "easy-xlsform",
        "Easy-read online form (XLSForm)",
        "The same, in easy words. Both kinds of answers add up together.",
        "xlsx",
        _EXCEL,
        xlsform,
        easy=True,
    ),
    Kind(
        "csv",
        "Plain table (CSV)",
        "Headings only, for a system that can export to them.",
        "csv",
        "text/csv",
        table,
        prints=False,
    ),
)


def made(kind: Kind, form: Form) -> bytes:
    """The form as a file of this kind.

    Raises:
        KhiError: where none of its questions may be printed.
    """
    if kind.prints and not any(not item.about_you for item in form.printed):
        raise KhiError(
            "None of these questions may be printed.",
            found=" ".join(form.left_out),
            fix="Choose another question, or take the spreadsheet or the plain table.",
            state="Nothing has been made.",
        )
    return kind.make(form)


def file_name(kind: Kind, form: Form) -> str:
    """What the file is called: "leeds-2025-q3-paper.pdf"; "leeds-2025-q3.csv", not "-csv.csv"."""
    place = re.sub(r"[^a-z0-9]+", "-", form.area.name.casefold()).strip("-")
    shape = "" if kind.name == kind.suffix else f"-{kind.name}"
    return f"{place}-{form.quarter.id.lower()}{shape}.{kind.suffix}"
