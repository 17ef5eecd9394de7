"""Charts of time: two tracks, control charts, and the axes under them."""

from itertools import pairwise

import pandas as pd
from charts_drawn import NOTES, PEOPLE, SYSTEM, control, lettered, says, tracks
from hypothesis import given, settings
from hypothesis import strategies as st
from published_rows import (
    MEAN,
    NET,
    RATE,
    SHARE,
    quarters,
    row,
    rows,
    shown,
)

from khi import charts, wording
from khi.charts import axis, timeline
from khi.model import Period
from khi.theme import LIGHT

# Two tracks


def test_two_tracks_share_time_and_nothing_else():
    figure = tracks()
    domains = [figure.layout.yaxis.domain, figure.layout.yaxis2.domain]
    assert domains[1][1] < domains[0][0], "one panel stands above the other"
    assert figure.layout.yaxis2.overlaying is None
    assert figure.layout.xaxis.range == timeline.ends([*SYSTEM["period"], *PEOPLE["period"]])


def test_no_line_is_drawn_through_a_withheld_quarter():
    figure = tracks()
    drawn = [each for each in figure.data if each.type == "scatter" and each.yaxis == "y2"]
    lines = [each for each in drawn if each.mode == "lines+markers"]
    assert [each is None for each in lines[0].y] == [False, True, False, False, False]
    assert lines[0].connectgaps is False


def test_time_before_the_first_survey_says_so():
    assert says(tracks(), "No survey before Oct 2023")
    asked = pd.concat([rows(row(period="2022-Q1", absence="not asked")), PEOPLE])
    assert says(tracks(people=asked), "Not asked before Oct 2023")


def test_what_happened_is_lettered_in_order_of_time():
    letters = lettered(tracks())
    assert [text.strip("</b>") for text in letters.text] == ["A", "B"]
    assert list(letters.x) == sorted(letters.x)
    key = wording.notes_key(NOTES, [*SYSTEM["period"], *PEOPLE["period"]])
    assert key == [("A", "First, August 2022"), ("B", "Second, November 2022")]


def test_letters_that_would_hide_each_other_stand_at_different_heights():
    close = pd.DataFrame({"start": ["2022-08-01", "2022-08-20"], "title": ["a", "b"]})
    letters = lettered(tracks(notes=close))
    assert len(set(letters.y)) == 2


def test_an_annual_figure_is_drawn_as_a_whole_year():
    annual = rows(shown(0.5, period="2023-FY", period_type="financial year"))
    figure = tracks(people=annual)
    year = next(each for each in figure.data if each.type == "scatter" and each.mode == "lines")
    assert list(year.x) == list(timeline.stretch(Period.parse("2023-FY")))


def test_tracks_without_an_answer_yet_are_still_drawn():
    figure = tracks(people=PEOPLE.iloc[:0], notes=NOTES.iloc[:0])
    assert says(figure, "No survey yet")


# Control charts


def test_under_five_quarters_there_are_no_limits():
    figure = control(quarters(62, 64, 60, 63))
    assert not any(shape.line.dash == "6px,4px" for shape in figure.layout.shapes)
    assert says(figure, "8 more to judge fairly")


def test_from_five_quarters_limits_are_on_trial_and_nothing_is_judged():
    figure = control(quarters(62, 64, 60, 63, 61, 90))
    assert says(figure, "Dotted: trial limits")
    triangles = figure.data[-1]
    assert len(triangles.x) == 0
    assert says(figure, "6 more to judge fairly")


def test_from_twelve_quarters_a_signal_is_a_triangle_and_is_said():
    figure = control(quarters(*[60, 64] * 7, 75))
    triangles = figure.data[-1]
    assert list(triangles.marker.symbol) == ["triangle-up"]
    assert list(triangles.marker.color) == [LIGHT.concern]
    assert says(figure, "Above the upper limit")


def test_limits_are_inside_the_axis():
    figure = control(SYSTEM)
    points = wording.judged(SYSTEM, RATE)
    low, high = figure.layout.yaxis.range
    assert low <= points["lower_limit"].min()
    assert points["upper_limit"].max() <= high


# Axes

FRACTIONS = st.lists(st.floats(0, 1), min_size=1, max_size=12)
ANY_SIZE = st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=1, max_size=12)


@given(FRACTIONS)
def test_an_axis_of_shares_holds_every_figure_and_stays_within_all_and_nobody(values):
    low, high = charts.span(pd.DataFrame({"value": values}), indicator=SHARE)
    assert 0 <= low <= min(values) + 1e-9
    assert max(values) - 1e-9 <= high <= 1
    assert low < high


@given(ANY_SIZE)
@settings(max_examples=60)
def test_an_axis_of_rates_holds_every_figure_and_has_a_few_ticks(values):
    low, high = charts.span(pd.DataFrame({"value": values}), indicator=RATE)
    assert low < high
    room = 1e-6 * max(1, abs(low), abs(high))
    assert low - room <= min(values) <= max(values) <= high + room
    assert 2 <= len(axis.ticks(low, high)) <= 9


def test_an_axis_without_figures_is_the_scale_itself():
    nothing = rows(row(absence="too few answers"))
    assert charts.span(nothing, indicator=SHARE) == (0, 1)
    assert charts.span(nothing, indicator=MEAN) == (0, 10)
    assert charts.span(nothing, indicator=NET) == (-1, 1)


@given(st.integers(8000, 8200), st.integers(1, 80))
def test_labels_of_years_never_run_into_each_other(start, quarters_shown):
    labels = sorted(timeline.year_labels((start, start + quarters_shown)))
    gaps = [later - earlier for earlier, later in pairwise(labels)]
    assert labels
    assert all(gap >= 0.27 * quarters_shown - 1e-9 for gap in gaps)


def test_a_financial_year_is_four_whole_quarters():
    start, end = timeline.stretch(Period.parse("2025-FY"))
    assert (start % 4, end - start) == (0, 4)
    assert timeline.stretch(Period.parse("2025-Q1")) == (start, start + 1)
