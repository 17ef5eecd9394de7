"""Figures are right: what is added up, estimated, compared and described."""

import numpy as np
import pandas as pd
import pytest
from publication_cases import CATALOGUE, answers, by_sex, only

from khi.publication import NUMBERS, PUBLISHED, compute
from khi.publication.figures.survey import not_asked
from khi.statistics import intervals

POLICY = CATALOGUE.policy


def computed(*tallies, credits=None):
    rows = pd.concat(tallies, ignore_index=True)
    return compute(rows, CATALOGUE, policy=POLICY, credits=credits)


def test_a_share_stands_with_wilsons_limits_and_its_base():
    row = only(computed(answers("Ash", "2025-Q1", yes=81, no=182)), indicator="kin", area="Ash")
    assert row[["value", "lower", "upper"]].tolist() == [0.308, 0.255, 0.366]
    assert (row["base"], row["method"], row["period_type"]) == (265, "Wilson", "financial quarter")


def test_answers_outside_the_base_are_in_no_figure():
    rows = computed(answers("Ash", "2025-Q1", yes=60, no=40, not_sure=500))
    assert only(rows, indicator="kin", area="Ash")["base"] == 100
    assert "not_sure" not in set(rows["answer"])


def test_percentages_are_whole_below_a_hundred_people():
    row = only(computed(answers("Ash", "2025-Q1", yes=33, no=66)), indicator="kin", area="Ash")
    assert row[["value", "lower", "upper"]].tolist() == [0.33, 0.25, 0.43]


def test_the_share_that_gave_each_answer_is_there_for_everyone():
    rows = computed(answers("Ash", "2025-Q1", yes=50, partly=30, no=20))
    shares = rows[(rows["indicator"] == "kin") & (rows["area"] == "Ash") & (rows["answer"] != "")]
    assert dict(zip(shares["answer"], shares["value"], strict=True)) == {
        "yes": 0.5,
        "partly": 0.3,
        "no": 0.2,
    }
    assert shares[["change", "difference"]].isna().all(axis=None)


def test_a_net_is_those_helped_less_those_hindered():
    rows = computed(answers("Ash", "2025-Q1", question="helps", helps=60, same=30, harms=30))
    row = only(rows, indicator="frd", area="Ash")
    assert (row["value"], row["method"]) == (0.25, "Student's t")


def test_a_mean_is_in_the_units_of_its_scale():
    rows = computed(answers("Ash", "2025-Q1", question="satisfied", score_7=50, score_8=50))
    row = only(rows, indicator="wel", area="Ash")
    assert (row["value"], row["lower"], row["upper"]) == (7.5, 7.4, 7.6)


def test_weighted_answers_use_the_effective_base():
    heavy = answers("Ash", "2025-Q1", weight=3.0, yes=100)
    light = answers("Ash", "2025-Q1", weight=1.0, no=100)
    row = only(computed(heavy, light), indicator="kin", area="Ash")
    expected = intervals.proportion([0.75 * 160], [160])
    assert row["value"] == 0.75
    assert row["lower"] == pytest.approx(expected.lower[0], abs=5e-4)
    assert row["base"] == 200


def test_places_add_up_to_the_areas_they_lie_in():
    rows = computed(
        answers("Ash", "2025-Q1", yes=50, no=50), answers("Birch", "2025-Q1", yes=90, no=10)
    )
    north, england = (only(rows, indicator="kin", area=area) for area in ("North", "England"))
    assert (north["value"], north["base"]) == (0.7, 200)
    assert (north["parts"], north["parts_expected"]) == (2, 3)
    assert north[NUMBERS[:4]].tolist() == england[NUMBERS[:4]].tolist()
    assert only(rows, indicator="kin", area="Ash")[["parts", "parts_expected"]].tolist() == [1, 1]


