"""What only a browser can know of the page Compare: drawn, fitting, whole words, whole links."""

from urllib.parse import urlsplit

import pytest

CHARTS = 3


def drawn(page):
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_timeout(800)
    return page


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_chart_is_drawn_described_and_fits_with_no_word_cut_off(visit, width):
    page = drawn(visit("/compare", width=width, height=7000))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    charts = page.locator("[data-testid=stPlotlyChart]:visible")
    assert charts.count() >= CHARTS
    for place in range(charts.count()):
        assert len(charts.nth(place).get_attribute("aria-label")) > 40
    cut = page.evaluate(
        """[...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
            const frame = chart.getBoundingClientRect();
            return [...chart.querySelectorAll('text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.width > 0 && (box.left < frame.left - 2 || box.right > frame.right + 2
                    || box.top < frame.top - 2 || box.bottom > frame.bottom + 2);
            }).map(text => text.textContent);
        })"""
    )
    assert cut == []


def test_on_a_phone_no_two_words_of_a_row_lie_over_each_other(visit):
    page = drawn(visit("/compare?area=Grimmerdale&order=By+result", width=360, height=7000))
    over = page.evaluate(
        """[...document.querySelectorAll('.st-key-card-areas, .st-key-card-then')].flatMap(card => {
            const words = [...card.querySelectorAll('.annotation-text')];
            const boxes = words.map(each => each.getBoundingClientRect());
            return words.flatMap((one, i) => words.slice(i + 1).filter((other, k) => {
                const a = boxes[i], b = boxes[i + 1 + k];
                return a.left < b.right - 1 && b.left < a.right - 1
                    && a.top < b.bottom - 3 && b.top < a.bottom - 3;
            }).map(other => [one.textContent, other.textContent]));
        })"""
    )
    assert over == []


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
    page.wait_for_selector(".st-key-card-areas :text('too close to call')")
