"""Comparison: benchmarks, quantiles, ranks and many looks at once."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from khi.model import Estimate, Polarity
from khi.statistics import comparison, intervals

NAN = float("nan")
VALUES = st.lists(st.one_of(st.integers(0, 12), st.just(NAN)), min_size=1, max_size=40)


def estimate(*rows):
    return Estimate(*np.array(rows, dtype=float).T)


@pytest.mark.parametrize(
    ("polarity", "words"),
    [
        (Polarity.HIGHER, ["worse", "similar", "similar", "similar", "better"]),
        (Polarity.LOWER, ["better", "similar", "similar", "similar", "worse"]),
        (Polarity.NEITHER, ["lower", "similar", "similar", "similar", "higher"]),
    ],
)
def test_a_benchmark_inside_the_interval_ends_included_is_similar(polarity, words):
    rows = [(1, 0, 1.9), (1, 0, 2), (2, 1, 3), (3, 2, 4), (3, 2.1, 4)]
    result = comparison.against_benchmark(estimate(*rows), 2, polarity=polarity)
    assert result.verdict.tolist() == words


def test_a_benchmark_that_is_a_survey_is_judged_by_the_difference():
    # Each interval holds neither the other's value nor its own difference from it: 60% and 50%
    # of 150 overlap (52.0 to 67.5, 42.1 to 57.9), and so does the difference with 0.
    area, rest = intervals.proportion(90, 150), intervals.proportion(75, 150)
    fixed = comparison.against_benchmark(area, 0.5, polarity=Polarity.HIGHER)
    survey = comparison.against_benchmark(area, polarity=Polarity.HIGHER, benchmark_estimate=rest)
    assert (fixed.verdict, survey.verdict) == ("better", "similar")
    assert "may be no difference" in str(survey.why)
    # Overlapping intervals can still differ: 62% and 50% of 150.
    area = intervals.proportion(93, 150)
    assert area.lower < rest.upper
    survey = comparison.against_benchmark(area, polarity=Polarity.HIGHER, benchmark_estimate=rest)
    assert survey.verdict == "better"


@pytest.mark.parametrize("row", [(NAN, 1, 3), (2, NAN, 3), (2, 1, NAN)])
def test_what_is_missing_cannot_be_compared_and_says_so(row):
    result = comparison.against_benchmark(estimate(row, (2, 1, 3)), 2, polarity=Polarity.LOWER)
    assert result.verdict.tolist() == ["cannot say", "similar"]
    assert "no figure" in result.why[0]
    assert comparison.against_benchmark(estimate((2, 1, 3)), polarity=Polarity.LOWER).verdict == [
        "cannot say"
    ]


@given(st.floats(-5, 5), st.floats(0, 3), st.floats(0, 3))
def test_turning_the_polarity_round_swaps_better_and_worse(value, below, above):
    gap = Estimate(*map(np.array, (value, value - below, value + above)))
    swap = {"better": "worse", "worse": "better", "similar": "similar"}
    higher = str(comparison.verdict(gap, Polarity.HIGHER))
    assert str(comparison.verdict(gap, Polarity.LOWER)) == swap[higher]


@pytest.mark.parametrize("shape", [(), (0,), (2, 3)])
def test_verdicts_of_any_shape(shape):
    one = Estimate(*(np.full(shape, each) for each in (2.0, 1.0, 3.0)))
    result = comparison.against_benchmark(one, 5, polarity=Polarity.HIGHER)
    assert result.verdict.shape == result.why.shape == shape


def phe_rank(values, k, *, highest_first):
    """The published formula, with pandas' ranks."""
    ranks = pd.Series(values).rank(method="min", ascending=not highest_first)
    n = ranks.notna().sum()
    found = np.floor((k + 1) - np.ceil((((n + 1) - ranks) * k / n).round(9)))
    return found.replace(0, 1) if n >= k else found * NAN


@given(VALUES, st.integers(2, 10), st.booleans())
def test_quantiles_by_rank_agree_with_the_published_formula(values, k, highest_first):
    first = "highest" if highest_first else "lowest"
    ours = comparison.quantiles(values, k, first=first)
    np.testing.assert_array_equal(ours, phe_rank(values, k, highest_first=highest_first))


@given(VALUES, st.integers(2, 10))
def test_quantiles_by_bounds_agree_with_numpy(values, k):
    known = np.array([each for each in values if not np.isnan(each)])
    ours = comparison.quantiles(values, k, rule="bounds")
    if len(known) >= k:
        bounds = np.round(np.quantile(known, np.arange(k + 1) / k), 10)
        expected = [NAN if np.isnan(v) else 1 + (v > bounds[1:-1]).sum() for v in values]
        np.testing.assert_array_equal(ours, expected)
    else:
        assert np.isnan(ours).all()


