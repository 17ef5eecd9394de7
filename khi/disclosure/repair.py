"""Withhold the least that keeps a withheld base safe, all sums taken together.

After Kelly, Golden and Assad (1992): for a cell that is not yet safe, find the cheapest set of
figures that fits every sum and moves it far enough, where moving a shown figure costs what a
reader would lose with it. The shown figures that moved must be withheld.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from khi.disclosure.programme import Programme, Real
from khi.disclosure.reach import CLOSE, Witnesses
from khi.disclosure.rules import WHOLE
from khi.disclosure.sums import Whole
from khi.disclosure.withholding import Withholding

_HOPS, _HOPS_THROUGH_TIME = 3, 5
"""How many sums away a repair looks; further where it must look through earlier versions."""
_SHORT = 1e4
"""What it costs to leave a target one person short: more than any figure is worth."""


@dataclass(frozen=True)
class Repair:
    """The sums and the state they are repaired in. ``open`` marks cells that may be withheld."""

    matrix: sparse.csr_array
    by_cell: sparse.csc_array
    withholding: Withholding
    witnesses: Witnesses

    def mend(self, targets: Whole, usable: NDArray[np.bool_]) -> None:
        """Make a few cells safe, moving only usable cells; targets out of reach stay unsafe."""
        around = self._around(targets, usable)
        for up in (True, False):
            left = self.witnesses.unproved(targets)
            if len(left):
                self._move(left, around, up=up)

    def _around(self, targets: Whole, usable: NDArray[np.bool_]) -> Whole:
        """The cells a few sums away that are withheld already or may be."""
        near = targets
        can_move = usable | self.withholding.hidden
        past = self.withholding.settled.any()
        for _ in range(_HOPS_THROUGH_TIME if past else _HOPS):
            rows = np.unique(self.by_cell[:, near].indices)
            reached = np.unique(self.matrix[rows].indices)
            near = reached[can_move[reached]]
        return np.union1d(near, targets)

    def _move(self, targets: Whole, cells: Whole, *, up: bool) -> None:
        """Find the cheapest set of figures that moves the targets, and withhold what moved."""
        block = self.by_cell[:, cells].tocsr()
        block = block[np.unique(self.by_cell[:, cells].indices)]
        raised, lowered = self._cheapest(targets, cells, block, up=up)
        moved = raised - lowered
        fresh = cells[(raised + lowered > CLOSE) & ~self.withholding.hidden[cells]]
        self.withholding.withhold(fresh, WHOLE)
        self.witnesses.add(cells, self.withholding.base[cells] + moved)

    def _cheapest(
        self, targets: Whole, cells: Whole, block: sparse.csr_array, *, up: bool
    ) -> tuple[Real, Real]:
        """How far each cell is raised and lowered at least loss; not at all if nothing fits."""
        goal = np.searchsorted(cells, targets)
        aim = sparse.csr_array(
            (np.ones(len(goal)), (np.arange(len(goal)), goal)), shape=(len(goal), len(cells))
        )
        none = sparse.csr_array((block.shape[0], len(goal)))
        side = sparse.eye_array(len(goal)) * (1 if up else -1)
        moves = sparse.block_array([[block, -block, none], [aim, -aim, side]], format="csr")
        loss = np.where(self.withholding.hidden[cells], 0, self.withholding.loss[cells])
        known = np.concatenate([np.zeros(block.shape[0]), self._goals(targets, up=up)])
        none_moved = np.zeros(moves.shape[1])
        programme = Programme(moves, known, none_moved, self._room(cells, len(goal)))
        found = programme.cheapest(np.concatenate([loss, loss, np.full(len(goal), _SHORT)]))
        steps = none_moved if found is None else found
        return steps[: len(cells)], steps[len(cells) : 2 * len(cells)]

    def _goals(self, targets: Whole, *, up: bool) -> Real:
        """How far each target must be moved, this way, to be safe."""
        width = self.withholding.width[targets]
        base = self.withholding.base[targets]
        above = np.minimum(self.withholding.ceiling[targets] - base, width)
        goal = above if up else np.minimum(above - width, 0)
        return goal.astype(float)

    def _room(self, cells: Whole, shortfalls: int) -> Real:
        """The most each cell can be raised and lowered."""
        held = self.withholding
        base = held.base[cells]
        floor = np.where(held.hidden[cells], held.floor[cells], held.policy.threshold)
        ceiling = np.where(held.hidden[cells], held.ceiling[cells], base + 1000)
        room = np.concatenate([np.minimum(ceiling - base, 1000), base - floor])
        return np.concatenate([room.astype(float), np.full(shortfalls, np.inf)])

    def blur(self, cells: Whole) -> None:
        """Withhold every part of each sum these cells are part of, and give one reason to all."""
        held = self.withholding
        fixed = (self.matrix > 0) @ (held.settled | held.locked).astype(float)
        rows = np.unique(self.by_cell[:, cells].indices)
        parts = self.matrix[rows[fixed[rows] == 0]]
        held.blur(np.unique(parts.indices[parts.data > 0]))


def apart(targets: Whole, matrix: sparse.csc_array) -> Whole:
    """As many of the targets as share no sum with one another."""
    taken = np.zeros(matrix.shape[0], bool)
    chosen = []
    for target in targets:
        rows = matrix.indices[matrix.indptr[target] : matrix.indptr[target + 1]]
        if not taken[rows].any():
            taken[rows] = True
            chosen.append(target)
    return np.array(chosen, np.int64)
