"""Being heard, as people do it: a board member on a phone by keyboard, an officer who answers."""

import re

import pytest
from browser_support import settle, tab_to

PHONE = 360
SAID = "The bench outside the surgery is gone, and there is nowhere to wait."
DONE = "A new bench was put there on Monday."


def test_a_board_member_on_a_phone_by_keyboard_finds_a_reply_and_raises_a_concern(
    phone, own_address
):
    phone.goto(f"{own_address}/voices?area=Amberfold")
    settle(phone)
    # The reply to what was said last quarter.
    phone.get_by_text("Workers wrote how this could go").wait_for()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE

    tab_to(phone, "You said, we did")
    phone.keyboard.press("ArrowRight")
    phone.keyboard.press("Enter")
    phone.get_by_text("What do you want to say?").wait_for()
    settle(phone)
    tab_to(phone, "In your own words")
    phone.keyboard.type(SAID)
    tab_to(phone, "Say it")
    phone.keyboard.press("Enter")
    phone.get_by_text("Somebody must answer by").wait_for(timeout=30_000)
    assert phone.get_by_role("status").count() >= 1
    phone.wait_for_timeout(800)
    thanks = phone.locator(".st-key-notice").bounding_box()
    assert 64 <= thanks["y"] < phone.viewport_size["height"]
    assert SAID not in phone.url

    phone.goto(f"{own_address}/voices?area=Amberfold")
    settle(phone)
    phone.get_by_text(SAID).wait_for()
    assert "Three things are still open" in phone.locator("body").inner_text()


def test_an_officer_answers_and_closes_and_it_is_there_for_all(browser, own_address):
    context = browser.new_context(viewport={"width": 1280, "height": 1400}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{own_address}/voices?area=Oakwether&part=Answer")
    settle(page)
    choose(page, "What do you answer?", "The room where")
    page.get_by_text("The room where the friendship group met").first.wait_for()
    choose(page, "Where it stands now", "Done")
    page.get_by_label("Your answer, for the person who said it").fill(DONE)
    page.get_by_label("What we would do differently").fill("Ask who uses a room before we book it.")
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_text("It stands as: Done").wait_for(timeout=30_000)
    page.goto(f"{own_address}/voices?area=Oakwether")
    settle(page)
    closed = page.get_by_text(re.compile("You said, we did: two things closed"))
    closed.wait_for()
    page.get_by_text(DONE).wait_for()
    steps = page.locator("article", has_text=DONE).get_by_text("Every step")
    steps.click()
    page.get_by_text("Done, by a worker").first.wait_for()
    context.close()


def choose(page, label, option):
    """Choose from a list within a form: nothing is sent until the button is pressed."""
    page.get_by_role("combobox", name=label).click()
    page.keyboard.type(option)
    page.get_by_role("option", name=re.compile(re.escape(option))).first.wait_for()
    page.keyboard.press("Enter")
    settle(page)


def test_back_leads_through_the_parts_that_were_read(visit):
    page = visit("/voices?area=Oakwether")
    for part in ("Stories", "Priorities"):
        page.get_by_role("radio", name=part).click()
        page.get_by_role("radio", name=part, checked=True).wait_for()
        settle(page)
    page.go_back()
    page.get_by_role("radio", name="Stories", checked=True).wait_for()
    settle(page)
    page.go_back()
    page.get_by_role("radio", name="You said, we did", checked=True).wait_for()
    settle(page)
    assert "Oakwether" in page.locator(".khi-over").first.inner_text()


def test_what_is_typed_stays_words_in_a_browser(browser, own_address):
    context = browser.new_context(viewport={"width": 1280, "height": 1400}, locale="en-GB")
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail("A script ran."))
    page.goto(f"{own_address}/voices?area=Amberfold&part=Say+something")
    settle(page)
    typed = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) **b** is what I typed."
    page.get_by_label("In your own words").fill(typed)
    page.get_by_label("I have looked: nobody is named in this").check(force=True)
    page.get_by_role("button", name="Say it").click()
    page.get_by_text("Somebody must answer by").wait_for(timeout=30_000)
    page.goto(f"{own_address}/voices?area=Amberfold")
    settle(page)
    quote = page.locator("blockquote", has_text="is what I typed")
    assert quote.inner_text() == typed
    assert quote.locator("img, a, strong, b").count() == 0
    assert not [url for url in asked if url.endswith("/x")]
    context.close()


@pytest.mark.parametrize("path", ["/voices", "/voices?part=Priorities", "/review"])
@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_small_phone(visit, path, width):
    page = visit(path, width=width, height=2400)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_review_prints_with_its_boxes_and_without_its_buttons(visit):
    page = visit("/review?area=Amberfold", height=2400)
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    assert page.locator(".khi-paper").first.is_visible()
    assert not page.locator(".st-key-controls").is_visible()
    assert not page.get_by_role("button", name="Begin the review").is_visible()
    assert page.get_by_text("What do these figures mean to us?").is_visible()
    page.emulate_media(media="screen")
