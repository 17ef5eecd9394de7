"""Two journeys through Fairness, and what only a browser can know of it."""

import csv
import io
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_support import choose, cut_words, settle, unfold, words_over_others
from conftest import served

sys.path.insert(0, str(Path(__file__).parents[1]))
import fairness_stores

LINK = "/fairness?area=Leeds&indicator=Decide+their+days&groups=Disability"


@pytest.fixture(scope="module")
def leeds(tmp_path_factory):
    """A dashboard of three real places, with a gap in Leeds that is closing."""
    with served(fairness_stores.journey(tmp_path_factory.mktemp("fairness"))) as at:
        yield at


@pytest.fixture
def looked_at(page, leeds):
    def go(path=LINK, *, width=1280, height=7600, dark=False):
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.set_viewport_size({"width": width, "height": height})
        page.goto(leeds + path)
        settle(page)
        unfold(page)
        page.wait_for_selector(".st-key-card-levels .js-plotly-plot .main-svg", timeout=120_000)
        settle(page)
        page.wait_for_timeout(600)
        return page

    return go


def test_a_board_member_asks_if_disabled_people_are_less_in_control_and_if_it_gets_better(
    page, leeds, looked_at
):
    page.set_viewport_size({"width": 1280, "height": 1200})
    page.goto(leeds)
    settle(page)
    page.get_by_role("link", name="Fairness").first.click()
    page.wait_for_selector("text=Who is doing less well, and who is missing?")
    choose(page, "Area", "Leeds")
    page.wait_for_selector("text=Fairness · Leeds")
    assert "Disability" in page.locator(".stSelectbox", has_text="Groups by").inner_html()
    page.wait_for_selector("text=Disabled: about 23 fewer people in every 100 than everyone else")
    numbers = page.locator(".khi-numbers").first.inner_text()
    assert "57%" in numbers
    assert "Closing" in numbers
    assert "More than chance" in numbers
    page.get_by_text("Easy read").first.click()
    page.wait_for_selector("text=The gap is getting smaller.")


