"""What the board chose for the year, at the top of the overview."""

import streamlit as st

from khi import voice
from khi.model import Area, Period
from khi.ui import sources
from khi.ui.markup import div, p, tag
from khi.ui.voices import desk, priorities
from khi.wording import voices as said

_VOICES = "pages/voices.py"


def pinned(area: Area) -> None:
    """The outcomes chosen for an area, each as it is now; nothing at all where none are."""
    choice = voice.priorities(sources.store(), area.code, desk.today())
    if choice is None:
        return
    desk.enter()
    with st.container(key="card-pinned"):
        year = Period.parse(choice.year).label
        st.html(
            div(
                "khi",
                tag("h2", f"What people chose to work on in {year}", class_="khi-h3"),
                p("khi-sub", f"Chosen by {said.chosen_by(choice)}."),
                priorities.pins(choice),
            )
        )
        st.page_link(_VOICES, label="What is planned, and what people said")
