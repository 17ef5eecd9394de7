"""Record what was agreed: only of actions every voice has rated, and only after a talk."""

import streamlit as st

from khi import progress
from khi.access import Act
from khi.model import AGREED, Action, Agreement, KhiError, clock
from khi.progress import findings
from khi.ui.frame import shell
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces import states
from khi.ui.pieces.icons import icon
from khi.ui.pieces.markup import div, p
from khi.ui.progress import known
from khi.ui.progress.rating import crowd
from khi.ui.progress.seat import Seat
from khi.wording import progress as said

_KEPT = "agreement kept"
_MOST_WORDS = 600


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
    """What is asked of an agreement, which lies between the stages given."""
    key = f"{seat.area.code}-{seat.quarter.id}-{action.id}"
    with st.form(f"agree-{key}", border=False):
        agreement = _agreement(seat, action, given, key)
        looked = st.checkbox("I have looked again: nobody is named.", key=f"aglooked-{key}")
        is_sent = st.form_submit_button("Record what was agreed", type="primary")
    if is_sent:
        _record(seat, action, agreement, looked=looked)


def _agreement(seat: Seat, action: Action, given: list[int], key: str) -> Agreement:
    """The boxes, and the agreement that they hold."""
    stages = [f"{each.stage} {each.label}" for each in seat.framework.stages]
    between, roles = stages[min(given) : max(given) + 1], seat.framework.roles
    return Agreement(
        **seat.about(action),
        stage=stages.index(st.radio("What did you agree?", between, key=f"agreed-{key}")),
        said=st.text_area("What did you talk about?", max_chars=_MOST_WORDS, key=f"said-{key}"),
        evidence=st.text_area(
            "What can people see? Moving up needs this.", max_chars=_MOST_WORDS, key=f"agseen-{key}"
        ),
        held_on=st.date_input(
            "When did you meet?", clock.today(), format="DD/MM/YYYY", key=f"held-{key}", width=280
        ),
        took_part=crowd(roles, f"agreed-{key}"),
        by_role=st.selectbox("You write this down as", roles, key=f"agby-{key}", width=360),
        recorded_at=clock.now(),
    )


def _record(seat: Seat, action: Action, agreement: Agreement, *, looked: bool) -> None:
    """Keep it; or say what is missing, with nothing typed lost."""
    try:
        must(Act.AGREE, seat.area)
        progress.agree(sources.store(), sources.catalogue(), agreement, looked=looked)
    except KhiError as problem:
        states.error(problem)
        return
    stage = said.at_stage(agreement.stage, seat.framework)
    st.session_state[_KEPT] = f"Recorded: {action.short}, {stage}. The three ratings stay as given."
    st.rerun()
