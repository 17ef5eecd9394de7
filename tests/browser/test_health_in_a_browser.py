"""A file of A&E by care board, dropped on Add data, and seen beside a council in that board."""

import pytest
from browser_support import cut_words, settle
from playwright.sync_api import expect
from test_health_pages import BOARDS, SURVEY

pytestmark = pytest.mark.slow
WHOSE = "NHS Greater Manchester, which Manchester is part of"


def add(page, address, name, content):
    """Drop a file on Add data, and publish it."""
    page.goto(f"{address}/upload")
    settle(page)
    file = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    page.set_input_files("input[type=file]", [file])
    publish = page.get_by_role("button", name="Publish").first
    expect(publish).to_be_visible(timeout=120_000)
    settle(page)
    publish.click()
    expect(page.get_by_text("rows became").first).to_be_visible(timeout=120_000)


def test_a_care_boards_file_is_dropped_and_stands_beside_its_council(page, own_address):
    add(page, own_address, "boards.csv", BOARDS)
    add(page, own_address, "survey.csv", SURVEY)
    page.set_viewport_size({"width": 360, "height": 4000})
    page.goto(f"{own_address}/two_tracks?area=Manchester")
    page.wait_for_selector(".js-plotly-plot .main-svg", timeout=120_000)
    settle(page)
    expect(page.get_by_text(f"The upper figures are of {WHOSE}.")).to_be_visible()
    drawn = " ".join(page.locator(".annotation-text").all_text_contents())
    assert WHOSE in " ".join(drawn.split())
    assert cut_words(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
