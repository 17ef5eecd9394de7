"""Every area on the five headlines: one table, A to Z."""

from collections.abc import Sequence

import streamlit as st

from khi import wording
from khi.model import EVERYONE, Indicator
from khi.model.in_words import lower_first
from khi.publication import comparing
from khi.ui.compare import area_table
from khi.ui.compare.page import Found, View
from khi.ui.frame import selection
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import grid
from khi.ui.pieces.grid import Grid
from khi.ui.pieces.markup import joined, tag
from khi.wording import by_chance
from khi.wording import compare as said


def matrix(view: View, found: Found, first: Sequence[str]) -> None:
    """Every area on the five headlines: a figure, a shape and a word in each cell.

    Where they are many, ``first`` are the codes of those that stand before the others.
    """
    made = _matrix(view, found, first)
    if made is not None:
        with st.container(key="fold-matrix"):
            within = "Each area, part by part, beside the rest."
            selection.fold(joined((tag("b", made.title), tag("span", within))))
            grid.show(made)


@once
def _matrix(view: View, found: Found, first: Sequence[str]) -> Grid | None:
    known, headlines = set(found.areas["area"]), sources.catalogue().headlines
    family = [each for each in view.family if each.code in known]
    rows = sources.figures(
        indicators=[each.id for each in headlines],
        areas=[each.code for each in family],
        periods=[view.quarter.id],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    if rows.empty:
        return None
    rows = comparing.among_all(rows, each=["indicator"])
    what = ". ".join(f"{wording.domain(each)}: {_measure(each)}" for each in headlines)
    return Grid(
        name="matrix",
        title=said.matrix_title(rows.assign(name=rows["area"].map(view.names)), len(headlines)),
        subtitle=f"Each area beside the rest of {_beside(view)}. {view.quarter.months}.",
        header=["Area", *(wording.domain(each) for each in headlines)],
        lines=area_table.lines(rows, family, headlines, area_table.standing, mine=view.area.code),
        figures=rows,
        first=area_table.first(family, first),
        source=f"{what}. {wording.source(rows)}",
        help=by_chance.how_clear("areas"),
    )


def _beside(view: View) -> str:
    """What the words in the cells are about: they are as published, of the area next above."""
    return "what it lies in" if view.is_wide else view.whole.name


def _measure(indicator: Indicator) -> str:
    """What a column holds, in the middle of a sentence."""
    return lower_first(f"{indicator.title}, {wording.unit(indicator)}")
