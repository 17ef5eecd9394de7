"""What only a browser can know of what areas are held against: it fits, and the link holds it."""

import pytest
from browser_support import cut_words, settle, words_over_others

SOME = "when=Over+time&indicators=See+people+enough&indicators=Decide+their+days"
LINKS = {
    "then and now": "/explore?when=Over+time&among=Mid+Merrowdale",
    "then and now, all": "/explore?when=Over+time&among=Merrowdale&against=Areas+like+it,+together",
    "a chart each": f"/explore?{SOME}&which=Just+this+one&against=Areas+like+it,+together",
    "a chart each, picked": f"/explore?{SOME}&which=Picked",
    "new limits": "/two_tracks?area=Amberfold&system=New+requests",
}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", LINKS)
def test_every_word_of_it_is_whole_and_lies_over_no_other(visit, name, width):
    page = visit(LINKS[name], width=width, height=4000)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_timeout(1500)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert cut_words(page) == []
    cards = "[class*=st-key-card-then], [class*=st-key-card-time-], .st-key-card-system"
    assert words_over_others(page, cards) == []


def test_why_limits_begin_anew_is_in_the_drawing_that_is_kept(visit, tmp_path):
    page = visit(LINKS["new limits"])
    card = page.locator(".st-key-card-system")
    card.locator(".js-plotly-plot .main-svg").first.wait_for()
    card.get_by_role("tab", name="Table").click()
    with page.expect_download() as kept:
        card.get_by_role("button", name="Save as a drawing (SVG)").click()
    kept.value.save_as(tmp_path / "kept.svg")
    drawn = (tmp_path / "kept.svg").read_text("utf-8").split("How to read it")[0]
    for each in ("New limits from", "telephone", "Decided by:", "quality board"):
        assert each in drawn


@pytest.mark.parametrize(("page_name", "key"), [("explore", "with"), ("compare", "beside")])
def test_a_list_that_is_emptied_stays_empty_when_the_page_is_loaded_anew(visit, page_name, key):
    page = visit(f"/{page_name}?which=Picked&when=Over+time")
    box = page.locator(f".st-key-{key}")
    clear = box.get_by_role("button", name="Clear all")  # there while anything is picked
    clear.click()
    settle(page)
    page.wait_for_timeout(800)
    assert f"none={key}" in page.url
    link = page.url
    for again in (page.reload, lambda: page.goto(link)):
        again()
        settle(page)
        page.wait_for_selector(f".st-key-{key}")
        page.wait_for_timeout(800)
        assert clear.count() == 0
        assert page.url == link


def test_a_list_filled_again_no_longer_says_that_it_is_empty(visit):
    page = visit("/explore?which=Picked&when=Over+time&none=with")
    box = page.locator(".st-key-with")
    box.get_by_role("combobox").click()
    page.get_by_role("option").first.click()
    settle(page)
    page.wait_for_timeout(800)
    assert "none=" not in page.url
    assert "with=" in page.url
