"""A title over figures that are not there gives the reason that stands on them, and no other."""

import pandas as pd
import pytest
from areas_beside import hidden, named
from published_rows import AGE, NET, SHARE, row, rows, shown

from khi.charts.effects import effects
from khi.model import Absence
from khi.wording import absences, behind, compare, compare_learn, explore, in_short, overview
from khi.wording.fairness import headline


@pytest.mark.parametrize(
    ("reasons", "says"),
    [
        (["not asked"] * 2, "Not asked, so we cannot compare areas"),
        (["not asked", "too few answers"], "Too few answers to compare areas"),
        (["no data recorded", "not asked"], "No figures to show, so we cannot compare areas"),
        (["protects another figure"], "No figures to show, so we cannot compare areas"),
        ([], "Nothing recorded, so we cannot compare areas"),
    ],
)  # fmt: skip
def test_few_answers_are_the_reason_only_where_they_are(reasons, says):
    assert absences.cannot("compare areas", reasons) == says
    areas = named(*(hidden(f"A{n}", each) for n, each in enumerate(reasons)))
    if reasons:
        assert compare.areas_title(areas) == says
        assert explore.spread_title(areas, SHARE) == says
        assert explore.against_title(areas, "England") == says
        assert compare.areas_verdict(areas, SHARE, than="the rest") == f"{says}."


@pytest.mark.parametrize("reason", [each for each in Absence if each is not Absence.NONE])
def test_a_title_without_figures_has_twelve_words_at_most(reason):
    for does in ("say what support changes", "compare areas", "compare groups"):
        assert len(absences.cannot(does, [reason.value]).split()) <= 12


def test_nobody_was_asked_is_not_said_as_too_few_answers():
    sides = effects(rows(row(absence="not asked")), [NET])
    assert behind.effects_title(sides.assign(absence="not asked")).startswith("Not asked, so")
    assert behind.effects_sentence(sides.assign(absence="not asked")).startswith("Nobody was asked")
    groups = rows(row(absence="not asked", breakdown="age", group="young"))
    assert behind.groups_title(groups, AGE, SHARE) == "Not asked, so we cannot compare groups"
    assert headline.gap_title(groups, AGE, SHARE) == "Not asked, so we cannot compare groups"


def test_title_and_sentence_give_one_reason_where_there_are_two():
    both = pd.DataFrame({"absence": ["not asked", "too few answers"], "label": ["a", "b"]})
    assert behind.effects_title(both).startswith("Too few answers")
    assert behind.effects_sentence(both).startswith("Too few people answered")


def test_the_head_of_an_area_that_was_not_asked_says_so():
    headlines = [(SHARE, row(absence="not asked"))]
    assert overview.verdict(headlines) == "Not asked, so we cannot say how people are here."
    assert in_short.verdict(headlines).startswith("Nobody was asked this.")


def learn(*groups):
    return compare_learn.learn_says(
        shown(0.5), SHARE, area="Kent", people=compare_learn.EVERYONE, among="some",
        groups=rows(*groups),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("groups", "says"),
    [
        ([], "There is no figure for any group here."),
        (["too few answers"], "No group can be compared here, so one may be behind."),
        (["", "too few answers"], "No group that can be compared is clearly behind here. One that"),
        (["", ""], "No group is clearly behind here."),
    ],
)
def test_of_a_group_that_cannot_be_compared_nobody_is_told_that_it_is_not_behind(groups, says):
    known = [
        row(breakdown="age", group=f"g{n}", absence=each, verdict="" if each else "similar")
        for n, each in enumerate(groups)
    ]
    assert says in learn(*known)
    unsaid = row(breakdown="age", group="not_stated", absence="too few answers")
    assert says in learn(*known, unsaid)
