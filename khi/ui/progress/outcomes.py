"""The outcomes an action is meant to move, beside it: published figures, and no word of cause."""

import pandas as pd
import streamlit as st

from khi import wording
from khi.model import EVERYONE, Action, Indicator, Voice
from khi.ui.frame import selection, shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import badges, states
from khi.ui.pieces.card import foot
from khi.ui.pieces.markup import Markup, div, p, tag
from khi.ui.progress.view import View
from khi.wording import progress as said

_MOST = 3


def outcomes(view: View) -> None:
    """One action's stage beside what people say of the outcomes it is meant to move."""
    shell.section(
        "Beside each action, the outcomes it is meant to move",
        "They are set side by side. Nothing here says that one made the other happen.",
    )
    with st.container(key="choices-outcomes", horizontal=True, vertical_alignment="bottom"):
        named = {each.short: each for each in view.framework.actions}
        action = named[selection.pick("Action", list(named), key="beside", width=420)]
    stage, beside, source = _set_beside(view, action)
    with st.container(key="card-outcomes"):
        st.html(stage)
        if beside:
            st.html(beside)
        else:
            states.empty(
                "No outcome was asked about this quarter",
                "Add a survey of this quarter.",
                of="outcomes",
            )
        foot(source)


@once
def _set_beside(view: View, action: Action) -> tuple[Markup, Markup, str]:
    """An action's stage, the outcomes beside it, nothing where none was asked, and the source."""
    indicators = [sources.catalogue().indicators[each] for each in action.moves[:_MOST]]
    rows = sources.figures(
        indicators=[each.id for each in indicators],
        areas=[view.area.code],
        periods=[view.quarter.id],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    cells = [_outcome(rows, each, easy=view.easy) for each in indicators]
    return (
        div("khi", tag("h3", action.title), p("khi-say", _stage(view, action.id))),
        Markup() if rows.empty else div("khi khi-beside", *cells),
        f"{view.area.name}, {view.quarter.months}. {wording.source(rows)}",
    )


def _stage(view: View, action: str) -> str:
    own = view.now[view.now["action"].eq(action) & view.now["voice"].eq(Voice.PEOPLE.value)]
    if own.empty:
        return "People have not rated this action."
    return f"People put it at {said.at_stage(int(own['stage'].iloc[0]), view.framework)}."


def _outcome(rows: pd.DataFrame, indicator: Indicator, *, easy: bool) -> Markup:
    """One outcome: its figure, its change, and how sure we are; or why there is none."""
    name = indicator.easy if easy else indicator.title
    for row in rows[rows["indicator"].eq(indicator.id)].to_dict("records"):
        if wording.is_shown(row):
            likely = f"{wording.likely_between(row, indicator)} {wording.base(row)}"
            return div(
                "khi-outcome",
                tag("h4", name),
                p("khi-figure", f"{wording.number(row['value'], indicator)} {indicator.unit}"),
                p("khi-say", badges.change(row), " ", wording.change(row, indicator)),
                p("khi-sub", likely),
            )
        return div("khi-outcome", tag("h4", name), p("khi-say", wording.reason(row)))
    return div("khi-outcome", tag("h4", name), p("khi-say", "Not asked here in this quarter."))
