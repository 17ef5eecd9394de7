"""The first screen of a visit: what it waits for, how often, and what is sent anew."""

import pandas as pd
import pytest
import streamlit as st
from pages_support import figures_sent, html, opened

from khi.ui.frame import browser

pytestmark = pytest.mark.usefixtures("shown", "served")


@pytest.fixture
def waits(monkeypatch):
    """Every wait there was, in seconds."""
    waited = []
    monkeypatch.setattr(browser, "sleep", waited.append)
    return waited


@pytest.fixture
def looked_at(monkeypatch):
    """Every column that was taken out of a frame since ``begin`` was called."""
    taken, real = [], pd.DataFrame.__getitem__

    def begin():
        monkeypatch.setattr(
            pd.DataFrame, "__getitem__", lambda frame, key: taken.append(key) or real(frame, key)
        )
        return taken

    return begin


def asked_to_say(at):
    return [each for each in at.get("bidi_component") if "drawn" in each.proto.component_name]


def test_a_visit_waits_once_for_the_browser_to_say_that_it_has_drawn(waits):
    at = opened("overview")
    assert (len(waits), len(asked_to_say(at))) == (1, 1)
    at.run()
    assert (len(waits), len(asked_to_say(at))) == (1, 0)


def test_what_the_browser_asks_for_is_the_same_page_whole(waits):
    at = opened("overview")
    first = html(at), figures_sent(at)
    at.run()
    assert (html(at), figures_sent(at)) == first


@pytest.mark.parametrize(
    "page", ["overview", "two_tracks", "compare", "fairness", "progress", "assets"]
)
def test_a_page_that_somebody_has_seen_works_nothing_out_again(page, looked_at):
    at = opened("overview")
    at = at if page == "overview" else at.switch_page(f"pages/{page}.py").run()
    before = html(at), figures_sent(at)
    taken = looked_at()
    assert not at.run().exception
    assert (html(at), figures_sent(at)) == before
    assert taken == []


def test_the_pages_are_looked_up_on_the_disk_once_a_visit(monkeypatch):
    looked, real = [], st.Page
    monkeypatch.setattr(
        st, "Page", lambda *page, **said: looked.append(page) or real(*page, **said)
    )
    at = opened("overview")
    first = len(looked)
    assert first == len(at.session_state["pages"]) > 0
    for page in ("pages/compare.py", "pages/overview.py"):
        assert not at.switch_page(page).run().exception
    assert len(looked) == first
