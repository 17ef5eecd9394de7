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
def test_every_hard_word_on_a_page_is_explained_on_it(page):
    short = in_short.PAGES[page]
    said = " ".join([*short.says, short.do]).lower()
    for word in in_short.WORDS:
        if re.search(rf"\b{word}\b", said):
            assert word in short.words, word
    assert set(short.words) <= set(in_short.WORDS)
    assert short.do


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
