"""The gap of one group of people in many areas: who is named, what is drawn, what stands in words.

From a region, its places stand below it, and it is not one of them.
"""

import numpy as np
import pandas as pd
import pytest
from charts_drawn import texts
from hypothesis import given, settings
from hypothesis import strategies as some
from patience import tried
from published_rows import SHARE, row, rows, shown

from khi.charts.fairness.places import gap_by_area
from khi.model import EVERYONE
from khi.publication import comparing, fairness
from khi.publication.comparing.named import MOST
from khi.theme import LIGHT
from khi.wording.fairness import places as said

WIDE, NARROW = 0.2, 0.01


def told(code, gap, **given):
    """A group this far behind everyone else in an area; None is withheld."""
    own = {"area": code, "breakdown": "disability", "group": "disabled"} | given
    if gap is None:
        return row(**{"absence": "too few answers"} | own)
    apart = {"difference": -gap, "difference_lower": -gap - 0.03, "difference_upper": -gap + 0.03}
    word = "worse" if gap > 0.03 else "better" if gap < -0.03 else "similar"
    return shown(0.6 - gap, verdict=word, **apart, **own)


def places(*parts, whole="", near=()):
    """Areas with their gaps, those to name marked as on the page."""
    frame = rows(*parts)
    found = fairness.gap_in_places(frame.assign(name=frame["area"]), SHARE, "disabled", whole=whole)
    clear = list(found.loc[[said.is_clear(each) for each in found.to_dict("records")], "area"])
    mine = whole or "A07"
    return comparing.named(found, mine=mine, first=[*clear, *near], by_result=False)


def drawn(areas, mine="A07"):
    return gap_by_area(areas, indicator=SHARE, mine=mine, palette=LIGHT)


def many(count=40, *, wide=(), hidden=()):
    gaps = {n: None if n in hidden else WIDE if n in wide else NARROW for n in range(count)}
    return [told(f"A{n:02}", gap) for n, gap in gaps.items()]


def marks(figure):
    return sorted(x for each in figure.data if each.type == "scatter" for x in each.x)


def test_of_many_areas_about_twelve_are_named_and_every_gap_has_one_mark():
    areas = places(*many(wide=(3, 5), hidden=(30, 31)))
    named = areas[areas["drawn"]]
    assert len(named) == MOST
    assert {"A03", "A05", "A07"} <= set(named["area"])
    figure = drawn(areas)
    assert marks(figure) == pytest.approx(sorted(areas["gap"].dropna()))
    assert "28 other areas, two not shown" in texts(figure)
    assert figure.layout.height < 900


def test_up_to_fourteen_are_all_named():
    assert places(*many(14, hidden=(2,)))["drawn"].all()
    assert not any("other area" in each for each in texts(drawn(places(*many(14)))))


@tried(few=8, many=30)
@given(hidden=some.sets(some.integers(0, 39), max_size=20), secret=some.floats(-0.9, 0.9))
def test_what_is_withheld_has_no_part_in_who_is_named_nor_in_the_picture(hidden, secret):
    plain = rows(*many(wide=(3, 5, 9), hidden=hidden))
    numbers = ["value", "lower", "upper", "difference", "difference_lower", "difference_upper"]
    told_all = plain.assign(**{x: plain[x].mask(plain["absence"].ne(""), secret) for x in numbers})
    made = [places(*each.to_dict("records")) for each in (plain, told_all)]
    assert list(made[0]["area"]) == list(made[1]["area"])
    assert list(made[0]["drawn"]) == list(made[1]["drawn"])
    assert drawn(made[0]).to_json() == drawn(made[1]).to_json()


@settings(deadline=None, max_examples=15)
@given(hidden=some.sets(some.integers(10, 39), max_size=20))
def test_an_area_is_not_named_for_being_withheld(hidden):
    """Those with a clear gap, mine and those near are named first, whoever else is withheld."""
    near = [f"A{n:02}" for n in range(9)]
    areas = places(*many(wide=(3, 5, 9), hidden=hidden), near=near)
    assert set(areas.loc[areas["drawn"], "area"]) >= {"A03", "A05", "A07", "A09", *near}


def test_the_range_of_an_area_that_is_a_mark_does_not_stretch_the_axis():
    areas = places(*many())
    far = areas.assign(gap_lower=areas["gap_lower"].mask(~areas["drawn"], -0.9))
    assert drawn(far).layout.xaxis.range == drawn(areas).layout.xaxis.range


def test_a_region_stands_above_its_places_and_is_not_counted_among_them():
    parts = [told("R", 0.1), *many(20, wide=(3, 5))]
    areas = places(*parts, whole="R")
    assert areas["area"].iloc[0] == "R"
    assert np.isnan(areas["place_low"].iloc[0])
    alone = places(*parts[1:]).set_index("area")
    columns = ["place_low", "place_high", "p", "sure"]
    pd.testing.assert_frame_equal(
        areas.set_index("area").loc[alone.index, columns], alone[columns], check_dtype=False
    )
    others = areas[areas["area"].ne("R")]
    assert said.whole_title(others) == "A clear gap in two of 20 areas"
    alt = said.places_alt(areas, SHARE, "Disabled", "R", "everyone else")
    assert "in 20 areas" in alt
    assert "R: 10 in every 100 behind everyone else" in alt
    assert "All of it" in " ".join(texts(drawn(areas, "R")))
    table = said.places_table(areas, SHARE)
    assert len(table) == 21
    assert table["Place (1st: narrowest gap)"].iloc[0] == "All of it"
    assert table["Place (1st: narrowest gap)"].iloc[1].endswith("of 20")


def test_where_no_gap_can_be_judged_a_region_says_so_in_twelve_words_or_fewer():
    areas = places(told("R", 0.1), *many(3, hidden=(0, 1, 2)), whole="R")
    title = said.whole_title(areas[areas["area"].ne("R")])
    assert title == "This gap cannot be judged in any area"
    assert len(title.split()) <= 12


def test_an_area_that_did_not_ask_who_people_are_is_there_without_a_number():
    quiet = shown(0.4, area="Q", breakdown=EVERYONE, group=EVERYONE)
    areas = places(*many(3), quiet).set_index("area")
    assert np.isnan(areas.loc["Q", "gap"])
    assert areas.loc["Q", "absence"] == "no data recorded"
    assert "Nothing recorded" in " ".join(texts(drawn(areas.reset_index())))


def test_the_table_says_the_same_as_the_picture_of_each_area_that_is_named():
    areas = places(*many(wide=(3, 5), hidden=(30,)))
    text = " ".join(texts(drawn(areas)))
    table = said.places_table(areas, SHARE).set_index("Area")
    assert len(table) == 40
    for each in areas.loc[areas["drawn"], "area"]:
        assert each in text
        assert table.loc[each, "Place (1st: narrowest gap)"] in text
    assert table.loc["A30", "Gap"] == "Too few answers to show"
