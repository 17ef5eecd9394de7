"""What happened here, and when: shown beside the numbers, added to and taken back on the page."""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from khi import voice
from khi.access import Act
from khi.model import Area, clock
from khi.model.in_words import month_in_words
from khi.model.voice import Role
from khi.ui.frame.made_once import once
from khi.ui.frame.selection import WIDTH
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces.markup import Markup, div, p, tag
from khi.ui.voices import desk

_MOST = 4
_ROOM = "noting"


def happened(area: Area) -> None:
    """The latest of what happened here; it claims no cause. And room to add to it."""
    with st.container(key="notice-happened"):
        st.html(_latest(area))
        add(area)


@once
def _latest(area: Area) -> Markup:
    notes = sources.notes(area)
    lines = [_note(note) for note in notes.tail(_MOST).iloc[::-1].to_dict("records")]
    nothing = p("khi-say", "Nobody has noted anything here yet.")
    return div(
        "khi",
        tag("h3", "What happened here"),
        p("khi-sub", "Beside the numbers. It does not say that one led to the other."),
        tag("ul", *lines) if lines else nothing,
    )


def add(area: Area) -> None:
    """Room to note something, and to take back what was noted. Opened by those who may."""
    if not may(Act.NOTE, area):
        return
    desk.just_done()
    room = st.expander("Note something that happened here", key=_ROOM, on_change="rerun")
    if not room.open:
        return
    with room:
        _form(area)
        _take_back(area)


def _form(area: Area) -> None:
    """The day, a title, a few words, a role: nothing that names a person."""
    with st.form(desk.key("note"), border=False, enter_to_submit=False):
        today = clock.today()
        start = st.date_input(
            "The day it started", today, min_value=voice.EARLIEST, max_value=today,
            format="DD/MM/YYYY", key=desk.key("note-start"), width=WIDTH,
        )  # fmt: skip
        title = st.text_input(
            "What happened, in a few words",
            key=desk.key("note-title"),
            max_chars=voice.TITLE_LONGEST,
        )
        body = st.text_area(
            "More about it, if you like",
            key=desk.key("note-body"),
            max_chars=voice.BODY_LONGEST,
            height=96,
        )
        by = desk.role("Who you are", list(Role), key=desk.key("note-by"))
        looked = st.checkbox("I have looked: nobody is named in this", key=desk.key("note-looked"))
        if st.form_submit_button("Note it", type="primary"):
            noted = voice.Noting(
                area=area.code, start=_day(start), title=title, body=body, by=by, looked=looked
            )
            desk.attempt(lambda: _noted(noted, area))


def _noted(noted: voice.Noting, area: Area) -> str:
    must(Act.NOTE, area)
    voice.note(sources.store(), sources.catalogue(), noted)
    return f"Noted, for {area.name}. It stands beside the figures from now on."


def _take_back(area: Area) -> None:
    """Take back a note that somebody made here; the example's own go with the example."""
    notes = sources.notes(area)
    own = notes[~notes["invented"] & notes["area"].eq(area.code)]
    lines = {str(each.id): f"{_when(each.start)}: {each.title}" for each in own.itertuples()}
    undo = partial(_taken_back, area)
    desk.take_back("A note to take back", lines, name="note", undo=undo)


def _taken_back(area: Area, id: str) -> str:
    must(Act.NOTE, area)
    voice.take_back_note(sources.store(), id)
    return "The note was taken back."


def _note(note: dict[str, object]) -> Markup:
    parts = [_when(note["start"]), note["by_role"], "invented" if note["invented"] else ""]
    says = " · ".join(str(part) for part in parts if part)
    return tag("li", tag("b", note["title"]), p("khi-what", note["body"]), p("khi-sub", says))


def _when(start: object) -> str:
    return month_in_words(pd.Timestamp(str(start)))


def _day(chosen: object) -> date:
    """The day of a calendar that asks for one."""
    return chosen if isinstance(chosen, date) else clock.today()
