"""What is made of published figures when areas are held against each other."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from published_rows import LONELY, RATE, SHARE, row, rows, shown
from scipy import stats

from khi.model import EVERYONE, Estimate, Polarity
from khi.publication import comparing
from khi.statistics.funnel import limits
from khi.wording import explore as words

FIGURES = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def figure(value, near=0.02):
    return Estimate(*(np.float64(each) for each in (value, value - near, value + near)))


def area(name, value, near=0.02, **given):
    return shown(value, area=name, lower=value - near, upper=value + near, **given)


def test_a_figure_from_few_people_is_held_against_nothing():
    few, firm = area("A", 0.9, indicative=True), area("B", 0.9)
    judged = comparing.against_figure(rows(few, firm), figure(0.5), SHARE)
    assert judged["verdict"].tolist() == ["", "better"]
    assert np.isnan(judged["difference"].iloc[0])


def test_a_figure_that_came_without_limits_is_held_against_nothing():
    bare = shown(0.9, area="A", lower=np.nan, upper=np.nan)
    judged = comparing.against_figure(rows(bare), figure(0.5), SHARE)
    assert judged["verdict"].tolist() == [""]


def test_areas_together_count_by_their_people_and_one_of_nobody_knows_how_many_is_left_out():
    known = [area("A", 0.5, base=1000), area("B", 0.8, base=500), area("C", 0.9, base=np.nan)]
    assert comparing.figure_of(rows(*known), alone=False).value == pytest.approx(0.6)
    unknown = [area("A", 0.5, base=np.nan), area("B", 0.7, base=np.nan)]
    assert comparing.figure_of(rows(*unknown), alone=False).value == pytest.approx(0.6)


def test_an_area_is_never_part_of_what_it_is_held_against():
    picked = rows(area("A", 0.5, base=100), area("B", 0.8, base=100), area("C", 0.9, base=100))
    apart = comparing.figure_without(picked, ["A", "B", "C", "Elsewhere"])
    assert apart.value == pytest.approx([0.85, 0.7, 0.65, 2.2 / 3])
    assert (apart.lower < apart.value).all()
    alone = comparing.figure_without(picked.head(1), ["A", "B"])
    assert np.isnan(alone.value[0])
    assert alone.value[1] == 0.5
    assert not len(comparing.figure_without(picked, []).value)


@given(st.floats(0, 1), st.floats(0, 1))
def test_which_way_is_good_turns_the_word_and_never_the_difference(here, there):
    one = rows(area("A", here))
    up = comparing.against_figure(one, figure(there), SHARE)
    down = comparing.against_figure(one, figure(there), LONELY)
    turned = {"better": "worse", "worse": "better", "similar": "similar"}
    assert down["verdict"].iloc[0] == turned[up["verdict"].iloc[0]]
    assert up["difference"].iloc[0] == pytest.approx(here - there)


def test_the_group_clearly_behind_comes_before_everyone():
    apart = {"difference": -0.3, "difference_lower": -0.4, "difference_upper": -0.2}
    own = [
        shown(0.6, breakdown=EVERYONE, group=EVERYONE, verdict="similar"),
        shown(0.3, breakdown="age", group="18_34", verdict="worse", **apart),
        shown(0.2, breakdown="age", group="75_over", verdict="worse", indicative=True),
        shown(0.1, breakdown="age", group="not_stated", verdict="worse"),
    ]
    assert comparing.least_well_off(rows(*own), SHARE)["group"].tolist() == ["18_34"]
    assert comparing.least_well_off(rows(own[0]), SHARE)["group"].tolist() == [EVERYONE]
    hidden = rows(row(breakdown=EVERYONE, absence="too few answers"))
    assert comparing.least_well_off(hidden, SHARE).empty


def test_an_area_ahead_by_what_chance_puts_one_in_many_ahead_by_is_not_learnt_from():
    here, ahead = rows(area("Here", 0.5)), area("Ahead", 0.553, near=0.03)
    assert comparing.clearly_better(rows(ahead), here, SHARE)["area"].tolist() == ["Ahead"]
    many = rows(ahead, *(area(f"{n}", 0.5, near=0.03) for n in range(40)))
    assert comparing.clearly_better(many, here, SHARE).empty


def test_only_areas_clearly_better_are_learnt_from_and_the_furthest_first():
    others = rows(area("A", 0.7), area("B", 0.9), area("C", 0.51), area("D", 0.2))
    found = comparing.clearly_better(others, rows(area("Here", 0.5)), SHARE)
    assert found["area"].tolist() == ["B", "A"]
    fewer = comparing.clearly_better(others, rows(area("Here", 0.5)), LONELY)
    assert fewer["area"].tolist() == ["D"]


@given(FIGURES, st.floats(0, 1), st.floats(0, 1))
def test_a_place_lies_from_worst_to_best_with_the_benchmark_in_the_middle(others, own, middle):
    one = {"absence": "", "value": own, "lower": own, "upper": own, "against": middle}
    values = pd.Series(others)
    place = comparing.placed(one, values, Polarity.HIGHER)
    turned = comparing.placed(one, values, Polarity.LOWER)
    assert -1 <= place.place <= 1
    assert turned.place == -place.place
    assert place.low_quarter <= place.high_quarter
    at_the_middle = comparing.placed(one | {"value": middle}, values, Polarity.HIGHER)
    assert at_the_middle.place == 0


def test_the_likely_range_of_the_best_area_goes_on_beyond_it():
    best = {"absence": "", "value": 0.8, "lower": 0.7, "upper": 0.9, "against": 0.4}
    place = comparing.placed(best, pd.Series([0.2, 0.5, 0.8]), Polarity.HIGHER)
    assert (place.place, place.place_lower) == pytest.approx((1, 0.75))
    assert place.place_upper == pytest.approx(1.25)


def test_what_is_withheld_has_no_place_and_moves_none():
    hidden = {"absence": "too few answers", "value": 0.5, "against": 0.4}
    assert all(np.isnan(comparing.placed(hidden, pd.Series([0.1, 0.9]), Polarity.HIGHER)))
    assert all(np.isnan(comparing.placed(None, pd.Series([0.1, 0.9]), Polarity.HIGHER)))


@given(st.floats(0, 1))
def test_a_withheld_area_leaves_no_trace_in_a_funnel(secret):
    known = [area(f"A{n}", 0.5, base=100.0 + n) for n in range(12)]
    hidden = row(area="X", absence="too few answers") | {"value": secret, "base": secret}
    plain = comparing.in_a_funnel(rows(*known), SHARE)
    with_it = comparing.in_a_funnel(rows(*known, hidden), SHARE)
    assert with_it.areas["apart"].tolist() == [*plain.areas["apart"], ""]
    np.testing.assert_array_equal(with_it.curve[1].upper, plain.curve[1].upper)


def measured(code, rate, people, **more):
    """An area's rate per 1,000, out of so many people."""
    more = {"base": np.nan, "denominator": float(people), "indicator": RATE.id} | more
    return area(code, rate, **more)


