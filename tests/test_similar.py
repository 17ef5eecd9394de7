"""Similar areas: nearest by features in deviations, checked by hand and by scipy."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import cdist

from khi.statistics.similar import most_similar

FOUR = pd.DataFrame(
    {"older": [10.0, 12.0, 20.0, 11.0], "poorer": [30.0, 31.0, 30.0, 50.0]}, index=list("abcd")
)


def test_the_nearest_comes_first_and_says_how_far_each_feature_lies():
    found = most_similar(FOUR, "a")
    assert list(found.index) == ["b", "d", "c"]
    spread = FOUR["older"].std(ddof=0)
    assert found.loc["c", "older"] == pytest.approx(10 / spread)
    assert found.loc["c", "distance"] == pytest.approx(10 / spread)


@settings(deadline=None, max_examples=40)
@given(st.integers(3, 25), st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_it_agrees_with_another_library(areas, features, seed):
    values = np.random.default_rng(seed).normal(size=(areas, features))
    frame = pd.DataFrame(values, columns=[f"f{n}" for n in range(features)])
    found = most_similar(frame, 0, count=areas)
    theirs = cdist(values[:1], values, "seuclidean", V=values.var(axis=0))[0]
    assert found["distance"].to_dict() == pytest.approx({n: theirs[n] for n in range(1, areas)})
    assert list(found["distance"]) == sorted(found["distance"])


def test_a_feature_the_area_lacks_is_not_used_and_an_area_that_lacks_one_is_left_out():
    gaps = FOUR.assign(rural=[np.nan, 1.0, 2.0, 3.0])
    assert "rural" not in most_similar(gaps, "a")
    gaps.loc["b", "older"] = np.nan
    assert "b" not in most_similar(gaps, "a").index


def test_nothing_can_be_said_without_a_feature():
    assert most_similar(FOUR[["older"]].assign(older=1.0), "a").empty
