"""What was published before, and what it takes away from what may be published now.

Two figures of the same people are one figure: shown once, it is known for good; withheld once, it
stays withheld, or it would undo what it protected. A total that has grown since gives away what
was added, so the old total is one more sum to protect. Where people were replaced or removed, the
old figures of those people are gone from the store; any numbers that fit what was published
stand in for them.

What is kept of an earlier version is what anyone could have kept: the figures that were shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

from khi.disclosure.reach import matrix_of
from khi.disclosure.rules import VERSIONS
from khi.disclosure.sums import KEY, Sums, Whole, joined, sums_of
from khi.disclosure.withholding import (
    ANY_SIZE,
    NO_LIMIT,
    PROTECTS,
    SHOWN,
    TOO_FEW,
    Withholding,
)
from khi.model import Absence, Policy

NAME = [*KEY, "content"]
"""What names one set of people for good: the cell, and the uploads it adds up."""


def remembered(
    cells: pd.DataFrame,
    reasons: pd.DataFrame,
    *,
    version: str,
    policy: Policy,
    earlier: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """What must be kept of a version when it is published: what anyone could see, no more.

    Args:
        cells: the cells as given to ``protect``, with ``content``.
        reasons: what ``protect`` said about them.
        version: a label; labels sort in the order of publishing.
        policy: the numbers of disclosure control.
        earlier: what has been kept so far of the same cells; nothing is kept twice.

    Returns:
        The rows to keep beside ``earlier``. A cell that is no more is kept with no ``content``.
    """
    step = policy.round_base_to
    rounded = np.floor(cells["base"] / step + 0.5) * step
    shown = rounded.where(reasons["absence"] == Absence.NONE)
    rows = cells[NAME].assign(version=version, absence=reasons["absence"], base=shown)
    if earlier is None or earlier.empty:
        return rows
    stands = pd.MultiIndex.from_frame(_as_of(earlier)[[*NAME, "absence"]])
    fresh = rows[~pd.MultiIndex.from_frame(rows[[*NAME, "absence"]]).isin(stands)]
    last = _as_of(earlier)
    gone = last[~pd.MultiIndex.from_frame(last[KEY]).isin(pd.MultiIndex.from_frame(rows[KEY]))]
    gone = gone.assign(version=version, content="", absence=Absence.NO_DATA, base=np.nan)
    return pd.concat([fresh, gone], ignore_index=True)


def _as_of(earlier: pd.DataFrame, version: str | None = None) -> pd.DataFrame:
    """Every cell as it stood in a version; in the last if none is named."""
    past = earlier if version is None else earlier[earlier["version"] <= version]
    last = past.sort_values("version", kind="stable").drop_duplicates(KEY, keep="last")
    return last[last["content"] != ""].reset_index(drop=True)


@dataclass(frozen=True)
class Past:
    """The earlier versions of one table's cells, and the cells as they are now."""

    cells: pd.DataFrame
    earlier: pd.DataFrame
    parents: Mapping[str, str]
    policy: Policy

    def with_ghosts(self) -> tuple[pd.DataFrame, Sums]:
        """The cells now, then old totals that are sums of people we still hold, with their sums."""
        frames, sums = [self.cells], [sums_of(self.cells, self.parents)]
        size = len(self.cells)
        for version in sorted(self.earlier["version"].unique()):
            based = self._based(_as_of(self.earlier, version))
            rows = self._rows(based, frames)
            ghosts = based[rows < 0]
            rows[rows < 0] = size + np.arange(len(ghosts))
            size += len(ghosts)
            frames.append(ghosts)
            own = sums_of(based, self.parents)
            sums.append(_of_new_totals(own, rows, size - len(ghosts)))
        return pd.concat(frames, ignore_index=True), joined(sums)

    def _rows(self, version: pd.DataFrame, frames: list[pd.DataFrame]) -> Whole:
        """The row each cell of a version has among the frames so far; -1 where it has none."""
        known = pd.MultiIndex.from_frame(pd.concat([frame[NAME] for frame in frames]))
        rows: Whole = known.get_indexer(pd.MultiIndex.from_frame(version[NAME]))
        return rows

    def _based(self, version: pd.DataFrame) -> pd.DataFrame:
        """A version with its bases: of the people we hold, or any that fit where some are gone."""
        now = self.cells.set_index(NAME)["base"]
        known = now.reindex(pd.MultiIndex.from_frame(version[NAME])).to_numpy(float)
        sums = sums_of(version, self.parents, unchecked=True)
        known = filled(sums, known)
        if not np.isnan(known).any():
            return version.assign(base=known.astype(np.int64))
        low, high = np.where(np.isnan(known), self._limits(version), known)
        return version.assign(base=fitting(sums, low, high))

    def _limits(self, version: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
        """The fewest and most people each published figure or reason allowed."""
        policy, shown = self.policy, version["base"].to_numpy(float)
        half = (policy.round_base_to - 1) // 2
        few = (version["absence"] == Absence.TOO_FEW).to_numpy()
        low = np.where(np.isnan(shown), 0, np.maximum(shown - half, policy.threshold))
        high = np.where(few, policy.threshold - 1, NO_LIMIT)
        return low, np.where(np.isnan(shown), high, shown + half)

    def apply(self, withholding: Withholding, cells: pd.DataFrame) -> None:
        """Bring the past into a withholding over the cells and ghosts."""
        ghost = np.arange(len(cells)) >= len(self.cells)
        names = pd.MultiIndex.from_frame(cells[NAME])
        shown = names.isin(self._named(self.earlier["absence"] == Absence.NONE))
        few = names.isin(self._named(self.earlier["absence"] == Absence.TOO_FEW))
        protects = names.isin(self._named(self.earlier["absence"] == Absence.PROTECTS))
        withholding.state[ghost] = SHOWN
        small = withholding.base < withholding.policy.threshold
        kept = protects & ~few & ~shown
        _set(withholding, kept & small, ANY_SIZE)
        _set(withholding, kept & ~small, PROTECTS)
        _set(withholding, few & ~shown, TOO_FEW)
        withholding.locked |= ghost | shown
        withholding.settled |= ghost | few | protects

    def _named(self, which: pd.Series) -> pd.MultiIndex:
        """The names of some earlier cells."""
        return pd.MultiIndex.from_frame(self.earlier.loc[which, NAME])


def _of_new_totals(own: Sums, rows: Whole, first: int) -> Sums:
    """The sums whose total is new to a version, their members named by row of all the frames."""
    new = np.zeros(len(own), bool)
    new[own.sum_of[(own.sign < 0) & (rows[own.cell] >= first)]] = True
    kept = own.only(new)
    return Sums(kept.sum_of, rows[kept.cell], kept.sign, kept.kind)


def _set(withholding: Withholding, which: np.ndarray, state: int) -> None:
    """Put cells in a state that an earlier version gave them."""
    fresh = which & (withholding.state == SHOWN)
    withholding.rule[fresh] = VERSIONS
    withholding.state[which] = state


def filled(sums: Sums, known: np.ndarray) -> np.ndarray:
    """The values with every total worked out whose parts are all known."""
    values, is_part = known.copy(), sums.sign > 0
    while True:
        part = values[sums.cell[is_part]]
        added = np.zeros(len(sums))
        np.add.at(added, sums.sum_of[is_part], part)
        totals = sums.cell[~is_part]
        fresh = np.isnan(values[totals]) & ~np.isnan(added[sums.sum_of[~is_part]])
        if not fresh.any():
            return values
        values[totals[fresh]] = added[sums.sum_of[~is_part]][fresh]


def fitting(sums: Sums, low: np.ndarray, high: np.ndarray) -> Whole:
    """Whole numbers between the limits that fit every sum; the lower limits if there are none."""
    matrix = matrix_of(sums, len(low))
    found = milp(
        np.zeros(len(low)),
        integrality=np.ones(len(low)),
        bounds=Bounds(low, high),
        constraints=LinearConstraint(matrix, 0, 0),
        options={"time_limit": 20},
    )
    values: Whole = np.round(low if found.x is None else found.x).astype(np.int64)
    return values
