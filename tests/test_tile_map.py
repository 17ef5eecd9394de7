"""Tile maps: one tile each, in the right part of the map, and as little moved as can be."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khi import catalogue as catalogues
from khi.model import AreaKind
from khi.statistics.tile_map import tile_map

POINTS = st.lists(
    st.tuples(st.floats(49.9, 60.9), st.floats(-8.2, 1.8)) | st.just((np.nan, np.nan)),
    min_size=1,
    max_size=40,
)


@settings(deadline=None, max_examples=60)
@given(POINTS)
def test_every_area_has_a_tile_of_its_own(points):
    north, east = np.array(points).T
    cells = tile_map(north, east)
    assert cells.shape == (len(points), 2)
    assert (cells >= 0).all()
    assert len({tuple(each) for each in cells}) == len(points)


def test_the_real_councils_keep_their_north_and_their_east():
    known = catalogues.load().areas.values()
    areas = [each for each in known if each.kind is AreaKind.COUNCIL and not each.invented]
    cells = tile_map([x.latitude for x in areas], [x.longitude for x in areas])
    by_name = {area.name: cell for area, cell in zip(areas, cells, strict=True)}
    assert by_name["Northumberland"][0] < by_name["Leeds"][0] < by_name["Cornwall"][0]
    assert by_name["Cornwall"][1] < by_name["Birmingham"][1] < by_name["Norfolk"][1]
    north = np.argsort(np.argsort([-x.latitude for x in areas]))
    east = np.argsort(np.argsort([x.longitude for x in areas]))
    assert np.corrcoef(north, cells[:, 0])[0, 1] > 0.9
    assert np.corrcoef(east, cells[:, 1])[0, 1] > 0.9


def test_an_area_without_a_point_stands_below_the_others():
    cells = tile_map([52.0, 53.0, np.nan], [0.0, 0.0, np.nan])
    assert cells[2, 0] > cells[:2, 0].max()
    assert cells[1, 0] < cells[0, 0]


def test_no_other_way_of_dealing_out_the_same_tiles_moves_the_areas_less():
    rng = np.random.default_rng(3)
    north, east = rng.uniform(50, 55, 6), rng.uniform(-3, 1, 6)
    cells = tile_map(north, east).astype(float)
    points = np.column_stack([-north, east * np.cos(np.radians(north.mean()))])
    # Positions as the grid sees them, up to the shift that takes empty edges away.
    down = int(np.ceil(np.sqrt(1.35 * 6 / 0.8)))
    across = int(np.ceil(1.35 * 6 / down))
    scaled = (points - points.min(0)) / np.ptp(points, axis=0) * [down - 1, across - 1]
    shifts = [(r, c) for r in range(down) for c in range(across)]
    chosen = min(((scaled - cells - shift) ** 2).sum() for shift in shifts)
    others = min(
        ((scaled - cells[list(order)] - shift) ** 2).sum()
        for order in permutations(range(6))
        for shift in shifts
    )
    assert chosen == pytest.approx(others)


def test_a_latitude_that_cannot_be_is_refused():
    with pytest.raises(ValueError, match="latitude"):
        tile_map([95.0], [0.0])
