"""Findings of whole pages in plain words: the overview, what lies behind it, time, tables."""

import pytest
from published_rows import (
    AGE,
    DAYS,
    HERE,
    MEAN,
    NET,
    NEUTRAL,
    PARENT,
    RATE,
    SHARE,
    answers,
    groups,
    indicator,
    quarters,
    row,
    rows,
    shown,
)  # fmt: skip

from khi import charts, wording
from khi.model import Domain
from khi.wording import findings, signals


def apart(value, low, high, verdict="better", **given):
    return shown(
        0.5, difference=value, difference_lower=low, difference_upper=high, verdict=verdict, **given
    )


# The overview

FIVE = [indicator(domain.value[:3], domain=domain) for domain in list(Domain)[:5]]


def headlines(*verdicts):
    pairs = zip(FIVE, verdicts, strict=True)
    return [
        (each, shown(0.5, change_verdict=change, verdict=verdict, difference=0.1))
        for each, (change, verdict) in pairs
    ]


SAME = ("similar", "similar")


@pytest.mark.parametrize(
    ("verdicts", "says", "title"),
    [
        ([("better", "better"), ("similar", "worse"), SAME, SAME, SAME],
         "Connection is better than a year ago. The rest show no clear change.",
         "Connection is strong here; control is not"),
        ([("better", "better"), ("worse", "better"), SAME, SAME, SAME],
         "Connection is better than a year ago, and control is worse. "
         "The rest show no clear change.",
         "Connection and control are strong here"),
        ([SAME] * 5, "None of the five shows a clear change from a year ago.",
         "Too close to Merrowdale to tell apart"),
        ([("", "")] * 5,
         "This is where people stand today. It is too soon to say what has changed.",
         "Five parts of life, and how people say they are"),
        ([("better", "better")] * 5,
         "Connection, control, friendships, fairness and wellbeing are better than a year ago.",
         "All five are strong here"),
    ],
)  # fmt: skip
def test_the_overview_says_what_changed_and_leads_with_strengths(verdicts, says, title):
    found = headlines(*verdicts)
    assert wording.verdict(found) == says
    assert wording.strengths(found, parent="Merrowdale") == title


def test_an_area_with_too_few_answers_everywhere_says_so():
    hidden = [(each, row(absence="too few answers")) for each in FIVE]
    assert wording.verdict(hidden).startswith("Too few answers to say")


# What lies behind


def test_the_group_that_does_less_well_is_named():
    told = groups(young=0.4, old=0.6)
    told.loc[0, ["difference", "difference_lower", "difference_upper"]] = [-0.16, -0.28, -0.03]
    told.loc[0, "verdict"] = "worse"
    assert wording.groups_title(told, AGE, SHARE) == (
        "Aged 18 to 34: doing less well than everyone else"
    )
    assert wording.groups_sentence(told, AGE, SHARE) == (
        "Aged 18 to 34: about 16 fewer people in every 100 than everyone else (between 3 and 28)."
    )


def test_groups_that_cannot_be_told_apart_are_not_told_apart():
    same = groups(young=0.5, old=0.5).assign(verdict="similar")
    assert wording.groups_title(same, AGE, SHARE) == "No group is clearly doing less well"
    assert wording.groups_sentence(same, AGE, SHARE) == "The groups are too close to tell apart."


def test_groups_that_are_not_compared_are_not_said_to_be_close():
    early = groups(young=0.5, old=0.5).assign(verdict="")
    assert wording.groups_title(early, AGE, SHARE) == (
        "Too few answers in each group to compare groups"
    )
    assert "too close" not in wording.groups_sentence(early, AGE, SHARE)


def test_no_direction_is_called_good_where_neither_is():
    assert "less well" not in wording.groups_title(groups(young=0.5), AGE, NEUTRAL)


def test_both_sides_of_support_are_said():
    sides = [
        shown(share, indicator="frd03", answer=code)
        for code, share in (("helps", 0.51), ("no_difference", 0.38), ("hinders", 0.11))
    ]
    both = charts.effects(rows(*sides), [NET])
    assert wording.effects_sentence(both) == (
        "Support and friendship: for every 100 people, support helps 51. It gets in the way for 11."
    )


@pytest.mark.parametrize(
    ("net", "more"),
    [
        (0.53, ""),
        (0.52, " Both are rounded. Before rounding, about 52 more are helped than hindered."),
    ],
)
def test_sides_that_were_rounded_by_themselves_say_why_they_are_not_the_net(net, more):
    sides = [
        shown(share, indicator="frd03", answer=code)
        for code, share in (("helps", 0.66), ("no_difference", 0.21), ("hinders", 0.13))
    ]
    both = charts.effects(rows(*sides, shown(net, indicator="frd03")), [NET])
    assert wording.effects_sentence(both) == (
        "Support and friendship: for every 100 people, support helps 66. It gets in the way for 13."
        f"{more}"
    )


def test_answers_are_told_by_the_most_common():
    told = answers(always=0.31, mostly=0.37, sometimes=0.32)
    assert wording.answers_sentence(told, DAYS) == "About 37 in every 100 people say “Mostly”."


# Time


def test_a_run_is_counted_and_said():
    falling = quarters(*[70, 62] * 8, *[60, 63] * 4)
    points = wording.judged(falling, RATE)
    assert wording.rule_fired(points) == "9 in a row below average"
    said = wording.more_than_chance(points, RATE)
    assert said.startswith("The last nine quarters all sit below")
    assert wording.variation(points) == "Better than usual"


def test_beside_the_usual_and_beside_a_year_ago_are_told_apart_by_their_words():
    """They may differ of one figure, and stand on one page."""
    usual = {*signals.USUAL.values()} - {"Too soon to judge"}
    a_year_ago = {*findings.CHANGES.values()}
    assert not usual & a_year_ago
    assert all("usual" in each for each in usual)


def test_ordinary_ups_and_downs_are_called_that():
    points = wording.judged(quarters(*[60, 64] * 8), RATE)
    assert wording.more_than_chance(points, RATE) == (
        "The figures go up and down around 62. Nothing stands out."
    )


def test_too_few_quarters_are_not_judged():
    points = wording.judged(quarters(60, 64, 61), RATE)
    assert wording.variation(points) == "Too soon to judge"
    assert wording.more_than_chance(points, RATE) == (
        "It takes 12 quarters to judge a change. There are three so far."
    )


def test_a_missing_quarter_is_a_gap_and_not_a_step():
    points = wording.judged(quarters(60, 64, 61).drop(index=1), RATE)
    assert points["period"].tolist() == ["2022-Q1", "2022-Q2", "2022-Q3"]
    assert points["absence"].tolist() == ["", "no data recorded", ""]


# Around a chart


def test_a_subtitle_says_measure_unit_area_and_period():
    assert wording.subtitle(MEAN, area=HERE, period="2025-Q2") == (
        "Satisfaction with life (average, out of 10). Hartsholme Vale, July to September 2025."
    )


def test_invented_figures_say_so_in_the_source():
    assert wording.source(rows(shown(0.5))) == "Source: Example survey, invented."
    real = rows(shown(0.5, invented=False, source="A"), shown(0.5, invented=False, source="B"))
    assert wording.source(real) == "Sources: A; B."


def test_a_strip_is_described_with_its_finding():
    told = rows(apart(0.09, 0.03, 0.14, area="X1"), shown(0.4, area="X2"), shown(0.4, area="X9"))
    alt = wording.strip_alt(told, SHARE, area=HERE, parent=PARENT)
    assert alt.startswith("A strip of two areas for See people enough. Hartsholme Vale is at 50%.")
