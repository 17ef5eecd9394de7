"""Drafts whose day has come are published when somebody next looks, whoever it is."""

from datetime import date

import streamlit as st

from khi import publication
from khi.model import clock
from khi.ui.given import sources

_LOOKED = "looked for what is due"


def look() -> None:
    """Once a day in each session: publish what is due."""
    today = clock.today()
    if st.session_state.get(_LOOKED) != today:
        st.session_state[_LOOKED] = today
        publish(today)


def publish(today: date) -> None:
    """Publish every draft whose day has come."""
    if publication.due(sources.uploads(), today):
        with st.spinner("Publishing what is due today."):
            publication.publish_due(sources.store(), sources.catalogue(), today)
        sources.begin()
