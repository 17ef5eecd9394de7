"""Bringing into view what a press has put elsewhere: nobody should wonder whether it was heard."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).parents[1] / "assets" / "into_view.js"


def bring(block: str, *, at: str, pressed: str = "", turn: int = 0) -> None:
    """Scroll to the block this stands in, once.

    Args:
        block: the key of the block.
        at: ``start`` or ``center`` of what can be seen.
        pressed: the key of what must have been pressed; without it, whatever was.
        turn: another number for another time.
    """
    of = f".st-key-{pressed}" if pressed else ""
    with st.container(key=f"script-{block}"):
        data = {"block": f".st-key-{block}", "at": at, "pressed": of, "turn": turn}
        _component()(data=data, key=f"into-view-{block}")


@cache
def _component() -> Any:  # noqa: ANN401
    """The component, registered once: its name may not be registered twice."""
    script = _SCRIPT.read_text("utf-8")
    return st.components.v2.component("khi_into_view", js=script, isolate_styles=False)
