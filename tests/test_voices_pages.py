"""Voices and the review room as people meet them: speaking, answering, taking back, reviewing."""

import ast
import re
from pathlib import Path

import pytest
from pages_support import NASTY, PAGES, html, labelled, opened, press

from khi.store import Store

pytestmark = pytest.mark.usefixtures("served")

ROOT = Path(__file__).parents[1]


def part(name, **query):
    return opened("voices", part=name, **query)


def place(box, words):
    """Where an option with these words stands in a list."""
    return next(number for number, each in enumerate(box.options) if words in each)


def say(at, words, label="Say it"):
    labelled(at.text_area, "In your own words").input(words)
    return press(at, label)


# You said, we did


def test_an_area_shows_what_was_said_and_what_came_of_it(shown):
    words = html(part("You said, we did"))
    assert "Six things were said; three have been done." in words
    assert "The last bus goes at six." in words
    assert "A bus now leaves at half past nine" in words
    assert "We cannot pay this from the support budget" in words
    assert "Answered in time" in words


def test_what_waits_too_long_comes_first_and_says_how_long(shown):
    words = html(part("You said, we did", area="Oakwether"))
    late = words.index("days late.")
    assert late < words.index("You said, we did:")
    assert "all too long" in words
    assert re.search(r"Promised by 31 March 2026: \d+ days late", words)


def test_every_step_says_whose_and_when(shown):
    words = html(part("You said, we did"))
    assert "Being done, by a commissioner, 2 September 2025" in words


def test_an_area_where_nothing_was_said_invites_the_first(shown):
    words = html(part("You said, we did", area="Gullhaven"))
    assert "The first thing said can be yours" in words
    assert "Nothing waits for an answer" in words


def test_a_word_can_be_looked_for_and_is_not_in_the_link(shown):
    at = part("You said, we did")
    at.text_input(key="look for").input("choir knit").run()
    assert "Nothing found" in html(at)
    at.text_input(key="look for").input("choir").run()
    assert "One with that word" in html(at)
    assert "choir" not in str(at.query_params)


# Saying


def test_a_concern_is_said_and_stands_on_the_page_with_its_day(own):
    at = say(part("Say something"), "The library ramp is closed on Sundays.")
    assert not at.exception
    assert "Somebody must answer by" in html(at)
    at = press(at, "See it under “You said, we did”")
    assert "The library ramp is closed on Sundays." in html(at)
    assert "Three things are still open" in html(at)


def test_what_is_refused_stays_in_the_box_and_says_where_to_look_and_not_what(own):
    at = say(part("Say something"), "It began in May. I asked Margaret about it.")
    assert "This may name a person." in html(at)
    assert "sentence 2" in html(at)
    assert "Margaret" not in html(at)
    assert labelled(at.text_area, "In your own words").value.endswith("Margaret about it.")
    at.checkbox[0].check()
    at = press(at, "Say it")
    assert "It is there for all to see" in html(at)


def test_looking_again_never_lets_a_number_through(own):
    at = part("Say something")
    at.checkbox[0].check()
    at = say(at, "Ring me on 07700 900123.")
    assert "A number, an address or a postcode".lower() in html(at).lower()
    assert "07700" not in html(at)


def test_what_was_said_is_in_no_widget_afterwards(own):
    at = say(part("Say something"), "The library ramp is closed on Sundays.")
    kept = {str(value) for value in at.session_state._state.filtered_state.values()}
    assert not any("library ramp" in each for each in kept)


@pytest.mark.slow
def test_what_was_said_can_be_taken_back_with_its_answers(own):
    at = part("Say something")
    which = labelled(at.selectbox, "What you said")
    at = which.select_index(place(which, "No first visit")).run()
    at = press(at, "Take it back")
    assert "It is gone" in html(at)
    words = html(part("You said, we did"))
    assert "No first visit" not in words
    assert "Workers wrote how this could go" not in words


@pytest.mark.slow
@pytest.mark.parametrize("typed", NASTY)
def test_what_is_typed_is_never_read_as_html_or_markdown(own, typed):
    at = part("Say something")
    at.checkbox[0].check()
    at = say(at, typed)
    assert not at.exception
    for name in ("You said, we did", "Answer"):
        at = part(name)
        words = html(at)
        assert "<img" not in words
        assert "<script>alert" not in words
        assert "javascript:alert" not in re.sub(r">[^<]*<", "><", words)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00]", words)
        assert all(typed[:12] not in each.value for each in at.markdown)
        labels = [str(getattr(each, "label", "")) for each in (*at.button, *at.checkbox)]
        assert all(typed[:12] not in each for each in labels)


