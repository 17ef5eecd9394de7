"""Labels to choose by: no two are the same, so that what is chosen is what is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khi.catalogue import load
from khi.catalogue.local import with_local
from khi.intake import own_question
from khi.ui.pieces.told_apart import told_apart


def test_equal_labels_are_numbered_and_others_left_alone():
    told = told_apart({"x": "spring.csv", "y": "autumn.csv", "z": "spring.csv"})
    assert list(told.values()) == ["spring.csv (1 of 2)", "autumn.csv", "spring.csv (2 of 2)"]


@given(st.lists(st.sampled_from(["a", "b", "a b", "c"])))
def test_no_two_labels_are_the_same(labels):
    told = told_apart(dict(enumerate(labels)))
    assert len(set(told.values())) == len(labels)


BEGINS = "How often do you feel that the people who support you"


@pytest.mark.parametrize(
    "endings", [("listen to you?", "rush you?"), ("often a b c?", "never a b c?"), ("x?", "x? ")]
)
def test_indicators_that_begin_alike_have_short_names_of_their_own(endings):
    asked = [
        own_question(["C"], f"{BEGINS} {end}", ["Often", "Rarely"], positive=[good]).question
        for end, good in zip(endings, ("Often", "Rarely"), strict=True)
    ]
    known = with_local(load(), asked)
    shorts = [known.indicators[each.id].short for each in asked]
    assert len(set(shorts)) == 2
    every = [each.short for each in load().indicators.values()]
    assert not set(shorts) & set(every)
