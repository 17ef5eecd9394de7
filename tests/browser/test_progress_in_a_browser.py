"""Progress as people use it: rating on a phone by keyboard, and comparing two areas' evidence."""

import pytest
from browser_support import choose, cut_words, settle, tab_to

STAGE = r"\d [A-Z]"
PHONE = 360
STORIES = {"Thistlemere": "8", "Gullhaven": "2", "Oakwether": "0"}
"""How many actions people see further on than a year ago."""


def rate_by_keyboard(page, *, steps, evidence):
    """Move up some stages, say what can be seen, and give it, all with keys."""
    tab_to(page, STAGE)
    for _ in range(steps):
        page.keyboard.press("ArrowDown")
    tab_to(page, r"What can people see\?")
    page.keyboard.type(evidence)
    tab_to(page, "Give this rating")
    page.keyboard.press("Enter")


def test_a_board_member_on_a_phone_rates_two_actions_by_keyboard(phone, own_address):
    phone.goto(f"{own_address}/rate?area=Oakwether")
    settle(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert "0 of 10 actions rated" in phone.locator("body").inner_text()

    # A step up with nothing to see is refused, with the reason, and nothing typed is lost.
    rate_by_keyboard(phone, steps=1, evidence="yes")
    phone.get_by_text("needs evidence").wait_for(timeout=60_000)
    box = phone.get_by_role("textbox", name="What can people see?")
    assert box.input_value() == "yes"

    box.fill("")
    rate_by_keyboard(phone, steps=0, evidence="The library keeps a map of one estate")
    phone.get_by_text("Kept: Know and grow").wait_for(timeout=60_000)
    settle(phone)
    phone.get_by_text("1 of 10 actions rated").wait_for(timeout=60_000)

    rate_by_keyboard(phone, steps=1, evidence="One group has money for two years")
    phone.get_by_text("Kept: Back community").wait_for(timeout=60_000)
    phone.get_by_text("2 of 10 actions rated").wait_for(timeout=60_000)

    # Nobody else sees what was given before they have given their own.
    phone.goto(f"{own_address}/rate?area=Oakwether&as=Leaders")
    settle(phone)
    text = phone.locator("body").inner_text()
    assert "2 of 10" in text
    assert "The library keeps a map" not in text


def test_a_network_member_compares_two_areas_and_opens_the_evidence(visit):
    page = visit("/progress?area=Gullhaven&others=Thistlemere", height=1200)
    page.get_by_role("heading", name="The same actions in each area").wait_for()
    choose(page, "With this action", "Get small, simple money to small groups")
    evidence = page.locator("details.khi-open", has_text="Open the evidence of Thistlemere")
    evidence.get_by_text("about 15 people who draw on support").wait_for(state="attached")
    page.wait_for_timeout(3000)
    settle(page)
    evidence.locator("summary").click()
    evidence.get_by_text("We decide who gets the grants, and the fund grew.").wait_for()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("area", STORIES)
def test_each_story_is_legible_and_no_word_of_a_chart_is_cut_off(visit, area, width):
    page = visit(f"/progress?area={area}", width=width, height=9000)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_timeout(1500)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    first = page.locator(".khi-big").first.inner_text()
    assert first.startswith(STORIES[area])
    assert cut_words(page) == []


@pytest.mark.parametrize("path", ["/rate", "/assets", "/involved"])
@pytest.mark.parametrize("width", [360, 768])
def test_the_other_pages_fit_a_phone_and_a_tablet(visit, path, width):
    page = visit(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
