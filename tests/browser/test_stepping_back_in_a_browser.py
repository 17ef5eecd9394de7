"""The browser's Back button: one press is one page, and nothing is lost on the way."""

from pathlib import Path

import pytest
from browser_support import choose, settle
from playwright.sync_api import expect

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
SLOW = 30_000

pytestmark = pytest.mark.slow


def go(page, name):
    """Open a page from the menu."""
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("link", name=name, exact=True).first.wait_for()
    settle(page)


def back(page, heading):
    page.go_back()
    expect(page.locator(".khi h1").first).to_have_text(heading, timeout=SLOW)
    settle(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_one_press_of_back_is_one_page_as_it_was_left(page, address):
    page.goto(f"{address}/two_tracks?area=Oakwether")
    settle(page)
    go(page, "Compare")
    compare = page.locator(".khi h1").first.inner_text()
    choose(page, "Area", "Tanswether")
    go(page, "Fairness")
    fairness = page.locator(".khi h1").first.inner_text()
    go(page, "Voices")
    back(page, fairness)
    assert "area=Tanswether" in page.url
    back(page, compare)
    assert "area=Tanswether" in page.url
    assert page.get_by_role("combobox", name="Area", exact=True).input_value() == "Tanswether"
    page.go_forward()
    expect(page.locator(".khi h1").first).to_have_text(fairness, timeout=SLOW)


def test_a_step_back_to_a_link_that_says_less_shows_a_page_and_no_error(page, address):
    page.goto(f"{address}/compare?area=Oakwether")
    settle(page)
    page.evaluate("history.pushState({}, '', '/compare')")
    page.evaluate("history.pushState({}, '', '/compare?area=Tanswether')")
    page.go_back()
    page.wait_for_timeout(1000)
    settle(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.locator(".khi h1").first).to_be_visible()


def test_a_file_waits_while_somebody_looks_at_another_page_and_steps_back(page, own_address):
    page.goto(f"{own_address}/upload")
    settle(page)
    page.set_input_files("input[type=file]", str(EXAMPLES / "surveymonkey_six_mistakes.csv"))
    page.get_by_role("button", name="Use our guesses").click()
    rows = page.locator(".khi-sub", has_text="159 accepted + 1 rejected")
    expect(rows.first).to_be_visible(timeout=SLOW)
    settle(page)
    go(page, "Compare")
    back(page, "Check the answers before they count")
    expect(rows.first).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("is here, with all you said of it")).to_be_visible()
