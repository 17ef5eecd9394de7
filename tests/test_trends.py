"""Trends: five points, the same quarter last year, and before and after."""

from datetime import date

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from khi.model import Estimate, Quarter
from khi.statistics import intervals, trends

NAN = float("nan")
Z = stats.norm.ppf(0.975)
FIVE = st.lists(st.tuples(st.floats(0, 100), st.floats(0.1, 10)), min_size=5, max_size=5)


def around(values, half):
    values, half = np.asarray(values, float), np.broadcast_to(half, np.shape(values))
    return values, values - half, values + half


@given(FIVE)
def test_the_slope_agrees_with_statsmodels_weighted_least_squares(points):
    y, half = np.array(points).T
    trend = trends.recent(*around(y, half))
    error = half / Z
    fit = sm.WLS(y, sm.add_constant(np.arange(5.0)), weights=error**-2).fit(
        cov_type="fixed scale", scale=1
    )
    np.testing.assert_allclose(trend.slope.value, fit.params[1], atol=1e-6)
    np.testing.assert_allclose(trend.p, fit.pvalues[1], atol=1e-6)
    np.testing.assert_allclose(trend.slope[1:], fit.conf_int(alpha=0.002)[1], atol=1e-6)


def test_the_threshold_is_that_of_fingertips():
    # 9.54953570608324: DHSC FingertipsNext TrendMarkerCalculator.
    step = np.sqrt(9.54953570608324 / 10) / Z
    just_over = trends.recent(*around(np.arange(5) * step * 1.0001, 1))
    just_under = trends.recent(*around(np.arange(5) * step * 0.9999, 1))
    assert just_over.direction == "increasing"
    assert just_under.direction == "no significant change"


@given(FIVE)
def test_turning_time_round_turns_the_trend_round(points):
    y, half = np.array(points).T
    forth, back = (
        trends.recent(*around(each, h)) for each, h in ((y, half), (y[::-1], half[::-1]))
    )
    np.testing.assert_allclose(forth.slope.value, -back.slope.value, atol=1e-9)
    np.testing.assert_allclose(forth.p, back.p, atol=1e-9)


def test_only_the_last_five_points_speak():
    y = np.array([90, 80, 70, 1, 5, 9, 13, 17.0])
    assert trends.recent(*around(y, 0.5)).direction == "increasing"
    assert trends.recent(*around(y[-5:], 0.5)).p == trends.recent(*around(y, 0.5)).p


def test_one_point_alone_is_not_a_trend():
    # Falling but for one precise last point, which turns the weighted line: the guard says no.
    y, half = np.array([4, 3, 2, 1, 9.0]), np.array([1, 1, 1, 1, 0.1])
    trend = trends.recent(*around(y, half))
    assert trend.p < 0.002
    assert trend.slope.value > 0
    assert trend.direction == "no significant change"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda y, low, up: (y[:4], low[:4], up[:4]), "fewer than 5 points"),
        (lambda y, low, up: (np.r_[y[:4], NAN], low, up), "missing"),
        (lambda y, low, up: (y, np.r_[NAN, low[1:]], up), "no interval"),
        (lambda y, low, up: (y, np.r_[y[:1], low[1:]], np.r_[y[:1], up[1:]]), "no width"),
        (lambda y, low, up: ([], [], []), "fewer than 5 points"),
    ],
)
def test_what_cannot_be_judged_says_why(change, says):
    trend = trends.recent(*change(*around(np.arange(5.0), 0.1)))
    assert trend.direction == "cannot be judged"
    assert says in str(trend.reason)
    assert np.isnan([*trend.slope, trend.p]).all()


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3)])
@pytest.mark.parametrize("points", [3, 5, 9])
def test_arrays_of_any_shape(shape, points):
    y = np.broadcast_to(np.arange(float(points)), (*shape, points))
    trend = trends.recent(y, y - 0.1, y + 0.1)
    assert {np.shape(each) for each in (trend.direction, trend.p, *trend.slope)} == {shape}


