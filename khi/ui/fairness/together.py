"""Two characteristics at once, where every cell may be shown; or why not, and what would help."""

import streamlit as st

from khi.model import CROSSED, Breakdown, PeriodType
from khi.ui import shell
from khi.ui.fairness.view import View, breakdown_of, breakdowns, rows_of
from khi.ui.markup import div, items
from khi.wording.fairness import together as said


def show(view: View) -> None:
    """What can be seen of two characteristics at once in this area and round."""
    rows = rows_of(view.area, view.period, view.indicator)
    if not breakdowns(rows):
        return
    shell.section("Two characteristics at once", "Shown only where every group has enough answers.")
    crossed = [each for each in breakdowns(rows) if CROSSED in each.id]
    is_year = view.period.type is PeriodType.YEAR
    without = said.ONLY_QUARTERS if is_year else said.NOT_ASKED
    lines = [_line(each, view) for each in crossed] or [without]
    with st.container(key="card-together"):
        st.html(div("khi", items("khi-dots", *lines)))


def _line(breakdown: Breakdown, view: View) -> str:
    """One pair: where to see it, or why not and what to put together."""
    rows = rows_of(view.area, view.period, view.indicator)
    own = rows[rows["breakdown"].eq(breakdown.id)]
    if not own["absence"].ne("").any():
        return said.shown(breakdown.label)
    parts = [breakdown_of(part, rows) for part in breakdown.id.split(CROSSED)]
    advice = (said.merging(rows[rows["breakdown"].eq(part.id)], part) for part in parts)
    return said.hidden(breakdown.label, next((each for each in advice if each), ""))
