"""What only a browser can know of Explore: it fits, the arrow keys walk, a picture can be kept."""

import re

import pytest
from browser_support import settle

FORMS = ["Side by side", "Spread", "Map", "Funnel"]
CUT = """[...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
    const frame = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.width > 0 && (box.left < frame.left - 2 || box.right > frame.right + 2);
    }).map(text => text.textContent);
})"""


@pytest.mark.parametrize("form", FORMS)
def test_on_a_phone_every_way_of_drawing_fits_with_no_word_cut_off(visit, form):
    page = visit(f"/explore?as={form.replace(' ', '+')}&among=Merrowdale", width=360, height=4000)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_timeout(800)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(CUT) == []


def test_on_a_phone_most_choices_wait_behind_one_press_and_the_keyboard_opens_them(visit):
    page = visit("/explore", width=360, height=2200)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    when = page.get_by_role("radiogroup", name="When")
    assert not when.is_visible()
    assert page.get_by_role("combobox", name="Area", exact=True).is_visible()
    assert page.locator(".st-key-easy").is_visible()
    assert page.locator(".st-key-card-areas").bounding_box()["y"] < 1100
    page.get_by_text("More choices").focus()
    page.keyboard.press("Enter")
    when.wait_for()
    page.get_by_role("radio", name="Over time").click()
    page.wait_for_selector("text=Then and now")
    assert when.is_visible()


def test_on_a_wide_screen_every_choice_is_in_sight(visit):
    page = visit("/explore")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    assert page.get_by_role("radiogroup", name="When").is_visible()
    assert not page.get_by_text("More choices").is_visible()


def test_the_bar_marks_the_page_one_is_on_where_its_name_is_behind_more(visit):
    line = "at => getComputedStyle(at).borderBottomWidth"
    more = visit("/explore").locator("[data-testid=stTopNavSection]")
    assert more.evaluate(line) == "3px"
    more = visit("/compare").locator("[data-testid=stTopNavSection]")
    assert more.evaluate(line) != "3px"


def test_a_profile_fits_a_phone_with_no_word_cut_off(visit):
    link = "/explore?which=Just+this+one&indicators=Every+indicator"
    page = visit(link, width=360, height=4000)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    assert page.evaluate(CUT) == []


def test_the_arrow_keys_walk_from_area_to_area(visit):
    page = visit("/explore?as=Spread&among=Merrowdale")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    said = page.locator(".st-key-card-spread .khi-say").first
    first = said.inner_text()
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    settle(page)
    page.wait_for_timeout(600)
    assert said.inner_text() != first
    assert re.match(r"\w[\w ]* is at \d+%", said.inner_text())


def test_a_picture_carries_its_title_source_day_and_mark(visit, tmp_path):
    page = visit("/explore?as=Map&among=Merrowdale")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.get_by_role("tab", name="Table").click()
    with page.expect_download() as kept:
        page.get_by_role("button", name="Save as a drawing (SVG)").click()
    kept.value.save_as(tmp_path / "kept.svg")
    words = re.sub(r"<[^>]+>", " ", (tmp_path / "kept.svg").read_text("utf-8"))
    for each in ("Areas lie between", "Source:", "Invented example", "Seen", "How to read it"):
        assert each in words
    for each in ("Too few answers to show", "Nothing to show", "From: http://", "as=Map"):
        assert each in re.sub(r"\s+", " ", words)
    with page.expect_download() as kept:
        page.get_by_role("button", name="Save the picture (PNG)").click()
    kept.value.save_as(tmp_path / "kept.png")
    picture = (tmp_path / "kept.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") > 1000


def test_a_picture_kept_on_a_phone_says_what_its_letters_mean_and_is_whole(visit, tmp_path):
    page = visit("/two_tracks", width=360, height=1400)
    card = page.locator(".st-key-card-tracks")
    card.locator(".js-plotly-plot .main-svg").first.wait_for()
    said = card.locator(".khi-keys > span").first.inner_text().split()
    card.get_by_role("tab", name="Table").click()
    with page.expect_download() as kept:
        card.get_by_role("button", name="Save as a drawing (SVG)").click()
    kept.value.save_as(tmp_path / "kept.svg")
    drawing = (tmp_path / "kept.svg").read_text("utf-8")
    words = re.sub(r"<[^>]+>", " ", drawing).split()
    assert " ".join(said[1:]) in " ".join(words)
    page.goto((tmp_path / "kept.svg").as_uri())
    reach = page.evaluate(
        "[...document.querySelectorAll('svg > text')].map(e => e.getBBox()).map(b => b.x + b.width)"
    )
    assert max(reach) <= page.evaluate("document.documentElement.width.baseVal.value")


def test_the_link_is_the_whole_view_and_short(visit):
    page = visit("/explore")
    page.get_by_role("radio", name="Funnel").click()
    settle(page)
    page.wait_for_selector(".st-key-card-funnel")
    link = page.url
    assert len(link) < 2000
    assert "as=Funnel" in link
    page.reload()
    settle(page)
    page.wait_for_selector(".st-key-card-funnel")
