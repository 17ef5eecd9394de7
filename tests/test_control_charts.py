"""Control charts: each rule, what breaks a run, and a second reading of the rules by loops."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khi.statistics.control_charts import Assurance, PointType, assurance, variation, xmr

NAN = float("nan")
STEADY = [5, 7, 5, 7, 5, 7, 5, 7, 5, 7, 5, 7]
SERIES = st.lists(st.one_of(st.integers(0, 12), st.just(NAN)), min_size=12, max_size=40)
EITHER = (2, 2)
WHERE = {1: "above the upper", -1: "below the lower"}


def causes(values, **settings):
    return xmr(values, **settings)["special_cause"].tolist()


def width_of(y):
    """How far the limits lie from the mean, and whether the series hardly ever moves."""
    ranges = [abs(b - a) for a, b in pairwise(y) if not np.isnan(a + b)]
    if not ranges:
        return NAN, False
    average = sum(ranges) / len(ranges)
    kept = [each for each in ranges if each < 3.267 * average]
    screened = sum(kept) / len(kept) if kept else 0
    blips = average > 0 and screened == 0
    return 2.66 * (average if blips else screened), blips


def signals(y, mean, width, blips):
    """The rules read out loop by loop: who is marked, why, in order of the rules."""
    away = [0 if np.isnan(v) or abs(v - mean) < 1e-9 else v - mean for v in y]
    side = [int(v > 0) - int(v < 0) for v in away]
    out = [s * (abs(v) > width + 1e-9) for v, s in zip(away, side, strict=True)]
    near = [s * (abs(v) > width * 2 / 3 + 1e-9) for v, s in zip(away, side, strict=True)]
    near = [n * (not o) for n, o in zip(near, out, strict=True)]
    yield from (([i], f"{WHERE[o]} limit") for i, o in enumerate(out) if o)
    for i in reversed(range(len(y) - 6)):
        steps = [b - a for a, b in pairwise(y[i : i + 7])]
        for sign, word in ((1, "rising"), (-1, "falling")):
            if all(step * sign > 0 for step in steps):
                yield range(i, i + 7), f"part of a {word} trend"
    for i in range(0 if not blips else len(y), len(y) - 2):
        close = [j for j in range(i, i + 3) if near[j]]
        if abs(sum(side[i : i + 3])) == 3 and len(close) >= 2:
            yield close, f"two of three points near the {WHERE[side[i]].split()[-1]} limit"
    for i in range(0 if not blips else len(y), len(y) - 6):
        if abs(sum(side[i : i + 7])) == 7:
            yield range(i, i + 7), f"part of a run {'above' if side[i] > 0 else 'below'} the mean"


def literally(y):
    """The mean, the width and the first reason each point is marked for."""
    mean = np.nanmean(y)
    width, blips = width_of(y)
    found = [""] * len(y)
    for places, reason in signals(y, mean, width, blips):
        for place in places:
            found[place] = found[place] or reason
    return mean, width, found


@given(SERIES)
def test_every_series_reads_as_the_rules_do_one_point_at_a_time(values):
    chart = xmr(values, short=EITHER)
    if sum(not np.isnan(v) for v in values) >= 2:
        mean, width, found = literally(values)
        np.testing.assert_allclose(chart["mean"], mean)
        np.testing.assert_allclose(chart["upper_limit"], mean + width)
        np.testing.assert_allclose(chart["lower_near_limit"], mean - width * 2 / 3)
        assert chart["special_cause"].tolist() == found


def test_limits_by_hand():
    # Mean 6, every moving range 2: 6 -/+ 2.66 x 2.
    chart = xmr(STEADY)
    assert chart["mean"].unique().tolist() == [6]
    np.testing.assert_allclose(chart["lower_limit"], 0.68)
    np.testing.assert_allclose(chart["upper_limit"], 11.32)
    np.testing.assert_allclose(chart["upper_near_limit"], 6 + 5.32 * 2 / 3)
    assert chart["moving_range"].tolist()[1:] == [2] * 11
    assert set(chart["point_type"]) == {"common_cause"}


def test_limits_agree_with_the_nist_handbook():
    # NIST/SEMATECH e-Handbook 6.3.2.2, flow rate of 10 batches: mean 50.81, limits 45.8159 and
    # 55.8041 by 3/1.128 where we use 2.66.
    batches = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    row = xmr(batches, screen_outliers=False).iloc[0]
    assert row["mean"] == pytest.approx(50.81)
    assert row["lower_limit"] == pytest.approx(45.8159, abs=1e-3)
    assert row["upper_limit"] == pytest.approx(55.8041, abs=1e-3)


def test_a_point_on_the_limit_is_not_outside_it():
    # Mean 0; moving ranges 3 and 0, of which 3 is kept: 2.66 x the average.
    values = np.array([0.0, 1, -1, 0, 1, -1, 0, 1, -1, 0, 1, -1])
    width = xmr(values)["upper_limit"].iloc[0]
    fixed = np.append(values, [width, width + 1e-6])
    assert causes(fixed, fix_after=12)[-2:] == ["", "above the upper limit"]


def test_seven_rising_points_are_a_trend_and_six_are_not():
    seven = [5, 9, 5, 9, 5, 1, 2, 3, 4, 5, 6, 7, 5, 9, 5, 9]
    assert causes(seven)[5:12] == ["part of a rising trend"] * 7
    six = [5, 9, 5, 9, 5, 2, 3, 4, 5, 6, 7, 5, 9, 5, 9, 5]
    assert "part of a rising trend" not in causes(six)
    assert "part of a rising trend" in causes(six, trend_length=6)


@pytest.mark.parametrize(("side", "word"), [(1, "above"), (-1, "below")])
def test_seven_points_on_one_side_are_a_run_and_six_are_not(side, word):
    wide = [0, 20, 0, 20, 0, 20, 0, 20, 0, 20, 0, 20]
    six = [10 + 3 * side, 10 + 4 * side] * 3
    seven = causes([*wide, 10, *six, 10 + 3 * side], fix_after=12)
    assert seven[13:] == [f"part of a run {word} the mean"] * 7
    broken = causes([*wide, 10, *six, 10, 10 + 3 * side], fix_after=12)
    assert not any("run" in cause for cause in broken)


def test_a_trend_may_be_as_short_as_three_points():
    assert "part of a rising trend" in causes([*STEADY, 8, 9], trend_length=3)


def test_a_point_shared_by_two_trends_takes_the_later_direction():
    peak = [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]
    found = causes([40, 0] * 6 + peak, screen_outliers=False)[12:]
    assert found[5:7] == ["part of a rising trend", "part of a falling trend"]


def test_a_missing_point_is_a_break_and_not_an_error():
    chart = xmr([1, 2, 3, NAN, 5, 6, 7, 3, 4, 3, 4, 3, 4, 3])
    assert not chart["special_cause"].str.contains("trend").any()
    assert chart["point_type"].tolist()[3] == "missing"
    assert chart["moving_range"].isna().tolist()[:5] == [True, False, False, True, True]
    assert chart["mean"].notna().all()
    assert set(xmr([NAN] * 14)["point_type"]) == {"missing"}


@pytest.mark.parametrize("value", [0.0, 0.1, 1 / 3, 7e8])
@pytest.mark.parametrize("screen", [True, False])
def test_a_constant_series_keeps_its_limits_and_has_no_signal(value, screen):
    chart = xmr([value] * 20, screen_outliers=screen)
    np.testing.assert_allclose(chart[["mean", "lower_limit", "upper_limit"]], value)
    assert chart["special_cause"].eq("").all()
    assert "no ordinary variation" in chart["note"].iloc[0]


@given(st.integers(12, 60), st.data())
def test_one_blip_in_a_constant_series_is_one_signal(length, data):
    place = data.draw(st.integers(0, length - 1))
    values = np.zeros(length)
    values[place] = 5
    chart = xmr(values)
    assert np.flatnonzero(chart["special_cause"] != "").tolist() == [place]
    assert "not runs" in chart["note"].iloc[0]


@pytest.mark.parametrize(
    ("points", "limits", "judged"),
    [(4, False, False), (5, True, False), (11, True, False), (12, True, True)],
)
def test_short_series_are_drawn_then_given_trial_limits_then_judged(points, limits, judged):
    chart = xmr([*([5, 7] * points)[: points - 1], 500])
    assert chart["mean"].notna().all() == limits
    assert (chart["point_type"] != "not_judged").all() == judged
    assert chart["special_cause"].eq("above the upper limit").any() == judged
    assert chart["note"].ne("").all() != judged


def test_screening_drops_a_far_moving_range_once():
    values = [*STEADY, 60, *STEADY]
    screened, kept = (xmr(values, screen_outliers=each) for each in (True, False))
    assert screened["upper_limit"].iloc[0] < kept["upper_limit"].iloc[0]
    assert screened["mean"].iloc[0] == kept["mean"].iloc[0]


def test_limits_can_be_fixed_after_a_baseline():
    chart = xmr([*STEADY, 50, 60, 70], fix_after=12)
    assert chart["mean"].unique().tolist() == [6]
    assert chart["special_cause"].tolist()[-3:] == ["above the upper limit"] * 3


def test_a_rebase_starts_new_limits_and_carries_its_reason():
    values = pd.Series(
        STEADY + [each + 50 for each in STEADY], index=list("abcdefghijklmnopqrstuvwx")
    )
    chart = xmr(values, rebase={"m": "A new referral route opened"})
    assert chart.groupby("rebase_group")["mean"].first().tolist() == [6, 56]
    assert chart["rebase_reason"].tolist() == [""] * 12 + ["A new referral route opened"] * 12
    assert np.isnan(chart["moving_range"].iloc[12])
    assert chart["special_cause"].eq("").all()
    assert chart["point"].tolist() == list(values.index)


def test_a_rebase_needs_a_reason_and_a_point():
    with pytest.raises(ValueError, match="needs a reason; the one at 3"):
        xmr(STEADY, rebase={3: " "})
    with pytest.raises(ValueError, match="no point 99"):
        xmr(STEADY, rebase=[(99, "New form")])


@pytest.mark.parametrize(
    ("improvement", "high", "low"),
    [
        ("increase", PointType.IMPROVEMENT, PointType.CONCERN),
        ("decrease", PointType.CONCERN, PointType.IMPROVEMENT),
        ("neutral", PointType.NEUTRAL_HIGH, PointType.NEUTRAL_LOW),
    ],
)
def test_which_way_is_good_decides_what_a_signal_means(improvement, high, low):
    for last, expected in ((50, high), (-50, low)):
        chart = xmr([*STEADY, last], improvement=improvement)
        assert chart["point_type"].iloc[-1] == variation(chart) == expected


def test_variation_speaks_of_the_last_point_that_is_there():
    assert variation(xmr([*STEADY, 50, NAN])) is PointType.IMPROVEMENT
    assert variation(xmr([*STEADY, 50, 6])) is PointType.COMMON_CAUSE
    assert variation(xmr([])) is PointType.MISSING
    assert variation(xmr([1, 2])) is PointType.NOT_JUDGED


@pytest.mark.parametrize(
    ("target", "increase", "decrease"),
    [
        (0.5, Assurance.PASS, Assurance.FAIL),
        (0.68, Assurance.INCONSISTENT, Assurance.INCONSISTENT),
        (6, Assurance.INCONSISTENT, Assurance.INCONSISTENT),
        (12, Assurance.FAIL, Assurance.PASS),
        (NAN, Assurance.NONE, Assurance.NONE),
    ],
)
def test_assurance_asks_whether_the_limits_clear_the_target(target, increase, decrease):
    limit = xmr(STEADY)["lower_limit"].iloc[0]
    target = limit if target == 0.68 else target
    assert assurance(xmr(STEADY, improvement="increase", target=target)) is increase
    assert assurance(xmr(STEADY, improvement="decrease"), target) is decrease
    assert assurance(xmr(STEADY, improvement="neutral"), target) is Assurance.NONE


def test_assurance_is_not_given_on_trial_limits():
    assert assurance(xmr(STEADY[:8]), 0) is Assurance.NOT_JUDGED
    assert assurance(xmr([])) is Assurance.NONE


@given(st.lists(SERIES.filter(lambda each: len(each) > 15), min_size=1, max_size=4))
def test_many_series_at_once_are_the_same_as_one_by_one(many):
    shortest = min(map(len, many))
    rows = np.array([each[:shortest] for each in many], dtype=float)
    together = xmr(rows)
    for number, row in enumerate(rows):
        alone = xmr(row).assign(series=number)
        part = together[together["series"] == number].reset_index(drop=True)
        pd.testing.assert_frame_equal(part, alone, check_dtype=False)


@given(SERIES, st.sampled_from([0.5, 2, 1024]))
def test_signals_do_not_depend_on_the_unit(values, scale):
    assert causes(np.array(values) * scale) == causes(values)


@given(SERIES)
def test_turning_the_series_over_turns_its_signals_over(values):
    upside_down = causes(-np.array(values))
    turn = {"above": "below", "below": "above", "upper": "lower", "lower": "upper"}
    turn |= {"rising": "falling", "falling": "rising"}
    turned = [" ".join(turn.get(word, word) for word in cause.split()) for cause in causes(values)]
    assert upside_down == turned


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"improvement": "up"}, "Improvement is one of"),
        ({"fix_after": 11}, "12 points"),
        ({"trend_length": 2}, "3 points"),
        ({"short": (1, 12)}, "2 points"),
    ],
)
def test_settings_that_make_another_chart_are_refused(settings, says):
    with pytest.raises(ValueError, match=says):
        xmr(STEADY, **settings)


def test_an_infinite_value_is_refused_by_place():
    with pytest.raises(ValueError, match=r"finite.*position 2"):
        xmr([1, 2, np.inf])


def test_one_chart_at_a_time_has_an_icon():
    with pytest.raises(ValueError, match="One chart"):
        variation(xmr([STEADY, STEADY]))
