"""Funnels: limits, overdispersion, and who lies outside after allowing for it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats import rates as sm_rates
from statsmodels.stats.meta_analysis import combine_effects

from khi.statistics import funnel, intervals

NAN = float("nan")
RANDOM = np.random.default_rng(2024)
BASE = RANDOM.integers(50, 2000, 153)
BY_CHANCE = RANDOM.binomial(BASE, 0.6)
SPREAD = RANDOM.binomial(BASE, RANDOM.beta(30, 20, 153))


@pytest.mark.parametrize(
    ("base", "low", "high", "lowest", "highest"),
    [
        (1, 0.03204264, 1, 0, 1),
        (18, 0.62390093, 0.98894803, 0.51864359, 1),
        (41, 0.68548635, 0.92736260, 0.61574398, 0.99710497),
        (102, 0.72974925, 0.88309971, 0.68553233, 0.92731663),
        (1008, 0.78203374, 0.83081521, 0.76796814, 0.84488082),
        (110000, 0.80408963, 0.80875933, 0.80274317, 0.81010578),
    ],
)
def test_limits_of_a_proportion_agree_with_public_health_england(base, low, high, lowest, highest):
    # PHEindicatormethods tests/testthat/testdata_funnel_prop_outputs.csv: baseline 80.642448.
    inner, outer = funnel.limits(0.80642448, base)
    printed = [low, high, lowest, highest]
    np.testing.assert_allclose([*inner[1:], *outer[1:]], printed, atol=1e-8)


@given(st.floats(0.01, 0.99), st.integers(1, 10_000))
def test_a_place_on_its_limit_has_an_interval_that_just_touches_the_average(average, base):
    (band,) = funnel.limits(average, base, levels=[0.95])
    for edge, touches in ((band.lower, "upper"), (band.upper, "lower")):
        if 0 < edge < 1:
            own = intervals.proportion(edge * base, base)
            assert getattr(own, touches) == pytest.approx(average, abs=1e-6)


@given(st.floats(0.01, 20), st.integers(1, 1000))
def test_limits_of_a_rate_are_poisson(average, base):
    (band,) = funnel.limits(average, base, levels=[0.95], kind="rate")
    expected = sm_rates.confint_poisson(average * base, 1, method="exact-c")
    np.testing.assert_allclose(np.array(band[1:]) * base, expected, rtol=1e-7, atol=1e-7)


@given(
    st.floats(0, 1),
    st.lists(st.integers(1, 5000), max_size=20),
    st.sampled_from(["proportion", "rate"]),
    st.sampled_from([0.0, 0.01]),
)
def test_limits_hold_the_average_and_the_wider_level_is_wider(average, base, kind, between):
    inner, outer = funnel.limits(average, base, kind=kind, between=between)
    assert (inner.lower <= inner.value).all()
    assert (inner.value <= inner.upper).all()
    assert (outer.lower <= inner.lower).all()
    assert (outer.upper >= inner.upper).all()
    assert inner.value.shape == (len(base),)
    if kind == "proportion":
        assert ((outer.lower >= 0) & (outer.upper <= 1)).all()


@given(st.floats(0.01, 0.99), st.integers(1, 5000), st.floats(0.001, 0.1))
def test_adjusted_limits_by_the_formula(average, base, between):
    # Spiegelhalter (2005), where the sine does not turn back.
    (band,) = funnel.limits(average, base, levels=[0.95], between=between)
    angle, half = np.arcsin(average**0.5), 1.959963985 * (1 / (4 * base) + between) ** 0.5
    lower = np.sin(angle - half) ** 2 if angle > half else 0
    upper = np.sin(angle + half) ** 2 if angle + half < np.pi / 2 else 1
    np.testing.assert_allclose(band, (average, lower, upper), atol=1e-8)


@given(st.floats(0.01, 20), st.integers(1, 5000), st.floats(0.001, 0.1))
def test_adjusted_limits_of_a_rate_by_the_formula(average, base, between):
    (band,) = funnel.limits(
        average * 1000, base, levels=[0.95], between=between, kind="rate", multiplier=1000
    )
    half = 1.959963985 * (1 / (4 * base * average) + between) ** 0.5
    expected = np.array([1, max(1 - half, 0) ** 2, (1 + half) ** 2]) * average * 1000
    np.testing.assert_allclose(band, expected, rtol=1e-8, atol=1e-8)


def test_limits_narrow_as_the_base_grows_even_where_the_sine_would_turn_back():
    base = np.arange(1, 400)
    for between in (0, 0.02):
        for band in funnel.limits(0.1, base, between=between):
            assert (np.diff(band.upper) <= 1e-12).all()
            assert (np.diff(band.lower) >= -1e-12).all()


def test_missing_in_is_missing_out_and_nowhere_else():
    for kind in ("proportion", "rate"):
        for between in (0, 0.01):
            for band in funnel.limits(
                [0.1, NAN, 0.1, 0.1], [9, 9, NAN, 0], kind=kind, between=between
            ):
                assert np.isnan(np.array(band)).tolist() == [[False, True, True, True]] * 3


def test_overdispersion_agrees_with_dersimonian_and_laird():
    # Their tau squared is about the weighted mean, so we hold places against that.
    y = np.arcsin(np.sqrt(SPREAD / BASE))
    expected = combine_effects(y, 1 / (4 * BASE), method_re="dl")
    middle = np.sin(np.average(y, weights=BASE)) ** 2
    found = funnel.overdispersion(SPREAD, BASE, average=middle, winsorise=0)
    assert found.between == pytest.approx(expected.tau2, rel=1e-9)
    assert found.phi * len(BASE) == pytest.approx(expected.q, rel=1e-9)


def test_winsorising_pulls_in_a_tenth_at_each_end():
    found = funnel.overdispersion(SPREAD, BASE)
    trimmed = stats.mstats.winsorize(found.z, (0.1, 0.1))
    assert found.phi == pytest.approx((np.asarray(trimmed) ** 2).mean(), rel=0.02)
    assert found.phi < (found.z**2).mean()


def test_places_that_differ_by_chance_alone_are_not_overdispersed():
    by_chance, spread = (funnel.overdispersion(each, BASE) for each in (BY_CHANCE, SPREAD))
    assert by_chance.phi < 1
    assert by_chance.between == 0
    assert spread.phi > 2
    assert spread.between > 0


def test_points_are_judged_only_after_adjusting():
    unadjusted = funnel.limits(SPREAD.sum() / BASE.sum(), BASE)[1]
    naive = (unadjusted.lower > SPREAD / BASE) | (unadjusted.upper < SPREAD / BASE)
    judged = funnel.points(SPREAD, BASE)
    assert naive.sum() > 20
    assert judged["verdict"].str.contains("99.8").sum() < 5
    assert judged["verdict"].eq("within").mean() > 0.9


def test_a_place_far_out_is_said_to_be_far_out():
    observed, base = np.append(BY_CHANCE, [950, 300, NAN, 0]), np.append(BASE, [1000, 1000, 9, 0])
    verdicts = funnel.points(observed, base)["verdict"].tolist()
    assert verdicts[-4:] == ["above 99.8%", "below 99.8%", "cannot say", "cannot say"]
    rates = funnel.points(observed, base, kind="rate", multiplier=1000)
    assert rates["average"].iloc[0] == pytest.approx(
        1000 * np.nansum(observed) / base[:-2].sum(), rel=0.01
    )


@pytest.mark.parametrize("places", [0, 1])
def test_too_few_places_have_no_overdispersion(places):
    found = funnel.overdispersion(SPREAD[:places], BASE[:places])
    assert np.isnan(found.phi)
    assert found.between == 0
    assert len(funnel.points(SPREAD[:places], BASE[:places])) == places


def test_places_that_are_all_none_or_all_are_all_alike():
    for observed in (np.zeros(20), np.full(20, 30)):
        assert funnel.points(observed, np.full(20, 30))["verdict"].eq("within").all()


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: funnel.limits(0.5, [5, -1]), "base.*position 1"),
        (lambda: funnel.limits([0.5, 1.5], 5), "average.*position 1"),
        (lambda: funnel.limits(-1, 5, kind="rate"), "average"),
        (lambda: funnel.limits(0.5, 5, between=-1), "between"),
        (lambda: funnel.overdispersion([5, 9], [9, 5]), "base.*position 1"),
        (lambda: funnel.overdispersion([5, -9], [9, 5], kind="rate"), "never negative.*position 1"),
        (lambda: funnel.overdispersion([5, 5], [9, 5], winsorise=0.5), "Winsorising"),
    ],
)
def test_what_cannot_be_is_refused(call, says):
    with pytest.raises(ValueError, match=f"(?i){says}"):
        call()
