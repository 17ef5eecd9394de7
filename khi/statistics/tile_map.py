"""A tile for every area, as near as can be to where it lies: big and small areas count the same."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from khi.model.estimate import Numbers
from khi.statistics.arrays import numbers, refuse

Cells = NDArray[np.int64]
_ROOM = 1.35
"""Tiles there are for each area, so that a coast or an estuary can stay open."""


def tile_map(latitude: ArrayLike, longitude: ArrayLike, *, wide: float = 0.8) -> Cells:
    """Which tile of a grid each area is drawn in: the least total distance moved.

    Shapes:   two lists, one entry for each area; (areas, 2) back: row from the top, column from
              the left, both from 0. No two areas share a tile.
    Units:    degrees in. ``wide``: how many tiles across for each tile down.
    Missing:  an area without a point lies below the others, in the order given.
    Raises:   ValueError where a latitude is not from -90 to 90.
    Source:   the assignment problem (Kuhn 1955; Crouse 2016, by scipy), as in tile grid maps:
              Meulemans et al (2017) IEEE TVCG 23:1, "Small multiples with gaps".
    Formula:  points, scaled to the grid with a degree of longitude shrunk by the cosine of the
              middle latitude; the one-to-one assignment to tiles of least total squared distance.
    Not for:  measuring distances; saying which areas touch.
    """
    north, east = numbers(latitude), numbers(longitude)
    refuse(np.abs(north) > 90, "A latitude lies from -90 to 90.")
    known = ~np.isnan(north + east)
    cells = np.zeros((north.size, 2), dtype=np.int64)
    rows = 0
    if known.any():
        cells[known] = _placed(north[known], east[known], wide)
        cells[known] -= cells[known].min(axis=0)
        rows = int(cells[known][:, 0].max()) + 1
    unknown = np.flatnonzero(~known)
    across = max(int(cells[:, 1].max()) + 1, round(math.sqrt(north.size)))
    below = np.arange(unknown.size)
    cells[unknown, 0], cells[unknown, 1] = rows + below // across, below % across
    return cells


def _placed(north: Numbers, east: Numbers, wide: float) -> Cells:
    """The tiles of areas whose points are known."""
    # Imported here: no page needs it before its first chart.
    from scipy.optimize import linear_sum_assignment

    points = np.column_stack([-north, east * math.cos(math.radians(float(north.mean())))])
    down = max(1, math.ceil(math.sqrt(_ROOM * north.size / wide)))
    across = max(1, math.ceil(_ROOM * north.size / down))
    grid = np.stack(np.meshgrid(np.arange(down), np.arange(across), indexing="ij"), -1)
    tiles = grid.reshape(-1, 2)
    low, size = points.min(axis=0), np.ptp(points, axis=0)
    scaled = (points - low) / np.where(size > 0, size, 1) * [down - 1, across - 1]
    moved = ((scaled[:, None, :] - tiles[None, :, :]) ** 2).sum(axis=-1)
    _, chosen = linear_sum_assignment(moved)
    return np.asarray(tiles[chosen], dtype=np.int64)
