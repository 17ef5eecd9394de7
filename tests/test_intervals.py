"""Intervals: against published figures, against statsmodels and scipy, and for every input."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.stats.proportion as sm_proportion
import statsmodels.stats.rates as sm_rates
import statsmodels.stats.weightstats as sm_weights
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from khi.model import Estimate
from khi.statistics import intervals

COUNTS = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SCORES = st.lists(st.integers(0, 10), min_size=2, max_size=60)
WEIGHTED = st.lists(
    st.tuples(st.integers(0, 10), st.floats(0.1, 5)), min_size=2, max_size=40
)  # score, weight
CONFIDENCES = st.floats(0.5, 0.999)
NAN = float("nan")


def sums(scores, weights=None):
    """Σw, Σw², Σwx, Σwx², n."""
    x = np.asarray(scores, float)
    w = np.ones_like(x) if weights is None else np.asarray(weights, float)
    return w.sum(), (w**2).sum(), (w * x).sum(), (w * x**2).sum(), x.size


def one(scores):
    """Total, total of squares, base."""
    w, _, wx, wx2, _ = sums(scores)
    return wx, wx2, w


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


@pytest.mark.parametrize(
    ("successes", "base", "lower", "upper"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_limits_agree_with_newcombe_1998_table_1(successes, base, lower, upper):
    # Newcombe (1998) Stat Med 17:857, table I, method 3.
    estimate = intervals.proportion([successes], [base])
    assert estimate.lower == pytest.approx([lower], abs=5e-5)
    assert estimate.upper == pytest.approx([upper], abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "lower", "upper"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0000),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_differences_agree_with_newcombe_1998_table_2(counts, lower, upper):
    # Newcombe (1998) Stat Med 17:873, table II, method 10, rows a to h.
    estimate = intervals.difference_of_proportions(*counts)
    assert estimate.lower == pytest.approx(lower, abs=5.1e-5)
    assert estimate.upper == pytest.approx(upper, abs=5.1e-5)


@given(COUNTS, st.sampled_from([0.9, 0.95, 0.998]))
def test_proportions_agree_with_statsmodels(counts, confidence):
    x, n = counts[0] * 0.999, counts[1]
    expected = sm_proportion.proportion_confint(x, n, alpha=1 - confidence, method="wilson")
    estimate = intervals.proportion(x, n, confidence=confidence)
    np.testing.assert_allclose([estimate.lower, estimate.upper], expected, atol=1e-12)


@given(COUNTS, COUNTS)
def test_differences_of_proportions_agree_with_statsmodels(first, second):
    expected = sm_proportion.confint_proportions_2indep(*first, *second, method="newcomb")
    estimate = intervals.difference_of_proportions(*first, *second)
    np.testing.assert_allclose([estimate.lower, estimate.upper], expected, atol=1e-12)


@given(SCORES, st.sampled_from([0.9, 0.95, 0.998]))
def test_means_agree_with_scipy(scores, confidence):
    estimate = intervals.mean(*one(scores), confidence=confidence)
    assert estimate.value == pytest.approx(np.mean(scores))
    expected = (estimate.value, estimate.value)
    if len(set(scores)) > 1:
        error = stats.sem(scores)
        expected = stats.t.interval(confidence, len(scores) - 1, np.mean(scores), error)
    np.testing.assert_allclose([estimate.lower, estimate.upper], expected, atol=1e-9)


@given(SCORES, SCORES)
def test_differences_of_means_agree_with_statsmodels(first, second):
    estimate = intervals.difference_of_means(*one(first), *one(second))
    if len(set(first)) > 1 or len(set(second)) > 1:
        pair = sm_weights.CompareMeans.from_data(first, second)
        expected = pair.tconfint_diff(usevar="unequal")
        np.testing.assert_allclose([estimate.lower, estimate.upper], expected, atol=1e-8)


@given(st.floats(0, 9.99), st.sampled_from([0.95, 0.998]))
def test_rates_of_few_events_agree_with_statsmodels(count, confidence):
    expected = sm_rates.confint_poisson(count, 1, alpha=1 - confidence, method="exact-c")
    estimate = intervals.rate(count, 1, multiplier=1, confidence=confidence)
    np.testing.assert_allclose([estimate.lower, estimate.upper], expected, atol=1e-9)


def test_ten_events_are_the_first_to_use_byar():
    estimate = intervals.rate([9.99, 10], 1, multiplier=1)
    exact = sm_rates.confint_poisson(np.array([9.99, 10]), 1, method="exact-c")[0]
    assert estimate.lower[0] == pytest.approx(exact[0], abs=1e-9)
    assert estimate.lower[1] == pytest.approx(
        10 * (1 - 1 / 90 - 1.959963985 / 30**0.5 / 3**0.5) ** 3
    )
    assert abs(estimate.lower[1] - exact[1]) > 1e-4


@given(st.integers(10, 100_000))
def test_byar_is_within_a_five_hundredth_of_exact(count):
    # "Byar's method is within 0.2% of the exact value for numerators of 10 or more":
    # Public Health England (2018) Technical Guide: Confidence Intervals.
    estimate = intervals.rate(count, 1, multiplier=1)
    exact = sm_rates.confint_poisson(count, 1, method="exact-c")
    np.testing.assert_allclose([estimate.lower, estimate.upper], exact, rtol=0.002)


def test_a_standardised_rate_by_hand():
    # D = 8/200 + 30/300, by the weights 3 and 1: (3 x 0.04 + 0.1)/4; Dobson et al (1991).
    estimate = intervals.directly_standardised_rate([8, 30], [200, 300], [3, 1], multiplier=1)
    lower, upper = (limit * 1.0 for limit in intervals.rate(38, 1, multiplier=1)[1:])
    scale = np.sqrt((8 * (3 / 200) ** 2 + 30 * (1 / 300) ** 2) / 16 / 38)
    assert estimate.value == pytest.approx(0.055)
    assert estimate.lower == pytest.approx(0.055 + scale * (lower - 38))
    assert estimate.upper == pytest.approx(0.055 + scale * (upper - 38))


@given(st.integers(10, 500), st.integers(1000, 10**6), st.integers(1, 5000))
def test_one_band_gives_the_crude_rate(count, people, standard):
    estimate = intervals.directly_standardised_rate([count], [people], [standard])
    np.testing.assert_allclose(estimate, intervals.rate(count, people))


def test_a_band_without_events_adds_nothing():
    estimate = intervals.directly_standardised_rate([0, 30], [200, 300], [3, 1], multiplier=1)
    assert estimate.value == pytest.approx(30 / 300 / 4)


def test_ten_events_are_standardised_and_fewer_are_not():
    counts = [[5, 5], [5, 4], [NAN, 40]]
    estimate = intervals.directly_standardised_rate(counts, [100, 100], [1, 1])
    assert np.isnan(estimate.value).tolist() == [False, True, True]
    assert np.isnan(estimate.upper).tolist() == [False, True, True]


@given(WEIGHTED)
def test_weights_of_one_change_nothing(people):
    scores = [score for score, _ in people]
    weighted = intervals.weighted_mean(*sums(scores))
    np.testing.assert_allclose(weighted, intervals.mean(*one(scores)))
    counted, n = sum(score > 5 for score in scores), len(scores)
    plain = intervals.proportion(counted, n)
    np.testing.assert_allclose(intervals.weighted_proportion(n, n, counted), plain)


@given(WEIGHTED, WEIGHTED, st.sampled_from([0, 1, 10]))
def test_sums_taken_from_other_sums_may_miss_by_their_last_digit(people, rest, score):
    weights, others = (np.array([weight for _, weight in each]) for each in (people, rest))
    own = np.array(sums(np.full(len(weights), score), weights))
    whole = own + np.array(sums([each for each, _ in rest], others))
    found = whole - np.array(sums([each for each, _ in rest], others))
    mean = intervals.weighted_mean(*found[:4], len(people), within=(0, 10))
    assert mean.value == pytest.approx(score, abs=1e-9)
    assert mean.upper - mean.lower > 0.05
    if score < 10:
        share = intervals.weighted_proportion(*found[:3])
        assert share.value == pytest.approx(score, abs=1e-9)


@given(WEIGHTED, st.floats(0.01, 100))
def test_only_relative_weights_matter(people, scale):
    scores, weights = np.array(people).T
    once = intervals.weighted_mean(*sums(scores, weights))
    again = intervals.weighted_mean(*sums(scores, weights * scale))
    np.testing.assert_allclose(once, again, rtol=1e-6, atol=1e-6)


@given(WEIGHTED)
def test_weighting_never_adds_people(people):
    scores, weights = np.array(people).T
    w, w2, *_, n = sums(scores, weights)
    assert 0 < intervals.effective_base(w, w2) <= n * (1 + 1e-12)


def test_a_weighted_mean_by_hand():
    # Two answers of 1 and 3 with weights 3 and 1: Kish 16/10; s² = 0.75 x 1.6/0.6.
    estimate = intervals.weighted_mean(4, 10, 6, 12, 2)
    half = stats.t.ppf(0.975, 0.6) * np.sqrt(0.75 * 1.6 / 0.6 / 1.6)
    np.testing.assert_allclose(estimate, (1.5, 1.5 - half, 1.5 + half))


@given(WEIGHTED, WEIGHTED)
def test_a_difference_of_weighted_means_swaps(first, second):
    pair = [sums(*np.array(people).T) for people in (first, second)]
    gap = intervals.difference_of_weighted_means(*pair)
    back = intervals.difference_of_weighted_means(*pair[::-1])
    np.testing.assert_allclose(gap, (-back.value, -back.upper, -back.lower))


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
