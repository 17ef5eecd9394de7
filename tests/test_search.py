"""Finding an indicator: by its names, by synonyms, by other forms of a word, with mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khi import catalogue as catalogues
from khi.catalogue.search import search

KNOWN = list(catalogues.load().indicators.values())


def found(asked):
    return [each.id for each in search(asked, KNOWN)]


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        ("lonely", "con02"),
        ("lonley", "con02"),
        ("loneliness", "con02"),
        ("Lonelier", "con02"),
        ("isolation", "con01"),
        ("friends", "frd01"),
        ("frends", "frd01"),
        ("kindness", "kin01"),
        ("control", "ctl01"),
        ("hospital discharge", "sys02"),
        ("A&E hospital", "sys03"),
        ("accident and emergency", "sys03"),
        ("you said we did", "ctl05"),
        ("wellbieng", "wel01"),
        ("direct payments", "ctl07"),
        ("ASCOF 1A", "wel05_ascof"),
        ("con01", "con01"),
    ],
)
def test_the_words_people_use_find_it(asked, finds):
    names = {each.id: each for each in KNOWN}
    assert finds in names, sorted(names)
    assert finds in found(asked)


def test_the_exact_name_comes_first():
    for each in KNOWN:
        same = [x.id for x in KNOWN if x.short == each.short]
        assert found(each.short)[0] in same, each.short


def test_a_word_of_nothing_here_finds_nothing():
    assert found("xylophone") == []
    assert found("") == []
    assert found("the of and") == []


@given(st.text(max_size=60))
def test_no_words_are_too_strange_to_look_for(asked):
    assert set(found(asked)) <= {each.id for each in KNOWN}
