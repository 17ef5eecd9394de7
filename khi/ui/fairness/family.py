"""For analysts, behind one click: the whole family of measures, each with when it misleads."""

from functools import partial

import pandas as pd
import streamlit as st

from khi import wording
from khi.model import NOT_STATED
from khi.publication import fairness
from khi.publication.fairness.ladder import DEPRIVATION, FIFTHS
from khi.ui.fairness.groups import Found, with_everyone
from khi.ui.fairness.view import View, periods
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import files
from khi.ui.pieces.card import written
from khi.ui.pieces.markup import Markup, div, items, p
from khi.wording.fairness import measures as said


def show(view: View, found: Found) -> None:
    """The measures and the groups they are made of, with everything to take away."""
    if view.breakdown is None or found.groups.empty:
        return
    with st.container(key="card-family"), st.expander("For analysts: every measure of this gap"):
        st.html(_advice(view, found))
        st.html(_source(found))
        with st.container(horizontal=True):
            name = (
                f"{view.area.name} {view.period.id} {view.indicator.short} {view.breakdown.label}"
            )
            files.table_button(
                "Get the measures (CSV)", partial(_measures, view, found),
                name=f"measures {name}", key="family",
            )  # fmt: skip
            files.table_button(
                "Get the groups, with intervals and reasons (CSV)", partial(with_everyone, found),
                name=f"groups {name}", key="family-groups",
            )  # fmt: skip


def _measures(view: View, found: Found) -> pd.DataFrame:
    """The measures as a file has them."""
    family = _family(view, found)
    return family.assign(advice=family["advice"].map("; ".join))


@once
def _source(found: Found) -> Markup:
    return div("khi", p("khi-sub", wording.source(found.everyone)))


@once
def _advice(view: View, found: Found) -> Markup:
    """When each measure misleads, and the measures."""
    family = _family(view, found)
    told = said.advice(family["advice"].iloc[0])
    twin = said.measures_table(family, view.indicator)
    return div(
        "khi",
        p("khi-sub", _about(view)),
        items("khi-dots", *told),
        written(twin, caption="Measures of inequality"),
    )


@once
def _family(view: View, found: Found) -> pd.DataFrame:
    """Every measure over the groups shown."""
    is_ladder = view.breakdown is not None and view.breakdown.id == DEPRIVATION
    return fairness.family(
        found.groups,
        view.indicator,
        ordered=FIFTHS if is_ladder else (),
        reference=view.reference,
        previous=_previous(view),
    )


def _about(view: View) -> str:
    label = view.breakdown.label.lower() if view.breakdown else ""
    return (
        f"{view.indicator.title}, by {label}. {view.area.name}, {view.period.months}. Made of the "
        "figures shown above; limits by redrawing each group within its own. Groups count by how "
        "many of their people answered."
    )


def _previous(view: View) -> list[str] | None:
    """The groups of the round before; None where there was none."""
    earlier = [each for each in periods(view.area) if each.type is view.period.type]
    before = [each for each in earlier if each.start < view.period.start]
    if not before or view.breakdown is None:
        return None
    rows = sources.figures(
        indicators=[view.indicator.id], areas=[view.area.code], periods=[before[0].id],
        breakdowns=[view.breakdown.id], answers=[""],
    )  # fmt: skip
    codes = [str(each) for each in rows["group"].unique() if each != NOT_STATED]
    return codes or None
