"""The smallest and largest value of each withheld number, by linear programming.

A number is cleared by two sets of numbers that fit everything published and lie far enough apart on
it, each held against every sum and limit once more. Only what no such pair clears has its exact
range worked out, and only that range can be a finding.
"""

import numpy as np
from numpy.typing import NDArray

from khi.disclosure.audit.blocks import NEAR, Block, DoesNotAddUpError, Real, Rows, Unknowns
from khi.disclosure.programme import Goals

_PATIENCE = 3
"""How many pairs of answers in a row may clear too little before numbers are taken one by one."""

_WORTH = 10
"""A pair of answers clears enough if it clears one number in so many."""


def ranges(block: Block, wanted: NDArray[np.bool_], width: Real) -> dict[int, tuple[float, float]]:
    """The range of each wanted cell that is narrower than its width, by row of the cells.

    Args:
        block: the cells that hang together.
        wanted: which of all cells to look at.
        width: how far apart the largest and smallest value of each cell must be.

    Raises:
        DoesNotAddUpError: where no numbers fit.
    """
    unknowns = block.unknowns
    cells = np.flatnonzero(wanted[block.rows] & (width[block.rows] > 0))
    number, needed = unknowns.of_cell[cells], width[block.rows][cells]
    is_open = number >= 0
    least, most = _Spans(unknowns, number[is_open], needed[is_open]).widened()
    low, high = unknowns.settled[cells], unknowns.settled[cells].copy()
    low[is_open], high[is_open] = least[number[is_open]], most[number[is_open]]
    narrow = np.flatnonzero(_apart(low, high) < needed)
    return {int(block.rows[cells[each]]): (low[each], high[each]) for each in narrow}


class _Spans:
    """The least and most that each unknown number was found to be, among answers that fit.

    ``asked`` are the numbers to look at, and ``needed`` how far apart each must be able to lie.
    """

    def __init__(self, unknowns: Unknowns, asked: Rows, needed: Real) -> None:
        self._unknowns = unknowns
        self._needed = np.zeros(len(unknowns.low))
        np.maximum.at(self._needed, asked, needed)
        self._goals = Goals(unknowns.ties, unknowns.known, unknowns.low, unknowns.high)
        self._least = np.full(len(self._needed), np.inf)
        self._most = -self._least

    def widened(self) -> tuple[Real, Real]:
        """The least and most of each; exact wherever they are not as far apart as is needed."""
        nothing = np.zeros(len(self._needed))
        if not len(nothing):
            return nothing, nothing
        # Whatever fits: the first answer, or the news that there is none.
        self._take(self._goals.raised(nothing, nothing))
        self._together()
        for number in self._narrow:
            if self._is_narrow[number] and not self._is_exact(number):
                self._by_itself(number)
        return self._least, self._most

    def _together(self) -> None:
        """Aim at all that is narrow at once, as long as that clears enough of it."""
        # Seeded, so that the same export is always found to give the same away.
        chance, patience = np.random.default_rng(len(self._needed)), _PATIENCE
        while patience and len(narrow := self._narrow):
            weight = 0.1 + chance.random(len(self._needed))
            up = np.where(self._is_narrow, weight, 0)
            self._take(self._goals.raised(self._least + self._needed, up))
            down = np.where(self._is_narrow, weight, 0)
            self._take(self._goals.lowered(self._most - self._needed, down))
            cleared = len(narrow) - len(self._narrow)
            patience = _PATIENCE if cleared >= max(1, len(narrow) // _WORTH) else patience - 1

    def _by_itself(self, number: int) -> None:
        """The exact range of one number; the most alone, where that is far enough already."""
        weight = np.zeros(len(self._needed))
        weight[number] = 1
        self._take(self._goals.raised(self._unknowns.high, weight))
        if self._is_narrow[number]:
            self._take(self._goals.lowered(self._unknowns.low, weight))

    def _is_exact(self, number: int) -> bool:
        """Whether answers reach both limits already, so that there can be none beyond."""
        low, high = self._unknowns.low[number], self._unknowns.high[number]
        return bool(self._least[number] <= low + NEAR and self._most[number] >= high - NEAR)

    def _take(self, values: Real | None) -> None:
        """Take in an answer. What does not fit, whatever the solver says, shows nothing."""
        if values is None:
            raise DoesNotAddUpError
        if self._unknowns.fit(values):
            self._least = np.minimum(self._least, values)
            self._most = np.maximum(self._most, values)

    @property
    def _is_narrow(self) -> NDArray[np.bool_]:
        narrow: NDArray[np.bool_] = _apart(self._least, self._most) < self._needed
        return narrow & (self._needed > 0)

    @property
    def _narrow(self) -> Rows:
        return np.flatnonzero(self._is_narrow)


def _apart(least: Real, most: Real) -> Real:
    """How far apart the smallest and largest whole numbers within these limits are."""
    return np.floor(most + NEAR) - np.ceil(least - NEAR)
