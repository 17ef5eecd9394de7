"""What the board chose for the year, at the top of the overview."""

from datetime import date

import streamlit as st

from khi import voice
from khi.model import Area, Period, clock
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces.markup import Markup, div, p, tag
from khi.ui.voices import priorities
from khi.wording import voices as phrases

_VOICES = "pages/voices.py"


def pinned(area: Area) -> None:
    """The outcomes chosen for an area, each as it is now; nothing at all where none are."""
    chosen = _chosen(area, clock.today().isoformat())
    if chosen is None:
        return
    with st.container(key="card-pinned"):
        st.html(chosen)
        st.page_link(_VOICES, label="What is planned, and what people said")


@once
def _chosen(area: Area, day: str) -> Markup | None:
    choice = voice.priorities(sources.store(), area.code, date.fromisoformat(day))
    if choice is None:
        return None
    year = Period.parse(choice.year).label
    return div(
        "khi",
        tag("h2", f"What people chose to work on in {year}", class_="khi-h3"),
        p("khi-sub", f"Chosen by {phrases.chosen_by(choice)}."),
        priorities.pins(choice),
    )
