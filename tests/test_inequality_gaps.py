"""Inequality: gaps with the rest or a reference, and what would mislead."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inequality_cases import NAN, counted

from khi.model import Polarity
from khi.statistics import inequality, intervals
from khi.statistics.inequality import Guardrail

COUNTS = st.lists(
    st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=2,
    max_size=6,
)


@given(COUNTS)
def test_gaps_with_the_rest_are_newcombes(groups):
    x, n = np.array(groups).T
    found = inequality.gaps(counted(*groups), polarity=Polarity.LOWER)
    expected = intervals.difference_of_proportions(x, n, x.sum() - x, n.sum() - n)
    np.testing.assert_allclose(found[["gap", "gap_lower", "gap_upper"]].T, expected, atol=1e-9)


@given(COUNTS)
def test_polarity_turns_gaps_and_ratios_over(groups):
    lower, higher = (
        inequality.gaps(counted(*groups), polarity=each)
        for each in (Polarity.LOWER, Polarity.HIGHER)
    )
    np.testing.assert_allclose(lower["gap"], -higher["gap"])
    np.testing.assert_allclose(lower["gap_lower"], -higher["gap_upper"])
    both = (lower["value"] > 0) & higher["ratio"].notna() & (lower["ratio"] > 0)
    np.testing.assert_allclose(lower["ratio"][both], 1 / higher["ratio"][both])
    assert (lower["verdict"] == "worse").tolist() == (higher["verdict"] == "better").tolist()


def test_a_group_behind_has_a_positive_gap_and_a_ratio_above_one():
    groups = counted((30, 100), (80, 100))
    found = inequality.gaps(groups, polarity=Polarity.HIGHER)
    assert found["gap"].tolist() == pytest.approx([0.5, -0.5])
    assert found["ratio"].tolist() == pytest.approx([8 / 3, 3 / 8])
    assert found["verdict"].tolist() == ["worse", "better"]
    assert found["advice"].eq("").all()
    plain = inequality.gaps(groups, polarity=Polarity.NEITHER)
    assert plain["verdict"].tolist() == ["lower", "higher"]


def test_a_named_or_the_best_group_can_be_the_reference():
    groups = counted((30, 100), (80, 100), (20, 20))
    named = inequality.gaps(groups, polarity=Polarity.HIGHER, reference="a")
    assert named["compared_with"].eq("a").all()
    assert named["gap"].isna().tolist() == [True, False, False]
    assert named["verdict"].tolist() == ["", "better", "better"]
    # Group c has the best value but only 20 people, so b is the best.
    best = inequality.gaps(groups, polarity=Polarity.HIGHER, reference="best")
    assert best["compared_with"].eq("b").all()
    lowest = inequality.gaps(groups, polarity=Polarity.LOWER, reference="best")
    assert lowest["compared_with"].eq("a").all()
    nobody = inequality.gaps(counted((30, 100), (0, 100)), polarity=Polarity.LOWER, reference="a")
    assert nobody["gap"].iloc[1] == pytest.approx(-0.3)
    # The best is the highest share, not the most people.
    uneven = inequality.gaps(
        counted((80, 100), (300, 1000)), polarity=Polarity.HIGHER, reference="best"
    )
    assert uneven["compared_with"].eq("a").all()


def test_thirty_people_are_enough_and_nobody_who_counts_is_a_ratio_of_nothing():
    found = inequality.gaps(counted((0, 30), (15, 30)), polarity=Polarity.LOWER)
    assert found["advice"].eq("").all()
    assert found["ratio"].iloc[0] == 0
    few = inequality.gaps(counted((0, 29), (15, 30)), polarity=Polarity.LOWER)
    assert few["advice"].str.contains("fewer than 30").all()


def test_means_and_nets_have_welchs_gaps_and_nets_no_ratio():
    groups = pd.DataFrame(
        {
            "group": ["a", "b"],
            "n": [40, 50],
            "w": [40, 50],
            "w2": [40, 50],
            "wx": [10, -5],
            "wx2": [30, 20],
        }
    )
    found = inequality.gaps(groups, polarity=Polarity.LOWER, reading="mean", within=(-1, 1))
    expected = intervals.difference_of_means(10, 30, 40, -5, 20, 50)
    np.testing.assert_allclose(
        found.loc[0, ["gap", "gap_lower", "gap_upper"]].astype(float), expected
    )
    assert found["ratio"].isna().all()
    assert found["advice"].str.contains("use the difference").all()


def test_weights_that_do_not_add_exactly_still_have_a_rest():
    weights = np.array([0.1, 0.2, 0.7]) * 1e-3
    groups = pd.DataFrame(
        {
            "group": list("abc"),
            "n": [1, 1, 1],
            "w": weights,
            "w2": weights**2,
            "wx": [0, 0, weights[2]],
        }
    ).assign(wx2=lambda each: each["wx"])
    found = inequality.gaps(groups, polarity=Polarity.HIGHER)
    assert found["gap"].iloc[2] == pytest.approx(-1)


def test_what_would_mislead_is_said_beside_the_number():
    small = inequality.gaps(counted((5, 10), (50, 100)), polarity=Polarity.HIGHER)
    assert small["advice"].str.contains("fewer than 30").all()
    absent = inequality.gaps(counted((5, 50), (50, 100)), polarity=Polarity.HIGHER, reference="z")
    assert absent["verdict"].eq("cannot say").all()
    assert absent["advice"].str.contains("not there").all()
    alone = inequality.gaps(counted((5, 50)), polarity=Polarity.HIGHER)
    assert alone["gap"].isna().all()
    assert "not there" in alone["advice"].iloc[0]
    assert len(inequality.gaps(counted((5, 50)).iloc[:0], polarity=Polarity.HIGHER)) == 0


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({}, ()),
        ({"base": [30, 29]}, (Guardrail.FEW_PEOPLE,)),
        ({"base": [30, NAN]}, (Guardrail.FEW_PEOPLE,)),
        ({"previous": ["b", "a"]}, ()),
        ({"previous": ["a", "c"]}, (Guardrail.GROUPS_CHANGED,)),
        ({"reference": "a"}, ()),
        ({"reference": "c"}, (Guardrail.MISSING_REFERENCE,)),
        ({"polarities": [Polarity.HIGHER, Polarity.HIGHER]}, ()),
        ({"polarities": [Polarity.HIGHER, Polarity.LOWER]}, (Guardrail.MIXED_POLARITY,)),
    ],
)
def test_guardrails_are_values_with_a_sentence_of_advice(settings, found):
    settings = {"base": [30, 30], **settings}
    guardrails = inequality.guardrails(["a", "b"], settings.pop("base"), **settings)
    assert guardrails == found
    assert all(each.advice.endswith(".") and each.advice.count(".") == 1 for each in Guardrail)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: inequality.theil_index([0.5], [1]), "two groups"),
        (lambda: inequality.theil_index([0.5, 0.5], [1, -1]), "population.*position 1"),
        (lambda: inequality.theil_index([0.5, 0.5], [0, 0]), "people in one group"),
        (lambda: inequality.theil_index([0.5, -0.5], [1, 1]), "never negative.*position 1"),
        (lambda: inequality.coefficient_of_variation([0.5, -0.5], [1, 1]), "never negative"),
        (lambda: inequality.population_attributable_fraction([0.5, -1], [1, 1]), "never negative"),
        (lambda: inequality.ratio([0.5, -0.5]), "never negative.*position 1"),
        (lambda: inequality.difference([0.5]), "two groups"),
        (lambda: inequality.difference([0.5, 0.6], reference=2), "no 2"),
        (lambda: inequality.mean_difference([1, 2], [1, 1], of="reference"), "reference"),
        (lambda: inequality.relative_concentration_index([1, -2], [1, 1]), "never negative"),
        (
            lambda: inequality.relative_concentration_index([1, 2], [1, 1], correction="wagstaff"),
            "fractions.*position 1",
        ),
        (lambda: inequality.simulated(np.max, [1, 2], [0, 3], [2, 4]), "own limits.*position 1"),
        (lambda: inequality.simulated(np.max, [1, 2], [0, 1], [2, 4], draws=10), "1,000"),
        (lambda: inequality.guardrails(["a"], [1, 2]), "one base"),
        (
            lambda: inequality.gaps(counted((1, 2), (1, 2), names="aa"), polarity=Polarity.LOWER),
            "comes once",
        ),
        (
            lambda: inequality.gaps(counted((1, 2)).drop(columns="w2"), polarity=Polarity.LOWER),
            "w2",
        ),
    ],
)
def test_what_cannot_be_is_refused(call, says):
    with pytest.raises(ValueError, match=f"(?i){says}"):
        call()
