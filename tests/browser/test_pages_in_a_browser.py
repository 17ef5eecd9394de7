"""What only a browser can know: drawn, described, fitting, private, reachable, looked at."""

import itertools
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_support import choose, cut_words, settle
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
PATHS = {
    "overview": "/",
    "two_tracks": "/two_tracks",
    "compare": "/compare",
    "upload": "/upload",
    "methods": "/methods",
}
CHARTED = ["overview", "two_tracks"]


@pytest.mark.parametrize("name", PATHS)
def test_no_request_leaves_the_machine(page, visit, name):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    visit(PATHS[name])
    hosts = {urlsplit(url).hostname for url in asked if url.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_page_fits_its_width(visit, name, width):
    page = visit(PATHS[name], width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    main = page.evaluate(
        "(main => [main.scrollWidth, main.clientWidth])(document.querySelector('main'))"
    )
    assert main[0] <= main[1]


@pytest.mark.parametrize("name", CHARTED)
@pytest.mark.parametrize("width", [360, 1280])
def test_charts_are_drawn_and_described(visit, name, width):
    page = visit(PATHS[name], width=width, height=6000)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    charts = page.locator("[data-testid=stPlotlyChart]:visible")
    assert charts.count() >= 3
    for place in range(charts.count()):
        box = charts.nth(place).bounding_box()
        assert box["height"] > 60
        assert len(charts.nth(place).get_attribute("aria-label")) > 40


@pytest.mark.parametrize("name", CHARTED)
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_word_of_a_chart_is_cut_off(visit, name, width):
    page = visit(PATHS[name], width=width, height=6000)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_timeout(800)
    assert cut_words(page) == []


def test_a_first_visit_by_a_link_to_a_page_gets_the_whole_dashboard(browser, own_address):
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.goto(f"{own_address}/two_tracks?area=Saltrigg")
    settle(page)
    assert page.get_by_role("link", name="Compare").is_visible()
    assert page.locator(".st-key-demo").is_visible()
    page.wait_for_selector("text=Two tracks · Saltrigg", timeout=30_000)
    context.close()


def test_what_takes_a_browser_longer_is_sent_when_it_has_drawn_the_first_screen(page, address):
    told = []

    def listen(line):
        line.on("framesent", lambda _: told.append("asked"))
        line.on("framereceived", lambda sent: told.append(_kind(sent)))

    page.on("websocket", listen)
    page.goto(address)
    settle(page)
    before = told[: told.index("plotly_chart")]
    assert before.count("asked") == 2
    assert "html" in before[: before.index("asked", 1)]


def _kind(sent):
    """What kind of element a message of the server brings."""
    return ForwardMsg.FromString(sent).delta.new_element.WhichOneof("type")


def test_a_link_holds_the_view_and_takes_the_area_along(page, visit):
    visit("/?area=Grimmerdale")
    assert page.locator("h1").inner_text() == "Grimmerdale"
    page.get_by_role("link", name="Two tracks").click()
    page.wait_for_selector("text=Two tracks · Grimmerdale", timeout=30_000)
    page.get_by_role("link", name="Overview").click()
    page.wait_for_selector("text=Area overview", timeout=30_000)
    assert page.locator("h1").inner_text() == "Grimmerdale"


@pytest.mark.parametrize(
    ("asked", "shown"), [("X0000019", "Tanswether"), ("Nowhere", "Amberfold"), ("", "Amberfold")]
)
def test_whatever_a_link_asks_for_the_address_says_what_is_shown(visit, asked, shown):
    page = visit(f"/?area={asked}")
    page.wait_for_url(f"**area={shown}**")
    assert page.locator("h1").inner_text() == shown
    missed = page.get_by_role("status").get_by_text(f"no figures here for “{asked}”")
    assert missed.count() == (asked == "Nowhere")


def test_choosing_changes_the_page_and_the_link(page, visit):
    visit("/")
    choose(page, "Area", "Grimmerdale")
    page.wait_for_function("document.querySelector('h1').innerText === 'Grimmerdale'")
    assert "area=Grimmerdale" in page.url


def test_the_choices_stay_in_sight_on_a_wide_screen_and_not_on_a_phone(page, visit):
    visit("/", width=1280, height=800)
    page.evaluate("document.querySelector('main').scrollTo(0, 1500)")
    bar = page.get_by_test_id("stHeader").bounding_box()
    strip = page.locator(".st-key-controls").bounding_box()
    assert bar["y"] + bar["height"] <= strip["y"] + 1 < 100
    visit("/", width=390, height=800)
    page.evaluate("document.querySelector('main').scrollTo(0, 2500)")
    assert page.locator(".st-key-controls").bounding_box()["y"] < -100


def test_the_page_can_be_reached_and_used_by_keyboard_alone(page, visit):
    visit("/")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "(at => (at.getAttribute('aria-label') || at.innerText || at.tagName).trim())"
                "(document.activeElement)"
            )
        )
    for stop in ("Skip to main content", "Two tracks", "Area", "Quarter", "Easy read", "Chart"):
        assert any(stop in each for each in seen), (stop, seen)


