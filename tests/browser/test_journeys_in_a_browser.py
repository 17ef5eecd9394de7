"""Two people with a question each: a commissioner on a train, and a member of the network."""

import re
from urllib.parse import unquote_plus

import pytest
from browser_support import answered, choose, settle

SCREENS = pytest.mark.parametrize(
    ("width", "dark"), [(360, True), (768, False), (1280, False)], ids=str
)


@SCREENS
def test_a_commissioner_asks_whether_a_place_is_doing_better_and_since_when(visit, width, dark):
    """ "Is Tanswether doing better than places like it, and since when?\""""
    page = visit("/compare", width=width, dark=dark)
    choose(page, "Area", "Tanswether")
    assert "Tanswether" in page.locator(".khi-number").first.inner_text()
    standing = page.locator(".khi-number").first.inner_text()
    assert re.search(r"Better|Worse|Similar", standing)
    assert "between" in standing
    page.goto(page.url.replace("/compare", "/explore"))
    settle(page)
    _over_time(page, "Areas like it, together", width)
    page.wait_for_selector(".st-key-card-time .js-plotly-plot .main-svg")
    card = page.locator(".st-key-card-time")
    said = re.search(
        r"Tanswether has been better than areas like it in each quarter since"
        r" (\w+ to \w+ \d{4}): all (\d+) quarters that can be compared\.",
        card.inner_text(),
    )
    assert said, card.inner_text()
    names = card.locator(".annotation-text").all_text_contents()
    assert any("Areas like" in each for each in names), names
    page.get_by_role("tab", name="Table").click()
    lines = card.locator("tbody tr")
    lines.first.wait_for()
    assert lines.count() == int(said[2])
    assert lines.last.inner_text().startswith(said[1])
    assert all(each.rstrip().endswith("Better") for each in lines.all_inner_texts())
    _sent_on(page, said[0])
    page.get_by_text("Areas like Tanswether, and how we know").click()
    page.get_by_text("Nearest by these features").wait_for()
    assert "because" not in page.locator("[data-testid=stMain]").inner_text().casefold()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@SCREENS
def test_of_a_region_that_nothing_is_like_the_answer_is_honest_and_leads_on(visit, width, dark):
    """ "Is Merrowdale doing better than places like it, and since when?\""""
    page = visit("/explore?area=Merrowdale", width=width, dark=dark)
    _over_time(page, "Areas like it, together", width)
    page.wait_for_selector(".st-key-card-time .js-plotly-plot .main-svg")
    said = page.locator("[data-testid=stMain]").inner_text()
    assert "No places like Merrowdale are known here" in said
    assert "Merrowdale is a region. Only councils are likened here" in said
    assert "than areas like it" not in said
    assert "Areas+like+it" in page.url
    _sent_on(page, "No places like Merrowdale are known here")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="See the places of Merrowdale side by side").click()
    page.wait_for_selector(".st-key-card-areas .js-plotly-plot .main-svg")
    settle(page)
    shown = page.locator(".st-key-card-areas").inner_text()
    assert "better" in shown
    assert "than Merrowdale" in shown


def _over_time(page, against, width):
    """Choose one area over time, held against something."""
    if width == 360:
        page.get_by_text("More choices").click()
    for choice in ("Over time", "Just this one"):
        with answered(page):
            page.get_by_role("radio", name=choice, exact=True).click()
    choose(page, "Held against", against)


def _sent_on(page, words):
    """The link alone says the same to whoever is sent it."""
    sent = page.context.new_page()
    sent.goto(page.url)
    settle(sent)
    sent.get_by_text(words).first.wait_for()
    sent.close()


@SCREENS
def test_a_network_member_asks_who_does_better_and_sends_the_link(visit, width, dark):
    """ "Who is doing better on friendships for disabled people, and can I send you the link?\""""
    page = visit("/fairness?area=Saltrigg", width=width, dark=dark)
    press(page, ".st-key-controls")
    choose(page, "Outcome", "Support and friendship")
    choose(page, "Groups by", "Disability")
    choose(page, "For whom", "Not disabled")
    press(page, ".st-key-fold-levels")
    page.get_by_role("heading", name="for people who are not disabled").wait_for()
    choose(page, "For whom", "Disabled")
    page.get_by_role("heading", name="areas are ahead of Saltrigg for disabled people").wait_for()
    named = named_ahead(page, "Saltrigg")
    assert named
    link = page.url
    assert len(link) < 2000
    chosen = {"Saltrigg", "Support and friendship", "Disability", "Disabled"}
    assert chosen <= set(re.split(r"[=&?]", unquote_plus(link)))
    somebody = page.context.browser.new_context(viewport={"width": width, "height": 900})
    sent = somebody.new_page()
    sent.goto(link)
    settle(sent)
    press(sent, ".st-key-fold-levels")
    assert described(sent) == described(page)
    assert named_ahead(sent, "Saltrigg") == named
    numbers = [each.inner_text() for each in page.locator(".khi-number").all()]
    assert [each.inner_text() for each in sent.locator(".khi-number").all()] == numbers
    somebody.close()


def press(page, at):
    """Open what waits behind one press on a phone, and is in sight elsewhere."""
    fold = page.locator(f"{at} .khi-fold summary")
    fold.wait_for(state="attached")
    if fold.is_visible():
        fold.click()


def described(page):
    """What the picture of the areas says to those who do not see it."""
    page.wait_for_selector(".st-key-card-levels .js-plotly-plot .main-svg", timeout=120_000)
    settle(page)
    chart = page.locator(".st-key-card-levels [data-testid=stPlotlyChart]")
    return chart.get_attribute("aria-label")


def named_ahead(page, area):
    """The areas that the picture and its words both have ahead of one."""
    told = described(page).partition(f"Ahead of {area}: ")[2].partition(".")[0]
    drawn = page.locator(".st-key-card-levels .annotation-text").all_text_contents()
    return [name for name in re.split(r", | and ", told) if name in drawn]


def test_at_four_hundred_per_cent_nothing_scrolls_sideways(visit):
    """1,280 pixels at 400% are 320."""
    for path in ("/", "/compare", "/explore", "/fairness", "/changed", "/find?find=lonely"):
        page = visit(path, width=320, height=1200)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_with_the_keyboard_alone_a_way_of_drawing_is_chosen(visit):
    page = visit("/explore")
    page.get_by_role("radio", name="Side by side").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    settle(page)
    page.wait_for_selector(".st-key-card-spread")
    assert page.evaluate("document.activeElement.tagName") != "BODY"
