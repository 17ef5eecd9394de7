"""About where areas lie, one tile each."""

import numpy as np
import pandas as pd

from khi.catalogue import Catalogue
from khi.statistics.tile_map import tile_map


def tiled(rows: pd.DataFrame, catalogue: Catalogue, *, wide: float) -> pd.DataFrame:
    """Rows of areas, each with the ``line`` and ``column`` of its tile.

    Args:
        rows: one row for each area.
        catalogue: where they lie.
        wide: how many columns there are for each line.
    """
    known = [catalogue.area(code) for code in rows["area"]]
    north, east = ([getattr(each, side) for each in known] for side in ("latitude", "longitude"))
    cells = tile_map(np.array(north, dtype=float), np.array(east, dtype=float), wide=wide)
    return rows.assign(line=cells[:, 0], column=cells[:, 1])
