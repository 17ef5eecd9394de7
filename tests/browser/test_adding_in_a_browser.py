"""A survey with six mistakes: uploaded, corrected in the page, published, undone."""

from pathlib import Path

import pytest
from browser_support import settle
from playwright.sync_api import expect

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
SIX_MISTAKES = EXAMPLES / "surveymonkey_six_mistakes.csv"
SLOW = 120_000
_FOUND, _LINE = 120, 35
"""How wide the first column of the table of problems is, and how high a line is."""

pytestmark = pytest.mark.slow


def put(page, address, file):
    page.goto(f"{address}/upload")
    settle(page)
    page.set_input_files("input[type=file]", str(file))
    expect(page.get_by_text("Every row is accounted for")).to_be_visible(timeout=SLOW)
    settle(page)


def rows_say(page, words):
    expect(page.locator(".khi-sub", has_text=words).first).to_be_visible(timeout=SLOW)


def type_in_grid(page, line, words):
    """Type under “Should be” in one line of the table, as a person does: click, type, Enter."""
    grid = page.locator(".st-key-card-fix [data-testid=stDataFrame] canvas").first
    grid.scroll_into_view_if_needed()
    settle(page)
    box = grid.bounding_box()
    page.mouse.click(box["x"] + _FOUND + 40, box["y"] + _LINE * (line + 1) + _LINE // 2)
    page.wait_for_timeout(500)
    page.keyboard.type(words)
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")


def test_six_mistakes_are_corrected_in_the_page_published_and_undone(page, own_address):
    page.set_viewport_size({"width": 1280, "height": 2400})
    put(page, own_address, SIX_MISTAKES)
    rows_say(page, "155 accepted + 5 rejected + 0 skipped")
    page.get_by_role("button", name="Use our guesses").click()
    rows_say(page, "159 accepted + 1 rejected + 0 skipped")
    expect(page.get_by_text("You put five cells right.")).to_be_visible()
    settle(page)
    type_in_grid(page, 0, "10")
    rows_say(page, "160 accepted + 0 rejected + 0 skipped")
    expect(page.get_by_text("You put six cells right.")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Publish 160 rows").click()
    expect(page.get_by_text("160 rows became counts")).to_be_visible(timeout=SLOW)
    settle(page)
    page.locator(".khi-facts summary").first.click()
    expect(page.get_by_text("6 by hand").first).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_text("Withdrawn: Undone at once.").first).to_be_visible(timeout=SLOW)


def test_the_questions_of_a_form_stay_in_their_box_on_a_phone(page, address):
    page.set_viewport_size({"width": 360, "height": 1400})
    page.goto(f"{address}/templates")
    page.wait_for_selector(".stMultiSelect [data-tag]", timeout=SLOW)
    settle(page)
    box = page.locator(".stMultiSelect").first.bounding_box()
    for tag in page.locator(".stMultiSelect").first.locator("[data-tag]").all():
        there = tag.bounding_box()
        assert there["x"] + there["width"] <= box["x"] + box["width"]
