"""The line of what areas are held against, over time: told apart, named, and never over a name."""

import re

import pandas as pd
import pytest
from published_rows import SHARE, quarters, shown

from khi.charts.areas_over_time import areas_over_time
from khi.charts.beside import DASH, Beside
from khi.model import Area
from khi.theme import DARK, DASHES, LIGHT

NAMES = ["Ashen Fold", "Birchholt", "Coldharrow", "Dunmere", "Ember Moor", "Fennick", "Gorse",
         "Bournemouth, Christchurch and Poole"]  # fmt: skip
AREAS = [Area(code=name[0] + str(place), name=name, kind="council", parent="X9")
         for place, name in enumerate(NAMES)]  # fmt: skip


def drawn(count=1, against=(0.4, None, 0.44), *, palette=LIGHT, **about):
    rows = pd.concat(
        [quarters(0.5, 0.52, 0.6, area=each.code) for each in AREAS[:count]], ignore_index=True
    )
    own = quarters(0.5, 0.52, 0.6).assign(against=list(against))
    beside = Beside(about.pop("name", "Areas like it"), own, **about)
    return areas_over_time(rows, AREAS[:count], indicator=SHARE, palette=palette, beside=beside)


def line(figure, palette=LIGHT):
    """The line that is of no area."""
    found = [each for each in figure.data if each.line.color == palette.steady]
    assert len(found) == 1
    return found[0]


def names(figure):
    """The names at the ends of lines, from the top down."""
    notes = [each for each in figure.layout.annotations if not re.match(r"\d\d", each.text)]
    return sorted(notes, key=lambda note: -note.y)


def test_it_is_a_steady_grey_line_of_dashes_that_no_area_has():
    own = line(drawn())
    assert own.line.dash == DASH
    assert DASH not in DASHES
    assert own.line.color not in LIGHT.series
    assert line(drawn(palette=DARK), DARK).line.color == DARK.steady


def test_it_goes_through_its_own_figures_and_is_broken_where_there_is_none():
    own = line(drawn())
    assert list(own.y) == [0.4, None, 0.44]
    assert own.connectgaps is False


def test_the_areas_are_drawn_over_it():
    figure = drawn(3)
    assert figure.data[-1].line.color == LIGHT.series[0]
    assert list(figure.data).index(line(figure)) < len(figure.data) - 3


def test_it_is_named_where_it_ends_with_its_latest_figure():
    said = next(each.text for each in names(drawn()) if "Areas" in each.text)
    assert "<b>44%</b>" in said


@pytest.mark.parametrize("count", [1, 2, 5, 8])
def test_its_name_lies_over_no_other_and_all_stand_within_the_figure(count):
    figure = drawn(count, name="The other areas picked, together")
    found = names(figure)
    assert len(found) == count + 1
    middles = [(1 - note.y) * figure.layout.height for note in found]
    halves = [17 * len(note.text.split("<br>")) / 2 for note in found]
    for place in range(count):
        assert middles[place + 1] - middles[place] >= halves[place] + halves[place + 1]
    assert middles[0] - halves[0] >= 0
    assert middles[-1] + halves[-1] <= figure.layout.height


def test_the_axis_has_room_for_it():
    low, high = drawn(against=(0.05, 0.06, 0.9)).layout.yaxis.range
    assert low < 0.06
    assert high > 0.9


def test_an_aim_is_drawn_as_aims_are_everywhere_and_not_as_a_line_of_areas():
    figure = drawn(against=(0.65, 0.65, 0.7), is_aim=True)
    steps = [each for each in figure.layout.shapes if each.line.color == LIGHT.target]
    assert len(steps) == 2
    assert any("Aim 70%" in each.text for each in figure.layout.annotations)
    assert not [each for each in figure.data if each.line.color == LIGHT.steady]
    assert len(names(figure)) == 2  # of the area, and the aim's own


def test_without_anything_beside_them_the_lines_are_as_they_were():
    rows = quarters(0.5, 0.52, area=AREAS[0].code)
    plain = areas_over_time(rows, AREAS[:1], indicator=SHARE, palette=LIGHT)
    assert LIGHT.steady not in plain.to_json()
    assert plain.layout.height == 396


def test_a_figure_of_the_area_that_is_withheld_is_nowhere_in_the_drawing():
    def poisoned(number):
        own = pd.concat([
            quarters(None, first="2025-Q1", area=AREAS[0].code).assign(value=number, lower=number),
            pd.DataFrame([shown(0.5, period="2025-Q2", area=AREAS[0].code)]),
        ]).assign(against=0.4)  # fmt: skip
        beside = Beside("Areas like it", own)
        return areas_over_time(
            own, AREAS[:1], indicator=SHARE, palette=LIGHT, beside=beside
        ).to_json()

    assert poisoned(0.1234567) == poisoned(0.7654321)


def test_only_a_figure_with_none_beside_it_has_a_mark_of_its_own():
    assert list(line(drawn(against=(0.4, None, 0.44))).marker.opacity) == [1, 0, 1]
    assert set(line(drawn(against=(0.4, 0.41, 0.44))).marker.opacity) == {0}
