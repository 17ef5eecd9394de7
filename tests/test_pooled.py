"""Several areas as one benchmark: their average, with the interval that sums give."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khi.model import Estimate
from khi.statistics.comparison import pooled
from khi.statistics.intervals import mean, proportion


def test_one_area_is_its_own_average():
    one = Estimate(np.array([0.4]), np.array([0.3]), np.array([0.55]))
    assert tuple(map(float, pooled(one, [80]))) == pytest.approx((0.4, 0.3, 0.55))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(400, 900), min_size=2, max_size=12), st.floats(0.05, 0.95))
def test_alike_areas_give_what_counting_their_people_together_gives(bases, share):
    """Nearly: areas that differ truly are surer as parts than as one crowd, so these are alike."""
    n = np.array(bases)
    x = np.round(n * share)
    average, counted = pooled(proportion(x, n), n), proportion(x.sum(), n.sum())
    assert float(average.value) == pytest.approx(float(counted.value))
    assert float(average.lower) == pytest.approx(float(counted.lower), abs=0.006)
    assert float(average.upper) == pytest.approx(float(counted.upper), abs=0.006)


def test_the_interval_of_equal_means_narrows_as_the_root_of_their_number():
    each = mean(np.full(4, 700.0), np.full(4, 5300.0), np.full(4, 100))
    average = pooled(each, np.full(4, 100))
    half = float(each.upper[0] - each.value[0])
    assert float(average.upper - average.value) == pytest.approx(half / 2)


def test_an_area_that_cannot_be_shown_is_left_out():
    two = Estimate(np.array([0.4, np.nan]), np.array([0.3, np.nan]), np.array([0.5, np.nan]))
    assert float(pooled(two, [50, 50]).value) == pytest.approx(0.4)
    assert np.isnan(pooled(two, [np.nan, 50]).value)


def test_a_negative_number_of_people_is_refused():
    with pytest.raises(ValueError, match="negative"):
        pooled(Estimate(np.array([0.4]), np.array([0.3]), np.array([0.5])), [-1])
