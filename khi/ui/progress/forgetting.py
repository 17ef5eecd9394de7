"""Rate: taking away words that name somebody, once that has been said twice. The stage stays."""

import streamlit as st

from khi import progress
from khi.access import Act
from khi.model import AGREED, Quarter
from khi.model.in_words import day_in_words
from khi.ui import sources
from khi.ui.markup import div, p
from khi.ui.person import may, must
from khi.ui.progress.seat import Seat, act_of
from khi.ui.told_apart import told_apart

_DONE = "words taken away"
_SURE = "forget-sure"
_Line = tuple[str, str, str, int]


def offer(seat: Seat) -> None:
    """The lines of this voice, and what was agreed, that have words: choose one and say so."""
    if said := st.session_state.pop(_DONE, ""):
        st.html(div("khi", p("khi-say", said), role="status"))
    lines = _labels(seat)
    if not lines:
        return
    with st.expander("Take words away that name somebody"):
        st.html(div("khi", p("khi-sub", "The words and the links go for good. The stage stays.")))
        which = st.selectbox(
            "Which words?", list(lines), format_func=lines.__getitem__, key="forget-which"
        )
        sure = st.checkbox("Take them away. This cannot be undone.", key=_SURE)
        st.button(
            "Take the words away", key="forget-now", disabled=not sure, on_click=_forget,
            args=(seat, which),
        )  # fmt: skip


def _labels(seat: Seat) -> dict[_Line, str]:
    """What each line with words is called: its action, its quarter, its day and how it begins."""
    voices = [seat.voice.value, *([AGREED] if may(Act.AGREE, seat.area) else [])]
    rows = progress.in_words(
        sources.store(), seat.framework, area=seat.area.code, voices=voices
    ).to_dict("records")
    titles = {each.id: each.title for each in seat.framework.actions}
    return told_apart(
        {
            (row["quarter"], row["action"], row["voice"], int(row["number"])): (
                f"{titles.get(row['action'], row['action'])}"
                f"{', agreed' if row['voice'] == AGREED else ''}"
                f" · {Quarter.parse(row['quarter']).months}"
                f" · written {day_in_words(row['recorded_at'].date())}"
                f" · {_begins(row['words'])}"
            )
            for row in rows
        }
    )


def _begins(words: str) -> str:
    """How some words begin, to tell one line from another by."""
    return f"{words[:60].rsplit(' ', 1)[0]}…" if len(words) > 60 else words or "a link"


def _forget(seat: Seat, which: _Line) -> None:
    quarter, action, voice, number = which
    must(Act.AGREE if voice == AGREED else act_of(seat.voice), seat.area)
    progress.forget_words(
        sources.store(), seat.framework, area=seat.area.code, quarter=quarter, action=action,
        voice=voice, number=number,
    )  # fmt: skip
    st.session_state[_SURE] = False
    st.session_state[_DONE] = "The words are gone. The stage that was given stays."
