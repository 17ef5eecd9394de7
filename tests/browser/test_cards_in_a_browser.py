"""A card turned to its table or its help, by a reader who may have had the page open for long."""

import pytest
from browser_support import settle

pytest.importorskip("playwright.sync_api")


def turned(page, card, side):
    page.locator(f".st-key-card-{card}").get_by_role("tab", name=side).click()
    settle(page)
    return page.locator(f".st-key-card-{card}")


def test_a_table_is_sent_when_a_reader_turns_to_it(visit):
    page = visit("/")
    card = page.locator(".st-key-card-spread")
    card.locator(".js-plotly-plot").wait_for()
    assert not card.locator("table").count()
    assert not card.get_by_role("button", name="CSV").count()
    turned(page, "spread", "Table")
    assert card.locator("table").is_visible()
    assert card.get_by_role("button", name="CSV").is_visible()


def test_turning_one_card_leaves_the_others_and_the_reader_where_they_are(visit):
    page = visit("/")
    card = page.locator(".st-key-card-groups")
    card.scroll_into_view_if_needed()
    where = card.bounding_box()["y"]
    turned(page, "groups", "Help")
    assert card.get_by_text("Each point stands on the band").is_visible()
    assert page.locator(".st-key-card-spread .js-plotly-plot").is_visible()
    assert abs(card.bounding_box()["y"] - where) < 40


def test_what_was_taken_back_since_is_not_shown_on_any_side(own_address, browser):
    reader = browser.new_page()
    reader.goto(own_address)
    reader.locator(".st-key-card-spread .js-plotly-plot").wait_for(timeout=180_000)
    keeper = browser.new_page()
    keeper.goto(own_address + "/upload")
    keeper.get_by_role("button", name="Clear the invented example").click(timeout=90_000)
    settle(keeper)
    reader.locator(".st-key-card-spread").get_by_role("tab", name="Table").click()
    reader.get_by_text("No survey has been added").wait_for(timeout=90_000)
    assert not reader.locator(".st-key-card-spread").count()
    reader.close()
    keeper.close()


def test_a_card_is_turned_by_keyboard_and_keeps_the_focus(visit):
    page = visit("/", width=360, height=780)
    card = page.locator(".st-key-card-spread")
    card.get_by_role("tab", name="Chart").focus()
    for side in ("Table", "Help"):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        settle(page)
        assert page.evaluate("document.activeElement.innerText") == side
    assert card.get_by_text("Each bar is the share of people").is_visible()


@pytest.mark.parametrize("path", ["/two_tracks", "/"])
def test_the_tabs_of_cards_beside_each_other_stand_on_one_line(visit, path):
    page = visit(path, height=4000)
    pair = page.locator("[class*='st-key-pair-']").first
    pair.locator("[role=tablist]").nth(1).wait_for()
    tops = [each.bounding_box()["y"] for each in pair.locator("[role=tablist]").all()]
    assert len(tops) == 2
    assert abs(tops[0] - tops[1]) <= 1
