"""Aims for an indicator, and where its limits begin anew: set with a reason and a role.

Nobody moves an aim or the limits unnamed: what was set stands on the chart and in the export.
"""

from functools import partial

import pandas as pd
import streamlit as st

from khi import publication, wording
from khi.access import Act
from khi.model import Aim, Area, Indicator, KhiError, Period, Quarter, Rebase
from khi.model.typed import typed
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces.markup import div, p
from khi.ui.voices import desk

_LONGEST = 200


def set_for(indicator: Indicator, area: Area) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The aims of an indicator in an area, and where its limits begin anew."""
    store = sources.store()
    asked = {"indicator": indicator.id, "area": area.code}
    return publication.aims(store, **asked), publication.rebases(store, **asked)


def aim_at(indicator: Indicator, area: Area, period: Period) -> float | None:
    """The aim in force at the end of a period; None where none was set by then."""
    every = sources.kept(("aims",), lambda: publication.aims(sources.store()))
    own = every[every["indicator"].eq(indicator.id) & every["area"].eq(area.code)]
    starts = own["quarter"].map(lambda each: Quarter.parse(str(each)).start)
    begun = own[starts.le(period.end)] if len(own) else own
    return float(begun["value"].iloc[-1]) if len(begun) else None


def offer(indicators: list[Indicator], area: Area, quarters: list[Quarter]) -> None:
    """Room to set an aim or begin new limits, and to take either back. For those who may."""
    if not may(Act.AIM, area) or not quarters:
        return
    room = st.expander("Set an aim, or begin new limits", key="aiming", on_change="rerun")
    if not room.open:
        return
    with room:
        named = {each.short: each for each in indicators}
        chosen = named[str(st.selectbox("For", list(named), key=desk.key("aim-for")))]
        what = st.radio(
            "What to set", ["An aim", "New limits"], horizontal=True, key=desk.key("aim-what")
        )
        _form(chosen, area, quarters, is_aim=what == "An aim")
        _take_back(chosen, area)


def _form(indicator: Indicator, area: Area, quarters: list[Quarter], *, is_aim: bool) -> None:
    with st.form(desk.key("aim"), border=False, enter_to_submit=False):
        ahead = [quarters[-1].later(back) for back in range(8, 0, -1)] if is_aim else []
        labels = {each.label: each for each in [*ahead, *reversed(quarters)]}
        first = len(ahead)
        start = st.selectbox("From the quarter", list(labels), index=first, key=desk.key("aim-at"))
        value = 0.0
        if is_aim:
            unit = "in every 100" if indicator.is_fraction else indicator.unit
            value = st.number_input(f"The aim, {unit}", value=0.0, key=desk.key("aim-value"))
        else:
            says = "Only where what is done, or how it is counted, has changed for good."
            st.html(div("khi", p("khi-sub", says)))
        reason = st.text_input("Why", max_chars=_LONGEST, key=desk.key("aim-why"))
        by = st.text_input(
            "Who decided it: a board or a role, not a name", max_chars=80, key=desk.key("aim-by")
        )
        if st.form_submit_button("Set it", type="primary"):
            quarter = labels[str(start)].id
            where = {"indicator": indicator.id, "area": area.code, "quarter": quarter}
            signed = {"reason": reason, "by_role": by}
            act = (
                partial(_aim, where, signed, value, indicator)
                if is_aim
                else partial(_rebase, where, signed)
            )
            desk.attempt(act)


def _aim(where: dict[str, str], signed: dict[str, str], value: float, indicator: Indicator) -> str:
    must(Act.AIM, sources.catalogue().area(where["area"]))
    size = value / 100 if indicator.is_fraction else value
    aim = Aim(**where, value=size, **_whole(signed))
    publication.set_aim(sources.store(), sources.catalogue(), aim)
    sources.begin()
    return f"The aim is set: {wording.number(size, indicator)}."


def _rebase(where: dict[str, str], signed: dict[str, str]) -> str:
    must(Act.AIM, sources.catalogue().area(where["area"]))
    publication.rebase(sources.store(), sources.catalogue(), Rebase(**where, **_whole(signed)))
    sources.begin()
    return "New limits begin there. The reason stands under the chart."


def _whole(signed: dict[str, str]) -> dict[str, str]:
    """What was typed, made harmless; both a reason and a role are asked for.

    Raises:
        KhiError: where one of them is missing.
    """
    kept = {name: typed(words, field="This", most=_LONGEST) for name, words in signed.items()}
    if not all(kept.values()):
        raise KhiError(
            "Please say why, and who decided it.",
            accepted="a few words for each, and a role rather than a name",
            fix="Add them, then set it again.",
        )
    return kept


def _take_back(indicator: Indicator, area: Area) -> None:
    """Take back what somebody set here."""
    aims, rebases = set_for(indicator, area)
    lines = {
        str(x.id): f"Aim of {wording.number(x.value, indicator)} from {x.quarter}: {x.reason}"
        for x in aims.itertuples()
    }
    lines |= {str(x.id): f"New limits from {x.quarter}: {x.reason}" for x in rebases.itertuples()}
    undo = partial(_taken_back, area)
    desk.take_back("Something to take back", lines, name="aim", undo=undo)


def _taken_back(area: Area, id: str) -> str:
    must(Act.AIM, area)
    publication.take_back_aim(sources.store(), id)
    sources.begin()
    return "It was taken back."
