"""What is said to stand apart among many allows for how many there are, and for who is counted."""

import numpy as np
import pandas as pd
import pytest
from charts_drawn import texts
from hypothesis import given
from hypothesis import strategies as st
from published_rows import AGE, MEAN, NET, SHARE, row, rows, shown
from scipy.stats import false_discovery_control, norm
from statsmodels.stats.proportion import proportions_ztest

from khi.charts.fairness.places import gap_by_area
from khi.charts.fairness.presence import voices as draw_voices
from khi.model import EVERYONE
from khi.publication import comparing, fairness
from khi.theme import LIGHT
from khi.ui.compare import area_table
from khi.wording import explore
from khi.wording.fairness import gaps
from khi.wording.fairness import history as moved
from khi.wording.fairness import places as said
from khi.wording.fairness import presence as voices
from khi.wording.findings import difference

ERROR = 0.02
SIZES = (2.1, 0.3, -0.4, 1.2, 2.0, 5.0, -0.8, 0.1, 0.9, -1.1, 0.2, 1.4)
"""How far behind, in standard errors: three stand out one by one, and one among so many."""


def behind(size, **given):
    """A group so many standard errors behind everyone else, judged by itself."""
    apart = {"difference": -size * ERROR, "difference_lower": (-size - 1.96) * ERROR,
             "difference_upper": (-size + 1.96) * ERROR}  # fmt: skip
    word = "worse" if size > 1.96 else "better" if size < -1.96 else "similar"
    return shown(0.5 - size * ERROR, breakdown="age", verdict=word, **apart, **given)


def in_places(sizes=SIZES):
    areas = rows(*(behind(each, area=f"A{n}", group="old") for n, each in enumerate(sizes)))
    return areas.assign(name=areas["area"])


def test_a_gap_elsewhere_is_clear_only_among_all_the_areas_looked_at():
    areas = fairness.gap_in_places(in_places(), SHARE, "old")
    alone = 2 * norm.sf(np.abs(SIZES))
    sure = pd.Series(false_discovery_control(alone) < 0.05, [f"A{n}" for n, _ in enumerate(SIZES)])
    assert (alone < 0.05).sum() == 3
    assert sure.sum() == 1
    assert areas.set_index("area")["sure"].to_dict() == sure.to_dict()
    assert said.places_sentence(areas) == (
        "In one of the 12 areas that can be compared the group is clearly behind."
    )


def test_the_triangle_is_drawn_where_the_sentence_counts_a_gap():
    areas = fairness.gap_in_places(in_places(), SHARE, "old")
    drawn = gap_by_area(areas, indicator=SHARE, mine="A0", palette=LIGHT)
    assert sum("▲" in each for each in texts(drawn)) == 1


def test_of_a_gap_that_is_known_in_one_area_nothing_is_said_of_others():
    one = fairness.gap_in_places(in_places(SIZES[:1]), SHARE, "old")
    assert said.places_title(one, "A0") == "There is no other area to hold this gap against"
    assert said.places_sentence(one) == (
        "In the one area that can be compared the group is clearly behind."
    )


def test_an_area_of_few_answers_is_not_among_those_compared():
    few = in_places().assign(verdict=["", *in_places()["verdict"].iloc[1:]])
    assert said.places_sentence(fairness.gap_in_places(few, SHARE, "old")) == (
        "In one of the 11 areas that can be compared the group is clearly behind."
        " One area had too few answers to compare."
    )


def test_whom_to_learn_for_is_a_group_behind_by_more_than_chance_among_all():
    groups = [behind(each, group=f"g{n}") for n, each in enumerate(SIZES)]
    everyone = shown(0.5)
    found = comparing.least_well_off(rows(everyone, *groups), SHARE)
    assert found["group"].tolist() == ["g5"]
    by_chance = [each for n, each in enumerate(groups) if n != 5]
    assert comparing.least_well_off(rows(everyone, *by_chance), SHARE)["group"].tolist() == [
        EVERYONE
    ]


def test_against_a_country_nothing_is_told_of_the_region_an_area_lies_in():
    apart = {"difference": 0.2, "difference_lower": 0.1, "difference_upper": 0.3}
    area = rows(shown(0.7, verdict="better", **apart))
    alone = comparing.against(area, rows(), SHARE, every=True)
    assert alone["verdict"].tolist() == [""]
    assert "cannot be compared" in difference(alone.iloc[0].to_dict(), SHARE, than="England")
    assert comparing.against(area, rows(), SHARE).equals(area)


def test_an_area_of_few_answers_is_held_against_no_country():
    few = rows(shown(0.9, base=15, indicative=True), shown(0.9, area="X2"))
    judged = comparing.against(few, rows(shown(0.5, area="X9")), SHARE, every=True)
    assert judged["verdict"].tolist() == ["", "better"]


def test_a_row_without_a_figure_moves_no_average_of_a_funnel():
    known = [shown(0.5, area=f"A{n}", base=100) for n in range(12)]
    without = [row(area=f"B{n}", base=100) for n in range(6)]
    funnel = comparing.in_a_funnel(rows(*known, *without), SHARE)
    assert funnel.curve[0].value == pytest.approx(0.5)
    assert funnel.areas["apart"].eq("").all()


def heard(people, **answers):
    groups = rows(*(row(breakdown="age", group=code, base=n) for code, n in answers.items()))
    known = pd.DataFrame({"group": list(people), "people": list(people.values())}, dtype=object)
    everyone = rows(row(base=sum(answers.values())))
    found = fairness.presence(groups, everyone, known.astype({"people": float}))
    return found, found.set_index("group")