def test_after_a_page_is_chosen_the_menu_is_away_and_the_keyboard_goes_on_in_the_page(visit):
    page = visit(width=360)
    page.get_by_test_id("stExpandSidebarButton").first.click()
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="Compare")
    link.wait_for()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('How do areas compare')")
    page.wait_for_function(
        "document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 0"
    )
    assert page.evaluate("document.activeElement.tagName") == "H1"


@pytest.mark.parametrize(("width", "rows"), [(360, 3), (700, 3), (768, 1), (1280, 1)])
def test_three_numbers_stand_beside_each_other_or_one_above_the_other_and_never_touch(
    visit, width, rows
):
    page = visit("/", width=width)
    boxes = [each.bounding_box() for each in page.locator(".khi-number").all()]
    assert len({round(each["y"]) for each in boxes}) == rows
    along, size = ("y", "height") if rows > 1 else ("x", "width")
    for one, other in itertools.pairwise(boxes):
        assert other[along] - one[along] - one[size] >= 12


def test_focus_can_be_seen(page, visit):
    visit("/")
    for _ in range(3):
        page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(outline.removesuffix("px")) >= 2


def test_the_dark_mode_follows_the_system_and_so_do_the_charts(page, visit):
    visit("/", dark=True, height=2000)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_timeout(500)
    shade = page.evaluate(
        "getComputedStyle(document.querySelector('.st-key-card-rows')).backgroundColor"
    )
    assert shade == "rgb(26, 34, 44)"
    ink = page.evaluate(
        "getComputedStyle(document.querySelector('.js-plotly-plot .annotation-text')).fill"
    )
    assert sum(int(each) for each in ink[4:-1].split(",")) > 300


def test_a_survey_goes_from_file_to_published_figure_through_the_page(browser, own_address):
    context = browser.new_context(viewport={"width": 1280, "height": 1400})
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{own_address}/upload")
    settle(page)
    page.set_input_files("input[type=file]", str(EXAMPLES / "surveymonkey_six_mistakes.csv"))
    page.wait_for_selector("text=160 rows read = 155 accepted + 5 rejected + 0 skipped")
    page.wait_for_selector("text=What would not be shown, and why", timeout=120_000)
    page.get_by_role("button", name="Use our guesses").click()
    page.wait_for_selector("text=160 rows read = 159 accepted + 1 rejected", timeout=180_000)
    page.get_by_role("button", name="Publish 159 rows").click()
    page.wait_for_selector("text=159 rows became counts", timeout=180_000)
    page.get_by_role("link", name="See the figures").click()
    page.wait_for_selector("text=Area overview", timeout=180_000)
    assert page.locator("h1").inner_text() == "Saltrigg"
    page.wait_for_selector(".js-plotly-plot .main-svg")
    assert {urlsplit(url).hostname for url in asked if url.startswith("http")} == {"127.0.0.1"}
    context.close()


@pytest.mark.parametrize("path", ["/", "/compare"])
def test_on_paper_every_chart_is_whole_and_nothing_to_press_is_printed(visit, path):
    page = visit(path, width=1280, height=4200)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_timeout(1000)
    before = _drawn_size(page)
    page.emulate_media(media="print")
    page.locator(".main-svg[viewBox]").first.wait_for(state="attached")
    for box in page.locator(".svg-container").all():
        wide = box.evaluate("at => getComputedStyle(at).maxWidth")
        assert wide == box.evaluate("at => at.style.getPropertyValue('--khi-wide')")
    sheet = ".stMainBlockContainer"
    page.evaluate("s => { document.querySelector(s).style.width = '700px'; }", sheet)
    page.wait_for_timeout(400)
    for wide, room, words in page.evaluate(_REACH):
        assert wide <= room + 1
        assert words <= room + 1
    for hidden in (".st-key-controls", ".stDownloadButton", ".khi-save", "[role=tablist]"):
        assert not page.locator(hidden).first.is_visible()
    page.evaluate("s => { document.querySelector(s).style.width = ''; }", sheet)
    page.emulate_media(media="screen")
    page.wait_for_timeout(600)
    assert _drawn_size(page) == before
    assert page.locator(".main-svg[viewBox]").count() == 0


_REACH = """[...document.querySelectorAll('.js-plotly-plot')].map(chart => {
    const left = chart.getBoundingClientRect().left;
    const end = (each) => each.getBoundingClientRect().right - left;
    const reach = (all) => Math.max(0, ...all.map(end));
    const room = chart.closest('[class*=st-key-card]').getBoundingClientRect().right - left;
    return [reach([...chart.querySelectorAll('.main-svg')]), room,
        reach([...chart.querySelectorAll('.annotation-text')])];
})"""


def _drawn_size(page):
    drawings = page.locator(".main-svg")
    return drawings.evaluate_all("all => all.map(each => each.clientWidth)")
