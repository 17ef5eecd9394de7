"""A page on paper: charts that are whole, whatever the width of the screen they were drawn for."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).with_name("assets") / "paper.js"


def fit() -> None:
    """Let every chart scale with the sheet while the page is printed."""
    with st.container(key="script-paper"):
        _component()(key="paper-script")


@cache
def _component() -> Any:  # noqa: ANN401
    """The component, registered once: its name may not be registered twice."""
    script = _SCRIPT.read_text("utf-8")
    return st.components.v2.component("khi_paper", js=script, isolate_styles=False)
