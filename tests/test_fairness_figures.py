"""Gaps from published figures: against the sums behind them, other people's numbers, and chance."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from published_rows import LONELY, MEAN, NET, NEUTRAL, SHARE, row, rows

from khi.model import Estimate, Polarity
from khi.publication import fairness
from khi.statistics import inequality, intervals
from khi.statistics.comparison import control_false_discoveries
from khi.wording.fairness import ladder as ladder_words

COUNT = st.integers(10, 400).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n)))


def share(good, people):
    return intervals.proportion(good, people)


def group(code, good, people, everyone, *, decimals=9, **given):
    """A published row of one group, with its difference from everyone else."""
    own, rest = share(good, people), share(everyone[0] - good, everyone[1] - people)
    apart = intervals.difference(own, rest)
    names = ("value", "lower", "upper"), ("difference", "difference_lower", "difference_upper")
    numbers = {
        name: round(float(each), decimals)
        for columns, estimate in zip(names, (own, apart), strict=True)
        for name, each in zip(columns, estimate, strict=True)
    }
    clear = apart.upper < 0 or apart.lower > 0
    verdict = ("worse" if apart.value < 0 else "better") if clear else "similar"
    few = people < 30 or everyone[1] - people < 30
    return row(
        breakdown="age", group=code, base=float(people), indicative=bool(people < 30),
        verdict="" if few else verdict, **numbers, **given,
    )  # fmt: skip


def groups(decimals=9, **counts):
    everyone = tuple(np.sum(list(counts.values()), axis=0))
    return rows(*(group(code, *each, everyone, decimals=decimals) for code, each in counts.items()))


def test_figures_that_came_without_limits_are_not_told_apart():
    bare = groups(young=(20, 100), old=(250, 300)).assign(lower=np.nan, upper=np.nan)
    found = fairness.with_gaps(bare, SHARE, reference="best")
    assert found["gap_verdict"].tolist() == ["", ""]
    assert found[["gap_lower", "gap_upper"]].isna().all(axis=None)


@given(COUNT, COUNT)
def test_everyone_else_comes_back_from_a_group_and_its_difference(first, second):
    own, rest = share(*first), share(*second)
    found = inequality.rest_of(own, intervals.difference(own, rest), within=(0, 1))
    for name in ("value", "lower", "upper"):
        assert getattr(found, name) == pytest.approx(getattr(rest, name), abs=1e-6)


@given(COUNT, COUNT)
def test_a_ratio_leaves_out_one_just_where_the_difference_leaves_out_nought(first, second):
    gap = inequality.gap_between(share(*first), share(*second), polarity=Polarity.HIGHER)
    absolute, relative = gap
    assume(min(abs(absolute.lower), abs(absolute.upper)) > 1e-6)
    apart = absolute.lower > 0 or absolute.upper < 0
    assert (relative.lower > 1 or relative.upper < 1) == apart


@given(COUNT, COUNT)
def test_p_is_under_a_twentieth_just_where_the_interval_leaves_out_nought(first, second):
    apart = intervals.difference(share(*first), share(*second))
    assume(min(abs(apart.lower), abs(apart.upper)) > 1e-6)
    assert (inequality.p_value(apart) < 0.05) == (apart.lower > 0 or apart.upper < 0)


def test_a_p_value_agrees_with_altman_and_bland_2011():
    # BMJ 343:d2304, their example: a relative risk of 0.81 (0.70 to 0.94), P = 0.005.
    logs = Estimate(*(np.array(math.log(each)) for each in (0.81, 0.70, 0.94)))
    assert inequality.p_value(logs) == pytest.approx(0.005, abs=0.001)


def test_a_gap_to_a_picked_group_agrees_with_newcombe_1998():
    # Stat Med 17:873, Table II, contrast (a): 56/70 against 48/80, method 10.
    gaps = fairness.with_gaps(groups(young=(48, 80), old=(56, 70)), SHARE, reference="old")
    young = gaps[gaps["group"].eq("young")].iloc[0]
    assert young["gap"] == pytest.approx(0.2)
    assert young["gap_lower"] == pytest.approx(0.0524, abs=5e-5)
    assert young["gap_upper"] == pytest.approx(0.3339, abs=5e-5)


def test_gaps_of_published_figures_are_those_of_the_sums_behind_them():
    counts = {"young": (40, 90), "middle": (150, 210), "old": (80, 120)}
    x, n = np.array(list(counts.values()), float).T
    sums = pd.DataFrame({"group": list(counts), "n": n, "w": n, "w2": n, "wx": x, "wx2": x})
    for reference in ("rest", "best", "middle"):
        exact = inequality.gaps(sums, polarity=Polarity.HIGHER, reference=reference)
        shown = fairness.with_gaps(groups(**counts), SHARE, reference=reference)
        for name in ("gap", "gap_lower", "gap_upper", "ratio", "ratio_lower", "ratio_upper"):
            np.testing.assert_allclose(shown[name], exact[name], atol=1e-5)


@given(st.lists(COUNT, min_size=2, max_size=6))
def test_rounding_as_published_moves_a_gap_by_no_more_than_the_rounding(counts):
    named = dict(zip("abcdef", counts, strict=False))
    exact = fairness.with_gaps(groups(**named), SHARE)
    shown = fairness.with_gaps(groups(decimals=2, **named), SHARE)
    np.testing.assert_allclose(shown["gap"], exact["gap"], atol=0.0051)


def test_where_lower_is_better_a_bigger_number_is_still_a_wider_gap():
    gaps = fairness.with_gaps(groups(young=(60, 100), old=(20, 100)), LONELY)
    young, old = gaps.to_dict("records")
    assert young["gap"] > 0 > old["gap"]
    assert young["ratio"] == pytest.approx(3.0, abs=1e-6)


def test_the_best_off_is_never_a_few_lucky_people():
    gaps = fairness.with_gaps(groups(young=(11, 12), middle=(60, 100), old=(50, 100)), SHARE,
                              reference="best")  # fmt: skip
    assert set(gaps["compared_with"]) == {"middle"}
    assert gaps["gap_verdict"].tolist()[:2] == ["", ""]


def test_nothing_is_said_of_a_group_that_is_withheld():
    hidden = row(breakdown="age", group="old", absence="too few answers")
    frame = pd.concat([groups(young=(40, 80), middle=(60, 80)), rows(hidden)], ignore_index=True)
    for reference in ("rest", "best", "old"):
        gaps = fairness.with_gaps(frame, SHARE, reference=reference)
        own = gaps[gaps["group"].eq("old")].iloc[0]
        assert own[["gap", "gap_lower", "gap_upper", "ratio", "p"]].isna().all()
        assert not own["sure"]
    assert gaps["gap"].isna().all()


def test_a_net_has_a_difference_and_no_ratio():
    frame = rows(
        *(row(breakdown="age", group=code, value=value, lower=value - 0.1, upper=value + 0.1,
              base=100.0) for code, value in (("young", -0.2), ("old", 0.3)))
    )  # fmt: skip
    gaps = fairness.with_gaps(frame, NET, reference="old")
    assert gaps["gap"].iloc[0] == pytest.approx(0.5)
    assert gaps["ratio"].isna().all()


def test_chance_is_allowed_for_over_the_groups_of_a_breakdown():
    counts = {code: (50, 100) for code in "abcdefg"} | {"h": (39, 100)}
    gaps = fairness.with_gaps(groups(**counts), SHARE)
    last = gaps[gaps["group"].eq("h")].iloc[0]
    assert last["gap_verdict"] == "worse"
    assert not last["sure"]
    alone = inequality.p_value(
        Estimate(*(gaps[name].to_numpy(float) for name in ("gap", "gap_lower", "gap_upper")))
    )
    np.testing.assert_allclose(gaps["p"], control_false_discoveries(alone))


def test_looking_at_everything_finds_the_gap_that_is_there_and_few_that_are_not():
    chance = np.random.default_rng(3)
    told, known = [], {}
    for number in range(12):
        for breakdown in ("age", "sex", "religion"):
            x = chance.binomial(200, 0.5, 6)
            if number == 0 and breakdown == "sex":
                x[2] = 50
            frame = groups(
                **{code: (int(each), 200) for code, each in zip("abcdef", x, strict=True)}
            )
            told.append(frame.assign(indicator=f"i{number}", breakdown=breakdown))
            known[f"i{number}"] = SHARE.model_copy(update={"id": f"i{number}"})
    cells = fairness.everything(pd.concat(told, ignore_index=True), known)
    assert len(cells) == 36
    clear = fairness.widest(cells)
    assert clear.iloc[0][["indicator", "breakdown", "group"]].tolist() == ["i0", "sex", "c"]
    assert len(clear) <= 2
    assert set(cells["standing"]) >= {"clear", "close"}


def test_an_outcome_without_a_better_way_is_not_among_the_gaps():
    frame = groups(young=(40, 80), old=(70, 80))
    assert fairness.everything(frame, {"con01": NEUTRAL}).empty


def test_the_family_says_what_the_statistics_say_of_the_same_figures():
    frame = groups(young=(40, 90), middle=(150, 210), old=(80, 120))
    family = fairness.family(frame, SHARE).set_index("measure")
    values, people = frame["value"].to_numpy(), frame["base"].to_numpy()
    for name in ("theil_index", "between_group_variance", "index_of_disparity",
                 "coefficient_of_variation", "population_attributable_risk"):  # fmt: skip
        expected = getattr(inequality, name)(values, people)
        assert family.loc[name, "value"] == pytest.approx(float(expected))
        assert family.loc[name, "lower"] <= family.loc[name, "value"] <= family.loc[name, "upper"]


def test_nothing_is_sure_where_one_group_has_no_likely_range():
    """A heavily weighted group can have a figure of which nobody can say how sure it is."""
    unsure = groups(young=(40, 90), middle=(150, 210), old=(80, 120))
    unsure.loc[1, ["lower", "upper"]] = np.nan
    family = fairness.family(unsure, SHARE).set_index("measure")
    assert family.loc["theil_index", "value"] > 0
    assert family.loc["theil_index", ["lower", "upper"]].isna().all()
    rungs = fifths()
    rungs.loc[1, ["lower", "upper"]] = np.nan
    assert fairness.ladder(rungs, SHARE).why_not == "unsure"
    assert "how sure" in ladder_words.why_not("unsure")


def test_a_measure_that_would_mislead_is_blocked_with_its_reason():
    frame = groups(young=(40, 90), middle=(150, 210))
    family = fairness.family(frame, SHARE).set_index("measure")["blocked"]
    assert family["slope_index"] == "no order"
    assert family["mean_difference_reference"] == "missing reference"
    assert family["difference"] == ""
    net = frame.assign(value=[-0.2, 0.3], lower=[-0.3, 0.2], upper=[-0.1, 0.4])
    assert fairness.family(net, NET).set_index("measure")["blocked"]["ratio"] == "no ratio"
    one = fairness.family(frame.head(1), SHARE).set_index("measure")["blocked"]
    assert one["difference"] == "one group"


def test_advice_stands_beside_every_measure_where_groups_are_small_or_changed():
    frame = groups(young=(9, 20), middle=(150, 210))
    family = fairness.family(frame, SHARE, previous=["young", "middle", "old"])
    assert set(family["advice"].iloc[0]) == {"few people", "groups changed"}


def fifths(people=60, **given):
    good = {str(each): (round(people * (0.3 + 0.1 * each)), people) for each in range(1, 6)}
    return groups(**good).assign(breakdown="deprivation", **given)


def test_the_ladder_is_the_statistics_on_the_published_fifths():
    frame = fifths()
    found = fairness.ladder(frame, SHARE)
    rungs = inequality.Quantiles(
        *(frame[name].to_numpy() for name in ("base", "value", "lower", "upper"))
    )
    assert found.slope == inequality.slope_index(rungs)
    assert found.relative == inequality.relative_index(rungs)
    assert found.end - found.start == pytest.approx(float(found.slope.value))
    assert found.best == "5"
    assert found.closing.value * found.people == pytest.approx(300 * (0.8 - 0.6), abs=1e-6)


def test_under_30_in_a_fifth_there_is_no_line():
    assert fairness.ladder(fifths(29), SHARE).why_not == "few"
    assert fairness.ladder(fifths(30), SHARE).slope is not None


def test_a_hidden_fifth_or_a_missing_one_leaves_no_line():
    frame = fifths()
    assert fairness.ladder(frame.head(4), SHARE).why_not == "absent"
    hidden = frame.copy()
    hidden.loc[2, ["value", "lower", "upper", "base"]] = np.nan
    hidden.loc[2, "absence"] = "too few answers"
    assert fairness.ladder(hidden, SHARE).why_not == "hidden"
    assert fairness.ladder(frame, NEUTRAL).why_not == "order"
    assert fairness.ladder(frame.assign(lower=0.0), SHARE).why_not == "end"


def test_a_mean_has_a_slope_without_limits_to_its_scale():
    frame = fifths().assign(value=[5, 6, 6.5, 7, 7.5], lower=[4, 5, 6, 6, 7], upper=[6, 7, 7, 8, 8])
    assert float(fairness.ladder(frame, MEAN).slope.value) == pytest.approx(3.0, abs=0.1)
