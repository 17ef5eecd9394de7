"""The pictures of Explore: what is withheld leaves no trace, what is shown is where it belongs."""

import json
import re

import numpy as np
import pandas as pd
import pytest
from charts_drawn import marks, says, texts
from published_rows import PARENT, SHARE, rows, shown
from published_rows import row as absent

from khi.charts.boundaries import boundaries
from khi.charts.classes import classes, ink_on, ranges
from khi.charts.funnel import funnel
from khi.charts.profile import profile
from khi.charts.spread import spread
from khi.charts.tiles import tiles
from khi.statistics.funnel import limits
from khi.theme import DARK, LIGHT
from khi.wording import explore as words

NONE = rows()


def areas(**values):
    """A row for each area: its share, or None where it is withheld."""
    each = [
        absent(area=name, absence="too few answers") if value is None else shown(value, area=name)
        for name, value in values.items()
    ]
    frame = rows(*each).assign(name=list(values))
    return frame.assign(line=range(len(frame)), column=0)


def drawn_spread(frame, looked_at="", palette=LIGHT):
    return spread(
        frame, NONE, indicator=SHARE, parent=PARENT, mine="a", looked_at=looked_at, palette=palette
    )


def test_a_withheld_area_is_not_on_the_line_and_does_not_stretch_it():
    with_it = drawn_spread(areas(a=0.4, b=0.6, c=None))
    without = drawn_spread(areas(a=0.4, b=0.6))
    assert json.loads(with_it.to_json())["data"] == json.loads(without.to_json())["data"]
    assert with_it.layout.xaxis.range == without.layout.xaxis.range


def test_close_figures_pile_up_and_none_hides_another():
    figure = drawn_spread(areas(a=0.2, b=0.5, c=0.5, d=0.5))
    dots = next(each for each in figure.data if each.marker.size == 11)
    assert len(set(zip(dots.x, dots.y, strict=True))) == 3


def test_the_area_walked_to_is_ringed_and_named():
    figure = drawn_spread(areas(a=0.2, b=0.5), looked_at="b")
    assert says(figure, "b")
    assert says(figure, "50%")
    assert not says(drawn_spread(areas(a=0.2, b=None), looked_at="b"), "b")


def test_a_fifth_of_the_areas_has_each_shade_and_equal_figures_share_one():
    frame = areas(**{f"x{n}": n / 20 for n in range(1, 11)})
    assert list(classes(frame)) == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    same = classes(areas(a=0.4, b=0.4, c=0.4, d=None))
    assert same.iloc[:3].nunique() == 1
    assert same.iloc[3] == -1
    assert [round(low, 2) for _, low, _ in ranges(frame)] == [0.05, 0.15, 0.25, 0.35, 0.45]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("shade", range(5))
def test_words_on_a_tile_can_be_read(shade, palette):
    from khi.charts.classes import _contrast

    assert _contrast(palette.sequential[shade], ink_on(shade, palette)) >= 4.5


def test_a_withheld_tile_is_hatched_and_holds_no_number():
    figure = tiles(areas(a=0.4, b=None), indicator=SHARE, mine="a", palette=LIGHT)
    hatched = [each for each in figure.data if each.marker.pattern.shape]
    assert len(hatched) == 1
    words = [re.sub("<[^>]+>", "", each) for each in texts(figure)]
    assert words == ["a", "40%", "b"]


def test_the_shade_of_an_area_does_not_depend_on_one_that_is_withheld():
    shade = classes(areas(a=0.1, b=0.5, c=None)).iloc[:2]
    assert list(shade) == list(classes(areas(a=0.1, b=0.5)))


def test_boundaries_draw_mine_with_a_thick_edge_and_hatch_what_is_withheld():
    square = [[(0, 51), (1, 51), (1, 52), (0, 52), (0, 51)]]
    figure = boundaries(areas(a=0.4, b=None), {"a": square, "b": square}, mine="a", palette=LIGHT)
    assert [bool(each.fillpattern.shape) for each in figure.data] == [False, True, False]
    assert figure.data[-1].line.width == 3
    assert figure.layout.yaxis.scaleratio == pytest.approx(1 / np.cos(np.radians(51.4)), rel=0.01)


