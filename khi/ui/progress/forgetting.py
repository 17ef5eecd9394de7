"""Rate: taking away words that name somebody, once that has been said twice. The stage stays."""

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

from khi import progress, voice
from khi.access import Act
from khi.model import AGREED, Quarter
from khi.model.in_words import day_in_words
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces.markup import div, p, tag
from khi.ui.pieces.told_apart import told_apart
from khi.ui.progress.seat import Seat, act_of

_DONE = "words taken away"
_SURE = "forget-sure"
_Line = tuple[str, str, str, int]


def offer(seat: Seat) -> None:
    """The lines of this voice, and what was agreed, that have words: choose one and say so."""
    if said := st.session_state.pop(_DONE, ""):
        st.html(div("khi", p("khi-say", said), role="status"))
    lines = _lines(seat)
    if not lines:
        return
    with st.expander("Take words away that name somebody"):
        st.html(div("khi", p("khi-sub", "The words and the links go for good. The stage stays.")))
        labels = told_apart(
            {line: voice.quoted(str(row["words"]), 60) or "A link" for line, row in lines.items()}
        )
        which = st.selectbox(
            "Which words?", list(labels), format_func=labels.__getitem__, key="forget-which"
        )
        st.html(div("khi", p("khi-say", tag("q", str(lines[which]["words"]))),
                    p("khi-sub", _named(lines[which], seat))))  # fmt: skip
        sure = st.checkbox("Take them away. This cannot be undone.", key=_SURE)
        st.button(
            "Take the words away", key="forget-now", disabled=not sure, on_click=_forget,
            args=(seat, which),
        )  # fmt: skip


def _lines(seat: Seat) -> dict[_Line, dict[Hashable, Any]]:
    """Each line with words, the latest first, by what names it."""
    voices = [seat.voice.value, *([AGREED] if may(Act.AGREE, seat.area) else [])]
    rows = progress.in_words(
        sources.store(), seat.framework, area=seat.area.code, voices=voices
    ).to_dict("records")
    return {(r["quarter"], r["action"], r["voice"], int(r["number"])): r for r in rows}


def _named(row: Mapping[Hashable, Any], seat: Seat) -> str:
    """What the words were written about, and when."""
    titles = {each.id: each.title for each in seat.framework.actions}
    agreed = "agreed by all voices, " if row["voice"] == AGREED else ""
    action, quarter = titles.get(row["action"], row["action"]), Quarter.parse(row["quarter"])
    day = day_in_words(row["recorded_at"].date())
    return f"{action}: {agreed}{quarter.months}, written {day}."


def _forget(seat: Seat, which: _Line) -> None:
    quarter, action, said_by, number = which
    must(Act.AGREE if said_by == AGREED else act_of(seat.voice), seat.area)
    progress.forget_words(
        sources.store(), seat.framework, area=seat.area.code, quarter=quarter, action=action,
        voice=said_by, number=number,
    )  # fmt: skip
    st.session_state[_SURE] = False
    st.session_state[_DONE] = "The words are gone. The stage that was given stays."
