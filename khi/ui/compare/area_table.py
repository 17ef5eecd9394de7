"""Areas down, indicators across: a figure, a shape and a word in each cell."""

from collections.abc import Callable, Sequence

import pandas as pd

from khi import wording
from khi.model import Area, Indicator
from khi.publication import comparing
from khi.ui import compare
from khi.ui.given import sources
from khi.ui.pieces import badges
from khi.ui.pieces.grid import Cell, plain
from khi.ui.pieces.markup import Markup, tag
from khi.wording import compare as said
from khi.wording.findings import Row

Fill = Callable[[Row | None], Cell]
"""What makes a cell of a row; None is a row that is not there."""


def lines(
    rows: pd.DataFrame, areas: Sequence[Area], indicators: Sequence[Indicator], fill: Fill,
    *, mine: str,
) -> list[list[Cell]]:  # fmt: skip
    """A line for each area, with its name in front; the reader's own stands out."""
    cells = {(row["area"], row["indicator"]): row for row in rows.to_dict("records")}
    return [
        [_name(area, mine), *(fill(cells.get((area.code, each.id))) for each in indicators)]
        for area in areas
    ]


def first(areas: Sequence[Area], wanted: Sequence[str]) -> frozenset[int]:
    """Which lines stand before the others where areas are many, by the codes wanted most.

    Nothing where they are few: then every line stands in one table.
    """
    codes = [each.code for each in areas]
    if len(codes) <= comparing.ALL:
        return frozenset()
    known = [code for code in dict.fromkeys([*wanted, *codes]) if code in codes]
    return frozenset(codes.index(code) for code in known[: comparing.MOST])


def _name(area: Area, mine: str) -> Cell:
    bold = tag("b", area.name, style="color:var(--primary)")
    return Cell(bold if area.code == mine else area.name, area.name)


def standing(row: Row | None) -> Cell:
    """A figure, and how the area compares with what it is held against."""
    return _cell(row, compare.standing, _standing_word)


def _standing_word(row: Row) -> str:
    return said.comparison_word(row) or "Not compared"


def moved(row: Row | None) -> Cell:
    """A figure, and how it has changed in a year."""
    return _cell(row, badges.moved, badges.moved_word)


def _cell(row: Row | None, badge: Callable[[Row], Markup], word: Callable[[Row], str]) -> Cell:
    """A figure over a shape and a word; or the reason why there is none."""
    if row is None:
        return plain("Nothing recorded")
    if not wording.is_shown(row):
        return plain(said.instead(row))
    figure = wording.number(row["value"], sources.catalogue().indicators[str(row["indicator"])])
    value = tag("b", figure, style="min-width:3.5em")
    shown = tag("div", value, badge(row), style="display:flex;flex-wrap:wrap")
    return Cell(shown, f"{figure}, {word(row)}")
