"""Charts of people: the spread of areas, what support changes, groups, answers."""

import re

import pytest
from charts_drawn import dots, effects, says, texts
from published_rows import (
    AGE,
    DAYS,
    LIFE,
    LONELY,
    NET,
    SHARE,
    answers,
    groups,
    row,
    rows,
    shown,
)

from khi import catalogue as catalogues
from khi import charts, wording
from khi.charts.lettering import wide
from khi.model import NOT_STATED
from khi.theme import LIGHT, TEXT

# Helps or hinders


def test_bars_of_help_and_hindrance_start_at_zero_and_go_opposite_ways():
    figure = charts.helps_or_hinders(
        effects(helps=0.5, no_difference=0.4, hinders=0.1), palette=LIGHT
    )
    hinders, helps, no_difference = figure.data
    assert (hinders.base[0], hinders.x[0]) == (0, -0.1)
    assert (helps.base[0], helps.x[0]) == (0, 0.5)
    assert no_difference.base[0] == 0.5


def test_the_hindering_side_is_always_there():
    figure = charts.helps_or_hinders(
        effects(helps=1.0, no_difference=0.0, hinders=0.0), palette=LIGHT
    )
    assert figure.layout.xaxis.range[0] < -0.1
    assert says(figure, "Gets in the way")
    assert "0" in texts(figure)


def test_the_number_beside_the_longest_bar_has_room_for_its_half():
    figure = charts.helps_or_hinders(
        effects(helps=0.33, no_difference=0.335, hinders=0.335), palette=LIGHT
    )
    assert says(figure, "33.5")
    assert figure.layout.margin.l >= 8 + wide("33.5", TEXT, bold=True)


def test_an_answer_held_back_hides_all_three_sides():
    found = charts.effects(
        rows(
            shown(0.5, indicator="frd03", answer="helps"),
            row(indicator="frd03", answer="hinders", absence="protects another figure"),
        ),
        [NET],
    )
    assert found["absence"].tolist() == ["protects another figure"]
    assert found[["helps", "no_difference", "hinders"]].isna().all(axis=None)


# Groups


def test_the_least_well_off_group_comes_first_and_the_withheld_last():
    ordered = charts.in_order(groups(young=None, middle=0.6, old=0.4), SHARE, AGE)
    assert ordered["group"].tolist() == ["old", "middle", "young"]


def test_least_well_off_is_the_highest_where_lower_is_better():
    ordered = charts.in_order(groups(young=0.2, middle=0.6, old=0.4), LONELY, AGE)
    assert ordered["group"].tolist() == ["middle", "old", "young"]


def test_withheld_groups_stand_in_listed_order_whatever_they_hide():
    frame = groups(old=None, young=None, middle=0.5).assign(value=[0.1, 0.9, 0.5])
    assert charts.in_order(frame, SHARE, AGE)["group"].tolist() == ["middle", "young", "old"]


def test_a_group_has_its_figure_and_interval_in_words():
    figure = dots(groups(young=0.4))
    assert any(text.startswith("40%") and "35 to 45" in text for text in texts(figure))
    assert says(figure, "Everyone 58%")


def test_who_is_in_no_group_has_the_same_name_in_the_chart_and_in_the_words():
    for breakdown in catalogues.load().breakdowns.values():
        (listed,) = (each.label for each in breakdown.groups if each.code == NOT_STATED)
        assert wording.group_name(NOT_STATED, breakdown) == listed
        figure = charts.interval_dots(
            groups(not_stated=0.4), rows(shown(0.58)),
            indicator=SHARE, breakdown=breakdown, palette=LIGHT,
        )  # fmt: skip
        assert any(re.sub("<.*?>", " ", each).split() == listed.split() for each in texts(figure))
    assert wording.group_name(NOT_STATED, AGE) == "Not stated"


# Answers


def test_answers_stand_in_the_order_of_the_question_on_bars_from_zero():
    figure = charts.answer_spread(answers(mostly=0.6, always=0.4), question=DAYS, palette=LIGHT)
    assert [trace.x[0] for trace in figure.data] == [0.4, 0.6]
    assert [trace.base for trace in figure.data] == [None, None]
    assert figure.layout.xaxis.range == (0, 1)


def test_a_scale_is_drawn_as_columns_from_one_floor():
    figure = charts.answer_spread(answers(_7=0.25, _8=0.75), question=LIFE, palette=LIGHT)
    (bars,) = figure.data
    assert len(set(bars.base)) == 1
    assert bars.y[1] / bars.y[0] == pytest.approx(3)
    assert "75" in texts(figure)


# Ledger
