"""Withhold more around figures that somebody else found unsafe."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.disclosure.one_sum import rest_speaks
from khi.disclosure.reach import matrix_of
from khi.disclosure.rules import ANY_SIZE
from khi.disclosure.sums import KEY, sums_of
from khi.disclosure.withholding import Withholding
from khi.model import Absence, Policy


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


def spoken_for(
    cells: pd.DataFrame, *, parents: Mapping[str, str], policy: Policy, counts: Sequence[str]
) -> pd.DataFrame:
    """Withheld parts of sums whose withheld people are few, and nearly all said the same.

    Args:
        cells: ``KEY``, exact ``base``, ``absence``, ``rule`` and the columns of ``counts``.
        parents: the parent of each area; empty where it has none.
        policy: the numbers of disclosure control.
        counts: columns of how many people gave each answer to a sensitive question.

    Returns:
        ``KEY`` of each.
    """
    sums = sums_of(cells, parents)
    withholding = Withholding.begin(cells, policy)
    withholding.fix(cells["absence"].to_numpy(object), cells["rule"].to_numpy(object))
    withholding.counts = tuple(cells[name].fillna(0).to_numpy(float) for name in counts)
    speaks = rest_speaks(sums, withholding)
    parts = speaks[sums.sum_of] & (sums.sign > 0) & withholding.hidden[sums.cell]
    return cells.iloc[np.unique(sums.cell[parts])][KEY]
