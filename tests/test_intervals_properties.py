"""Intervals: what must be true of every one of them, for every input."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from interval_cases import COUNTS, NAN, SCORES, WEIGHTED, one, sums

from khi.model import Estimate
from khi.statistics import intervals

CONFIDENCES = st.floats(0.5, 0.999)
ESTIMATORS = {
    "proportion": (intervals.proportion, (3, 10)),
    "weighted_proportion": (intervals.weighted_proportion, (12.0, 18.0, 5.0)),
    "mean": (intervals.mean, (30, 120, 10)),
    "weighted_mean": (intervals.weighted_mean, (12.0, 18.0, 50.0, 300.0, 10)),
    "rate": (intervals.rate, (7, 1000)),
    "difference_of_proportions": (intervals.difference_of_proportions, (3, 10, 9, 20)),
    "difference_of_means": (intervals.difference_of_means, (30, 120, 10, 70, 300, 20)),
}
EVERY = pytest.mark.parametrize("name", ESTIMATORS)


@EVERY
def test_limits_contain_the_value(name):
    estimator, inputs = ESTIMATORS[name]
    value, lower, upper = estimator(*inputs)
    assert lower <= value <= upper


@given(COUNTS, CONFIDENCES)
def test_a_share_stays_between_none_and_all(counts, confidence):
    value, lower, upper = intervals.proportion(*counts, confidence=confidence)
    assert 0 <= lower <= value <= upper <= 1


@given(COUNTS, CONFIDENCES)
def test_counting_the_other_answer_mirrors_the_interval(counts, confidence):
    x, n = counts
    yes = intervals.proportion(x, n, confidence=confidence)
    no = intervals.proportion(n - x, n, confidence=confidence)
    np.testing.assert_allclose(yes.lower, 1 - no.upper, atol=1e-12)


@given(COUNTS, COUNTS)
def test_a_difference_swaps(first, second):
    gap = intervals.difference_of_proportions(*first, *second)
    back = intervals.difference_of_proportions(*second, *first)
    np.testing.assert_allclose(gap, (-back.value, -back.upper, -back.lower), atol=1e-15)
    assert -1 - 1e-12 <= gap.lower <= gap.value <= gap.upper <= 1 + 1e-12


def test_a_ratio_and_a_difference_agree_with_fagerland_lydersen_and_laake():
    # Perondi (2004), 7 of 34 against 1 of 34: printed by contingencytables, the R package of
    # Fagerland, Lydersen and Laake (2017) Statistical Analysis of Contingency Tables.
    high, standard = intervals.proportion(7, 34), intervals.proportion(1, 34)
    printed = (7.0000, 1.1537, 41.9763)
    np.testing.assert_allclose(intervals.ratio(high, standard), printed, atol=5e-5)
    printed = (0.1765, 0.0189, 0.3404)
    np.testing.assert_allclose(intervals.difference(high, standard), printed, atol=5e-5)


@given(COUNTS, COUNTS)
def test_a_ratio_swaps(first, second):
    one, other = (intervals.proportion(*counts) for counts in (first, second))
    times, back = intervals.ratio(one, other), intervals.ratio(other, one)
    if min(first[0], second[0]) > 0:
        np.testing.assert_allclose(times.value, 1 / back.value)
        np.testing.assert_allclose(times.lower, 1 / back.upper, rtol=1e-6)
        assert 0 < times.lower <= times.value <= times.upper


@given(COUNTS, COUNTS)
def test_a_ratio_and_a_difference_agree_that_two_shares_differ(first, second):
    # Donner and Zou's ratio limit is 1 exactly where Zou and Donner's difference limit is 0.
    one, other = (intervals.proportion(*counts) for counts in (first, second))
    gap, times = intervals.difference(one, other), intervals.ratio(one, other)
    if second[0] > 0 and abs(gap.lower) > 1e-9 and abs(gap.upper) > 1e-9:
        assert (gap.lower > 0) == (times.lower > 1)
        assert (gap.upper < 0) == (times.upper < 1)


def test_a_ratio_with_nothing_underneath_has_no_upper_limit():
    over, under = intervals.proportion([3, 0, 3], 10), intervals.proportion([1, 1, 0], 10)
    times = intervals.ratio(over, under._replace(lower=np.array([0.0, 0.0, 0.0])))
    assert times.upper.tolist()[:2] == [np.inf, np.inf]
    assert times.lower[1] == 0
    assert np.isnan([limit[2] for limit in times]).all()


@EVERY
@pytest.mark.parametrize(("less", "more"), [(0.8, 0.9), (0.95, 0.998)])
def test_more_confidence_is_a_wider_interval(name, less, more):
    estimator, inputs = ESTIMATORS[name]
    narrow = estimator(*inputs, confidence=less)
    wide = estimator(*inputs, confidence=more)
    assert wide.lower < narrow.lower
    assert wide.upper > narrow.upper


def test_certainty_says_nothing():
    np.testing.assert_array_equal(intervals.proportion(3, 10, confidence=1), (0.3, 0, 1))
    np.testing.assert_array_equal(intervals.mean(30, 120, 10, confidence=1), (3, -np.inf, np.inf))
    np.testing.assert_array_equal(intervals.rate(3, 1, multiplier=1, confidence=1), (3, 0, np.inf))


def test_more_confidence_is_a_wider_interval_for_what_is_made_of_others():
    narrow, wide = (
        [
            intervals.directly_standardised_rate([8, 30], [200, 300], [3, 1], confidence=each),
            intervals.difference_of_weighted_means(
                (12, 18, 50, 300, 10), (20, 20, 90, 500, 20), confidence=each
            ),
            intervals.ratio(*(intervals.proportion(x, 9, confidence=each) for x in (3, 6))),
        ]
        for each in (0.9, 0.99)
    )
    for less, more in zip(narrow, wide, strict=True):
        assert more.lower < less.lower < less.value < less.upper < more.upper


@given(WEIGHTED, WEIGHTED)
def test_parts_add_up_to_the_whole(first, second):
    parts = [np.array(sums(*np.array(people).T)) for people in (first, second)]
    values = [float(intervals.weighted_mean(*each).value) for each in parts]
    whole = intervals.weighted_mean(*(parts[0] + parts[1])).value
    assert whole == pytest.approx(np.average(values, weights=[each[0] for each in parts]))


@EVERY
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 4), (2, 3, 4)])
def test_arrays_of_any_shape(name, shape):
    estimator, inputs = ESTIMATORS[name]
    estimate = estimator(*(np.full(shape, value) for value in inputs))
    assert {np.shape(each) for each in estimate} == {shape}
    assert {type(each) for each in estimate} == {np.ndarray}
    np.testing.assert_allclose(
        estimate, [np.full(shape, each) for each in estimator(*inputs)], rtol=1e-12
    )


@EVERY
def test_missing_in_is_missing_out_and_nowhere_else(name):
    estimator, inputs = ESTIMATORS[name]
    for place in range(len(inputs)):
        columns = [np.full(3, float(value)) for value in inputs]
        columns[place][1] = NAN
        for each in estimator(*columns):
            assert np.isnan(each).tolist() == [False, True, False]


@EVERY
def test_a_million_rows_are_the_same_as_one(name):
    estimator, inputs = ESTIMATORS[name]
    many = estimator(*(np.full(10**6, value) for value in inputs))
    for each, single in zip(many, estimator(*inputs), strict=True):
        assert (each == each[0]).all()
        assert each[0] == pytest.approx(float(single))


def test_nobody_has_no_share_and_no_mean():
    assert np.isnan(intervals.proportion(0, 0)).all()
    assert np.isnan(intervals.mean(0, 0, 0)).all()
    assert np.isnan(intervals.weighted_mean(0, 0, 0, 0, 0)).all()
    assert np.isnan(intervals.weighted_proportion(0, 0, 0)).all()
    assert np.isnan(intervals.rate(3, 0)).all()


def test_one_person_has_a_mean_without_limits():
    value, lower, upper = intervals.mean(7, 49, 1, within=(0, 10))
    assert value == 7
    assert np.isnan([lower, upper]).all()


@given(st.integers(2, 400), st.sampled_from([0.1, 0.3, 1 / 3, 7.7, 1e6 + 0.1]))
def test_the_same_score_from_everyone_has_no_spread(people, score):
    estimate = intervals.mean(*one([score] * people))
    np.testing.assert_allclose(estimate, [score] * 3, rtol=1e-12)


@given(st.integers(2, 400))
def test_on_a_scale_the_same_answer_from_everyone_is_not_certainty(people):
    # A net of +1 from everyone has the room Wilson gives a share of all of them.
    net = intervals.mean(people, people, people, within=(-1, 1))
    share = intervals.proportion(people, people)
    np.testing.assert_allclose(net.lower, 2 * share.lower - 1)
    assert net.upper == 1
    middle = intervals.mean(0, 0, people, within=(-1, 1))
    assert middle.lower == pytest.approx(-middle.upper)


def test_the_room_left_is_as_wide_as_the_scale_on_each_side():
    # Everyone of 20 says 3: up to Wilson's limit for none of 20 may be at 0, or at 10.
    share = float(intervals.proportion(0, 20).upper)
    estimate = intervals.mean(60, 180, 20, within=(0, 10))
    np.testing.assert_allclose(estimate, (3, 3 - 3 * share, 3 + 7 * share))


@given(SCORES)
def test_on_a_scale_limits_stay_on_it(scores):
    inside = intervals.mean(*one(scores), within=(0, 10))
    free = intervals.mean(*one(scores))
    assert 0 <= inside.lower <= inside.value <= inside.upper <= 10
    if len(set(scores)) > 1:
        np.testing.assert_allclose(inside, np.clip(free, 0, 10), atol=1e-12)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: intervals.proportion([1, 5], [2, 4]), "successes.*position 1"),
        (lambda: intervals.proportion([[1, 1], [-1, 1]], 2), r"successes.*position \(1, 0\)"),
        (lambda: intervals.proportion(0, -1), "base is never negative.*the only value"),
        (lambda: intervals.proportion([1, 2], [1, 2, 3]), "one shape"),
        (lambda: intervals.proportion(np.inf, np.inf), "finite"),
        (lambda: intervals.proportion(1, 2, confidence=95), "Confidence"),
        (lambda: intervals.proportion(1, 2, confidence=0), "Confidence"),
        (lambda: intervals.mean([1, 50], [1, 1], 3), "squares.*position 1"),
        (lambda: intervals.mean(1, -1, 3), "squares is never negative"),
        (lambda: intervals.mean(1, 1, -3), "base"),
        (lambda: intervals.mean(50, 900, 3, within=(0, 10)), "mean"),
        (lambda: intervals.rate([3, -1], 5), "events.*position 1"),
        (lambda: intervals.rate(1, -5), "denominator"),
        (lambda: intervals.weighted_mean(10, 10, 5, 5, 3), "effective base"),
        (lambda: intervals.weighted_mean(2, 2, 1, 1, -3), "people is never negative"),
        (lambda: intervals.weighted_proportion([5, 5], 5, [4, 6]), "wx.*position 1"),
        (lambda: intervals.weighted_proportion(5, 0, 1), "add up to 0"),
        (lambda: intervals.weighted_proportion(-5, 5, 1), "never negative"),
        (lambda: intervals.directly_standardised_rate([1, -1], 5, 1), "events.*position 1"),
        (lambda: intervals.directly_standardised_rate([1, 1], [5, 0], 1), "population"),
        (lambda: intervals.directly_standardised_rate([1, 1], 5, [3, -1]), "never neg.*position 1"),
        (lambda: intervals.directly_standardised_rate([1, 1], 5, 0), "standard"),
        (lambda: intervals.directly_standardised_rate(1, 5, 1), "bands"),
        (
            lambda: intervals.difference(Estimate(*map(np.array, (5, 1, 2))), (1, 1, 1)),
            "own limits",
        ),
        (lambda: intervals.ratio((-0.1, -0.2, 0.1), (1, 1, 1)), "never negative"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_place(call, says):
    with pytest.raises(ValueError, match=f"(?s){says}"):
        call()


@pytest.mark.parametrize(
    "counts",
    [
        [1, None, 3],
        (1, NAN, 3),
        pd.Series([1, None, 3]),
        pd.Series([1, None, 3], dtype="Int64"),
        pd.array([1, None, 3], dtype="Float64"),
    ],
)
def test_counts_come_as_people_hold_them(counts):
    estimate = intervals.proportion(counts, 5)
    np.testing.assert_allclose(estimate.value, [0.2, NAN, 0.6])
    assert not isinstance(estimate.value, pd.Series)
