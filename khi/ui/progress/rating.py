"""Give a rating: one action at a time, in one voice, with nobody else's to look at.

Only what this voice itself said is read here. What is typed goes to the store as it is kept there,
tidied, and comes back escaped or into the box it was typed in.
"""

from collections.abc import Sequence

import streamlit as st

from khi import progress
from khi.access import Act
from khi.model import Action, KhiError, Quarter, Rating, clock
from khi.ui.frame import into_view, shell
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces import states
from khi.ui.pieces.icons import badge, icon
from khi.ui.pieces.markup import Markup, div, items, p, tag
from khi.ui.progress.seat import Seat, act_of
from khi.wording import progress as said
from khi.wording import sentence_case

_KEPT = "rating kept"
_MOST_WORDS = 600
_MOST_PEOPLE = 5000
_ALL_SEEN = "Everybody can see what each voice said."


def head(seat: Seat) -> None:
    """Where we are, and how far this voice has come."""
    own = seat.own()
    done = sum((seat.quarter.id, each.id) in own for each in seat.framework.actions)
    speaker = seat.framework.voices[seat.voice]
    actions = seat.framework.actions
    is_open = len(_settled(seat)) < len(actions)
    shell.head(
        f"Rate · {seat.area.name} · {seat.quarter.months}",
        "How far have we come?",
        f"{speaker.label}: {done} of {len(actions)} actions rated."
        f" {'You see only what your own voice has said.' if is_open else _ALL_SEEN}",
    )


def rate(seat: Seat) -> None:
    """One action: what you would see at each stage, and the form to rate it with."""
    if kept := st.session_state.pop(_KEPT, ""):
        with st.container(key="notice"):
            st.html(div("khi", p("khi-say", icon("tick"), " ", kept), role="status"))
            into_view.bring("notice", at="center", turn=len(seat.own()))
    own = seat.own()
    action = _action(seat, own)
    before = _before(seat, action, own)
    with st.container(key="card-rate"):
        st.html(div("khi", tag("h2", action.easy if seat.easy else action.title, class_="khi-h3"),
                    p("khi-sub", _last_time(before, seat))))  # fmt: skip
        _signs(seat, action)
        now = own.get((seat.quarter.id, action.id), {})
        if action.id in _settled(seat):
            _say_settled(seat, now)
        else:
            _form(seat, action, now, before)


def _settled(seat: Seat) -> set[str]:
    """The actions whose rating would be refused now: all have spoken, or the quarter is closed."""
    store, area = sources.store(), seat.area.code
    if seat.quarter.id in progress.closed(store, seat.framework, area=area):
        return {each.id for each in seat.framework.actions}
    given = progress.given(store, seat.framework, area=area)
    spoken = given[given["quarter"].eq(seat.quarter.id)].groupby("action")["voice"].nunique()
    return {str(each) for each in spoken.index[spoken.eq(len(seat.framework.voices))]}


def _say_settled(seat: Seat, now: dict[str, object]) -> None:
    """What this voice said, why there is no form here, and where to go."""
    stage = said.at_stage(int(str(now["stage"])), seat.framework) if now else ""
    words = (
        f"{f'You said {stage}. ' if now else ''}"
        f"This action is rated for {seat.quarter.months}, and everybody can see how."
        " Talk about it, and record below what you agree; or choose a later quarter."
    )
    st.html(div("khi", p("khi-say", icon("info"), " ", words)))
    st.page_link("pages/progress.py", label="See what each voice said")


def _action(seat: Seat, own: dict[tuple[str, str], dict[str, object]]) -> Action:
    """The action to rate: the first this voice has not rated, until the person chooses."""
    named = {}
    for each in seat.framework.actions:
        rated = (seat.quarter.id, each.id) in own
        named[f"{each.short}{' (rated)' if rated else ''}"] = each
    waiting = [name for name in named if not name.endswith(" (rated)")]
    key = f"rate-{seat.framework.id}-{seat.area.code}-{seat.quarter.id}-{seat.voice.value}"
    turn = len(own)
    first = list(named).index(waiting[0]) if waiting else 0
    with st.container(key="choices"):
        chosen = st.selectbox("Action", list(named), index=first, key=f"{key}-{turn}", width=520)
    return named[str(chosen)]


def _before(
    seat: Seat, action: Action, own: dict[tuple[str, str], dict[str, object]]
) -> dict[str, object]:
    """What this voice said of the action for the latest quarter before."""
    earlier = [q for q, a in own if a == action.id and q < seat.quarter.id]
    return own[max(earlier), action.id] if earlier else {}


def _last_time(before: dict[str, object], seat: Seat) -> str:
    if not before:
        return "You have not rated this before, so it stands at 0."
    stage = said.at_stage(int(str(before["stage"])), seat.framework)
    quarter = Quarter.parse(str(before["quarter"])).months
    return f"Last time you said {stage} ({quarter})."


def _signs(seat: Seat, action: Action) -> None:
    signs = [
        Markup(tag("b", f"{stage.stage} {stage.label}. ") + tag("span", sign.see))
        for stage, sign in zip(seat.framework.stages, action.sees, strict=True)
    ]
    st.html(div("khi", p("khi-say", "What would you see?"), items("khi-dots", *signs)))


