"""Record what was agreed: only of actions every voice has rated, and only after a talk."""

import streamlit as st

from khi import progress
from khi.access import Act
from khi.model import AGREED, Action, Agreement, KhiError, clock
from khi.progress import findings
from khi.ui import shell, sources, states
from khi.ui.icons import icon
from khi.ui.markup import div, p
from khi.ui.person import may, must
from khi.ui.progress import known
from khi.ui.progress.rating import Seat
from khi.wording import progress as said
from khi.wording import sentence_case

_KEPT = "agreement kept"
_MOST_WORDS, _MOST_PEOPLE = 600, 5000


def agree(seat: Seat) -> None:
    """The form for an agreed rating; or why there is nothing to agree yet."""
    if not may(Act.AGREE, seat.area):
        return
    shell.section(
        "After you have talked", "Record what all three voices agreed, and who was there."
    )
    rows = known.all_ratings(seat.framework)
    here = rows[rows["area"].eq(seat.area.code) & rows["quarter"].eq(seat.quarter.id)]
    spoken = findings.gaps(here)
    ready = spoken[spoken["voices"].eq(len(seat.framework.voices))]
    if kept := st.session_state.pop(_KEPT, ""):
        with st.container(key="notice-agreed"):
            st.html(div("khi", p("khi-say", icon("tick"), " ", kept), role="status"))
    if ready.empty:
        states.empty(
            "Nothing can be agreed yet",
            "An action can be agreed once every voice has given its own rating.",
            of="agreed",
        )
        return
    with st.container(key="card-agree"):
        named = {seat.framework.action(str(each)).short: str(each) for each in ready["action"]}
        short = st.selectbox("Action", list(named), key="agree-action", width=520)
        action = seat.framework.action(named[str(short)])
        own = here[here["action"].eq(action.id) & here["voice"].ne(AGREED)]
        words = [
            f"{said.who(str(v), seat.framework)}: {said.at_stage(int(s), seat.framework)}."
            for v, s in zip(own["voice"], own["stage"], strict=True)
        ]
        st.html(div("khi", p("khi-say", " ".join(words))))
        _form(seat, action, own["stage"].astype(int).tolist())


def _form(seat: Seat, action: Action, given: list[int]) -> None:
    stages = [f"{each.stage} {each.label}" for each in seat.framework.stages]
    between = stages[min(given) : max(given) + 1]
    key = f"{seat.area.code}-{seat.quarter.id}-{action.id}"
    with st.form(f"agree-{key}", border=False):
        stage = st.radio("What did you agree?", between, key=f"agreed-{key}")
        talked = st.text_area("What did you talk about?", max_chars=_MOST_WORDS, key=f"said-{key}")
        seen = st.text_area(
            "What can people see? Moving up needs this.", max_chars=_MOST_WORDS, key=f"agseen-{key}"
        )
        held = st.date_input(
            "When did you meet?", clock.today(), format="DD/MM/YYYY", key=f"held-{key}", width=280
        )
        crowd = {
            role: st.number_input(
                sentence_case(role), 0, _MOST_PEOPLE, key=f"ag-{role}-{key}", width=280
            )
            for role in seat.framework.roles
        }
        by = st.selectbox(
            "You write this down as", seat.framework.roles, key=f"agby-{key}", width=360
        )
        looked = st.checkbox("I have looked again: nobody is named.", key=f"aglooked-{key}")
        if not st.form_submit_button("Record what was agreed", type="primary"):
            return
    agreement = Agreement(
        framework=seat.framework.id,
        version=seat.framework.version,
        area=seat.area.code,
        quarter=seat.quarter.id,
        action=action.id,
        stage=stages.index(str(stage)),
        held_on=held,
        took_part={role: int(people) for role, people in crowd.items()},
        said=talked,
        evidence=seen,
        by_role=str(by),
        recorded_at=clock.now(),
    )
    try:
        must(Act.AGREE, seat.area)
        progress.agree(sources.store(), sources.catalogue(), agreement, looked=looked)
    except KhiError as problem:
        states.error(problem)
        return
    st.session_state[_KEPT] = f"Recorded: {action.short}, {stage}. The three ratings stay as given."
    st.rerun()
