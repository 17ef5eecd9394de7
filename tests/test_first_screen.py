"""The first screen of a visit: what it waits for, how often, and what is sent anew."""

import pytest
from pages_support import figures_sent, html, opened

from khi.ui import browser

pytestmark = pytest.mark.usefixtures("shown", "served")


@pytest.fixture
def waits(monkeypatch):
    """Every wait there was, in seconds."""
    waited = []
    monkeypatch.setattr(browser, "sleep", waited.append)
    return waited


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
