"""What this dashboard promises everybody who reads it, and what is not right yet."""

import streamlit as st

from khi.ui.frame import selection, shell
from khi.ui.pieces.markup import div, items, tag
from khi.wording import accessibility as said

TITLE = "Can everybody use this?"


def choose() -> bool:
    """Ask whether the reader wants short words."""
    return selection.easy_read()


def head(*, easy: bool) -> None:
    """The top of the page: how far it keeps its promise."""
    shell.head("Accessibility", TITLE, said.EASY_STATUS if easy else said.STATUS)


def in_short() -> tuple[str, ...]:
    """What works and what does not yet, in short words."""
    return said.EASY


def show() -> None:
    """Every section."""
    for heading, lines in said.SECTIONS:
        with st.container(key=f"card-{heading.split()[0].lower()}-{len(heading)}"):
            st.html(div("khi", tag("h2", heading), items("khi-dots", *lines)))
