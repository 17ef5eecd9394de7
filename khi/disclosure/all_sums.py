"""Protect over the whole of what is published, not sum by sum."""

import numpy as np
from numpy.typing import NDArray

from khi.disclosure.proof import Search, prove
from khi.disclosure.reach import CLOSE, Witnesses, components, matrix_of
from khi.disclosure.repair import Repair, apart
from khi.disclosure.rules import WHOLE
from khi.disclosure.sums import Sums, Whole
from khi.disclosure.withholding import Withholding

_ROUNDS = 8

_AT_ONCE = 12
"""How many far-apart cells are mended together: more is quicker, fewer withholds less."""


def protect_all(sums: Sums, withholding: Withholding, everyone: NDArray[np.bool_]) -> None:
    """Withhold until every withheld base is proved safe.

    First without touching the figures for everyone; then with them; then by giving one reason to
    all parts of a sum; and if all that fails, by withholding every cell there is.
    """
    matrix = matrix_of(sums, len(withholding.base))
    witnesses = Witnesses(withholding)
    repair = Repair(matrix, matrix.tocsc(), withholding, witnesses)
    open_ = ~withholding.locked
    for usable in (open_ & ~everyone, open_):
        left = _settle(repair, usable)
        if not len(left):
            return
    for _ in range(_ROUNDS):
        repair.blur(left)
        left = _settle(repair, open_)
        if not len(left):
            return
    _withhold_all(withholding)


def determined(sums: Sums, withholding: Withholding, among: Whole) -> Whole:
    """Those of some withheld cells that can only be what they are, all sums together."""
    matrix, witnesses = matrix_of(sums, len(withholding.base)), Witnesses(withholding)
    found: list[int] = []
    for component in components(matrix, withholding, among):
        Search(component, witnesses, among).together()
        programme = component.programme()
        for cell in np.intersect1d(witnesses.unproved(among), component.cells):
            cost = (component.cells == cell).astype(float)
            both = [programme.cheapest(each) for each in (cost, -cost)]
            ends = [float(cost @ values) for values in both if values is not None]
            if len(ends) == 2 and abs(ends[1] - ends[0]) < CLOSE:
                found.append(int(cell))
    return np.array(found, np.int64)


def _withhold_all(withholding: Withholding) -> None:
    """Withhold every cell that was never shown, and give all one reason."""
    every = np.flatnonzero(~withholding.locked)
    withholding.withhold(every, WHOLE)
    withholding.blur(every)


def _settle(repair: Repair, usable: NDArray[np.bool_]) -> Whole:
    """Prove or mend cell after cell. Returns those that stay unsafe."""
    every = np.arange(len(repair.withholding.base))
    given_up = np.zeros(len(every), bool)
    while True:
        left = repair.witnesses.unproved(every)
        left = left[~given_up[left]]
        if not len(left):
            return repair.witnesses.unproved(every)
        for component in list(components(repair.matrix, repair.withholding, left)):
            unsafe = prove(component, repair.witnesses, left)
            _mend(repair, unsafe, usable, given_up)


def _mend(
    repair: Repair, cells: Whole, usable: NDArray[np.bool_], given_up: NDArray[np.bool_]
) -> None:
    """Mend the unsafe cells, a few far-apart ones at a time."""
    left = repair.witnesses.unproved(cells)
    while len(left):
        few = apart(left, repair.by_cell)[:_AT_ONCE]
        repair.mend(few, usable)
        given_up[repair.witnesses.unproved(few)] = True
        left = repair.witnesses.unproved(np.setdiff1d(left, few))
