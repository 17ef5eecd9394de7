"""Easy read as a reader sees it: a picture left of each line, a hard word explained beside it."""

import pytest

PAGES = ("/", "/compare", "/progress?area=Gullhaven", "/upload", "/privacy", "/fairness")
LINES = """() => [...document.querySelectorAll('.khi-lines li')].map(line => {
    const at = found => { const box = found?.getBoundingClientRect();
        return box && {left: box.left, right: box.right, top: box.top, bottom: box.bottom}; };
    const [picture, words, meant, people, shape] = ['.khi-picture', 'p', 'dl', '.khi-ten',
        '.khi-picture i'].map(each => at(line.querySelector(each)));
    return {picture, words, meant, people, shape, line: at(line), said: line.innerText};
})"""


@pytest.mark.parametrize("path", PAGES)
def test_pictures_stand_left_of_the_words_and_nothing_leaves_the_line(visit, path):
    page = visit(f"{path}{'&' if '?' in path else '?'}easy=true", width=320, height=1600)
    page.get_by_role("heading", name="In short words").wait_for()
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 1600})
        page.wait_for_timeout(300)
        lines = page.evaluate(LINES)
        assert len(lines) >= 5
        stands(lines, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def stands(lines, width):
    """Each line within its room: its picture first, what a word means beside it, or below."""
    for line in lines:
        assert line["picture"]["right"] < line["words"]["left"], line["said"]
        assert line["shape"]["right"] <= line["picture"]["right"], line["said"]
        for part in ("words", "meant", "people"):
            if line[part]:
                assert line[part]["right"] <= line["line"]["right"] + 1, (part, line["said"])
        if line["meant"]:
            beside = line["meant"]["left"] >= line["words"]["right"]
            below = line["meant"]["top"] >= line["words"]["bottom"]
            assert beside if width >= 1024 else below, line["said"]


def test_on_paper_the_pictures_stay(visit):
    page = visit("/?easy=true", width=720, height=1200)
    page.emulate_media(media="print")
    shape = page.locator(".khi-picture .khi-icon").first
    assert shape.is_visible()
    assert shape.evaluate("each => getComputedStyle(each).printColorAdjust") == "exact"


@pytest.mark.parametrize("path", ["/progress", "/compare"])
def test_words_are_larger_on_the_whole_page_and_none_leaves_a_small_phone(visit, path):
    """Easy read is set in 14 points or more: 18.7 pixels in the box, 18 below it."""
    page = visit(f"{path}?easy=true", width=320, height=4000)
    page.get_by_role("heading", name="In short words").wait_for()
    sizes = "cards => [...document.querySelectorAll(cards)].map(e => parseFloat(getComputedStyle(e)"
    assert set(page.evaluate(f"{sizes}.fontSize))", ".khi-lines p")) == {19}
    assert min(page.evaluate(f"{sizes}.fontSize))", ".stMain .khi-say, .stMain .khi-sub")) >= 18
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
