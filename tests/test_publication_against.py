"""Areas against a whole that somebody else published, and the official figure of a question."""

import numpy as np
import pandas as pd
import pytest
from publication_cases import CATALOGUE, measures

from khi.catalogue import load
from khi.model import Estimate
from khi.publication import compute_activity
from khi.publication.comparing import against
from khi.statistics import intervals

REAL = load()
VISITS = CATALOGUE.indicators["visits"]


def shown(*rows):
    """PUBLISHED rows of figures that came with their limits."""
    given = [
        measures(("visits", area, "2024-FY", np.nan, np.nan)).assign(
            value=value, lower=lower, upper=upper
        )
        for area, value, lower, upper in rows
    ]
    return compute_activity(pd.concat(given), CATALOGUE)


def test_an_area_is_judged_by_the_interval_for_the_difference():
    rows = shown(("Ash", 30, 28, 32), ("Birch", 21, 17, 25), ("North", 20, 19, 21))
    areas, around = rows[rows["area"].ne("North")], rows[rows["area"].eq("North")]
    judged = against(areas, around, VISITS).set_index("area")
    expected = intervals.difference(
        Estimate(*(np.array([n], float) for n in (30, 28, 32))),
        Estimate(*(np.array([n], float) for n in (20, 19, 21))),
    )
    assert judged["verdict"].to_dict() == {"Ash": "worse", "Birch": "similar"}
    assert judged.loc["Ash", "difference_lower"] == pytest.approx(expected.lower[0])


def test_a_figure_without_limits_or_a_whole_without_is_not_judged():
    rows = shown(("Ash", 30, np.nan, np.nan), ("North", 20, 19, 21))
    judged = against(rows[rows["area"].eq("Ash")], rows[rows["area"].eq("North")], VISITS)
    assert judged["verdict"].tolist() == [""]
    assert against(rows, rows.iloc[:0], VISITS).equals(rows)


def test_only_what_came_as_published_is_judged_unless_all_are():
    mine = compute_activity(measures(("visits", "Ash", "2024-FY", 90, 1000)), CATALOGUE)
    ash = mine[mine["area"].eq("Ash")]
    whole = shown(("North", 20, 19, 21))
    assert against(ash, whole, VISITS)["verdict"].tolist() == [""]
    assert against(ash, whole, VISITS, every=True)["verdict"].tolist() == ["worse"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("con01_ascs", "con01_ascof"),
        ("ctl01_ascs", "ctl01_ascof"),
        ("wel01", "wel01_ons"),
        ("wel06", "wel06_ascof"),
        ("con02", "con02_cls"),
        ("con06", "con06_cls"),
    ],
)
def test_the_same_question_has_an_official_figure(ours, theirs):
    assert REAL.official_of(REAL.indicators[ours]).id == theirs


@pytest.mark.parametrize("ours", ["con01", "ctl01", "con03", "sys01", "con01_ascof"])
def test_a_question_in_other_words_has_none(ours):
    assert REAL.official_of(REAL.indicators[ours]) is None


def test_an_official_figure_knows_which_question_here_it_is_of():
    officials = [each for each in REAL.indicators.values() if each.same_question_as]
    assert len(officials) == 11
    for each in officials:
        assert REAL.official_of(REAL.asked_here(each)) == each
    assert REAL.asked_here(REAL.indicators["sys01"]) is None
