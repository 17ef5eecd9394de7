"""What the reader chose. Every choice is in the address bar, so a link is the whole view.

No widget is drawn with nothing to choose: Streamlit would remember "nothing" as the choice.
"""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

WIDTH = 232


def controls() -> DeltaGenerator:
    """The strip the choices stand in; it stays in sight on wide screens."""
    return st.container(key="controls", horizontal=True, vertical_alignment="bottom")


def pick(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    named: Callable[[str], str] = str,
    index: int = 0,
    width: int = WIDTH,
) -> str:
    """One of a list; the first, or the one at ``index``, until the reader chooses."""
    chosen = st.selectbox(
        label,
        options,
        index=index,
        format_func=named,
        key=key,
        width=width,
        bind="query-params",
        persist_state="session",
        filter_mode="fuzzy",
    )
    return str(chosen)


def switch(label: str, options: Sequence[str], *, key: str, named: Callable[[str], str]) -> str:
    """One of two or three, side by side."""
    chosen = st.segmented_control(
        label,
        options,
        default=options[0],
        format_func=named,
        required=True,
        key=key,
        bind="query-params",
        persist_state="session",
    )
    return str(chosen)


def easy_read() -> bool:
    """Whether the reader wants shorter words and fewer numbers."""
    return st.toggle("Easy read", key="easy", bind="query-params", persist_state="session")
