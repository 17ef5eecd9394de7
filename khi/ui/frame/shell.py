"""What every page stands in: the tab's title, the top bar, the notice, the style, the errors."""

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Protocol

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from khi.model import KhiError
from khi.ui.frame import browser, in_link
from khi.ui.frame.made_once import once
from khi.ui.given import drafts_due, sources
from khi.ui.pieces import files, states, style
from khi.ui.pieces.icons import icon
from khi.ui.pieces.markup import Markup, div, p, tag

NAME = "Key Human Indicators"
_ASSETS = Path(__file__).parents[1] / "assets"
UPLOAD = "pages/upload.py"
_ASKED, _INSIDE = "asked for", "inside"


class _Page(Protocol):
    """What ``st.navigation`` gives."""

    title: str

    def run(self) -> None: ...


def configure() -> None:
    """Name the tab. Before ``st.navigation``, or the tab's icon would be fetched from elsewhere."""
    st.set_page_config(page_title=NAME, page_icon=_address("icon.png", "png"), layout="wide")


@cache
def _address(name: str, kind: str) -> str:
    """A small picture as an address that holds it: Streamlit would read a file on each run."""
    held = b64encode((_ASSETS / name).read_bytes()).decode()
    return f"data:image/{kind};base64,{held}"


def enter(page_file: str) -> None:
    """The first line of every page: nothing of it is drawn outside the dashboard.

    The very first visit to a server may be a link to a page. Streamlit then runs that page by
    itself, without the top bar and whatever else stands before the pages, so it is sent round by
    the dashboard, and comes back with its link whole.
    """
    if _INSIDE not in st.session_state:
        query = {name: st.query_params.get_all(name) for name in st.query_params}
        st.session_state[_ASKED] = (f"pages/{Path(page_file).name}", query)
        st.switch_page("dashboard.py")


def run(page: _Page) -> None:
    """Draw the frame, then the page within it; an error a person can put right is worded."""
    st.session_state[in_link.HERE] = page.title
    sources.begin()
    if _ASKED in st.session_state:
        asked, query = st.session_state.pop(_ASKED)
        st.switch_page(asked, query_params=query)
    st.set_page_config(page_title=f"{page.title} · {NAME}")
    st.logo(_address("mark.svg", "svg+xml"), size="large")
    style.dress()
    try:
        drafts_due.look()
        _banner()
        notice = st.empty()
        st.session_state[_INSIDE] = True
        page.run()
        if missed := in_link.missed():
            notice.html(states.not_here(missed))
        browser.attend(page.title)
    except KhiError as error:
        states.error(error)
    finally:
        st.session_state.pop(_INSIDE, None)


def _banner() -> None:
    """Say on every page that the demonstration is made up, and the way out of it."""
    words = _invented()
    if words:
        with st.container(key="demo", horizontal=True, vertical_alignment="center", gap="small"):
            st.html(words, width="content")
            st.page_link(UPLOAD, label="Add your own survey")


@once
def _invented() -> Markup:
    """What the demonstration is; nothing where it is gone."""
    if not sources.is_demonstration():
        return Markup()
    region = sources.demonstration_region()
    which = "each of their figures" if sources.has_real_figures() else "every figure here"
    says = f" {region} and its places exist nowhere, and {which} is made up."
    words = tag("span", tag("b", "Invented example."), says)
    return div("khi", p("khi-demo", icon("info"), words))


def head(over: str, title: str, verdict: str) -> None:
    """The top of a page: where we are, the name or the question, and the finding."""
    st.html(div("khi khi-head", p("khi-over", over), tag("h1", title), p("khi-verdict", verdict)))


def section(title: str, says: str = "") -> None:
    """The start of a section: its finding, and one sentence."""
    st.html(div("khi khi-section", tag("h2", title), p("khi-says", says)))


def top() -> DeltaGenerator:
    """Room above the choices for what depends on them."""
    return st.container(key="top", gap=None)


def later(key: str = "later") -> DeltaGenerator:
    """Room for what takes a moment, so that the rest of the page does not wait for it."""
    return st.container(key=key)


def pair(key: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two cards beside each other; on a phone one above the other."""
    with st.container(key=f"pair-{key}"):
        left, right = st.columns(2, gap="medium")
    return left, right


def nothing_yet(question: str, would_show: str) -> None:
    """A page of a store with nothing in it: which page it is, what it would show, how to start.

    ``would_show`` goes on from "this page shows".
    """
    head(str(st.session_state[in_link.HERE]), question, "Nothing has been added yet.")
    states.empty(
        "No survey has been added",
        f"Add a survey, and this page shows {would_show}. It takes minutes.",
        page=UPLOAD,
        link="Add a survey",
    )


def only_one_track() -> None:
    """Where there are answers and no measures, or the other way about."""
    states.empty(
        "One of the two tracks is not here yet",
        "This page sets a measure of what the system does above what people say. Add the one"
        " that is missing, for an area that has the other.",
        page=UPLOAD,
        link="Add a measure or a survey",
    )


def end(*, figures: pd.DataFrame | None = None, name: str = "figures") -> None:
    """The foot of a page: when it was last changed, how bases are shown, and the figures."""
    step = sources.catalogue().policy.round_base_to
    changed = sources.last_change()
    updated = f"Updated {changed}. " if changed else ""
    with st.container(key="end", horizontal=True):
        words = f"{updated}Shown numbers of people are rounded to the nearest {step}."
        st.html(div("khi", p("khi-sub", words)))
        if figures is not None:
            files.button("Get the data", figures, name=name, key="end")
