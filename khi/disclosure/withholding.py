"""What is withheld so far, and what a reader knows from that alone."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.disclosure import rules
from khi.disclosure.sums import Sums, Whole
from khi.model import EVERYONE, NOT_STATED, Absence, Policy

SHOWN, TOO_FEW, PROTECTS, ANY_SIZE = range(4)
"""The states of a cell. ``ANY_SIZE`` reads "protects another figure" on every part of a sum at
once, so a reader cannot tell whether one of them is small."""

NO_LIMIT: Final = 10**9


@dataclass
class Withholding:
    """The state of each cell while deciding, with the rule that decided it.

    ``base`` is exact and never leaves this package. ``locked`` cells cannot be withheld any more:
    they have been shown before. ``settled`` cells cannot change their reason: it has been
    published. ``counts`` are how many gave each answer to a sensitive question. ``loss`` is how
    much a reader loses if a cell is withheld.
    """

    base: Whole
    loss: NDArray[np.float64]
    locked: NDArray[np.bool_]
    settled: NDArray[np.bool_]
    policy: Policy
    state: NDArray[np.int8]
    rule: NDArray[np.object_]
    counts: tuple[NDArray[np.float64], ...] = ()

    @classmethod
    def begin(cls, cells: pd.DataFrame, policy: Policy) -> "Withholding":
        """Only the primary rule applied: every base under the threshold, nought included."""
        base = cells["base"].to_numpy(np.int64)
        few = base < policy.threshold
        return cls(
            base=base,
            loss=_loss(cells, policy),
            locked=np.zeros(len(cells), bool),
            settled=np.zeros(len(cells), bool),
            policy=policy,
            state=np.where(few, TOO_FEW, SHOWN).astype(np.int8),
            rule=np.where(few, rules.THRESHOLD, "").astype(object),
        )

    @property
    def hidden(self) -> NDArray[np.bool_]:
        """Which cells are withheld."""
        return self.state != SHOWN

    @property
    def floor(self) -> Whole:
        """The smallest base the reason alone allows; the base itself where it is shown."""
        known = np.where(self.state == PROTECTS, self.policy.threshold, 0)
        return np.where(self.hidden, known, self.base)

    @property
    def ceiling(self) -> Whole:
        """The largest base the reason alone allows; the base itself where it is shown."""
        known = np.where(self.state == TOO_FEW, self.policy.threshold - 1, NO_LIMIT)
        return np.where(self.hidden, known, self.base)

    @property
    def width(self) -> Whole:
        """How far apart the largest and smallest possible base must stay."""
        return np.minimum(self.policy.protection_width - 1, self.ceiling - self.floor)

    def withhold(self, cells: Whole, rule: str) -> None:
        """Withhold cells that were shown, to protect others."""
        fresh = cells[self.state[cells] == SHOWN]
        small = self.base[fresh] < self.policy.threshold
        self.state[fresh] = np.where(small, TOO_FEW, PROTECTS)
        self.rule[fresh] = rule

    def blur(self, cells: Whole) -> None:
        """Give every part of a sum one and the same reason, so that no size shows."""
        fresh = cells[(self.state[cells] != ANY_SIZE) & ~self.settled[cells]]
        self.state[fresh], self.rule[fresh] = ANY_SIZE, rules.ANY_SIZE

    def sharpen(self) -> None:
        """Tell the size of every part after all: what nobody should do, to show what it costs."""
        told = (self.state == ANY_SIZE) & ~self.settled
        small = self.base < self.policy.threshold
        self.state[told] = np.where(small, TOO_FEW, PROTECTS)[told]
        self.rule[told] = rules.GROUPS

    def fix(self, absence: NDArray[np.object_], rule: NDArray[np.object_]) -> None:
        """Take in what was decided before, and leave it as it is. Where nothing was, it is NaN."""
        decided = ~np.asarray(pd.isna(absence))
        protects = decided & (absence == Absence.PROTECTS)
        for state, which in (
            (SHOWN, decided & (absence == Absence.NONE)),
            (TOO_FEW, decided & (absence == Absence.TOO_FEW)),
            (PROTECTS, protects),
            (ANY_SIZE, protects & np.isin(rule.astype(str), rules.UNTOLD)),
        ):
            self.state[which] = state
        self.rule[decided] = rule[decided]
        self.locked |= decided
        self.settled |= decided

    def reasons(self, cells: pd.DataFrame) -> pd.DataFrame:
        """The reason and the rule for each cell, on its own index."""
        words = np.array([Absence.NONE, Absence.TOO_FEW, Absence.PROTECTS, Absence.PROTECTS])
        absence = words.astype(object)[self.state]
        return pd.DataFrame({"absence": absence, "rule": self.rule}, index=cells.index)


def _loss(cells: pd.DataFrame, policy: Policy) -> NDArray[np.float64]:
    """What a reader loses with each cell: little for a small group, most for everyone."""
    people = cells["base"].to_numpy(float) / policy.threshold
    loss = 1 + np.log2(np.maximum(people, 1))
    loss *= np.where(cells["group"] == NOT_STATED, 0.4, 1)
    return loss * np.where(cells["breakdown"] == EVERYONE, 8, 1)


def possible(sums: Sums, withholding: Withholding) -> tuple[Whole, Whole]:
    """How far each sum's withheld members could together be raised and lowered.

    Returns:
        Two arrays, one value for each sum: the room above the smallest its withheld members can
        be, and the room below the largest. Nought where nothing is withheld.
    """
    member = withholding.hidden[sums.cell]
    low, high = _signed(sums, withholding)
    here = np.where(member, sums.sign * withholding.base[sums.cell], 0)
    above = _added(sums, here - np.where(member, low, 0))
    below = _added(sums, np.where(member, high, 0) - here)
    return above, below


def too_narrow(sums: Sums, withholding: Withholding) -> NDArray[np.bool_]:
    """For each member, whether its sum alone narrows it to too few values."""
    above, below = possible(sums, withholding)
    low, high = _signed(sums, withholding)
    most = np.minimum(high, low + above[sums.sum_of])
    least = np.maximum(low, high - below[sums.sum_of])
    narrow: NDArray[np.bool_] = most - least < withholding.width[sums.cell]
    return narrow & withholding.hidden[sums.cell]


def _signed(sums: Sums, withholding: Withholding) -> tuple[Whole, Whole]:
    """The smallest and largest of each member, with its sign: a total counts downwards."""
    floor, ceiling = withholding.floor[sums.cell], withholding.ceiling[sums.cell]
    part = sums.sign > 0
    return np.where(part, floor, -ceiling), np.where(part, ceiling, -floor)


def _added(sums: Sums, members: Whole) -> Whole:
    """Members added up, sum by sum."""
    added = np.zeros(len(sums), np.int64)
    np.add.at(added, sums.sum_of, members)
    return added
