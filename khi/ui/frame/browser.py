"""What is asked of the browser itself: scripts of ours that stand on a page, and draw nothing."""

from functools import cache
from pathlib import Path
from time import sleep
from typing import Any

import streamlit as st

_SCRIPTS = Path(__file__).parents[1] / "assets"
_TOLD = "told to say"
PATIENCE = 5.0
"""Seconds to wait for a browser that does not say it, a page in a tab nobody looks at for one."""


def attend(page: str) -> None:
    """Put the menu away once this page is there, and have its charts whole on paper.

    Streamlit puts its menu away on phones it knows of only, and prints a chart as wide as the
    screen was.
    """
    with st.container(key="script-page"):
        _component("page")(data={"page": page}, key="page-script")


def breathe() -> None:
    """Let the browser draw what it was sent, before what takes it longer. Once a visit.

    Plotly and the controls are megabytes of script, and while they arrive nothing else is drawn.
    The browser says when it has drawn: that is a run of its own, which ends this one's wait, and
    the page is sent whole.
    """
    if _TOLD in st.session_state:
        return
    st.session_state[_TOLD] = True
    with st.container(key="script-drawn"):
        _component("drawn")(key="drawn-script")
    sleep(PATIENCE)


@cache
def _component(name: str) -> Any:  # noqa: ANN401
    """The component, registered once: its name may not be registered twice."""
    script = (_SCRIPTS / f"{name}.js").read_text("utf-8")
    return st.components.v2.component(f"khi_{name}", js=script, isolate_styles=False)