def _form(
    seat: Seat, action: Action, said_now: dict[str, object], before: dict[str, object]
) -> None:
    """What is asked of one action, with what this voice wrote for this quarter in place."""
    key = f"{seat.area.code}-{seat.quarter.id}-{seat.voice.value}-{action.id}"
    with st.form(f"form-{key}", border=False):
        rating = _rating(seat, action, said_now, said_now or before, key)
        looked = st.checkbox("I have looked again: nobody is named.", key=f"looked-{key}")
        is_sent = st.form_submit_button("Give this rating", type="primary")
    if is_sent:
        _give(seat, action, rating, looked=looked)


def _rating(
    seat: Seat, action: Action, now: dict[str, object], start: dict[str, object], key: str
) -> Rating:
    """The boxes, and the rating that they hold. ``start`` is the stage it begins at."""
    speaker = seat.framework.voices[seat.voice]
    stages = [f"{each.stage} {each.label}" for each in seat.framework.stages]
    at = int(str(start["stage"])) if start else 0
    return Rating(
        **seat.about(action),
        voice=seat.voice,
        stage=stages.index(st.radio("Where are we?", stages, index=at, key=f"stage-{key}")),
        evidence=st.text_area(
            "What can people see? Moving up needs this.",
            value=str(now.get("evidence", "")), max_chars=_MOST_WORDS, key=f"seen-{key}",
            help="Roles, never names: it will be read by everybody.",
        ),
        links=st.text_input("Where can it be read? (web addresses)", key=f"links-{key}").split(),
        next_step=st.text_area(
            "What would move us up?", value=str(now.get("next_step", "")),
            max_chars=_MOST_WORDS, key=f"step-{key}", height=96,
        ),
        took_part=_took_part(speaker.roles, key),
        by_role=st.selectbox("You write this down as", speaker.roles, key=f"by-{key}", width=360),
        recorded_at=clock.now(),
    )  # fmt: skip


def _took_part(roles: Sequence[str], key: str) -> dict[str, int]:
    """How many of each role took part."""
    st.html(div("khi", p("khi-sub", "How many took part? Numbers only, never names.")))
    return crowd(roles, key)


def crowd(roles: Sequence[str], key: str) -> dict[str, int]:
    """Ask how many people of each role there were."""
    return {
        role: st.number_input(sentence_case(role), 0, _MOST_PEOPLE, key=f"{role}-{key}", width=280)
        for role in roles
    }


def _give(seat: Seat, action: Action, rating: Rating, *, looked: bool) -> None:
    """Keep it, and go on to the next; or say what is missing, with nothing typed lost."""
    try:
        must(act_of(seat.voice), seat.area)
        progress.rate(sources.store(), sources.catalogue(), rating, looked=looked)
    except KhiError as problem:
        states.error(problem)
        return
    stage = said.at_stage(rating.stage, seat.framework)
    st.session_state[_KEPT] = (
        f"Kept: {action.short}, stage {stage}. It is shown once every voice has spoken."
    )
    st.rerun()


def standing(seat: Seat) -> None:
    """Which voices have spoken, and not what they said."""
    given = progress.given(sources.store(), seat.framework, area=seat.area.code)
    given = given[given["quarter"].eq(seat.quarter.id)]
    shell.section("Who has spoken", "Whether, and never what, until all have.")
    with st.container(key="card-standing"):
        lines = []
        for voice, speaker in seat.framework.voices.items():
            count = int(given["voice"].eq(voice.value).sum())
            whole = len(seat.framework.actions)
            done = count == whole
            mark = badge("tick" if done else "soon", f"{count} of {whole}",
                         tone="strength" if done else "muted")  # fmt: skip
            lines.append(Markup(tag("span", f"{speaker.short}: ") + mark))
        st.html(div("khi", items("khi-standing", *lines)))
        waiting = len(_settled(seat)) < len(seat.framework.actions)
        _close(seat, is_begun=bool(len(given)) and waiting)


def _close(seat: Seat, *, is_begun: bool) -> None:
    """Close the quarter, where somebody has spoken, and another has not and will not."""
    if seat.quarter.id in progress.closed(sources.store(), seat.framework, area=seat.area.code):
        st.html(div("khi", p("khi-sub", "This quarter is closed to ratings.")))
        return
    if not is_begun or not may(Act.AGREE, seat.area):
        return
    with st.expander("Close this quarter without them"):
        words = "What was given is then shown, and nobody can rate this quarter any more."
        st.html(div("khi", p("khi-say", words)))
        by = st.selectbox("You do this as", seat.framework.roles, key="close-by", width=360)
        if st.button("Close the quarter", key="close"):
            _shut(seat, str(by))


def _shut(seat: Seat, by: str) -> None:
    """Close it, or say why not."""
    try:
        must(Act.AGREE, seat.area)
        progress.close(
            sources.store(), sources.catalogue(), framework=seat.framework.id,
            area=seat.area.code, quarter=seat.quarter.id, by_role=by,
        )  # fmt: skip
    except KhiError as problem:
        states.error(problem)
        return
    st.session_state[_KEPT] = "The quarter is closed. Its ratings can be seen."
    st.rerun()
