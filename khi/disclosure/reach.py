"""How far each withheld base could lie from the truth, all sums taken together.

A withheld base is safe when two sets of figures fit everything a reader has and lie far enough
apart on it. Each such set is a witness. ``proof`` seeks them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from khi.disclosure.programme import Programme, Real
from khi.disclosure.sums import Sums, Whole
from khi.disclosure.withholding import Withholding

CLOSE: Final = 1e-6
"""Two solutions of a linear programme this near are the same."""

_AT_ONCE = 1500
"""How many cells are solved as one programme, unless more hang together."""


@dataclass(frozen=True)
class Component:
    """Withheld cells that hang together through sums, and what a reader knows of them.

    ``matrix`` @ values = ``matrix`` @ ``truth`` for every set of values that fits; each value
    lies between ``floor`` and ``ceiling``.
    """

    cells: Whole
    matrix: sparse.csr_array
    floor: Real
    ceiling: Real
    truth: Real

    @property
    def limits(self) -> tuple[sparse.csr_array, Real, Real, Real]:
        """What all the sets of values hold to that fit."""
        return self.matrix, self.matrix @ self.truth, self.floor, self.ceiling

    def programme(self) -> Programme:
        """The programme of all the sets of values that fit."""
        return Programme(*self.limits)


class Witnesses:
    """The lowest and highest value each cell takes in any set of figures found so far."""

    def __init__(self, withholding: Withholding) -> None:
        self._withholding = withholding
        self.lowest = withholding.base.astype(float)
        self.highest = self.lowest.copy()

    def add(self, cells: Whole, values: Real) -> None:
        """Take in one set of figures that fits."""
        self.lowest[cells] = np.minimum(self.lowest[cells], values)
        self.highest[cells] = np.maximum(self.highest[cells], values)

    def width(self, cells: Whole) -> Real:
        """How far apart the lowest and highest value of each cell must be."""
        return self._withholding.width[cells].astype(float)

    def is_unproved(self, cells: Whole) -> NDArray[np.bool_]:
        """Which of the cells are withheld and not yet known to be safe."""
        spread = self.highest[cells] - self.lowest[cells]
        narrow: NDArray[np.bool_] = spread < self._withholding.width[cells] - CLOSE
        return narrow & self._withholding.hidden[cells]

    def unproved(self, cells: Whole) -> Whole:
        """Those of the withheld cells that are not yet known to be safe."""
        return cells[self.is_unproved(cells)]


def matrix_of(sums: Sums, size: int) -> sparse.csr_array:
    """The sums as a matrix: a row for each, a column for each cell."""
    return sparse.csr_array(
        (sums.sign.astype(float), (sums.sum_of, sums.cell)), shape=(len(sums), size)
    )


def components(
    matrix: sparse.csr_array, withholding: Withholding, among: Whole
) -> Iterator[Component]:
    """The withheld cells connected through sums to any of ``among``, a few pieces at a time.

    Pieces that no sum connects are solved as one programme where they are small: it is quicker.
    """
    hidden = np.flatnonzero(withholding.hidden)
    block = matrix[:, hidden]
    _, label = sparse.csgraph.connected_components(block.T @ block, directed=False)
    wanted = np.unique(label[np.isin(hidden, among)])
    by_column = block.tocsc()
    bunch = np.cumsum(np.bincount(label)[wanted]) // _AT_ONCE
    for number in np.unique(bunch):
        columns = np.flatnonzero(np.isin(label, wanted[bunch == number]))
        yield _component(hidden[columns], by_column[:, columns], withholding)


def _component(cells: Whole, block: sparse.csc_array, withholding: Withholding) -> Component:
    """One component, with the sums that touch it and room enough above each base."""
    truth = withholding.base[cells].astype(float)
    room = 10 * withholding.policy.protection_width
    return Component(
        cells,
        block.tocsr()[np.unique(block.indices)],
        withholding.floor[cells].astype(float),
        np.minimum(withholding.ceiling[cells], truth + room),
        truth,
    )
