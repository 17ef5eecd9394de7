"""Prove that withheld bases are safe, and tell which are surely not.

Whatever is withheld for a base that only seemed unsafe is withheld for nothing. So a base counts as
unsafe only where no two sets of figures can lie far enough apart on it.
"""

import numpy as np
from numpy.typing import NDArray

from khi.disclosure.programme import Goals, Real
from khi.disclosure.reach import CLOSE, Component, Witnesses
from khi.disclosure.sums import Whole

_PATIENCE = 3
"""How many pairs of witnesses in a row may prove too little before a closer look."""

_WORTH = 10
"""A pair of witnesses proves enough if it proves one in so many: else a closer look is quicker."""

_AGAIN = 20
"""How often limits are tightened by one sum after another."""


def prove(component: Component, witnesses: Witnesses, among: Whole) -> Whole:
    """Seek witnesses for some cells of a component. Returns cells that are surely unsafe.

    Where sum after sum narrows some too far, those are returned before the others are looked at
    one by one: most of these will be safe by what is withheld for those. Otherwise every cell is
    proved to be safe, or returned.
    """
    search = Search(component, witnesses, among)
    search.together()
    left = search.unproved
    surely = left[_too_narrow(component, witnesses)[left]]
    if not len(surely):
        for place in left:
            search.aim(np.array([place]))
        surely = search.unproved
    return component.cells[surely]


class Search:
    """Sets of figures that fit a component and bring some of its cells far from each other."""

    def __init__(self, component: Component, witnesses: Witnesses, among: Whole) -> None:
        self._cells, self._witnesses = component.cells, witnesses
        self._among = np.isin(component.cells, among)
        self._goals = Goals(*component.limits)
        # Weights that differ send the solver to another corner each time; seeded, so that the same
        # figures are always withheld alike.
        self._chance = np.random.default_rng(len(component.cells))

    @property
    def unproved(self) -> Whole:
        """The places of the cells not yet known to be safe."""
        return np.flatnonzero(self._among & self._witnesses.is_unproved(self._cells))

    def together(self) -> None:
        """Aim at all these cells at once, as long as that proves enough."""
        patience = _PATIENCE
        while patience and len(unproved := self.unproved):
            self.aim(unproved)
            proved = len(unproved) - len(self.unproved)
            patience = _PATIENCE if proved >= max(1, len(unproved) // _WORTH) else patience - 1

    def aim(self, places: Whole) -> None:
        """Take in figures as high as these cells need, and then figures as low as they need."""
        seen, cells = self._witnesses, self._cells
        weight = 0.1 + self._chance.random(len(cells))
        for bring, start, way in (
            (self._goals.raised, seen.lowest, 1),
            (self._goals.lowered, seen.highest, -1),
        ):
            left = places[seen.is_unproved(cells[places])]
            aimed_at = np.isin(np.arange(len(cells)), left)
            goal = start[cells] + way * seen.width(cells)
            values = bring(goal, np.where(aimed_at, weight, 0)) if len(left) else None
            if values is not None:
                seen.add(cells, values)


def _too_narrow(component: Component, witnesses: Witnesses) -> NDArray[np.bool_]:
    """Which cells their sums narrow too far, one sum after another."""
    floor, ceiling = component.floor, component.ceiling
    for _ in range(_AGAIN):
        narrower = _narrowed(component, floor, ceiling)
        if (narrower[0] == floor).all() and (narrower[1] == ceiling).all():
            break
        floor, ceiling = narrower
    narrow: NDArray[np.bool_] = ceiling - floor < witnesses.width(component.cells) - CLOSE
    return narrow


def _narrowed(component: Component, floor: Real, ceiling: Real) -> tuple[Real, Real]:
    """The least and most of each cell, as the others in each of its sums leave it.

    Known as bound tightening.
    """
    matrix, known = component.matrix, component.matrix @ component.truth
    sums = np.repeat(np.arange(len(known)), np.diff(matrix.indptr))
    cell, part = matrix.indices, matrix.data > 0
    low = np.where(part, floor[cell], -ceiling[cell])
    high = np.where(part, ceiling[cell], -floor[cell])
    lowest, highest = (np.bincount(sums, each, len(known)) for each in (low, high))
    most = known[sums] - lowest[sums] + low
    least = known[sums] - highest[sums] + high
    floor, ceiling = floor.copy(), ceiling.copy()
    np.maximum.at(floor, cell, np.where(part, least, -most))
    np.minimum.at(ceiling, cell, np.where(part, most, -least))
    return floor, ceiling
