"""A published figure has been rounded once; saying it never rounds it to the wrong side."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from published_rows import MEAN, NET, SHARE, shown

from khi import wording
from khi.model import Policy
from khi.publication.columns import rounded
from khi.wording.amounts import between

POLICY = Policy()
MANY = st.integers(100, 1999)


def published(share, base):
    """A share as it is published, of so many people."""
    return float(rounded(np.array([share]), np.array([base]), is_fraction=True, policy=POLICY)[0])


@given(MANY, st.data())
def test_a_share_is_said_as_its_exact_figure_would_be(base, data):
    exact = data.draw(st.integers(0, base)) / base
    words = wording.percentage(published(exact, base))
    if words == "under 1%":
        assert 0 < exact < 0.01
    elif words == "over 99%":
        assert 0.99 < exact < 1
    else:
        # A whole percentage is within a half; a half percentage within a twentieth of one.
        near = 0.05 if "." in words else 0.5
        assert abs(float(words.rstrip("%")) - 100 * exact) <= near + 1e-9


@pytest.mark.parametrize(
    ("exact", "words"),
    [(0.6746, "67.5%"), (0.6754, "67.5%"), (0.6449, "64.5%"), (0.6744, "67%"), (0.6756, "68%"),
     (0.996, "over 99%"), (1999 / 2000 - 1e-9, "over 99%")],
)  # fmt: skip
def test_what_was_wrong_by_rounding_twice(exact, words):
    assert wording.percentage(published(exact, 500)) == words


@given(MANY)
def test_all_but_one_is_never_said_to_be_everybody(base):
    assert wording.percentage(published((base - 1) / base, base)) not in ("100%", "0%")
    assert wording.percentage(published(1 / base, base)) not in ("100%", "0%")


@given(st.floats(0, 10))
def test_an_average_is_said_as_its_exact_figure_would_be(exact):
    kept = rounded(np.array([exact]), np.array([300]), is_fraction=False, policy=POLICY)[0]
    words = wording.number(kept, MEAN)
    assert (
        abs(float(words) - exact) <= (0.005 if len(words.partition(".")[2]) == 2 else 0.05) + 1e-9
    )


@given(st.integers(1, 1000), st.integers(1, 1000), st.booleans())
def test_a_range_of_people_is_whole_and_said_no_narrower_than_half_a_person(one, other, more):
    low, high = sorted((one, other))
    ends = (low, high) if more else (-high, -low)
    words = between(ends[0] / 1000, ends[1] / 1000, SHARE)
    if words:
        first, last = words.removeprefix("between ").split(" and ")
        first = first.replace("fewer than 1", "0")
        assert "." not in words
        # A half is said outwards: 2.5 to 12.5 is "between 2 and 13".
        assert -5 < low - 10 * int(first) <= 5
        assert -5 <= high - 10 * int(last) < 5


def test_people_are_never_halved():
    row = shown(0.675, change=0.065, change_lower=0.02, change_upper=0.11, change_verdict="better")
    assert wording.reading(row, SHARE) == "About 67 or 68 people in every 100."
    assert wording.change(row, SHARE).startswith("About 6 or 7 more people in every 100 than")
    assert "67 or 68 out of 100" in wording.easy_reading(row, SHARE)
    assert wording.reading(shown(0.045), NET).startswith("4 or 5 more people in every 100 say")
    assert wording.number(0.045, NET) == "+4.5"
