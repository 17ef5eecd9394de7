"""Intervals: against published figures, against statsmodels and scipy, and by hand."""

import numpy as np
import pytest
import statsmodels.stats.proportion as sm_proportion
import statsmodels.stats.rates as sm_rates
import statsmodels.stats.weightstats as sm_weights
from hypothesis import given
from hypothesis import strategies as st
from interval_cases import COUNTS, NAN, SCORES, WEIGHTED, one, sums
from scipy import stats

from khi.statistics import intervals


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


def test_scores_that_are_all_the_same_still_leave_a_difference_some_width():
    # 40 people who all gave 5 and 40 who all gave 6, of 3 to 9. Wilson's limit for none of 40 is
    # 0.08762: 5 is 4.8248 to 5.3505, 6 is 5.7371 to 6.2629; then √ of squares, by Zou and Donner.
    five, six = (40, 40, 200, 1000, 40), (40, 40, 240, 1440, 40)
    gap = intervals.difference_of_weighted_means(six, five, within=(3, 9))
    np.testing.assert_allclose(gap, [1, 0.5619, 1.3160], atol=1e-4)
    assert intervals.difference_of_weighted_means(six, five).lower == 1


@given(WEIGHTED, WEIGHTED)
def test_where_scores_differ_the_ends_of_the_scale_change_no_difference(first, second):
    sides = [sums(*np.array(each).T) for each in (first, second)]
    if any(len({score for score, _ in each}) < 2 for each in (first, second)):
        return
    plain = intervals.difference_of_weighted_means(*sides)
    bounded = intervals.difference_of_weighted_means(*sides, within=(-1000, 1000))
    np.testing.assert_allclose(bounded, plain)
