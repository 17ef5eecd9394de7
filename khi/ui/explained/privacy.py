"""How nobody can be found in what is shown: the page in plain words, and its easy-read twin."""

import streamlit as st

from khi.ui.frame import selection, shell
from khi.ui.given import sources
from khi.ui.pieces.markup import div, items, tag
from khi.wording import privacy as said


def choose() -> bool:
    """Ask whether the reader wants short words."""
    return selection.easy_read()


def head(*, easy: bool) -> None:
    """The top of the page: the promise."""
    promise = said.EASY_PROMISE if easy else said.PROMISE
    shell.head("How we protect people", "Can anybody be found in these figures?", promise)


def in_short() -> tuple[str, ...]:
    """What is hidden and why, in short words."""
    return said.easy(sources.catalogue().policy)


def show() -> None:
    """Every section; then each rule by its name."""
    policy = sources.catalogue().policy
    for number, (heading, lines) in enumerate(said.sections(policy)):
        with st.container(key=f"card-privacy-{number}"):
            st.html(div("khi", tag("h2", heading), items("khi-dots", *lines)))
