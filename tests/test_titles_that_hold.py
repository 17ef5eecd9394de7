"""A title says no more than the rows under it, and nothing else, at every edge of them."""

import numpy as np
import pandas as pd
import pytest
from published_rows import (
    AGE,
    DAYS,
    HERE,
    LONELY,
    NEUTRAL,
    PARENT,
    RATE,
    SHARE,
    row,
    rows,
    shown,
)

from khi import wording
from khi.model import Estimate, Period
from khi.ui.compare import headlines, page
from khi.wording import changed, compare, compare_time, explore, helped
from khi.wording.fairness import ladder

PICKED = [HERE.model_copy(update={"code": f"A{n}", "name": f"Area {n}"}) for n in range(3)]


def areas(*verdicts, **given):
    made = rows(*(row(area=f"A{n}", value=0.5) for n, _ in enumerate(verdicts)))
    names = [f"Area {n}" for n, _ in enumerate(verdicts)]
    return made.assign(name=names, verdict=list(verdicts), **given)


def test_areas_that_are_held_against_nothing_are_not_said_to_be_close_to_it():
    none = areas("", "", "")
    assert explore.against_title(none, "a year ago") == "These three areas cannot be compared yet"
    assert explore.against_sentence(none, "a year ago") == (
        "Three areas cannot be compared with a year ago."
    )
    assert explore.against_title(areas("similar", ""), "it") == (
        "No area compared clearly differs from it"
    )


@pytest.mark.parametrize(
    ("indicator", "verdict", "says"),
    [(SHARE, "better", "above"), (NEUTRAL, "higher", "above"), (LONELY, "better", "below")],
)
def test_the_best_of_a_map_stands_where_its_figure_does(indicator, verdict, says):
    title = explore.map_title(areas(verdict, "similar"), indicator)
    assert title == f"Area 0 stands {says} the rest"


def test_where_neither_way_is_better_a_clear_difference_is_still_one():
    profile = areas("higher", "similar", "lower").assign(said="")
    title = explore.profile_title(profile, area="Kent", benchmark="England")
    assert title == "Kent beside England: two different"
    alone = explore.profile_title(areas("better"), area="Kent", benchmark="England")
    assert alone == "Kent: one better than England"
    own = pd.DataFrame({"own": ["higher", "better", "similar"]})
    assert explore.standings_title(own, area="Kent") == (
        "Kent is better on one and different on one of three"
    )
    moved = rows(*(row(change_verdict=each) for each in ("higher", "worse", "similar")))
    title = explore.moves_title(moved.assign(by_chance=False))
    assert title == "Of three figures, one getting worse and one different"


def test_no_clear_change_is_said_only_of_areas_that_could_show_one():
    one = rows(
        row(area="A0", change_verdict="similar"), row(area="A1", absence="too few answers"),
        row(area="A2"),
    )  # fmt: skip
    title = compare_time.over_time_title(one, PICKED)
    assert title == "No clear change in a year in one of three areas"


def test_years_are_not_called_quarters():
    year = {"period_type": "financial year", "absence": "too few answers"}
    two = rows(*(row(area="A0", period=f"{n}-FY", **year) for n in (2023, 2024)))
    assert compare_time.broken(two, PICKED[:1]) == ["Area 0: too few answers to show in two years"]
    table = compare_time.over_time_table(two, PICKED[:1], SHARE)
    assert list(table.columns) == ["Year", "Area 0"]


@pytest.mark.parametrize(
    ("breakdown", "group", "says"),
    [
        ("all", "all", "Everyone"),
        ("age", "old", "Age: Aged 65 and over"),
        ("age x sex", "old x female", "Age and sex: Aged 65 and over, Female"),
        ("housing_type", "own_home", "Housing type: Own home"),
    ],
)
def test_a_change_of_some_people_is_never_said_of_everyone(breakdown, group, says):
    assert changed.who(row(breakdown=breakdown, group=group), {"age": AGE}) == says


@pytest.mark.parametrize(("among", "beside"), [("X9", "Merrowdale"), ("X0", "what it lies in")])
def test_a_table_of_published_words_names_what_they_are_about(among, beside):
    whole = PARENT.model_copy(update={"code": among})
    view = page.View(HERE, whole, (HERE,), Period.parse("2025-Q2"), SHARE, "name", easy=False)
    assert headlines._beside(view) == beside


def test_what_has_no_verdict_is_told_as_no_difference_and_no_likeness():
    """The word beside it is "Too soon to judge", or "Not compared"."""
    few = shown(0.5, base=20, indicative=True, change=0.3, change_lower=0.1, change_upper=0.5)
    assert wording.change_word(few) == "Too soon to judge"
    assert wording.change(few, SHARE) == "Too few people answered to compare it with a year ago."
    counted = row(value=50, change=-50)
    assert wording.change(counted, RATE) == (
        "About 50 lower than a year ago. There is no likely range, so nobody can say if that is"
        " chance."
    )
    apart = few | {"difference": 0.3, "difference_lower": 0.1, "difference_upper": 0.5}
    assert wording.difference(apart, SHARE, than="the rest of Kent") == (
        "Too few people answered to compare it with the rest of Kent."
    )


def test_a_small_clear_change_is_not_said_to_be_none():
    sure = {"change": -0.004, "change_lower": -0.007, "change_upper": -0.001}
    small = shown(0.5, change_verdict="better", **sure)
    assert wording.change_word(small) == "Improving"
    assert wording.change(small, LONELY).startswith("A little lower than a year ago")


@pytest.mark.parametrize("value", [0.04, 0.001])
def test_a_small_rate_is_not_none(value):
    assert wording.number(value, RATE) == "under 0.1"
    assert wording.number(0, RATE) == "0"


def test_two_answers_as_common_as_each_other_are_both_said():
    both = pd.DataFrame({"answer": ["always", "mostly", "rarely"], "value": [0.4, 0.4, 0.2]})
    both["absence"] = ""
    assert wording.answers_title(both, DAYS) == "Most often people say “Always” or “Mostly”"
    assert wording.answers_sentence(both, DAYS) == (
        "About 40 in every 100 people say “Always”, and as many “Mostly”."
    )


def test_before_and_after_a_day_is_never_said_of_a_year_ago():
    for limits in ((0.001, -0.02, 0.02), (0.05, -0.02, 0.12), (0.004, 0.001, 0.007)):
        moved = Estimate(*map(np.array, limits))
        assert "year ago" not in helped.before_after(moved, ["2025-Q1"], "similar", SHARE)


@pytest.mark.parametrize(
    ("slope", "title", "says"),
    [
        ((0.1, -0.02, 0.2), "No clear slope", "the two ends cannot be told apart"),
        ((0.1, 0.02, 0.2), "The most deprived do less well", "end do less well, by 10 in every"),
        ((-0.1, -0.2, -0.02), "The least deprived do less well", "end do better, by 10 in every"),
    ],
)
def test_a_slope_that_is_not_clear_has_no_end_that_does_less_well(slope, title, says):
    found = Estimate(*map(np.array, slope))
    assert ladder.ladder_title(found, SHARE).startswith(title)
    assert says in ladder.ladder_sentence(found, None, SHARE)


def test_one_area_is_not_one_of_the_one_areas():
    says = compare.areas_sentence(areas("similar"), than="the rest of Kent")
    assert says == "The one area shown is too close to the rest of Kent to tell apart."