def drawn_funnel(frame):
    bases = np.linspace(5, 500, 40)
    return funnel(frame, limits(0.5, bases), bases, indicator=SHARE, mine="a", palette=LIGHT)


def test_areas_outside_the_funnel_are_triangles_that_point_the_way():
    frame = areas(a=0.5, b=0.8, c=0.2).assign(apart=["", "high", "low"])
    figure = drawn_funnel(frame)
    symbols = [each.marker.symbol for each in figure.data if each.mode == "markers"]
    assert ("triangle-up", "triangle-down") in symbols
    assert says(figure, "b")
    assert says(figure, "How many people answered")
    assert all(
        each.marker.opacity == 1 for each in figure.data if isinstance(each.marker.size, tuple)
    )


def test_a_withheld_area_is_nowhere_in_the_funnel():
    frame = areas(a=0.5, b=None).assign(apart="")
    points = [each for each in drawn_funnel(frame).data if each.mode == "markers"]
    assert sum(len(each.x) for each in points) == 1


def line(**given):
    plain = {
        "name": "See people enough", "words": "58%", "said": "Better", "verdict": "better",
        "absence": "", "place": 0.5, "place_lower": 0.3, "place_upper": 0.7,
        "low_quarter": -0.4, "high_quarter": 0.4,
    }  # fmt: skip
    return plain | given


def test_a_profile_points_the_way_it_is_better_and_hatches_what_is_withheld():
    hidden = dict.fromkeys(["place", "place_lower", "place_upper"], float("nan"))
    frame = pd.DataFrame(
        [
            line(),
            line(verdict="worse", said="Worse", place=-0.5),
            line(absence="too few answers", words="Too few answers to show", **hidden),
        ]
    )
    figure = profile(frame, benchmark="Merrowdale", palette=LIGHT)
    assert marks(figure, "triangle-right")[0].x == (0.5,)
    assert marks(figure, "triangle-left")[0].x == (-0.5,)
    assert (
        len([each for each in figure.data if each.type == "bar" and each.marker.pattern.shape]) == 1
    )
    assert says(figure, "Too few answers to show")


@pytest.mark.parametrize(("upper", "edge", "arrows"), [(1.2, 1.2, 0), (4.0, 1.5, 1), (0.9, 1, 0)])
def test_a_likely_range_is_drawn_whole_or_says_that_it_goes_on(upper, edge, arrows):
    frame = pd.DataFrame([{
        "name": "See people enough", "words": "70%", "said": "Similar", "verdict": "similar",
        "absence": "", "place": 0.8, "place_lower": 0.5, "place_upper": upper,
        "low_quarter": -0.2, "high_quarter": 0.3,
    }])  # fmt: skip
    figure = profile(frame, benchmark="Merrowdale", palette=LIGHT)
    assert tuple(figure.layout.xaxis.range) == (-1, edge)
    assert len(marks(figure, "triangle-right")) == arrows


def test_the_sentence_of_the_walk_counts_those_on_either_side():
    frame = areas(a=0.4, b=0.6, c=0.2, d=None)
    said = words.spread_sentence(frame, frame.iloc[0].to_dict(), SHARE)
    assert said.startswith("a is at 40%. One area is lower and one higher")
    hidden = words.spread_sentence(frame, frame.iloc[3].to_dict(), SHARE)
    assert hidden == "d: too few answers to show."


def test_one_area_with_a_figure_is_not_said_to_stand_among_others():
    frame = areas(a=0.42, b=None, c=None)
    assert words.spread_title(frame, SHARE) == "One area has a figure to show: 42%"
    said = words.spread_sentence(frame, frame.iloc[0].to_dict(), SHARE)
    assert said == "a is at 42%. No other area has a figure to show."