@given(VALUES, st.integers(2, 10), st.sampled_from(["rank", "bounds"]))
def test_ties_stay_together_and_order_does_not_matter(values, k, rule):
    groups = comparison.quantiles(values, k, rule=rule)
    pairs = pd.DataFrame({"value": values, "group": groups}).dropna()
    assert pairs.groupby("value")["group"].nunique().le(1).all()
    assert pairs.sort_values("value")["group"].is_monotonic_increasing
    np.testing.assert_array_equal(comparison.quantiles(values[::-1], k, rule=rule), groups[::-1])


def test_quantiles_of_rows_and_of_nothing():
    rows = comparison.quantiles([[1, 2, 3, 4], [4, 3, 2, NAN]], 2)
    np.testing.assert_array_equal(rows, [[1, 1, 2, 2], [2, 1, 1, NAN]])
    assert comparison.quantiles([], 5).shape == (0,)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: comparison.quantiles([1, 2], 1), "2 quantiles"),
        (lambda: comparison.quantiles([1, 2], 2, rule="ntile"), "'rank' or 'bounds'"),
        (lambda: comparison.quantiles([1, np.inf], 2), "position 1"),
        (lambda: comparison.control_false_discoveries([0.5, 1.1]), "position 1"),
        (lambda: comparison.rank_intervals(estimate((1, 0, 2)), draws=10), "1,000"),
        (lambda: comparison.rank_intervals(estimate((1, 2, 3))), "own limits"),
        (lambda: comparison.against_benchmark(estimate((1, 2, 3)), 1, polarity="up"), "limits"),
    ],
)
def test_what_cannot_be_is_refused(call, says):
    with pytest.raises(ValueError, match=says):
        call()


def test_ranks_far_apart_are_certain_and_ranks_together_are_not():
    apart = comparison.rank_intervals(estimate((1, 0.9, 1.1), (5, 4.9, 5.1), (9, 8.9, 9.1)))
    np.testing.assert_array_equal(apart, [[3, 2, 1]] * 3)
    close = comparison.rank_intervals(estimate((1, 0, 2), (1.1, 0, 2.2), (1.2, 0, 2.4)))
    assert (close.lower == 1).all()
    assert (close.upper == 3).all()
    lowest = comparison.rank_intervals(estimate((1, 0.9, 1.1), (5, 4.9, 5.1)), first="lowest")
    np.testing.assert_array_equal(lowest.value, [1, 2])


@pytest.mark.parametrize(("apart", "upper"), [(2.6, 2), (2.95, 1)])
def test_two_areas_may_swap_where_their_difference_may_be_nothing(apart, upper):
    # Each with a standard error of 1: they swap in 2.5% of draws at 1.96 x √2 = 2.77 apart.
    rows = [(value, value - 1.96, value + 1.96) for value in (apart, 0)]
    found = comparison.rank_intervals(estimate(*rows), draws=50_000)
    assert found.upper[0] == upper
    assert found.lower[1] == 3 - upper


def test_a_value_may_lie_on_its_own_limit():
    rows = estimate((0, 0, 0.2), (1, 0.8, 1))
    found = comparison.against_benchmark(rows, 0.5, polarity=Polarity.HIGHER)
    assert found.verdict.tolist() == ["worse", "better"]
    np.testing.assert_array_equal(comparison.rank_intervals(rows).value, [2, 1])


def test_the_same_seed_gives_the_same_ranks_and_missing_areas_are_not_ranked():
    rows = intervals.proportion([30, 35, NAN, 40, 45, 50], 100)
    once, again = (comparison.rank_intervals(rows, seed=7) for _ in range(2))
    np.testing.assert_array_equal(once, again)
    assert np.isnan(once.value).tolist() == [False, False, True, False, False, False]
    assert np.nanmax(once.upper) == 5
    assert np.isnan(comparison.rank_intervals(estimate((NAN, NAN, NAN))).value).all()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_false_discoveries_agree_with_statsmodels(p_values):
    expected = multipletests(p_values, method="fdr_bh")[1]
    found = comparison.control_false_discoveries(p_values)
    np.testing.assert_allclose(found, expected, atol=1e-300)


def test_a_missing_p_value_is_not_in_the_family():
    adjusted = comparison.control_false_discoveries([[0.01, NAN], [0.02, 0.5]])
    np.testing.assert_allclose(adjusted, [[0.03, NAN], [0.03, 0.5]])
    assert comparison.control_false_discoveries([]).shape == (0,)
