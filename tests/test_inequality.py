"""Inequality: measures over all groups at once, against healthequal and by hand."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inequality_cases import NAN, counted
from statsmodels.stats.weightstats import DescrStatsW

from khi.model import Polarity
from khi.statistics import inequality, intervals

GROUPS = st.lists(
    st.tuples(st.floats(0.01, 1), st.integers(1, 500)), min_size=2, max_size=12
)  # value, people


# The five ordered groups of healthequal 1.0.1's own tests (tests/testthat/test-aci.R and others).
ESTIMATES = np.array([20, 30, 40, 50, 60])
PEOPLE = np.array([78, 91, 162, 103, 105])
WITH_PEOPLE = {
    "bgv": inequality.between_group_variance,
    "bgsd": inequality.between_group_standard_deviation,
    "covar": inequality.coefficient_of_variation,
    "mdm": inequality.mean_difference,
    "mdb": partial(inequality.mean_difference, of="best"),
    "mdr": partial(inequality.mean_difference, of="reference", reference=0),
    "idis": inequality.index_of_disparity,
    "theil": inequality.theil_index,
    "mld": inequality.mean_log_deviation,
    "aci": inequality.absolute_concentration_index,
    "rci": inequality.relative_concentration_index,
    "par": inequality.population_attributable_risk,
    "paf": inequality.population_attributable_fraction,
}
EVERY = pytest.mark.parametrize("name", WITH_PEOPLE)
RELATIVE = {"covar", "idis", "theil", "mld", "rci", "paf"}
ORDERED = {"aci", "rci", "mdr"}


def test_measures_agree_with_healthequal():
    # Expected values printed in healthequal 1.0.1, tests/testthat: aci, rci, paf, parisk.
    assert inequality.absolute_concentration_index(ESTIMATES, PEOPLE) == pytest.approx(
        7.3284202, rel=1e-6
    )
    assert inequality.relative_concentration_index(ESTIMATES, PEOPLE) == pytest.approx(
        0.17776859, rel=1e-6
    )
    risk = inequality.population_attributable_risk(ESTIMATES, PEOPLE, ordered=True)
    assert risk == pytest.approx(18.775509, abs=1e-2)
    fraction = inequality.population_attributable_fraction(ESTIMATES, PEOPLE, ordered=True)
    assert 100 * fraction == pytest.approx(45.544548, rel=1e-6)


@given(GROUPS)
def test_measures_agree_with_what_they_are_over_one_person_at_a_time(groups):
    y, n = (np.array(each) for each in zip(*groups, strict=True))
    everyone = DescrStatsW(np.repeat(y, n))
    relative = np.repeat(y, n) / everyone.mean
    rank = (np.arange(n.sum()) + 0.5) / n.sum()
    np.testing.assert_allclose(inequality.between_group_variance(y, n), everyone.var, atol=1e-12)
    np.testing.assert_allclose(
        inequality.coefficient_of_variation(y, n), everyone.std / everyone.mean, atol=1e-9
    )
    np.testing.assert_allclose(
        inequality.theil_index(y, n), (relative * np.log(relative)).mean(), atol=1e-12
    )
    np.testing.assert_allclose(
        inequality.mean_log_deviation(y, n), -np.log(relative).mean(), atol=1e-12
    )
    np.testing.assert_allclose(
        inequality.relative_concentration_index(y, n), 2 * (relative * rank).mean() - 1, atol=1e-9
    )


def test_mean_differences_by_hand():
    y, n = [0.2, 0.4, 0.9], [50, 25, 25]
    difference = inequality.mean_difference
    assert difference(y, n) == pytest.approx(0.5 * 0.225 + 0.25 * 0.025 + 0.25 * 0.475)
    assert difference(y, n, weighted=False) == pytest.approx((0.225 + 0.025 + 0.475) / 3)
    assert difference(y, n, of="best") == pytest.approx(0.5 * 0.7 + 0.25 * 0.5)
    lower = difference(y, n, of="best", polarity=Polarity.LOWER)
    assert lower == pytest.approx(0.25 * 0.2 + 0.25 * 0.7)
    assert difference(y, n, of="reference", reference=1) == pytest.approx(0.1 + 0.125)
    assert inequality.index_of_disparity(y, n) == pytest.approx(difference(y, n) / 0.425)


@EVERY
@given(GROUPS, st.sampled_from([0.125, 0.5, 1]))
def test_relative_measures_ignore_the_unit_and_absolute_ones_follow_it(name, groups, scale):
    y, n = (np.array(each) for each in zip(*groups, strict=True))
    measure = WITH_PEOPLE[name]
    power = 0 if name in RELATIVE else 2 if name == "bgv" else 1
    np.testing.assert_allclose(measure(y * scale, n), scale**power * measure(y, n), atol=1e-9)
    np.testing.assert_allclose(measure(y, n * 7), measure(y, n), atol=1e-9)


@EVERY
@given(GROUPS)
def test_groups_that_are_alike_have_no_gap_and_unordered_groups_no_order(name, groups):
    y, n = (np.array(each) for each in zip(*groups, strict=True))
    measure = WITH_PEOPLE[name]
    assert measure(np.full(len(n), 0.3), n) == pytest.approx(0, abs=1e-9)
    if name not in ORDERED:
        np.testing.assert_allclose(measure(y[::-1], n[::-1]), measure(y, n), atol=1e-9)
        assert measure(y, n) >= -1e-12


@EVERY
def test_measures_of_any_shape_and_a_missing_group(name):
    measure = WITH_PEOPLE[name]
    y = np.tile([0.2, 0.4, 0.9], (2, 4, 1))
    y[1, 2, 1] = NAN
    found = measure(y, [50, 25, 25])
    assert found.shape == (2, 4)
    assert np.argwhere(np.isnan(found)).tolist() == [[1, 2]]
    assert measure(np.empty((0, 3)), np.ones(3)).shape == (0,)
    assert isinstance(measure(np.array([0.2, 0.4]), [1, 1]), (np.ndarray, np.floating))


@given(GROUPS)
def test_order_and_polarity_turn_the_sign_round(groups):
    y, n = (np.array(each) for each in zip(*groups, strict=True))
    for measure in (
        inequality.absolute_concentration_index,
        inequality.relative_concentration_index,
    ):
        np.testing.assert_allclose(measure(y, n), -measure(y[::-1], n[::-1]), atol=1e-9)
        np.testing.assert_allclose(measure(y, n), -measure(y, n, polarity=Polarity.LOWER))


def test_a_bigger_number_is_a_wider_gap_whichever_way_is_good():
    # The same ladder of wellbeing and of loneliness: the least advantaged, first, do worse.
    good, bad = np.array([0.5, 0.6, 0.8]), np.array([0.5, 0.4, 0.2])
    for measure in (inequality.difference, inequality.ratio):
        for ordered in (True, False):
            up = measure(good, polarity=Polarity.HIGHER, ordered=ordered)
            assert up > (1 if measure is inequality.ratio else 0)
            assert measure(bad, polarity=Polarity.LOWER, ordered=ordered) > up - 1e-9
    people = [1, 1, 1]
    for measure in (
        inequality.absolute_concentration_index,
        inequality.relative_concentration_index,
        inequality.population_attributable_risk,
        inequality.population_attributable_fraction,
    ):
        assert measure(good, people, polarity=Polarity.HIGHER) > 0
        assert measure(bad, people, polarity=Polarity.LOWER) > 0


def test_a_polarity_may_be_written_out_and_a_misspelt_one_is_refused():
    y, n = [0.2, 0.4, 0.9], [50, 25, 25]
    groups = counted((30, 100), (80, 100))
    for measure in (
        inequality.absolute_concentration_index,
        inequality.population_attributable_risk,
        partial(inequality.mean_difference, of="best"),
        lambda y, _, **polarity: inequality.difference(y, ordered=True, **polarity),
        lambda _, __, **polarity: inequality.gaps(groups, **polarity)["gap"],
    ):
        written = measure(y, n, polarity="lower is better")
        np.testing.assert_array_equal(written, measure(y, n, polarity=Polarity.LOWER))
        with pytest.raises(ValueError, match="lower"):
            measure(y, n, polarity="lower")


def test_differences_and_ratios_by_hand():
    y = [0.4, 0.9, 0.2]
    assert inequality.difference(y) == pytest.approx(0.7)
    assert inequality.difference(y, ordered=True) == pytest.approx(-0.2)
    assert inequality.difference(y, ordered=True, polarity=Polarity.LOWER) == pytest.approx(0.2)
    assert inequality.difference(y, reference=0) == pytest.approx(0.2)
    assert inequality.difference(y, reference=0, polarity=Polarity.LOWER) == pytest.approx(0.5)
    assert inequality.ratio(y) == pytest.approx(4.5)
    assert inequality.ratio([0, 0.5]) == np.inf


def test_relative_concentration_corrections_by_hand():
    plain = inequality.relative_concentration_index([0.2, 0.6], [1, 1])
    assert plain == pytest.approx(0.25)
    corrected = partial(inequality.relative_concentration_index, [0.2, 0.6], [1, 1])
    assert corrected(correction="wagstaff") == pytest.approx(0.25 / 0.6)
    assert corrected(correction="erreygers") == pytest.approx(4 * 0.4 * 0.25)


def test_a_group_with_nothing():
    assert inequality.theil_index([0, 1], [1, 1]) == pytest.approx(np.log(2))
    assert inequality.mean_log_deviation([0, 1], [1, 1]) == np.inf
    for name in RELATIVE:
        assert np.isnan(WITH_PEOPLE[name]([0, 0], [1, 1]))


def test_simulated_limits_are_those_of_the_seed():
    estimate = intervals.proportion([30, 35, 42, 50, 60], 100)
    measure = partial(inequality.theil_index, populations=[100] * 5)
    once, again, other = (inequality.simulated(measure, *estimate, seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(once, again)
    assert once.lower != other.lower
    assert once.lower < once.value < once.upper
    assert once.value == measure(estimate.value)


def test_simulated_limits_of_a_difference_agree_with_the_formula():
    # Two symmetrical groups: their difference is normal, so its limits are known.
    value, half = np.array([0.3, 0.6]), np.array([0.03, 0.04])
    measure = partial(inequality.difference, ordered=True)
    found = inequality.simulated(measure, value, value - half, value + half, draws=100_000)
    np.testing.assert_allclose(found, (0.3, 0.25, 0.35), atol=1e-3)