def test_a_missing_point_in_one_series_leaves_the_others():
    y = np.tile(np.arange(5.0), (3, 1))
    y[1, 4] = NAN
    trend = trends.recent(y, y - 0.1, y + 0.1)
    assert trend.direction.tolist() == ["increasing", "cannot be judged", "increasing"]


def test_a_change_is_after_less_before_with_newcombes_interval():
    before, after = intervals.proportion(48, 80), intervals.proportion(56, 70)
    expected = intervals.difference_of_proportions(56, 70, 48, 80)
    np.testing.assert_allclose(trends.change(before, after), expected)


def test_the_same_quarter_last_year_in_any_order():
    quarters = ["2025-Q1", "2024-Q1", "2024-Q2", "2024-Q4", "2025-Q4"]
    estimates = intervals.proportion([60, 50, 90, 40, NAN], 100)
    change = trends.same_quarter_last_year(quarters, estimates)
    assert change.value.tolist()[0] == pytest.approx(0.1)
    assert np.isnan(change.value).tolist() == [False, True, True, True, True]
    expected = intervals.difference_of_proportions(60, 100, 50, 100)
    np.testing.assert_allclose([each[0] for each in change], expected)


def test_quarters_that_cannot_be_are_refused():
    estimates = intervals.proportion([60, 50], 100)
    with pytest.raises(ValueError, match="comes once"):
        trends.same_quarter_last_year(["2025-Q1", "2025-Q1"], estimates)
    with pytest.raises(ValueError, match="one quarter for each point"):
        trends.same_quarter_last_year(["2025-Q1"], estimates)
    with pytest.raises(ValueError, match="spring"):
        trends.same_quarter_last_year(["spring", "2025-Q1"], estimates)


def test_a_value_outside_its_limits_is_refused_by_place():
    with pytest.raises(ValueError, match=r"own limits.*position 4"):
        trends.recent([1, 1, 1, 1, 5], [0] * 5, [2] * 5)
    with pytest.raises(ValueError, match="own limits"):
        trends.change(Estimate(1, 2, 3), Estimate(1, 1, 1))


# Before and after a day


def before_after(day, *changes, first="2024-Q1", half=0.1, known=12):
    """Twelve flat quarters of 0.5, with the last year's raised by ``changes``."""
    quarters = [Quarter.parse(first).later(place).id for place in range(known)]
    raised = dict(zip(quarters[-len(changes) :], changes, strict=True)) if changes else {}
    value = np.array([0.5 + raised.get(each, 0.0) for each in quarters])
    return trends.before_and_after(quarters, Estimate(value, value - half, value + half), day)


def test_each_quarter_after_a_day_is_set_against_its_own_season_before_it():
    found = before_after(date(2026, 4, 1), 0.04, 0.08, 0.0, 0.12)
    assert found.quarters == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert found.change.value == pytest.approx(0.06)
    # Each change has half a width of √2/10; four of them average to that over two.
    assert found.change.upper - found.change.value == pytest.approx(0.1 * np.sqrt(2) / 2)


def test_the_quarter_a_day_falls_in_is_on_neither_side():
    found = before_after(date(2026, 4, 2), 0.04, 0.08, 0.0, 0.12)
    assert found.quarters == ["2026-Q2", "2026-Q3", "2026-Q4"]
    assert found.change.value == pytest.approx(0.2 / 3)


def test_with_nothing_after_or_before_there_is_nothing_to_say():
    for day in (date(2027, 6, 1), date(2024, 1, 1)):
        found = before_after(day)
        assert found.quarters == []
        assert np.isnan(found.change.value)


def test_a_change_that_is_not_there_is_found_about_one_time_in_twenty():
    stream = np.random.RandomState(7)
    quarters = [Quarter.parse("2024-Q1").later(place).id for place in range(8)]
    misses = 0
    for _ in range(2000):
        value = 0.5 + 0.05 * stream.standard_normal(8)
        estimates = Estimate(value, value - 1.96 * 0.05, value + 1.96 * 0.05)
        change = trends.before_and_after(quarters, estimates, date(2025, 4, 1)).change
        misses += not change.lower <= 0 <= change.upper
    assert 0.035 < misses / 2000 < 0.065
