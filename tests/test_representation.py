"""Representation: who answered, against who lives here."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportions_ztest

from khi.statistics import intervals
from khi.statistics.representation import Presence, representation

NAN = float("nan")
GROUPS = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 10_000)), min_size=1, max_size=8)


def test_who_is_missing_by_hand():
    found = representation([0, 10, 30, 60], [10_000, 30_000, 30_000, 30_000])
    assert found.presence.tolist() == [
        "missing",
        "fewer than expected",
        "about as expected",
        "more than expected",
    ]
    np.testing.assert_allclose(found.ratio.value, [0, 1 / 3, 1, 2])
    np.testing.assert_allclose(found.expected, [10, 30, 30, 30])
    np.testing.assert_allclose(found.share, intervals.proportion([0, 10, 30, 60], 100))
    np.testing.assert_allclose(found.ratio.upper, found.share.upper / [0.1, 0.3, 0.3, 0.3])


def test_nobody_of_a_group_too_small_to_expect_anybody_is_not_missing():
    assert representation([0, 20], [10, 9990]).presence[0] == Presence.AS_EXPECTED
    assert representation([0, 20], [500, 9500]).presence[0] == Presence.MISSING


@given(GROUPS)
def test_shares_and_expectations_add_up(groups):
    respondents, population = np.array(groups, dtype=float).T
    found = representation(respondents, population)
    if respondents.sum() > 0:
        assert found.share.value.sum() == pytest.approx(1)
        assert found.expected.sum() == pytest.approx(respondents.sum())
        assert (found.ratio.value * found.population_share).sum() == pytest.approx(1)
        assert (found.ratio.lower <= found.ratio.value).all()
    else:
        assert set(found.presence) == {"cannot say"}


def test_each_area_is_its_own_row_and_a_missing_count_spoils_only_its_own():
    found = representation([[5, 5], [NAN, 5], [5, 5]], [100, 100])
    assert np.isnan(found.ratio.value).tolist() == [[False] * 2, [True] * 2, [False] * 2]
    assert representation(np.empty((0, 3)), np.ones(3)).presence.shape == (0, 3)


@pytest.mark.parametrize(
    ("respondents", "population", "says"),
    [
        ([1, -1], [5, 5], "never negative.*position 1"),
        ([1, 1], [5, -5], "never negative.*position 1"),
        ([1, 1], [5, 0], "people in the population.*position 1"),
    ],
)
def test_what_cannot_be_is_refused(respondents, population, says):
    with pytest.raises(ValueError, match=says):
        representation(respondents, population)


def test_chance_is_the_score_test_that_statsmodels_gives():
    """With the variance of the known share: proportions_ztest(..., prop_var=value)."""
    found = representation([15, 60, 125], [3000, 4000, 3000])
    by_statsmodels = [
        proportions_ztest(x, 200, value=p, prop_var=p)[1]
        for x, p in ((15, 0.3), (60, 0.4), (125, 0.3))
    ]
    np.testing.assert_allclose(found.chance, by_statsmodels)


@given(GROUPS)
def test_chance_is_under_one_in_twenty_just_where_the_limits_leave_out_one(groups):
    found = representation(*np.array(groups, dtype=float).T)
    apart = (found.ratio.upper < 1) | (found.ratio.lower > 1)
    unsure = np.isclose(found.ratio.upper, 1) | np.isclose(found.ratio.lower, 1)
    known = ~np.isnan(found.chance) & ~unsure
    assert (apart == (found.chance < 0.05))[known].all()
