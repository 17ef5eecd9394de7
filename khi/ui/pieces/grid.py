"""A table that is the finding itself: areas by indicators, quarters by indicators."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import pandas as pd
import streamlit as st

from khi.ui.pieces import take_along
from khi.ui.pieces.card import foot
from khi.ui.pieces.markup import Markup, div, p, table, tag
from khi.wording.numbers import counted


class Cell(NamedTuple):
    """What a cell shows, and the same in words alone for a workbook."""

    shown: Markup | str
    words: str


@dataclass(frozen=True)
class Grid:
    """Everything one table is shown with; its first column names the rows.

    ``first`` are the places of the lines that stand before the others, which are one press away;
    without them all stand in one table.
    """

    name: str
    title: str
    subtitle: str
    header: Sequence[str]
    lines: Sequence[Sequence[Cell]]
    figures: pd.DataFrame
    source: str
    sentence: str = ""
    help: Sequence[str] = field(default_factory=tuple)
    first: Collection[int] = field(default_factory=frozenset)

    @cached_property
    def cells(self) -> Markup:
        """The table as the page shows it."""
        leads = [place in self.first or not self.first for place in range(len(self.lines))]
        others = [not lead for lead in leads]
        if not any(others):
            return div("khi", self._table(leads, self.title))
        says = f"The other {counted(sum(others), self.header[0].lower())}, A to Z"
        more = tag("details", tag("summary", says), self._table(others, says), class_="khi-open")
        return div("khi", self._table(leads, self.title), more)

    def _table(self, kept: Sequence[bool], caption: str) -> Markup:
        lines = (line for line, keep in zip(self.lines, kept, strict=True) if keep)
        shown = [[cell.shown for cell in line] for line in lines]
        return table(list(self.header), shown, caption=caption)

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
