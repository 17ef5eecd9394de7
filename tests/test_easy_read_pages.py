"""Easy read on every page: short words, one idea a line, hard words explained, one thing to do."""

import re
from html import escape

import pytest
from pages_support import EXAMPLES, ROOT, html, opened
from reading_age import reading_age, sentences_of

from khi.model import Ledger
from khi.wording import in_short

pytestmark = pytest.mark.usefixtures("served")
FILES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
ALL = [line for short in in_short.PAGES.values() for line in (*short.says, short.do)]
FOUND = [
    *in_short.of_changes(1, 2, 1),
    *in_short.of_changes(0, 0, 0),
    *in_short.of_voices(6, 3, 1, 2),
    *in_short.of_voices(0, 0, 0, 0),
    *in_short.of_rows(Ledger(read=50, accepted=48, rejected=1, skipped=1)),
    *in_short.SUMS,
    in_short.BELOW,
    *in_short.SURVEYS,
]


def test_every_page_there_is_has_its_short_words():
    assert sorted(in_short.PAGES) == FILES


@pytest.mark.parametrize("page", FILES)
def test_every_page_has_the_switch_and_says_it_in_short_words(shown, page):
    at = opened(page, easy="true")
    assert not at.exception
    assert at.toggle(key="easy").value
    words = html(at)
    assert words.count("In short words</h2>") == 1
    for line in in_short.PAGES[page].says:
        assert escape(line) in words
    at.toggle(key="easy").set_value(False).run()
    assert not at.exception
    assert "In short words</h2>" not in html(at)


def test_short_words_can_be_read_at_nine():
    """As the other sentences are measured: what is published, and no kinder rule of our own."""
    assert reading_age(" ".join([*ALL, *FOUND])) <= 9
    assert reading_age(" ".join(in_short.WORDS.values())) <= 10


@pytest.mark.parametrize("line", [*ALL, *FOUND, *in_short.WORDS.values()])
def test_one_idea_in_each_sentence(line):
    for sentence in sentences_of(line):
        assert len(sentence.split()) <= 12, sentence
    assert "," not in line or len(line.split()) <= 12


@pytest.mark.parametrize("page", FILES)
def test_every_hard_word_of_a_page_is_explained_on_it_and_no_other(shown, page):
    """The words of the box, what was found among them."""
    words = html(opened(page, easy="true"))
    box = words[words.index("In short words</h2>") :].split("<h3>Hard words</h3>")
    listed = re.findall(r"<dt>(.*?)</dt>", box[1].split("</dl>")[0]) if len(box) > 1 else []
    said = re.sub(r"<[^>]+>", " ", box[0]).lower()
    assert set(listed) <= set(in_short.WORDS)
    for word in listed:
        stem = word.removesuffix("y")
        assert stem in said or stem in in_short.PAGES[page].do.lower(), word
    lines = (*in_short.PAGES[page].says, in_short.PAGES[page].do)
    assert set(in_short.hard_words(lines)) <= set(listed)


def test_a_hard_word_is_known_again_where_there_are_several():
    assert in_short.hard_words(["Tell us your stories. Each area has aims."]) == [
        "aim", "area", "story",
    ]  # fmt: skip
    assert not in_short.hard_words(["Areal and historic."])


@pytest.mark.parametrize("page", ["compare", "fairness"])
def test_the_box_says_what_was_found_and_that_harder_words_follow(shown, page):
    words = html(opened(page, easy="true"))
    box = words[words.index("In short words</h2>") :].split("Hard words")[0]
    found = re.findall(r"<li>(.*?)</li>", box.split("What we found</h3>")[1])
    assert len(found) >= 2, found
    assert in_short.BELOW in words


def test_easy_fairness_names_who_does_less_well_and_who_is_missing(shown):
    words = html(opened("fairness", easy="true"))
    found = words.split("What we found</h3>")[1].split("Hard words")[0]
    assert "We asked about this: " in found
    assert "hear" in found


def test_easy_progress_says_what_asset_based_means(shown):
    words = html(opened("progress", easy="true"))
    assert "<dt>asset-based</dt>" in words


def test_the_easy_overview_says_the_figures_in_short_words(shown):
    words = html(opened("overview", easy="true"))
    assert "People who see people they like as much as they want: 73 out of 100." in words
    assert "What we found" in words


def test_the_easy_voices_say_how_much_was_said_and_done(shown):
    words = html(opened("voices", easy="true"))
    assert "People said six things." in words
    assert "Two things are still open." in words


def test_the_easy_methods_have_nothing_to_open(shown):
    for part in ("Indicators", "Questions", "Groups of people", "What is not shown", "The sums"):
        words = html(opened("methods", easy="true", show=part))
        assert "<details" not in words
        assert len(re.findall("<li>", words)) > 3


def test_easy_find_says_only_what_is_easy(shown):
    words = html(opened("find", easy="true", find="lonely"))
    assert "People who often feel lonely." in words
    assert "Share of people" not in words


def test_easy_read_tells_whoever_adds_a_file_how_much_can_be_counted(own):
    at = opened("upload", easy="true")
    content = (EXAMPLES / "our_template.csv").read_bytes()
    at.file_uploader[0].upload("our_template.csv", content, "text/csv").run()
    assert not at.exception
    assert "lines. We can count" in html(at)
