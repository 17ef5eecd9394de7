"""Add data: what a button does. A button runs before the page, so what is refused waits for it."""

from collections.abc import Callable

import streamlit as st

from khi.model import KhiError
from khi.ui.pieces import states

_REFUSED = "refused"


def tried(act: Callable[..., None], *args: object) -> None:
    """Do what a button says; what is refused is told on the page, and nothing has changed."""
    try:
        act(*args)
    except KhiError as problem:
        st.session_state[_REFUSED] = problem


def tell() -> None:
    """Why what was just pressed could not be done, once."""
    problem: KhiError | None = st.session_state.pop(_REFUSED, None)
    if problem:
        states.error(problem)