def test_an_analyst_takes_the_groups_away_with_intervals_and_reasons(looked_at):
    page = looked_at("/fairness?area=Leeds&indicator=Decide+their+days&groups=Unpaid+carers")
    page.get_by_text("For analysts: every measure of this gap").click()
    page.wait_for_selector("text=Theil index")
    settle(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Get the groups, with intervals and reasons").click()
    text = Path(taken.value.path()).read_bytes().decode("utf-8-sig")
    rows = {row["group"]: row for row in csv.DictReader(io.StringIO(text))}
    assert {"carer", "not_carer", "all"} <= set(rows)
    for name in ("value", "lower", "upper", "gap", "gap_lower", "gap_upper", "ratio", "absence"):
        assert name in rows["carer"]
    assert float(rows["carer"]["gap_lower"]) > 0
    settle(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Get the measures").click()
    text = Path(taken.value.path()).read_bytes().decode("utf-8-sig")
    measures = {row["measure"]: row for row in csv.DictReader(io.StringIO(text))}
    assert measures["slope_index"]["blocked"] == "no order"
    assert float(measures["difference"]["upper"]) > float(measures["difference"]["lower"])


def test_a_cell_of_the_table_is_a_link_to_its_own_gap(looked_at):
    page = looked_at()
    page.locator(".st-key-card-everything a", has_text="Carers").first.click()
    page.wait_for_selector("text=Carers: about 42 fewer people in every 100", timeout=120_000)
    assert "groups=Unpaid+carers" in page.url


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_chart_is_drawn_described_and_fits_with_no_word_cut_off(looked_at, width):
    page = looked_at(width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    charts = page.locator("[data-testid=stPlotlyChart]:visible")
    assert charts.count() >= 5
    for place in range(charts.count()):
        assert len(charts.nth(place).get_attribute("aria-label")) > 40
    assert cut_words(page) == []


def test_on_a_phone_what_has_no_clear_gap_is_counted_in_place_of_a_line_each(visit):
    page = visit("/fairness?area=Amberfold", width=360, height=7600)
    rows = page.locator(".st-key-card-everything table").first.locator("tbody tr")
    rows.first.wait_for(state="attached", timeout=120_000)
    unfold(page)
    assert rows.get_by_text("No clear gap in").first.is_visible()
    close = page.locator(".st-key-card-everything .khi-close")
    assert close.count() > 20
    assert not any(each.is_visible() for each in close.all())
    page.set_viewport_size({"width": 1280, "height": 7600})
    assert all(each.is_visible() for each in close.all())
    assert not rows.get_by_text("No clear gap in").first.is_visible()


@pytest.mark.parametrize("groups", ["Ethnic+group", "Age", "Main+reason+for+support"])
def test_on_a_phone_long_names_of_groups_keep_clear_of_their_figures(visit, groups):
    page = visit(f"/fairness?area=Amberfold&groups={groups}", width=360, height=7600)
    unfold(page)
    page.wait_for_selector(".st-key-card-ladder .js-plotly-plot .main-svg", timeout=120_000)
    page.wait_for_timeout(600)
    for card in ("groups", "presence", "ladder"):
        assert words_over_others(page, f".st-key-card-{card}") == []


@pytest.mark.parametrize("card", ["groups", "presence", "levels", "places"])
def test_on_a_phone_no_two_words_of_a_row_lie_over_each_other(looked_at, card):
    page = looked_at(width=360)
    if card == "places":
        page.get_by_role("radio", name="Their gap").press("Space")
        page.wait_for_selector(".st-key-fold-places", state="attached", timeout=120_000)
        unfold(page)
        page.wait_for_selector(".st-key-card-places .js-plotly-plot .main-svg", timeout=120_000)
        settle(page)
    assert words_over_others(page, f".st-key-card-{card}") == []


def test_on_a_phone_each_fold_says_what_was_found_and_the_table_leads_with_clear_gaps(visit):
    page = visit("/fairness?area=Saltrigg", width=360, height=900)
    page.locator(".st-key-fold-presence summary").wait_for(timeout=120_000)
    for name in ("history", "levels", "presence"):
        fold = page.locator(f".st-key-fold-{name}")
        title = fold.locator("h3").first
        assert not title.is_visible()
        assert title.text_content() in fold.locator("summary").inner_text()
    rows = page.locator(".st-key-card-everything .khi-folds-rows tbody tr").all()
    seen = [each for each in rows if each.is_visible()]
    assert 0 < len(seen) < len(rows)
    assert all("Clear gap" in each.inner_text() for each in seen)
    fold = page.locator(".khi-folds-rows summary")
    assert "outcomes with no clear gap" in fold.inner_text()
    fold.focus()
    page.keyboard.press("Enter")
    assert all(each.is_visible() for each in rows)


def test_the_first_lines_name_each_clear_gap_and_lead_to_it(visit):
    page = visit("/fairness?area=Saltrigg", width=360, height=740)
    first = page.locator(".khi-verdict")
    first.get_by_text("Clearly behind everyone else").wait_for(timeout=120_000)
    assert "Not reached enough, by age: 25 to 34" in first.inner_text()
    box = first.bounding_box()
    assert box["y"] + box["height"] < 740
    first.get_by_role("link", name="Carers (decide their days)").click()
    page.wait_for_selector("text=Carers: about 20 fewer people in every 100", timeout=120_000)


def test_nothing_leaves_the_machine(page, looked_at):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    looked_at()
    hosts = {urlsplit(url).hostname for url in asked if url.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}


def test_the_choices_are_reached_and_changed_by_keyboard_alone(looked_at):
    page = looked_at(height=1000)
    choose(page, "Groups by", "Unpaid carers")
    page.wait_for_selector("text=Carers: about 42 fewer people in every 100")
    assert "groups=Unpaid+carers" in page.url
