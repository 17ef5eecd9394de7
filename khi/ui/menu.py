"""The menu after a page was chosen from it: out of the way, and out of the keyboard's."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).with_name("assets") / "menu.js"


def put_away(page: str) -> None:
    """Put the menu away once this page is there. Streamlit does so on phones it knows of only."""
    with st.container(key="menu"):
        _component()(data={"page": page}, key="menu-script")


@cache
def _component() -> Any:  # noqa: ANN401
    """The component, registered once: its name may not be registered twice."""
    script = _SCRIPT.read_text("utf-8")
    return st.components.v2.component("khi_menu", js=script, isolate_styles=False)
