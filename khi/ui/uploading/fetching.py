"""Official figures straight from their publisher, for somebody who has no file yet."""

import os

import streamlit as st

from khi.access import Act
from khi.fetch import BY_HAND, FINGERTIPS, fetch, file_name, query
from khi.model import KhiError
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces import states
from khi.ui.uploading import desk

_FIRST = "90280 90638"
_HELP = (
    "The numbers of indicators, with a space between them. 90280 is social contact of people who"
    " use services, 90638 that of carers. The number stands on the page of each indicator."
)


def offer() -> None:
    """A place to name indicators, and a button. What comes is checked as any other file."""
    if not may(Act.PUBLISH):
        return
    with st.expander("No file? Fetch official figures", key="fetch"):
        said = st.text_input("Indicators of Fingertips", _FIRST, help=_HELP, max_chars=120)
        if st.button("Fetch these figures", key="fetch-now"):
            _fetch(said.replace(",", " ").split())


def _fetch(indicators: list[str]) -> None:
    """Bring a file here and put it on the desk, or say why not and how to get it by hand."""
    bar = st.progress(0.0, text="Asking the publisher")

    def told(here: int, whole: int) -> None:
        share = here / whole if whole else 0.0
        bar.progress(min(share, 1.0), text=f"Fetching: {here:,} bytes are here")

    name = file_name(indicators)
    try:
        must(Act.PUBLISH)
        url = query(indicators, address=os.environ.get("KHI_FINGERTIPS") or FINGERTIPS)
        folder = sources.data_folder() / "fetched"
        found = fetch(url, folder / name, by_hand=BY_HAND, progress=told)
    except KhiError as problem:
        states.error(problem)
        return
    finally:
        bar.empty()
    desk.put_down(name, found.path.read_bytes())
    st.rerun()
