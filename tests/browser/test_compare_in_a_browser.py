"""What only a browser can know of the page Compare: drawn, fitting, whole words, whole links."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_support import cut_words, settle, unfold, words_over_others
from conftest import served

sys.path.insert(0, str(Path(__file__).parents[1]))
import areas_by_the_dozen

CHARTS = 3


def drawn(page):
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_timeout(800)
    return page


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_chart_is_drawn_described_and_fits_with_no_word_cut_off(visit, width):
    page = drawn(visit("/compare", width=width, height=7000))
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    charts = page.locator("[data-testid=stPlotlyChart]:visible")
    assert charts.count() >= CHARTS
    for place in range(charts.count()):
        assert len(charts.nth(place).get_attribute("aria-label")) > 40
    assert cut_words(page) == []


def test_on_a_phone_no_two_words_of_a_row_lie_over_each_other(visit):
    page = drawn(visit("/compare?area=Grimmerdale&order=By+result", width=360, height=7000))
    unfold(page)
    cards = ".st-key-card-areas, .st-key-card-then"
    assert words_over_others(page, cards) == []


def test_typing_keeps_what_holds_the_letters_and_the_headline_comes_first(visit):
    page = drawn(visit("/compare"))
    page.get_by_role("combobox", name="Indicator", exact=True).click()
    page.keyboard.type("friend")
    page.get_by_role("option").first.wait_for()
    offered = page.get_by_role("option").all_inner_texts()
    assert offered[0] == "Support and friendship"
    assert {"No friends", "Want more friends"} < set(offered)
    assert all("friend" in each.lower() for each in offered)


def test_nothing_leaves_the_machine(page, visit):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    visit("/compare")
    hosts = {urlsplit(url).hostname for url in asked if url.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}


def test_the_link_is_the_whole_view(page, visit):
    visit("/")
    visit(
        "/compare?area=Grimmerdale&quarter=Q2+2025%2F26&order=By+result"
        "&beside=Skarnbeck&beside=Coldharrow"
    )
    page.wait_for_selector("text=ten areas of High Merrowdale · July to September 2025")
    time = page.locator(".st-key-card-time [data-testid=stPlotlyChart]").get_attribute("aria-label")
    assert "Skarnbeck goes from" in time
    assert "Coldharrow goes from" in time
    assert time.count("goes from") + time.count("no figure") == 3
    areas = page.locator(".st-key-card-areas [data-testid=stPlotlyChart]")
    before = areas.get_attribute("aria-label")
    page.reload()
    page.wait_for_selector("text=ten areas of High Merrowdale · July to September 2025")
    assert areas.get_attribute("aria-label") == before
    assert len(page.url) < 2000


def test_choosing_an_order_changes_the_chart_and_the_link(page, visit):
    visit("/compare")
    page.get_by_role("radio", name="By result").click()
    page.wait_for_function("location.search.includes('order=By')")
    page.wait_for_selector(".st-key-card-areas :text('whose places overlap')")


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A dashboard of forty areas that lie in one."""
    with served(areas_by_the_dozen.store(tmp_path_factory.mktemp("many"), 40)) as at:
        yield at


@pytest.mark.parametrize("order", ["A+to+Z", "By+result"])
def test_of_forty_areas_some_are_named_no_word_is_cut_and_none_lies_over_another(many, page, order):
    page.set_viewport_size({"width": 360, "height": 9000})
    page.goto(f"{many}/compare?among=England&order={order}")
    settle(page)
    drawn(page)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert cut_words(page) == []
    assert words_over_others(page, ".st-key-card-areas, .st-key-card-then") == []
    for card in ("areas", "then"):
        box = page.locator(f".st-key-card-{card} [data-testid=stPlotlyChart]").bounding_box()
        assert box["height"] <= 1120


def test_forty_areas_are_walked_through_and_opened_with_the_keyboard(many, page):
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(f"{many}/compare?among=England")
    settle(page)
    drawn(page)
    said = page.locator(".st-key-card-spread .khi-say").first
    first = said.inner_text()
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        "was => document.querySelector('.st-key-card-spread .khi-say').innerText != was", arg=first
    )
    others = page.locator(".st-key-card-matrix details")
    assert not others.locator("tr").first.is_visible()
    others.locator("summary").focus()
    page.keyboard.press("Enter")
    assert others.locator("tbody tr").count() == 28
    assert others.locator("tbody tr").last.is_visible()
