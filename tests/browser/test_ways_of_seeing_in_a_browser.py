"""For people who cannot stand motion nothing moves; and the overview can be kept as a picture."""

import re

import pytest
from browser_support import settle

MOVING = """document.getAnimations()
    .filter(each => each.playState === 'running')
    .map(each => `${each.constructor.name} of ${each.effect?.target?.className}`)"""
LASTING = """[...document.querySelectorAll('*')].filter(each => {
    const style = getComputedStyle(each);
    const longest = words => Math.max(...words.split(',').map(parseFloat));
    return longest(style.transitionDuration) > 0 && style.transitionProperty !== 'none'
        || longest(style.animationDuration) > 0 && style.animationName !== 'none';
}).map(each => `${each.tagName} ${each.className}`)"""


@pytest.fixture
def still(page):
    """A page of somebody whose system asks for less motion."""
    page.emulate_media(reduced_motion="reduce")
    yield page
    page.emulate_media(reduced_motion="no-preference")


def test_it_sees_motion_where_somebody_does_not_mind_it(visit):
    page = visit("/compare")
    assert page.evaluate(LASTING)


@pytest.mark.parametrize("path", ["/", "/compare", "/two_tracks", "/explore", "/upload"])
def test_nothing_moves_for_those_who_ask_for_less_motion(still, visit, path):
    page = visit(path)
    assert page.evaluate(LASTING) == []
    assert page.evaluate(MOVING) == []


def test_nothing_moves_while_choices_are_made(still, visit):
    page = visit("/compare")
    page.get_by_role("radio", name="By result").click()
    assert page.evaluate(MOVING) == []
    settle(page)
    page.get_by_role("combobox", name="Area", exact=True).click()
    page.get_by_role("option").first.wait_for()
    assert page.evaluate(LASTING) == []


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_the_rows_of_the_overview_can_be_kept_as_a_picture(visit, tmp_path, width, dark):
    page = visit("/", width=width, dark=dark)
    card = page.locator(".st-key-card-rows")
    names = card.locator("h3").all_inner_texts()
    with page.expect_download() as kept:
        card.get_by_role("button", name="Save as a drawing (SVG)").click()
    kept.value.save_as(tmp_path / "rows.svg")
    drawn = (tmp_path / "rows.svg").read_text("utf-8")
    words = " ".join(re.sub(r"<style.*?</style>|<[^>]+>", " ", drawn, flags=re.DOTALL).split())
    for each in (*names, "Source:", "Invented example", "Seen", "and where it likely lies"):
        assert each in words
    assert drawn.count("<rect") > len(names), "no band, no track"
    with page.expect_download() as kept:
        card.get_by_role("button", name="Save the picture (PNG)").click()
    kept.value.save_as(tmp_path / "rows.png")
    picture = (tmp_path / "rows.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 2 * round(
        int(re.search(r'width="(\d+)"', drawn)[1])
    )