def test_a_formula_is_only_text_in_the_file(own):
    from khi import voice

    at = part("Say something")
    at.checkbox[0].check()
    say(at, "=1+1 is what I typed")
    from khi.ui.given import sources

    cells = voice.table(sources.store())["words"]
    assert any(each.startswith("'=1+1") for each in cells)


# Stories


@pytest.mark.slow
def test_a_story_is_told_checked_read_and_taken_back(own):
    at = opened("voices", part="Say something", kind="Story")
    at.radio[0].set_value("Anybody may read it")
    at = say(at, "We grow beans on the roof, all nine of us.")
    assert "Somebody checks that it names nobody" in html(at)
    assert "grow beans" not in html(part("Stories"))
    at = part("Answer")
    waits = [each for each in at.button if each.label == "Show it as its teller allowed"]
    assert len(waits) == 2
    at = waits[-1].click().run()
    at = part("Stories")
    assert "grow beans" in html(at)
    at = press(at, "Take this story back")
    assert "The story is gone" in html(at)
    assert "grow beans" not in html(part("Stories"))
    assert "One thing was said here and taken back" in html(part("Stories"))


def test_a_story_is_private_unless_its_teller_says_more(shown):
    at = opened("voices", part="Say something", kind="Story")
    assert at.radio[0].value == "Only whoever checks it may read it"


@pytest.mark.slow
def test_a_card_quotes_three_hundred_characters_and_the_rest_is_behind(own):
    at = opened("voices", part="Say something", kind="Story")
    at.radio[0].set_value("Anybody may read it")
    long = "We walk to the sea and back. " * 30
    say(at, long)
    at = part("Answer")
    next(each for each in reversed(at.button) if each.label.startswith("Show it")).click().run()
    words = html(part("Stories"))
    quotes = re.findall(r"<blockquote[^>]*>([^<]*)</blockquote>", words)
    assert any(each.endswith("…") and len(each) <= 300 for each in quotes)
    assert "Read the whole story" in words


def test_no_story_is_in_the_download(shown):
    at = part("You said, we did")
    from khi import voice
    from khi.ui.given import sources

    rows = voice.table(sources.store(), ["X0000020"])
    assert "story" not in set(rows["kind"])
    assert not rows["words"].str.contains("knit").any()
    assert not at.exception


# Answering


@pytest.mark.slow
def test_an_officer_answers_and_closes_and_people_find_the_reply(own):
    at = part("Answer")
    which = labelled(at.selectbox, "What do you answer?")
    at = which.select_index(place(which, "Letters about")).run()
    labelled(at.selectbox, "Where it stands now").set_value("Done")
    labelled(at.selectbox, "Who answers").set_value("Commissioner")
    labelled(at.text_area, "Your answer, for the person who said it").input(
        "Easy read goes out with each."
    )
    at = press(at, "Answer")
    assert "differently next time" in html(at)
    labelled(at.text_area, "What we would do differently (needed to close it)").input("Ask first.")
    at = press(at, "Answer")
    assert "It stands as: Done" in html(at)
    words = html(part("You said, we did"))
    assert "Easy read goes out with each." in words
    assert "five things closed" in words


# What is nowhere


def test_nothing_that_was_said_is_cached():
    for file in (ROOT / "khi" / "ui" / "voices").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                marks = [ast.unparse(each) for each in node.decorator_list]
                assert not any("cache_" in each for each in marks), (file, node.name)
    source = (ROOT / "khi" / "ui" / "given" / "sources.py").read_text("utf-8")
    assert "voice" not in source.replace("Voice", "").replace("voices.toml", "")


@pytest.mark.slow
def test_speaking_on_an_empty_store_leaves_every_page_whole(cleared):
    at = opened("voices", part="Say something")
    at = say(at, "There is nowhere to sit in the square.")
    assert not at.exception
    for name in PAGES:
        assert not opened(name).exception, name


def test_clearing_the_demonstration_takes_its_voices_along(empty):
    from khi import voice

    opened_store = Store.open(empty / "khi.duckdb")
    assert voice.board(opened_store) == []
    opened_store.close()


def test_the_head_says_what_is_late_of_what_was_planned(shown):
    assert "One planned action is late." in html(part("You said, we did"))
