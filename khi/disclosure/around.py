"""Withhold more around figures that somebody else found unsafe."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.disclosure.reach import matrix_of
from khi.disclosure.rules import ANY_SIZE
from khi.disclosure.sums import KEY, sums_of
from khi.model import Absence


def withheld_around(
    cells: pd.DataFrame,
    named: pd.DataFrame,
    free: NDArray[np.bool_],
    *,
    parents: Mapping[str, str],
    hops: int,
) -> pd.DataFrame:
    """Withhold everything new that some sums tie to the cells named, and give all one reason.

    Args:
        cells: ``KEY``, exact ``base``, ``absence`` and ``rule``.
        named: ``KEY`` of cells that are not safe.
        free: which cells may be withheld still, and their reason changed: never told of before.
        parents: the parent of each area; empty where it has none.
        hops: how many sums away from the cells named.

    Returns:
        The cells, with ``absence`` and ``rule`` as they must be.
    """
    matrix = matrix_of(sums_of(cells, parents), len(cells))
    reached = pd.MultiIndex.from_frame(cells[KEY]).isin(pd.MultiIndex.from_frame(named[KEY]))
    for _ in range(hops):
        sums = np.abs(matrix) @ reached.astype(float) > 0
        reached = reached | (np.abs(matrix).T @ sums.astype(float) > 0)
    hide = reached & free
    return cells.assign(
        absence=cells["absence"].mask(hide, Absence.PROTECTS),
        rule=cells["rule"].mask(hide, ANY_SIZE),
    )
