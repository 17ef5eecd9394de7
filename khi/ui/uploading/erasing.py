"""Erase an upload and everything worked out from it, once somebody has said so twice."""

import streamlit as st

from khi import publication
from khi.access import Act
from khi.model import Upload
from khi.model.in_words import day_in_words
from khi.publication.acts.erasing import ERASED
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces.markup import div, items, tag
from khi.ui.pieces.told_apart import chosen
from khi.ui.uploading import desk, pressing

_RECEIPT = "erased-receipt"


def offer() -> None:
    """Choose an upload, say why and that it is meant; then the receipt, to read and to keep."""
    known = sources.uploads()
    there = {each.id: each for each in known if each.file_name != ERASED}
    if not known or not may(Act.ERASE):
        return
    with st.expander("Erase a file and everything made from it"):
        _receipt()
        if not there:
            return
        labels = {id: _named(each) for id, each in there.items()}
        which = chosen("Which file?", labels, key="erase-id")
        why = st.text_input("Why? This stays in the list.", key="erase-why", max_chars=200)
        sure = st.checkbox("Erase it. This cannot be undone.", key="erase-sure")
        st.button(
            "Erase for good",
            key="erase-now",
            disabled=not sure,
            on_click=pressing.tried,
            args=(_erase, which, why),
        )


def _named(upload: Upload) -> str:
    return f"{upload.file_name}, {day_in_words(upload.uploaded_at)}"


def _erase(upload_id: str, why: str) -> None:
    must(Act.ERASE)
    receipt = publication.erase(sources.store(), sources.catalogue(), upload_id, why)
    st.session_state[_RECEIPT] = receipt.lines
    st.session_state["erase-sure"] = False
    desk.forget(upload_id)


def _receipt() -> None:
    """What was erased in this session."""
    lines = st.session_state.get(_RECEIPT)
    if lines:
        st.html(div("khi", tag("h3", "It is erased"), items("khi-dots", *lines), role="status"))
        st.download_button("Keep the receipt", "\n".join(lines), "receipt.txt", "text/plain")
