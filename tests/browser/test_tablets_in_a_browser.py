"""What a tablet held upright is sent: words that stay within their cards, and whole links."""

import pytest
from browser_support import settle

UPRIGHT = 768
BEYOND = """() => [...document.querySelectorAll('.khi-number *')]
    .filter(each => each.getBoundingClientRect().right
        > each.closest('.khi-number').getBoundingClientRect().right)
    .map(each => each.textContent)"""
CUT = """() => [...document.querySelectorAll('.stMain [data-testid=stPageLink-NavLink] *')]
    .filter(each => getComputedStyle(each).display != "inline")
    .filter(each => each.scrollWidth > each.clientWidth)
    .map(each => each.textContent)"""


@pytest.mark.parametrize("path", ["/", "/two_tracks", "/compare", "/fairness", "/progress"])
def test_the_words_of_a_big_number_stay_within_its_card(visit, path):
    page = visit(path, width=UPRIGHT)
    page.wait_for_selector(".khi-number")
    settle(page)
    assert page.evaluate(BEYOND) == []


def test_a_link_beside_words_is_whole(visit):
    page = visit("/changed", width=UPRIGHT)
    page.get_by_role("link", name="See it over time").first.wait_for()
    settle(page)
    assert page.evaluate(CUT) == []


def test_a_list_that_has_something_chosen_does_not_say_that_it_must(visit):
    page = visit("/explore", width=UPRIGHT)
    page.get_by_text("Among the areas of").wait_for()
    assert page.get_by_text("(required)").locator("visible=true").count() == 0


HELD = """box => {
    const last = [...box.querySelectorAll('[data-tag]')].at(-1).getBoundingClientRect();
    return last.bottom <= box.querySelector('[role=group]').getBoundingClientRect().bottom;
}"""


@pytest.mark.parametrize("width", [320, UPRIGHT])
def test_all_that_is_chosen_is_in_sight(visit, width):
    """The fifth question was half a chip at the foot of its box."""
    page = visit("/templates", width=width)
    box = page.locator(".stMultiSelect").first
    box.locator("[data-tag]").nth(4).wait_for()
    settle(page)
    assert box.evaluate(HELD)


def test_what_may_be_uploaded_is_said_whole_on_a_small_phone(visit):
    page = visit("/upload", width=320)
    limits = page.get_by_text("200MB per file")
    limits.wait_for()
    assert limits.evaluate("each => each.scrollWidth <= each.clientWidth + 1")
    assert limits.evaluate("each => getComputedStyle(each).whiteSpace") == "normal"


def test_a_table_wider_than_its_card_keeps_three_words_on_a_line(visit):
    """The seven columns of Fairness were squeezed until "No clear gap" took three lines."""
    page = visit("/fairness", width=UPRIGHT, height=6000)
    links = page.locator(".khi-table[role=region] a").get_by_text("No clear gap", exact=True)
    links.first.wait_for()
    settle(page)
    assert all(link.bounding_box()["height"] < 30 for link in links.all())
    wide = page.locator(".khi-table[role=region]").first
    assert wide.evaluate("each => each.scrollWidth > each.clientWidth")
    assert "local" in wide.evaluate("each => getComputedStyle(each).backgroundAttachment")
