"""What must be true of every figure, and that nothing withheld leaves a trace in one."""

import json

import plotly.graph_objects as go
import pytest
from charts_drawn import (
    PEOPLE,
    SYSTEM,
    control,
    dots,
    effects,
    says,
    tracks,
)
from published_rows import (
    DAYS,
    LIFE,
    NET,
    SHARE,
    answers,
    areas,
    groups,
    quarters,
    row,
    rows,
)

from khi import charts, wording
from khi.model import Absence
from khi.theme import DARK, LIGHT

EVERY = {
    "effects": lambda palette: charts.helps_or_hinders(
        effects(helps=0.5, no_difference=0.4, hinders=0.1), palette=palette
    ),
    "groups": lambda palette: dots(groups(young=0.4, old=None, middle=0.6), palette=palette),
    "answers": lambda palette: charts.answer_spread(
        answers(always=0.4, mostly=0.6), question=DAYS, palette=palette
    ),
    "scale": lambda palette: charts.answer_spread(
        answers(_7=0.4, _8=0.6), question=LIFE, palette=palette
    ),
    "tracks": lambda palette: tracks(palette=palette),
    "control": lambda palette: control(SYSTEM, palette=palette),
    "trial": lambda palette: control(PEOPLE, SHARE, palette),
    "too few": lambda palette: charts.state(Absence.TOO_FEW, palette=palette),
    "empty": lambda palette: charts.empty("A first survey would stand here.", palette=palette),
}
ALL = pytest.mark.parametrize("draw", EVERY.values(), ids=EVERY)


@ALL
def test_a_figure_has_a_fixed_height_and_its_containers_width(draw):
    figure = draw(LIGHT)
    assert figure.layout.height
    assert figure.layout.width is None


@ALL
def test_a_figure_needs_no_hover_and_no_second_scale(draw):
    figure = draw(LIGHT)
    assert figure.layout.template.layout.hovermode is False
    assert {trace.hoverinfo for trace in figure.data} <= {"skip"}
    assert {trace.type for trace in figure.data} <= {"scatter", "bar"}
    assert "overlaying" not in figure.to_json()


@ALL
def test_a_figure_takes_its_colours_from_the_palette_it_is_given(draw):
    light, dark = draw(LIGHT), draw(DARK)
    assert light.layout.template != dark.layout.template
    left = json.dumps(light.to_dict(), default=str).upper()
    for colour in (DARK.ink, DARK.primary, DARK.concern, DARK.improving):
        assert colour not in left


@ALL
def test_every_point_lies_inside_its_axis(draw):
    figure = draw(LIGHT)
    low, high = figure.layout.xaxis.range
    for trace in figure.data:
        if trace.type == "scatter":
            assert all(low <= x <= high for x in trace.x)


# What is withheld leaves no trace at all: the figure is the same whatever the hidden value is.


def _poisoned(frame, number):
    """The frame with numbers put where there must be none."""
    hidden = frame["absence"].ne("")
    assert hidden.any()
    columns = ["value", "lower", "upper", "base", "difference", "change"]
    return frame.assign(**{name: frame[name].mask(hidden, number) for name in columns})


HIDING = {
    "span": lambda number: go.Figure(
        layout={"title": str(charts.span(_poisoned(areas(0.7, [0.5]), number), indicator=SHARE))}
    ),
    "groups": lambda number: dots(
        _poisoned(groups(young=None, middle=0.6, old=None), number)
    ),
    "effects": lambda number: charts.helps_or_hinders(
        charts.effects(
            _poisoned(
                rows(
                    *(row(indicator="frd03", answer=side, absence="too few answers")
                      for side in ("helps", "no_difference", "hinders"))
                ),
                number,
            ),
            [NET],
        ),
        palette=LIGHT,
    ),
    "answers": lambda number: charts.answer_spread(
        _poisoned(rows(row(answer="always", absence="too few answers")), number),
        question=DAYS, palette=LIGHT,
    ),
    "tracks": lambda number: tracks(people=_poisoned(PEOPLE, number)),
    "control": lambda number: control(
        _poisoned(quarters(*[0.5, 0.52] * 6, None, 0.51), number), SHARE
    ),
}  # fmt: skip


@pytest.mark.parametrize("draw", HIDING.values(), ids=HIDING)
def test_a_withheld_figure_makes_no_difference_to_a_figure(draw):
    assert draw(0.1234567).to_json() == draw(0.9876543).to_json()
    assert "0.1234567" not in draw(0.1234567).to_json()


def test_a_withheld_figure_is_hatched_and_says_so():
    figure = dots(groups(young=0.4, old=None))
    hatched = [trace for trace in figure.data if trace.type == "bar" and trace.marker.pattern.shape]
    assert len(hatched) == 1
    assert says(figure, "Too few answers to show")


def test_the_reasons_for_an_absence_look_different():
    drawn = {
        charts.state(reason, palette=LIGHT, words="the same").to_json()
        for reason in (Absence.TOO_FEW, Absence.NOT_ASKED, Absence.NOT_DUE)
    }
    assert len(drawn) == 3


@pytest.mark.parametrize("reasons", [["too few answers"], ["not asked", "too few answers"]])
def test_a_series_without_a_figure_says_why_in_place_of_a_control_chart(reasons):
    figure = control(quarters(*[None] * len(reasons)).assign(absence=reasons), SHARE)
    assert says(figure, "Too few answers to show")
    assert not [each for each in figure.data if each.type == "scatter"]


def test_no_series_at_all_is_no_control_chart():
    figure = control(quarters(0.5).head(0), SHARE)
    assert says(figure, wording.absence(Absence.NO_DATA))
