"""A table that is the finding itself: areas by indicators, quarters by indicators."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import pandas as pd
import streamlit as st

from khi.ui import take_along
from khi.ui.card import foot
from khi.ui.markup import Markup, div, p, table, tag


class Cell(NamedTuple):
    """What a cell shows, and the same in words alone for a workbook."""

    shown: Markup | str
    words: str


@dataclass(frozen=True)
class Grid:
    """Everything one table is shown with; its first column names the rows."""

    name: str
    title: str
    subtitle: str
    header: Sequence[str]
    lines: Sequence[Sequence[Cell]]
    figures: pd.DataFrame
    source: str
    sentence: str = ""
    help: Sequence[str] = field(default_factory=tuple)

    @cached_property
    def cells(self) -> Markup:
        """The table as the page shows it."""
        shown = [[cell.shown for cell in line] for line in self.lines]
        return div("khi", table(list(self.header), shown, caption=self.title))

    @cached_property
    def twin(self) -> pd.DataFrame:
        """The same table in words."""
        words = [[cell.words for cell in line] for line in self.lines]
        return pd.DataFrame(words, columns=list(self.header))


def plain(words: str) -> Cell:
    """A cell of words and nothing else."""
    return Cell(words, words)


def show(grid: Grid) -> None:
    """Draw a table as a card, with the ways to take it along."""
    with st.container(key=f"card-{grid.name}"):
        st.html(div("khi", tag("h3", grid.title), p("khi-sub", grid.subtitle)))
        st.html(grid.cells)
        take_along.buttons(grid)
        foot(f"{grid.source} To cite: {take_along.cited(grid)}")