def test_the_funnel_of_a_rate_is_poisson_s():
    # 12 areas with 100 events each in 10,000 people, and one with 160: 1,360 events in 130,000.
    # It lies above the 99.9% point of a count of 104.6 with exact Poisson limits (chi-square).
    areas = [measured(f"A{n}", 10.0, 10_000) for n in range(12)]
    found = comparing.in_a_funnel(rows(*areas, measured("X", 16.0, 10_000)), RATE)
    expected = 1360 / 13
    low, high = stats.chi2.ppf([0.001, 0.999], [2 * expected, 2 * expected + 2]) / 2
    assert not found.adjusted
    assert found.areas["apart"].tolist() == [""] * 12 + ["high"]
    at = int(np.argmin(abs(found.across - 10_000)))
    band = limits(1360 / 130, found.across[at], kind="rate", multiplier=1000)[1]
    assert found.curve[1].upper[at] == pytest.approx(float(band.upper))
    exact = limits(expected / 10, 10_000, kind="rate", multiplier=1000)[1]
    np.testing.assert_allclose((exact.lower, exact.upper), (low / 10, high / 10))


@pytest.mark.parametrize(("indicator", "one"), [(SHARE, area), (RATE, measured)])
def test_nine_areas_make_no_funnel(indicator, one):
    def of(count):
        size = {"base": 400.0} if indicator is SHARE else {"people": 10_000}
        usual, far = (0.5, 0.9) if indicator is SHARE else (10.0, 40.0)
        known = [one(f"A{n}", far if n == 0 else usual, **size) for n in range(count)]
        return comparing.in_a_funnel(rows(*known), indicator)

    assert of(9).areas["apart"].eq("").all()
    assert np.isnan(of(9).curve[1].upper).all()
    assert of(12).areas["apart"].iloc[0] == "high"
    assert np.isfinite(of(12).curve[1].upper).all()
    few = words.funnel_title(of(9).areas, adjusted=False)
    assert few == "Too few areas to say what is more than chance"
    assert words.funnel_sentence(of(9).areas, adjusted=False).startswith("It takes ten areas")


@pytest.mark.parametrize("outside", [0, 1, 3])
def test_no_title_says_that_chance_explains_what_wider_limits_hold(outside):
    apart = ["high"] * outside + [""] * (12 - outside)
    areas = rows(*(area(f"A{n}", 0.5, base=400.0) for n in range(12)))
    judged = areas.assign(apart=apart, name=areas["area"])
    plain, wide = (words.funnel_title(judged, adjusted=each) for each in (False, True))
    assert "chance" in plain
    assert "chance" not in wide
    assert len(plain.split()) <= 12 >= len(wide.split())


def test_an_area_that_lacks_a_month_is_not_judged_in_a_funnel():
    areas = [measured(f"A{n}", 10.0, 10_000) for n in range(12)]
    found = comparing.in_a_funnel(rows(*areas, measured("X", 3.3, 10_000, indicative=True)), RATE)
    assert found.areas["apart"].eq("").all()


def test_a_change_across_a_day_says_nothing_without_both_sides():
    quarters = rows(*(shown(0.5, period=f"2025-Q{number}") for number in (1, 2, 3)))
    found = comparing.before_and_after(quarters, date(2025, 7, 1), SHARE)
    assert (found.quarters, found.verdict) == ([], "")


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(0, 0.5)), max_size=12))
def test_the_group_most_clearly_behind_comes_first_and_withheld_ones_nowhere(pairs):
    known = [
        shown(
            0.5, breakdown="age", group=f"g{n}", difference=gap, difference_lower=gap - near,
            difference_upper=gap + near,
        )
        for n, (gap, near) in enumerate(pairs)
    ]  # fmt: skip
    hidden = row(breakdown="age", group="x", absence="too few answers")
    found = comparing.furthest_behind(rows(*known, hidden), SHARE)
    assert found["behind"].is_monotonic_decreasing
    assert "x" not in set(found["group"])
    turned = comparing.furthest_behind(rows(*known, hidden), LONELY)
    assert sorted(turned["behind"]) == pytest.approx(sorted(-found["behind"]))
