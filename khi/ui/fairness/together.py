"""Two characteristics at once, where every cell may be shown; or why not, and what would help."""

import streamlit as st

from khi.model import CROSSED, Breakdown, PeriodType
from khi.ui.fairness.view import View, breakdown_of, breakdowns, rows_of
from khi.ui.frame import shell
from khi.ui.frame.made_once import once
from khi.ui.pieces.markup import div, items
from khi.wording.fairness import together as said


def show(view: View) -> None:
    """What can be seen of two characteristics at once in this area and round."""
    lines = _lines(view)
    if not lines:
        return
    shell.section("Two characteristics at once", "Shown only where every group has enough answers.")
    with st.container(key="card-together"):
        st.html(div("khi", items("khi-dots", *lines)))


@once
def _lines(view: View) -> list[str]:
    """A line for each pair, or why there is none; nothing where nobody was asked who they are."""
    known = breakdowns(rows_of(view.area, view.period, view.indicator))
    if not known:
        return []
    crossed = [each for each in known if CROSSED in each.id]
    is_year = view.period.type is PeriodType.YEAR
    without = said.ONLY_QUARTERS if is_year else said.NOT_ASKED
    return [_line(each, view) for each in crossed] or [without]


def _line(breakdown: Breakdown, view: View) -> str:
    """One pair: where to see it, or why not and what to put together."""
    rows = rows_of(view.area, view.period, view.indicator)
    own = rows[rows["breakdown"].eq(breakdown.id)]
    if not own["absence"].ne("").any():
        return said.shown(breakdown.label)
    parts = [breakdown_of(part, rows) for part in breakdown.id.split(CROSSED)]
    advice = (said.merging(rows[rows["breakdown"].eq(part.id)], part) for part in parts)
    return said.hidden(breakdown.label, next((each for each in advice if each), ""))