def test_quarters_pool_into_a_year_only_where_there_are_two():
    rows = computed(
        answers("Ash", "2025-Q1", yes=50, no=50),
        answers("Ash", "2025-Q2", yes=100, no=100),
        answers("Birch", "2025-Q1", yes=50, no=50),
    )
    year = only(rows, indicator="kin", area="Ash", period="2025-FY")
    assert (year["base"], year["period_type"]) == (300, "financial year")
    assert rows[(rows["area"] == "Birch") & (rows["period"] == "2025-FY")].empty


def test_a_group_nobody_is_in_has_too_few_answers():
    rows = computed(by_sex("Ash", "2025-Q1", {"yes": 30, "no": 30}, {}))
    row = only(rows, indicator="kin", area="Ash", breakdown="sex", group="male")
    assert (row["absence"], row["rule"]) == ("too few answers", "threshold")


def test_a_detailed_group_is_shown_in_its_broader_one():
    rows = computed(
        answers("Ash", "2025-Q1", yes=90),
        answers("Ash", "2025-Q1", breakdown="age", group="over_85", yes=30),
        answers("Ash", "2025-Q1", breakdown="age", group="over_65", yes=30),
        answers("Ash", "2025-Q1", breakdown="age", group="under_65", yes=30),
    )
    groups = rows[(rows["indicator"] == "kin") & (rows["breakdown"] == "age")]
    assert set(groups["group"]) == {"under_65", "over_65"}
    assert only(groups, breakdown="age", group="over_65", area="Ash")["base"] == 60


def test_change_is_against_the_same_quarter_of_the_year_before():
    rows = computed(
        answers("Ash", "2024-Q1", yes=100, no=100),
        answers("Ash", "2024-Q4", yes=0, no=200),
        answers("Ash", "2025-Q1", yes=140, no=60),
    )
    row = only(rows, indicator="kin", area="Ash", period="2025-Q1")
    gap = intervals.difference_of_proportions([140], [200], [100], [200])
    shown = row[["change", "change_lower", "change_upper"]].astype(float)
    assert shown.tolist() == [round(float(each[0]), 3) for each in gap]
    assert row["change_verdict"] == "better"
    cold = only(rows, indicator="cold", area="Ash", period="2025-Q1")
    assert (cold["change"], cold["change_verdict"]) == (-0.2, "better")


def test_a_change_to_or_from_few_people_has_no_words():
    rows = computed(
        answers("Ash", "2024-Q1", yes=5, no=20), answers("Ash", "2025-Q1", yes=190, no=10)
    )
    row = only(rows, indicator="kin", area="Ash", period="2025-Q1")
    assert row["change"] > 0.5
    assert row["change_verdict"] == ""


def test_a_place_is_compared_with_the_rest_of_its_area_and_not_with_itself():
    rows = computed(
        answers("Ash", "2025-Q1", yes=50, no=50), answers("Birch", "2025-Q1", yes=90, no=10)
    )
    ash = only(rows, indicator="kin", area="Ash")
    assert (ash["difference"], ash["verdict"]) == (-0.4, "worse")
    assert np.isnan(only(rows, indicator="kin", area="England")["difference"])
    assert np.isnan(only(rows, indicator="kin", area="North")["difference"])


def test_a_group_is_compared_with_everyone_else():
    rows = computed(by_sex("Ash", "2025-Q1", {"yes": 70, "no": 30}, {"yes": 50, "no": 50}))
    row = only(rows, indicator="kin", area="Ash", breakdown="sex", group="female")
    assert (row["difference"], row["verdict"]) == (0.2, "better")


def test_nothing_is_judged_where_there_is_no_polarity():
    rows = computed(
        answers("Ash", "2024-Q1", question="satisfied", score_5=50, score_6=50),
        answers("Ash", "2025-Q1", question="satisfied", score_8=50, score_9=50),
    )
    row = only(rows, indicator="wel", area="Ash", period="2025-Q1")
    assert (row["change"], row["change_verdict"]) == (3.0, "higher")


