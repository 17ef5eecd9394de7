"""What every page stands in: the tab's title, the top bar, the notice, the style, the errors."""

from pathlib import Path
from typing import Protocol

import streamlit as st

from khi.model import KhiError
from khi.ui import sources, states, style
from khi.ui.icons import icon
from khi.ui.markup import div, p, tag

NAME = "Key Human Indicators"
_ASSETS = Path(__file__).with_name("assets")
_UPLOAD = "pages/upload.py"


class _Page(Protocol):
    """What ``st.navigation`` gives."""

    title: str

    def run(self) -> None: ...


def configure() -> None:
    """Name the tab. Before ``st.navigation``, or the tab's icon would be fetched from elsewhere."""
    st.set_page_config(page_title=NAME, page_icon=_ASSETS / "icon.png", layout="wide")


def run(page: _Page) -> None:
    """Draw the frame, then the page within it; an error a person can put right is worded."""
    st.set_page_config(page_title=f"{page.title} · {NAME}")
    st.logo(_ASSETS / "mark.svg", size="large")
    style.dress()
    try:
        _banner()
        page.run()
    except KhiError as error:
        states.error(error)


def _banner() -> None:
    """Say on every page that the demonstration is made up, and the way out of it."""
    if not sources.is_demonstration():
        return
    region = sources.demonstration_region()
    with st.container(key="demo", horizontal=True, vertical_alignment="center", gap="small"):
        says = f" {region} and its places exist nowhere, and every figure here is made up."
        words = tag("span", tag("b", "Invented example."), says)
        st.html(div("khi", p("khi-demo", icon("info"), words)), width="content")
        st.page_link(_UPLOAD, label="Add your own survey")


def head(over: str, title: str, verdict: str) -> None:
    """The top of a page: where we are, the name or the question, and the finding."""
    st.html(
        div("khi khi-head", p("khi-over", over), tag("h1", title), p("khi-verdict", verdict))
    )


def section(title: str, says: str = "") -> None:
    """The start of a section: its finding, and one sentence."""
    st.html(div("khi khi-section", tag("h2", title), p("khi-says", says)))
