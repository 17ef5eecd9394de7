"""What a small phone, or 400% zoom, is sent: whole words, and what comes second behind one press.

1,280 pixels at 400% are 320.
"""

import pytest
from browser_support import cut_words, settle, unfold, words_over_others

NARROW = 320
PAGES = (
    "/",
    "/two_tracks",
    "/compare",
    "/compare?order=By+result",
    "/fairness",
    "/progress",
    "/explore",
    "/review",
    "/explore?area=Saltrigg&among=Merrowdale&which=All+of+Merrowdale&as=Map",
)
LONGEST = {"/progress": 9000, "/assets": 7000, "/fairness": 7500, "/compare": 6000}
"""Pixels that a page may be long on a phone of 360 pixels."""

LATER = (
    ".khi-later > li, .khi-tile, .st-key-card-listed tbody tr, [class*=st-key-fold-] h3, .khi-waits"
)


@pytest.mark.parametrize("path", PAGES)
def test_no_word_of_a_chart_is_cut_off_or_lies_over_another(visit, path):
    page = visit(path, width=NARROW, height=12000)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_timeout(1500)
    if page.locator("details.khi-fold").count():
        unfold(page)
    assert cut_words(page) == []
    assert words_over_others(page, ".js-plotly-plot") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


@pytest.mark.parametrize("path", LONGEST)
def test_a_long_page_is_short_on_a_phone(visit, path):
    page = visit(path, width=360, height=2000)
    page.wait_for_timeout(1500)
    block = page.locator("[data-testid=stMainBlockContainer]")
    assert block.bounding_box()["height"] < LONGEST[path]


def test_a_group_of_actions_opens_by_keyboard_and_its_chart_fills_the_card(visit):
    page = visit("/progress?area=Gullhaven", width=360, height=900)
    group = page.locator(".st-key-fold-moved-0")
    folded = group.locator(".khi-fold summary")
    assert "The voices are apart on three" in folded.inner_text()
    assert not group.locator(".js-plotly-plot").is_visible()
    folded.focus()
    page.keyboard.press("Enter")
    chart = group.locator(".js-plotly-plot .main-svg").first
    chart.wait_for(timeout=30_000)
    page.wait_for_timeout(800)
    card, drawn = (
        group.locator(each).first.bounding_box()
        for each in ("[class*=st-key-card]", ".js-plotly-plot .main-svg")
    )
    assert card["width"] - drawn["width"] < 40
    assert cut_words(page) == []


def test_what_waits_on_a_phone_says_how_old_it_is_and_is_all_there_once_opened(visit):
    page = visit("/assets?area=Amberfold", width=360, height=900)
    tiles = page.locator(".khi-tile")
    listed = tiles.count()
    seen = sum(tile.is_visible() for tile in tiles.all())
    assert seen < 10 < listed
    folded = page.locator(".st-key-card-listed .khi-fold summary")
    assert f"See {listed - seen} more" in folded.inner_text()
    assert "not checked for a year or more" in folded.inner_text()
    folded.focus()
    page.keyboard.press("Enter")
    assert all(tile.is_visible() for tile in tiles.all())


@pytest.mark.parametrize(("width", "medium"), [(1280, "screen"), (600, "print")])
@pytest.mark.parametrize(
    "path", ["/progress", "/assets", "/assets?look=List", "/fairness?area=Saltrigg", "/compare"]
)
def test_on_a_wide_screen_and_on_paper_nothing_waits(visit, path, width, medium):
    page = visit(path, width=width, height=1200)
    page.emulate_media(media=medium)
    later = page.locator(LATER).all()
    assert len(later) >= 3
    assert all(each.is_visible() for each in later)
    assert not any(each.is_visible() for each in page.locator(".khi-fold").all())


def test_a_list_of_choices_has_no_empty_line_until_somebody_types(visit):
    page = visit("/templates", width=360, height=1200)
    box = page.locator(".stMultiSelect").first
    chips = box.locator("[data-tag]").last.bounding_box()
    frame = box.locator("[role=group]").first
    assert frame.bounding_box()["y"] + frame.bounding_box()["height"] - chips["y"] - chips[
        "height"] < 16  # fmt: skip
    box.get_by_role("combobox").focus()
    page.keyboard.type("lonely")
    settle(page)
    assert box.get_by_role("combobox").bounding_box()["height"] > 20
    assert page.get_by_role("option").count()


@pytest.mark.parametrize("width", [NARROW, 390])
def test_the_focus_is_always_in_sight_whether_the_menu_is_closed_or_open(visit, width):
    """Links in the closed menu lay left of the screen, and took fifteen tabs."""
    page = visit("/", width=width, height=700)
    left = "document.activeElement.getBoundingClientRect().right"
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(left) > 0, page.evaluate("document.activeElement.outerHTML")
    page.get_by_test_id("stExpandSidebarButton").first.click()
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="Compare")
    link.wait_for()
    page.wait_for_timeout(500)
    link.focus()
    assert page.evaluate("document.activeElement.innerText").strip() == "Compare"
    assert page.evaluate(left) > 0