def test_a_group_is_held_against_others_that_are_counted_too():
    """300 of 700 answers from 3 in 7 of the people counted: as many as expected."""
    _, by = heard({"middle": 40_000, "old": 30_000}, young=300, middle=400, old=300)
    assert by.loc[["middle", "old"], "ratio"].tolist() == pytest.approx([1, 1])
    assert by["share"].to_dict() == pytest.approx({"young": 0.3, "middle": 4 / 7, "old": 3 / 7})
    assert not by["presence"].isin([voices.FEWER, voices.MORE]).any()


def test_of_the_only_group_that_is_counted_nobody_can_say_whether_it_is_missing():
    found, by = heard({"old": 30_000}, young=300, middle=400, old=300)
    assert by["ratio"].isna().all()
    assert voices.presence_title(found, AGE) == "We cannot say whose voice is missing"
    assert voices.easy_presence(found, AGE) == "We cannot say whom we did not hear."


EVENLY = {f"g{n}": 1_000 for n in range(12)}
"""Twelve groups of as many people."""


def test_a_voice_is_missing_only_where_that_is_clear_among_all_the_groups():
    """One of twelve answers 35 times for 50 expected: p is 0.03 by itself, and 0.2 among all."""
    counts = dict.fromkeys(EVENLY, 50) | {"g3": 35, "g4": 65}
    found, by = heard(EVENLY, **counts)
    alone = proportions_ztest(35, 600, value=1 / 12, prop_var=1 / 12)[1]
    assert alone < 0.05 < false_discovery_control([alone, alone, *[1.0] * 10])[0]
    assert by.loc[["g3", "g4"], "presence"].tolist() == [voices.BY_CHANCE] * 2
    assert voices.presence_word(found.iloc[0].to_dict()) == "May be chance"
    assert voices.presence_title(found, AGE) == "No group clearly answered less than expected"
    assert "Among so many, that may be chance." in voices.presence_sentence(
        found, AGE, "population"
    )
    assert voices.left_out(found, AGE) == ""
    assert voices.easy_presence(found, AGE) == "We heard from most groups."
    drawn = texts(draw_voices(found, breakdown=AGE, palette=LIGHT))
    assert sum("May be chance" in each for each in drawn) == 2
    assert not any("▼" in each for each in drawn)


def test_a_voice_that_is_clearly_missing_is_named_among_many():
    _, by = heard(EVENLY, **(dict.fromkeys(EVENLY, 50) | {"g3": 20}))
    assert by.index[by["presence"].eq(voices.FEWER)].tolist() == ["g3"]


@pytest.mark.parametrize(
    ("indicator", "gap", "says"),
    [
        (SHARE, 0.16, ("16", "in every 100")), (SHARE, -0.075, ("7.5", "in every 100")),
        (SHARE, 0.004, ("under 1", "in every 100")), (NET, 0.01, ("1", "point")),
        (NET, 0.004, ("under 1", "point")), (MEAN, -0.4, ("0.4", "points")),
        (MEAN, 0.04, ("under 0.1", "points")),
    ],
)  # fmt: skip
def test_a_gap_is_never_said_to_be_none_and_its_number_stands_whole(indicator, gap, says):
    assert gaps.figure_and_unit(gap, indicator) == says
    assert gaps.size(gap, indicator) == " ".join(says)


@given(
    st.lists(st.floats(-0.4, 0.4), min_size=5, max_size=5),
    st.lists(st.sampled_from([0.01, 0.02, 0.05, 0.1]), min_size=5, max_size=5),
)
def test_the_way_of_a_gap_and_how_far_it_went_are_one_finding(middle, half):
    """The last round less the first went the other way than the five in one of eleven."""
    rounds = pd.DataFrame({"period": [f"2024-Q{n}" for n in range(1, 5)] + ["2025-Q1"], "run": 0})
    limits = {"gap": middle, "gap_lower": np.subtract(middle, half),
              "gap_upper": np.add(middle, half)}  # fmt: skip
    way, why, first, last, change = fairness.way(rounds.assign(**limits))
    says = moved.moved_sentence(way.value, why, first, last, change, SHARE)
    clear = change[1] > 0 or change[2] < 0
    if way.value == "cannot say":
        assert clear == (why == "one round")
    else:
        assert clear
        assert (change[0] < 0) == (way.value == "closing")
        assert ("narrower. Likely" in says) == (way.value == "closing")


@pytest.mark.usefixtures("shown")
def test_of_one_area_on_many_indicators_what_may_be_chance_is_not_counted():
    """Three of twelve stand apart one by one, and one among so many."""
    own = comparing.among_all(rows(*(behind(each) for each in SIZES)).assign(against=0.5))
    lines = pd.DataFrame([explore.profile_line(each, SHARE) for each in own.to_dict("records")])
    assert lines["said"].value_counts()["May be chance"] == 2
    assert explore.profile_title(lines, area="Kent", benchmark="England") == (
        "Kent: one worse than England"
    )
    assert explore.profile_sentence(lines) == "11 of 12 cannot be told apart."
    cells = [area_table.standing(each) for each in own.to_dict("records")]
    assert sum("May be chance" in each.words for each in cells) == 2
    assert sum("Worse" in each.words for each in cells) == 1
    assert "Worse" in area_table.standing(rows(behind(2.1)).iloc[0].to_dict()).words