def test_the_sources_of_a_figure_stand_with_it():
    tallies = [answers(area, "2025-Q1", yes=50, no=50) for area in ("Ash", "Birch")]
    credits = pd.DataFrame(
        [("warm", area, "2025-Q1", f"Survey of {area}") for area in ("Birch", "Ash")],
        columns=["question", "area", "quarter", "source"],
    )
    rows = computed(*tallies, credits=credits)
    assert only(rows, indicator="kin", area="Ash")["source"] == "Survey of Ash"
    assert only(rows, indicator="kin", area="North")["source"] == "Survey of Ash; Survey of Birch"


def test_what_was_not_asked_is_said_and_is_not_too_few():
    places = [("warm", area, "2025-Q1") for area in ("Ash", "Birch")]
    asked = pd.DataFrame(places, columns=["question", "area", "quarter"])
    rows = not_asked(asked, CATALOGUE)
    assert set(rows["indicator"]) == {"frd", "wel"}
    assert set(rows["area"]) == {"Ash", "Birch", "North", "England"}
    assert set(not_asked(asked[:1], CATALOGUE)["area"]) == {"Ash"}
    assert set(rows["absence"]) == {"not asked"}
    assert rows[NUMBERS].isna().all(axis=None)


def test_no_tallies_give_no_rows():
    rows = computed(answers("Ash", "2025-Q1").iloc[:0])
    assert rows.empty
    assert tuple(rows.columns) == PUBLISHED


def test_invented_places_are_marked():
    rows = computed(answers("Xash", "2025-Q1", yes=50, no=50))
    assert rows["invented"].all()
    assert set(rows["area"]) == {"Xash"}


def test_one_place_is_never_shown_under_a_bigger_name():
    alone = computed(answers("Ash", "2025-Q1", yes=60, no=40))
    assert set(alone["area"]) == {"Ash"}
    both = pd.concat(
        [answers("Ash", "2025-Q1", yes=60, no=40), answers("Birch", "2025-Q1", yes=50, no=50)]
    )
    assert set(computed(both)["area"]) == {"Ash", "Birch", "North", "England"}


def test_an_area_that_counted_itself_is_shown():
    rows = computed(answers("North", "2025-Q1", yes=60, no=40))
    assert set(rows["area"]) == {"North"}


def test_a_region_in_which_a_place_was_not_asked_has_not_got_worse():
    """Birch and Cedar say what they said a year ago; Ash, which said more, did not ask."""
    before = [answers(area, "2024-Q1", yes=yes, no=100 - yes)
              for area, yes in (("Ash", 90), ("Birch", 40), ("Cedar", 40))]  # fmt: skip
    now = [answers(area, "2025-Q1", yes=40, no=60) for area in ("Birch", "Cedar")]
    rows = compute(pd.concat([*before, *now]), CATALOGUE, policy=CATALOGUE.policy)
    north = only(rows, indicator="kin", area="North", period="2025-Q1")
    assert (north["parts"], north["value"], north["change_verdict"]) == (2, 0.4, "")
    assert np.isnan(north["change"])
    assert only(rows, indicator="kin", area="Birch", period="2025-Q1")["change"] == 0
    whole = [*before, *now, answers("Ash", "2025-Q1", yes=40, no=60)]
    rows = compute(pd.concat(whole), CATALOGUE, policy=CATALOGUE.policy)
    assert only(rows, indicator="kin", area="North", period="2025-Q1")["change_verdict"] == "worse"


def test_a_year_of_two_quarters_is_not_held_against_one_of_four():
    """More people say yes in winter, every year: the year with the winter in is not better."""
    seasons = {1: 60, 2: 60, 3: 120, 4: 120}
    whole = [answers("Ash", f"2024-Q{n}", yes=x, no=200 - x) for n, x in seasons.items()]
    winter = [answers("Ash", f"2025-Q{n}", yes=x, no=200 - x) for n, x in seasons.items() if n > 2]
    row = only(computed(*whole, *winter), indicator="kin", area="Ash", period="2025-FY")
    assert row["value"] == 0.6
    assert row[["change", "change_lower", "change_upper"]].isna().all()
    assert row["change_verdict"] == ""
    alike = only(computed(*whole[2:], *winter), indicator="kin", area="Ash", period="2025-FY")
    assert (alike["change"], alike["change_verdict"]) == (0, "similar")
