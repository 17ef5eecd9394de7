"""Whole names in the tiles of a map; letters, each with its own, where a phone has no room."""

import re

import numpy as np
import pandas as pd
import pytest
from charts_drawn import texts
from hypothesis import given
from hypothesis import strategies as some
from published_rows import SHARE, row, rows, shown

from khi import catalogue as catalogues
from khi.charts.lettering import NARROWEST, wide
from khi.charts.tile_names import FILL, SIDE, SIZE, columns, letters, written
from khi.charts.tiles import FEW, tiles
from khi.model import AreaKind
from khi.publication import comparing
from khi.theme import LIGHT

CATALOGUE = catalogues.load()
REGIONS = [
    each.code
    for each in CATALOGUE.areas.values()
    if each.kind is AreaKind.REGION and CATALOGUE.children(each.code)
]
COUNCILS = [each for each in CATALOGUE.areas.values() if each.cassr and not each.invented]


def placed(areas, *, hidden=()):
    """Areas on their map, as the page lays them out."""
    few = len(areas) <= FEW
    frame = rows(
        *(
            row(area=each.code, absence="too few answers")
            if each.code in hidden
            else shown(0.4, area=each.code)
            for each in areas
        )
    ).assign(name=[each.name for each in areas])
    room = columns(list(frame["name"]), 0.9 if few else 0.62, narrow=few)
    return comparing.tiled(frame, CATALOGUE, wide=room)


def on(frame):
    return tiles(frame, indicator=SHARE, mine="", palette=LIGHT)


def plain(figure):
    """The words of a figure: lines joined, and nothing of how they are shown."""
    whole = [each.replace("<br>", " ").replace("- ", "-") for each in texts(figure)]
    return [re.sub("<[^>]+>", "", each) for each in whole]


def set_by(figure, what):
    return [each for each in texts(figure) if what in each]


@pytest.mark.parametrize("region", REGIONS)
def test_in_every_region_each_tile_has_its_whole_name_on_the_smallest_phone(region):
    frame = placed(CATALOGUE.children(region))
    across = float(frame["column"].max() + 1)
    found = written(list(frame["name"]), across)
    assert found.since == 0
    tile = (NARROWEST - 2 * SIDE) / (across + 0.08) * FILL
    assert all(wide(line, SIZE) < tile for lines in found.lines for line in lines)
    assert set(frame["name"]) <= set(plain(on(frame)))


def test_no_word_of_a_name_is_cut_and_lines_join_to_the_name():
    for each in (placed(CATALOGUE.children(region)) for region in REGIONS):
        found = written(list(each["name"]), float(each["column"].max() + 1))
        for name, lines in zip(each["name"], found.lines, strict=True):
            assert " ".join(lines).replace("- ", "-") == name
            assert len(lines) <= 3


def test_a_country_has_names_on_a_wide_screen_and_letters_with_a_key_below_it():
    figure = on(placed(COUNCILS))
    names, short = (set_by(figure, f"--khi-{each}-1280") for each in ("from", "below"))
    assert len(names) == len(short) == 153
    assert all("visible)" in each for each in names)  # What a picture taken elsewhere shows.
    assert all("hidden)" in each for each in short)
    assert not set_by(figure, "%")


def test_withheld_has_a_halo_in_place_of_a_plate_where_names_and_letters_take_turns():
    hidden = COUNCILS[3].code
    figure = on(placed(COUNCILS, hidden=[hidden]))
    assert len(set_by(figure, "paint-order:stroke")) == 2
    assert not any(note.bgcolor for note in figure.layout.annotations)
    region = CATALOGUE.children(REGIONS[0])
    few = on(placed(region, hidden=[region[0].code]))
    assert sum(bool(note.bgcolor) for note in few.layout.annotations) == 1


def test_an_area_that_is_withheld_has_its_name_and_no_number():
    every = CATALOGUE.children(REGIONS[0])
    figure = on(placed(every, hidden=[every[0].code]))
    assert every[0].name in plain(figure)
    assert plain(figure).count("40%") == len(every) - 1


@pytest.mark.parametrize(
    ("name", "short"),
    [("City of London", "CiLo"), ("Barking and Dagenham", "BaDa"), ("East Riding", "EaRi"),
     ("Bournemouth, Christchurch and Poole", "BoCh"), ("Stoke-on-Trent", "StTr"),
     ("Harrow", "Harr"), ("Ely", "Ely")],
)  # fmt: skip
def test_letters_are_of_the_words_that_tell_a_name_apart(name, short):
    assert letters([name]) == [short]


def test_names_that_begin_alike_have_the_letter_in_which_they_differ():
    assert letters(["Southampton", "Southwark"]) == ["Sout", "Souw"]


NAMES = some.lists(some.text("abAB -", min_size=1, max_size=9), min_size=1, max_size=30)


@given(NAMES)
def test_no_two_areas_have_the_same_letters(names):
    found = letters(names)
    assert len(found) == len(names)
    assert len(set(found)) == len(found)
    assert all(0 < len(each) <= 6 for each in found)


@given(some.lists(some.text("mWil ", min_size=1, max_size=40), min_size=1, max_size=45))
def test_a_name_is_only_shown_where_every_line_fits_its_tile(names):
    across = 6.0
    found = written(names, across)
    figure = {0: NARROWEST, 641: 541, 1024: 924, 1280: 1066}.get(found.since)
    if figure is not None:
        room = (figure - 2 * SIDE) / (across + 0.08) * FILL
        assert all(wide(line, SIZE) <= room for lines in found.lines for line in lines)


def test_a_map_without_areas_is_drawn():
    none = pd.DataFrame(columns=[*rows().columns, "name", "line", "column"])
    assert on(none.astype({"value": float})).layout.height > 0
    assert np.isfinite(columns([], 0.9, narrow=True))
