"""Withhold more, where one sum alone would give a withheld base away.

The idea is Cox's complementary suppression (1980): wherever a sum narrows a withheld member too
far, withhold another of its members, the one a reader will miss least.
"""

import numpy as np
from numpy.typing import NDArray

from khi.disclosure.certainty import speaks_for_each
from khi.disclosure.rules import RELATIONS
from khi.disclosure.sums import Sums, Whole
from khi.disclosure.withholding import (
    ANY_SIZE,
    SHOWN,
    Withholding,
    possible,
    too_narrow,
)


def protect_each(sums: Sums, withholding: Withholding) -> None:
    """Withhold until no sum alone gives anything away. One kind of sum after another."""
    by_kind = [sums.of_kinds((kind,)) for kind in RELATIONS]
    settled = False
    while not settled:
        settled = True
        for kind in by_kind:
            while len(kind) and _step(kind, sums, withholding):
                settled = False


def _step(kind: Sums, sums: Sums, withholding: Withholding) -> bool:
    """Withhold one more member in each sum that needs it. False when none does."""
    narrow = too_narrow(kind, withholding)
    needy = np.zeros(len(kind), bool)
    needy[kind.sum_of[narrow]] = True
    needy |= rest_speaks(kind, withholding)
    if not needy.any():
        return False
    chosen = _chosen(kind, needy, _loneliness(sums, withholding), withholding)
    return _take(kind, needy, chosen, withholding)


def rest_speaks(kind: Sums, withholding: Withholding) -> NDArray[np.bool_]:
    """In which sums the withheld parts together are few people who nearly all said the same.

    A reader has the shares of the total and of the parts that are shown, so the share of the rest.
    """
    hidden, part = withholding.hidden[kind.cell], kind.sign > 0
    total_hidden = np.bincount(kind.sum_of[hidden & ~part], minlength=len(kind)) > 0
    some_shown = np.bincount(kind.sum_of[~hidden & part], minlength=len(kind)) > 0
    speaks = np.zeros(len(kind), bool)
    for count in withholding.counts:
        base, answered = (
            np.bincount(kind.sum_of, np.where(hidden, each[kind.cell], 0), len(kind))
            for each in (withholding.base, count)
        )
        speaks |= speaks_for_each(answered, base, withholding.policy)
    return speaks & some_shown & ~total_hidden


def _take(kind: Sums, needy: NDArray[np.bool_], chosen: Whole, withholding: Withholding) -> bool:
    """Withhold what was chosen; where only the total was left, first blur the parts."""
    is_total = kind.sign[chosen] < 0
    ready, stuck = chosen[~is_total], chosen[is_total]
    blurred = _blur(kind, needy, kind.sum_of[ready], withholding)
    unblurred = stuck[~np.isin(kind.sum_of[stuck], blurred)]
    for members in (ready, unblurred):
        for name in np.unique(kind.kind[kind.sum_of[members]].astype(str)):
            of_kind = members[kind.kind[kind.sum_of[members]] == name]
            withholding.withhold(kind.cell[of_kind], str(name))
    return bool(len(ready) or len(unblurred) or len(blurred))


def _blur(kind: Sums, needy: NDArray[np.bool_], served: Whole, withholding: Withholding) -> Whole:
    """Blur the parts of every needy sum that has no part left to withhold. Returns those sums."""
    part = kind.sign > 0
    state = withholding.state[kind.cell]
    left = np.bincount(kind.sum_of[part & (state == SHOWN)], minlength=len(kind))
    sharp = np.bincount(kind.sum_of[part & (state != ANY_SIZE)], minlength=len(kind))
    parts = np.bincount(kind.sum_of[part], minlength=len(kind))
    settled = withholding.settled[kind.cell]
    fixed = np.bincount(kind.sum_of[part & settled], minlength=len(kind))
    able = needy & (left == 0) & (fixed == 0) & (sharp > 0) & (parts > 1)
    able[served] = False
    withholding.blur(kind.cell[part & able[kind.sum_of]])
    return np.flatnonzero(able)


def _loneliness(sums: Sums, withholding: Withholding) -> Whole:
    """For each cell, how many of its sums have nothing withheld yet: new trouble if it goes."""
    hidden = np.zeros(len(sums), bool)
    hidden[sums.sum_of[withholding.hidden[sums.cell]]] = True
    lonely = ~hidden[sums.sum_of]
    return np.bincount(sums.cell[lonely], minlength=len(withholding.base))


def _chosen(
    kind: Sums, needy: NDArray[np.bool_], loneliness: Whole, withholding: Withholding
) -> Whole:
    """For each needy sum the member to withhold: enough on its own if any is, then least missed."""
    cell = kind.cell
    open_ = (withholding.state == SHOWN) & ~withholding.locked
    members = np.flatnonzero(needy[kind.sum_of] & open_[cell])
    falls_short = _shortfall(kind, members, withholding)
    loss = withholding.loss[cell[members]] * (1 + 4 * loneliness[cell[members]])
    order = np.lexsort(
        (cell[members], loss, falls_short, kind.sign[members] < 0, kind.sum_of[members])
    )
    ordered = members[order]
    _, first = np.unique(kind.sum_of[ordered], return_index=True)
    chosen: Whole = ordered[first]
    return chosen


def _shortfall(kind: Sums, members: Whole, withholding: Withholding) -> Whole:
    """How much room each candidate would still leave lacking in its sum."""
    above, below = possible(kind, withholding)
    room = np.where(
        kind.sign[members] > 0, above[kind.sum_of[members]], below[kind.sum_of[members]]
    )
    gained = withholding.base[kind.cell[members]] - withholding.policy.threshold
    return np.maximum(withholding.policy.protection_width - 1 - room - gained, 0)
