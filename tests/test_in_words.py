"""The smallest pieces of a sentence, said in one place and right for whatever they are given."""

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khi.model.in_words import day_in_words, listed, lower_first, month_in_words, ordinal

NAMES = st.lists(
    st.from_regex(r"[A-Z][a-z]{1,8}", fullmatch=True).filter(lambda name: name != "and")
)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_in_words_is_that_day_and_no_other(day):
    assert datetime.strptime(day_in_words(day), "%d %B %Y").date() == day
    assert day_in_words(day) == f"{day.day} {month_in_words(day)}"


@given(NAMES)
def test_a_list_says_every_name_once_and_in_order(names):
    assert [each for each in re.split(r", | and ", listed(names)) if each] == names
    assert listed(names).count(" and ") == (len(names) > 1)


@given(st.integers(1, 10_000))
def test_a_place_in_an_order_ends_as_it_is_spoken(place):
    spoken = {1: "st", 2: "nd", 3: "rd"}
    tens, ones = place // 10 % 10, place % 10
    assert ordinal(place) == f"{place}{'th' if tens == 1 else spoken.get(ones, 'th')}"


@given(st.text(st.characters(codec="latin-1")))
def test_only_the_first_letter_ever_changes(words):
    assert lower_first(words)[1:] == words[1:]
    assert lower_first(lower_first(words)) == lower_first(words)


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("People with friends", "people with friends"),
        ("NHS talking therapies", "NHS talking therapies"),
        ("I decide how I spend my days", "I decide how I spend my days"),
        ("In control", "in control"),
        ("", ""),
    ],
)
def test_words_inside_a_sentence_lose_their_capital_unless_it_belongs_to_them(words, inside):
    assert lower_first(words) == inside


def test_a_day_is_written_without_a_leading_nought():
    assert day_in_words(date(2026, 5, 3)) == "3 May 2026"
