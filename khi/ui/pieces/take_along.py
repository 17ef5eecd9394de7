"""What is shown, to take along: its figures, a workbook that explains itself, a line to cite."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

import pandas as pd
import streamlit as st

from khi import wording
from khi.model import clock
from khi.reports import Sheet, workbook
from khi.ui.given import sources
from khi.ui.pieces import files

MARK = "Invented example: these places exist nowhere, and every figure is made up."


class Shown(Protocol):
    """A chart or a table on a page, with everything it is shown with."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def subtitle(self) -> str: ...  # noqa: D102
    @property
    def sentence(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def help(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def twin(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def figures(self) -> pd.DataFrame: ...  # noqa: D102


def buttons(shown: Shown) -> None:
    """Offer exactly what is shown, as CSV and as a workbook."""
    with st.container(horizontal=True, gap="small"):
        name = files.about(shown.title, shown.subtitle, shown.figures)
        files.button("Get these figures (CSV)", shown.figures, name=name, key=shown.name)
        book = partial(_book, shown, cited(shown))
        files.book_button("As a spreadsheet (XLSX)", book, name=name, key=shown.name)


def mark(figures: pd.DataFrame) -> str:
    """What must be said of invented figures wherever they go; empty for real ones."""
    return MARK if "invented" in figures and bool(figures["invented"].eq(True).any()) else ""


def cited(shown: Shown) -> str:
    """The line to cite it by."""
    return cite(shown.title, shown.subtitle)


def cite(title: str, subtitle: str) -> str:
    """The line to cite something by: what it is, and when it was seen and last changed."""
    today = clock.today()
    return wording.citation(title, subtitle, seen=today, changed=sources.last_change())


def _book(shown: Shown, line: str) -> bytes:
    """It as a workbook says it, made when somebody asks for it."""
    invented = mark(shown.figures)
    about = [
        ("What it found", shown.title),
        ("What it measures", shown.subtitle),
        *([("How sure we are", shown.sentence)] if shown.sentence else []),
        ("Source", shown.source),
        *([("Bear in mind", invented)] if invented else []),
        *(("Bear in mind", each) for each in shown.help),
        ("To cite", line),
    ]
    return workbook(Sheet(shown.title, about, shown.twin, shown.figures))
