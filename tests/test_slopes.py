"""Slope and relative index of inequality: against statsmodels, by hand, and by simulation."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from khi.model import Polarity
from khi.statistics import intervals
from khi.statistics.inequality import Quantiles, relative_index, slope_index

NAN = float("nan")
KINDS = [
    ("proportion", False),
    ("proportion", True),
    ("rate", False),
    ("rate", True),
    ("other", False),
]
EVERY = pytest.mark.parametrize(("kind", "transform"), KINDS)
LADDERS = st.lists(
    st.tuples(st.floats(0.1, 0.9), st.integers(30, 500)), min_size=5, max_size=10
)  # value, people


def ladder(values, people=100):
    """Quantiles with Wilson's limits."""
    people = np.broadcast_to(people, np.shape(values))
    return Quantiles(people, *intervals.proportion(np.asarray(values) * people, people))


STEPS = ladder([0.30, 0.35, 0.40, 0.42, 0.60])
TO = {"proportion": lambda p: np.log(p / (1 - p)), "rate": np.log, "other": lambda y: y}
BACK = {"proportion": lambda t: 1 / (1 + np.exp(-t)), "rate": np.exp, "other": lambda t: t}


def fitted(quantiles, kind, transform):
    """Both ends of the line, by statsmodels, on the scale of the values."""
    share = quantiles.population / np.sum(quantiles.population)
    midpoint = np.cumsum(share) - share / 2
    y = TO[kind](quantiles.value) if transform else quantiles.value
    start, slope = sm.WLS(y, sm.add_constant(midpoint), weights=share).fit().params
    ends = np.array([start, start + slope])
    return BACK[kind](ends) if transform else ends


@EVERY
@given(rows=LADDERS)
def test_the_line_agrees_with_statsmodels(kind, transform, rows):
    quantiles = ladder(*map(np.array, zip(*rows, strict=True)))
    most, least = fitted(quantiles, kind, transform)
    sii = slope_index(quantiles, kind=kind, transform=transform, draws=1000)
    assert sii.value == pytest.approx(least - most, abs=1e-9)
    if min(most, least) > 0.01:
        rii = relative_index(quantiles, kind=kind, transform=transform, draws=1000)
        assert rii.value == pytest.approx(least / most, rel=1e-6)


def test_by_hand_on_five_equal_quantiles():
    # Midpoints 0.1 to 0.9; a line of 0.2 + 0.5 b exactly. Slope weights: (b - 0.5)/0.4.
    midpoint = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
    value = 0.2 + 0.5 * midpoint
    quantiles = Quantiles([1] * 5, value, value - 0.1, value + 0.1)
    sii = slope_index(quantiles, kind="other")
    half = 0.1 * np.sqrt((((midpoint - 0.5) / 0.4) ** 2).sum())
    np.testing.assert_allclose(sii, (0.5, 0.5 - half, 0.5 + half))
    assert relative_index(quantiles, kind="other").value == pytest.approx(0.7 / 0.2)


@EVERY
def test_limits_by_formula_agree_with_a_long_simulation_of_our_own(kind, transform):
    found = slope_index(STEPS, kind=kind, transform=transform, draws=50_000)
    random = np.random.default_rng(99)
    to, back = TO[kind], BACK[kind]
    error = (to(STEPS.upper) - to(STEPS.lower)) / (2 * 1.959964)
    drawn = to(STEPS.value) + error * random.standard_normal((50_000, 5))
    share = np.full(5, 0.2)
    midpoint = np.cumsum(share) - share / 2
    lever = (midpoint - 0.5) / ((midpoint - 0.5) ** 2).sum()
    if transform:
        middle = to(STEPS.value).mean()
        slopes = np.quantile(drawn @ lever, [0.025, 0.975])
        expected = back(middle + slopes / 2) - back(middle - slopes / 2)
    else:
        expected = np.quantile(back(drawn) @ lever, [0.025, 0.975])
    np.testing.assert_allclose(found[1:], expected, atol=0.006)


