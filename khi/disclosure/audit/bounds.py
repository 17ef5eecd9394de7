"""The smallest and largest value of each withheld number, by linear programming."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

from khi.disclosure.audit.ties import Tie
from khi.disclosure.programme import Programme

Real = NDArray[np.float64]
Rows = NDArray[np.int64]

_NEAR = 1e-6
_PATIENCE = 4
"""How many pairs of solutions in a row may show too little before cells are solved one by one."""

_WORTH = 20
"""A pair of solutions shows enough if it shows one cell in so many: else one by one is quicker."""

_SEVERAL = 3
"""In the midst of how many pairs of solutions the shown cells are held."""

_LARGE, _HOPS = 200, 3
"""In a block of more cells, each is first moved with those so many ties away from it."""


class DoesNotAddUpError(ValueError):
    """No numbers of people fit everything published: some sum does not hold."""


@dataclass(frozen=True)
class Block:
    """Cells tied to one another: values fit where ``ties`` @ values = 0 and within the limits."""

    rows: Rows
    ties: sparse.csr_array
    low: Real
    high: Real
    tie_rows: Rows

    @cached_property
    def _programme(self) -> Programme:
        """The solver, kept between questions about this block."""
        return Programme(self.ties, np.zeros(self.ties.shape[0]), self.low, self.high)

    def solve(self, cost: Real) -> Real:
        """The values that fit at least cost."""
        values = self._programme.cheapest(cost)
        if values is None:
            raise DoesNotAddUpError
        return values

    def broken(self) -> Rows:
        """The ties, by row of the whole matrix, that must give way for anything to fit."""
        number, size = self.ties.shape
        give = sparse.eye_array(number)
        found = linprog(
            np.concatenate([np.zeros(size), np.ones(2 * number)]),
            A_eq=sparse.hstack([self.ties, give, -give], format="csr"),
            b_eq=np.zeros(number),
            bounds=np.column_stack(
                [
                    np.concatenate([self.low, np.zeros(2 * number)]),
                    np.concatenate([self.high, np.full(2 * number, np.inf)]),
                ]
            ),
            method="highs",
        )
        gave = found.x[size : size + number] + found.x[size + number :]
        return self.tie_rows[gave > _NEAR]


def matrix_of(ties: list[Tie], size: int) -> sparse.csr_array:
    """The ties as a matrix: parts less their total make nought."""
    number = len(ties)
    row = np.repeat(np.arange(number), [len(tie.parts) + 1 for tie in ties])
    column = np.array([cell for tie in ties for cell in (tie.total, *tie.parts)], np.int64)
    sign = np.array([each for tie in ties for each in (-1.0, *[1.0] * len(tie.parts))])
    return sparse.csr_array((sign, (row, column)), shape=(number, size))


def blocks(
    low: Real, high: Real, matrix: sparse.csr_array, wanted: NDArray[np.bool_]
) -> list[Block]:
    """The cells in blocks that no tie connects, where a block holds a wanted cell."""
    loose = matrix[:, np.flatnonzero(high > low)]
    _, label = sparse.csgraph.connected_components(loose.T @ loose, directed=False)
    labels = np.full(len(low), -1)
    labels[high > low] = label
    by_column = matrix.tocsc()
    return [
        _block(np.flatnonzero(labels == each), by_column, low, high)
        for each in np.unique(labels[wanted])
        if each >= 0
    ]


def _block(rows: Rows, matrix: sparse.csc_array, low: Real, high: Real) -> Block:
    """One block, with the fixed cells its ties also hold."""
    ties = np.unique(matrix[:, rows].indices)
    held = matrix.tocsr()[ties]
    rows = np.union1d(rows, held.indices)
    return Block(rows, held.tocsc()[:, rows].tocsr(), low[rows], high[rows], ties)


def ranges(
    block: Block, matrix: sparse.csr_array, wanted: NDArray[np.bool_], width: Real
) -> dict[int, tuple[float, float]]:
    """The range of each wanted cell that is narrower than its width, by row of the cells.

    Solutions that aim at many cells at once show most to be wide enough: first with every shown
    cell held at one value that fits, which leaves small blocks; then with all free. The rest are
    solved one by one.
    """
    asked = wanted.copy()
    for smaller in _with_shown_held(block, matrix, wanted):
        asked[smaller.rows[_wide_enough(smaller, asked, width)]] = False
    asked[block.rows[_wide_enough(block, asked, width)]] = False
    found = _one_by_one(block, np.flatnonzero(asked[block.rows]), width[block.rows])
    rows = {int(block.rows[place]): limits for place, limits in found}
    return {row: limits for row, limits in rows.items() if _narrow(limits, width[row])}


def _one_by_one(
    block: Block, places: Rows, width: Real
) -> Iterator[tuple[int, tuple[float, float]]]:
    """The exact range of each of some cells, but of those that two of the answers show wide."""
    least, most = np.full(len(width), np.inf), np.full(len(width), -np.inf)
    for place in places:
        if most[place] - least[place] >= width[place] - _NEAR:
            continue
        cost = np.zeros(len(width))
        cost[place] = 1
        for values in (block.solve(cost), block.solve(-cost)):
            least, most = np.minimum(least, values), np.maximum(most, values)
        yield int(place), (float(least[place]), float(most[place]))


def _with_shown_held(
    block: Block, matrix: sparse.csr_array, wanted: NDArray[np.bool_]
) -> list[Block]:
    """The block in smaller ones, every cell but the wanted held at one value that fits.

    That value is in the midst of several, so that it leaves the wanted cells room.
    """
    chance = np.random.default_rng(len(block.rows))
    costs = [chance.standard_normal(len(block.rows)) for _ in range(_SEVERAL)]
    fits = np.mean([block.solve(each) for cost in costs for each in (cost, -cost)], axis=0)
    free = wanted[block.rows]
    low, high = np.zeros(matrix.shape[1]), np.zeros(matrix.shape[1])
    low[block.rows] = np.where(free, block.low, fits)
    high[block.rows] = np.where(free, block.high, fits)
    mine = np.zeros(len(wanted), bool)
    mine[block.rows] = free
    return blocks(low, high, matrix, mine)


def _wide_enough(block: Block, wanted: NDArray[np.bool_], widths: Real) -> NDArray[np.bool_]:
    """Which cells take values far enough apart in a few solutions that aim at many at once."""
    asked, width = wanted[block.rows], widths[block.rows]
    if not asked.any():
        return ~asked
    chance = np.random.default_rng(len(block.rows))
    found = [block.solve(np.zeros(len(block.rows)))]
    least, most = found[0], found[0]
    left, patience = asked & (width > 0), _PATIENCE
    while left.any() and patience:
        cost = np.where(left, chance.choice((0.0, 0.3, 1.0), len(left)), 0)
        for values in (block.solve(cost), block.solve(-cost)):
            least, most = np.minimum(least, values), np.maximum(most, values)
            found.append(values)
        still = left & (most - least < width - _NEAR)
        enough = max(1, left.sum() // _WORTH)
        patience = _PATIENCE if left.sum() - still.sum() >= enough else patience - 1
        left = still
    if left.any() and len(left) > _LARGE:
        left[_moved_nearby(block, np.mean(found, axis=0), np.flatnonzero(left), width)] = False
    return ~left


def _moved_nearby(block: Block, fits: Real, places: Rows, width: Real) -> list[int]:
    """Which cells are wide enough though only what lies a few ties away moves with them.

    What fits so fits the whole block; where a cell cannot move so, nothing is said of it.
    """
    by_cell, moved = block.ties.tocsc(), []
    for place in places:
        near = np.array([place])
        for _ in range(_HOPS):
            near = np.unique(block.ties[np.unique(by_cell[:, near].indices)].indices)
        own = by_cell[:, near].tocsr()
        own = own[np.unique(by_cell[:, near].indices)]
        programme = Programme(own, own @ fits[near], block.low[near], block.high[near])
        cost = (near == place).astype(float)
        ends = [programme.cheapest(each) for each in (cost, -cost)]
        values = [float(cost @ each) for each in ends if each is not None]
        if len(values) == 2 and values[1] - values[0] >= width[place] - _NEAR:
            moved.append(int(place))
    return moved


def _narrow(limits: tuple[float, float], width: float) -> bool:
    """Whether fewer whole numbers lie between the limits than must."""
    return bool(np.floor(limits[1] + _NEAR) - np.ceil(limits[0] - _NEAR) < width)