@EVERY
@pytest.mark.parametrize("index", [slope_index, relative_index])
def test_the_same_seed_gives_the_same_limits_and_more_confidence_wider_ones(kind, transform, index):
    settings = {"kind": kind, "transform": transform, "seed": 5}
    once, again = (index(STEPS, **settings) for _ in range(2))
    np.testing.assert_array_equal(once, again)
    assert once.lower < once.value < once.upper
    wide = index(STEPS, confidence=0.998, **settings)
    assert wide.lower < once.lower
    assert wide.upper > once.upper


@EVERY
def test_a_bigger_number_is_a_wider_gap_whichever_way_is_good(kind, transform):
    up = {"kind": kind, "transform": transform, "polarity": Polarity.HIGHER}
    down = {**up, "polarity": Polarity.LOWER}
    falling = Quantiles(*(np.asarray(each)[::-1] for each in STEPS))
    for index, even in ((slope_index, 0), (relative_index, 1)):
        assert index(STEPS, **up).lower > even
        assert index(falling, **down).lower > even
        assert index(falling, **up).upper < even
    assert slope_index(STEPS, **up).value == pytest.approx(-slope_index(STEPS, **down).value)
    rii = relative_index(STEPS, **up).value
    assert rii == pytest.approx(1 / relative_index(STEPS, **down).value)


@EVERY
@pytest.mark.parametrize("index", [slope_index, relative_index])
def test_areas_in_rows_and_a_missing_quantile(kind, transform, index):
    rows = [np.tile(np.asarray(each, dtype=float), (3, 1)) for each in STEPS]
    rows[1][1, 2] = NAN
    found = index(Quantiles(*rows), kind=kind, transform=transform, draws=2000)
    for each in found:
        assert np.isnan(each).tolist() == [False, True, False]
    empty = Quantiles(*(np.empty((0, 5)) for _ in range(4)))
    assert index(empty, kind=kind, transform=transform).value.shape == (0,)


@settings(max_examples=30)
@given(LADDERS)
def test_only_shares_of_people_matter(rows):
    values, people = map(np.array, zip(*rows, strict=True))
    quantiles = ladder(values, people)
    more = quantiles._replace(population=people * 9)
    np.testing.assert_allclose(slope_index(quantiles, draws=1000), slope_index(more, draws=1000))


def test_a_line_that_falls_to_nothing_has_no_ratio():
    quantiles = Quantiles([1] * 5, [0.01, 0.01, 0.01, 0.5, 0.9], [0.0] * 5, [1.0] * 5)
    assert np.isnan(relative_index(quantiles, kind="other")).all()


def refused(**changes):
    return STEPS._replace(**changes)


@pytest.mark.parametrize(
    ("quantiles", "options", "says"),
    [
        (Quantiles(*(each[:4] for each in STEPS)), {}, "5 to 100"),
        (Quantiles(1, 0.5, 0.4, 0.6), {}, "5 to 100"),
        (refused(population=[1, 1, 0, 1, 1]), {}, "people.*position 2"),
        (refused(lower=[0.1, 0.9, 0.1, 0.1, 0.1]), {}, "own limits.*position 1"),
        (refused(value=[0] * 5, lower=[0] * 5), {}, "0 and 1.*position 0"),
        (refused(upper=[0.9, 0.9, 1, 0.9, 0.9]), {}, "0 and 1.*position 2"),
        (refused(value=[0] * 5, lower=[0] * 5), {"kind": "rate"}, "0 and infinity"),
        (STEPS, {"kind": "other", "transform": True}, "not transformed"),
        (STEPS, {"kind": "share"}, "kind is"),
        (STEPS, {"draws": 999}, "1,000"),
        (STEPS, {"confidence": 95}, "Confidence"),
    ],
)
def test_what_cannot_be_is_refused(quantiles, options, says):
    with pytest.raises(ValueError, match=says):
        slope_index(quantiles, **options)
