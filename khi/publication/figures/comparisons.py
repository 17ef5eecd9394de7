"""How a figure compares: with the same stretch of the year before, and with everyone around it.

A comparison is made only between two figures that may both be shown, so it gives neither away.
Everyone around a figure is one too: where it would be said in words, there is no difference, for
that would be its number.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.model import EVERYONE, Estimate, Indicator, Policy
from khi.model.estimate import Numbers
from khi.publication.columns import CHANGE, DIFFERENCE, rounded
from khi.publication.deciding.nearly_all import nearly_all
from khi.publication.figures import estimates
from khi.publication.figures.estimates import Sums
from khi.publication.sums.places import year_before
from khi.statistics.comparison import Verdict, verdict

Whole = NDArray[np.int64]

_PLACES_ALIKE = 0.9
"""The least share of its places that both sides of an area's change in a year must be made of."""

_WHERE = ["area", "period", "breakdown", "group"]


@dataclass(frozen=True)
class Compared:
    """The figures of one indicator, which of them may be compared, and by which policy."""

    indicator: Indicator
    cells: pd.DataFrame
    sums: Sums
    may: NDArray[np.bool_]
    policy: Policy

    def change(self) -> pd.DataFrame:
        """Against the same quarter, or year, of the year before, if it is of the like.

        That is of about as many places, and of the same quarters of the year. Else the two are of
        other people, or of other seasons, before anything changed.
        """
        before = self.cells["period"].map(year_before)
        rows = self._rows(self.cells[_WHERE].assign(period=before))
        pairs, places = self._pairs(rows), self.cells["parts"].to_numpy(float)
        few, most = np.sort([places[pairs], places[rows[pairs]]], axis=0)
        seasons = self.cells["seasons"].to_numpy()
        alike = seasons[pairs] == seasons[rows[pairs]]
        pairs = pairs[alike & (few >= _PLACES_ALIKE * most)]
        other = _at(self.sums, rows[pairs])
        columns = (*CHANGE, "change_verdict")
        return self._judged(pairs, other, columns)

    def difference(self, parents: dict[str, str]) -> pd.DataFrame:
        """A place against the rest of the area it is in; a group against everyone else there."""
        is_place = self.cells["breakdown"] == EVERYONE
        around = self.cells[_WHERE].assign(breakdown=EVERYONE, group=EVERYONE)
        around["area"] = self.cells["area"].where(~is_place, self.cells["area"].map(parents))
        rows = self._rows(around)
        rows[rows == np.arange(len(rows))] = -1
        pairs = self._pairs(rows)
        rest = estimates.less(_at(self.sums, rows[pairs]), _at(self.sums, pairs), self.indicator)
        enough = rest.n >= self.policy.threshold
        enough &= ~self._nearly_all(rows[pairs], pairs)
        columns = (*DIFFERENCE, "verdict")
        return self._judged(pairs[enough], _at(rest, np.flatnonzero(enough)), columns)

    def _nearly_all(self, whole: Whole, part: Whole) -> NDArray[np.bool_]:
        """Whether the rest of each whole are few people who nearly all said the same."""
        counts = (self.cells[name].to_numpy(float) for name in ("n", "nx", "nx2"))
        n, x, x2 = (each[whole] - each[part] for each in counts)
        words: NDArray[np.bool_] = nearly_all(self.indicator, n, x, x2, self.policy) != ""
        return words

    def _rows(self, names: pd.DataFrame) -> Whole:
        """The row of the cell that each name names; -1 where there is none."""
        return np.array(self._index.get_indexer(pd.MultiIndex.from_frame(names[_WHERE])))

    @cached_property
    def _index(self) -> pd.MultiIndex:
        """The names of the cells."""
        return pd.MultiIndex.from_frame(self.cells[_WHERE])

    def _pairs(self, rows: Whole) -> Whole:
        """Which cells may be compared with the row found for each."""
        return np.flatnonzero(self.may & (rows >= 0) & self.may[rows])

    def _judged(self, rows: Whole, other: Sums, columns: tuple[str, ...]) -> pd.DataFrame:
        """The gap between some cells and something else, rounded, and what it means.

        The words follow the limits as they are shown, so that the two never contradict. Where
        either base is small there are no words.
        """
        own = _at(self.sums, rows)
        base = np.minimum(own.n, other.n)
        fine = estimates.gap(self.indicator, own, other)
        shown = Estimate(*(self._rounded(each, base) for each in fine))
        words = verdict(shown, self.indicator.polarity)
        unsure = (base < self.policy.indicative_below) | (words == Verdict.CANNOT_SAY)
        words = np.where(unsure, "", words.astype(str))
        judged = pd.DataFrame(dict(zip(columns, (*shown, words), strict=True)), index=rows)
        return judged.reindex(range(len(self.cells))).fillna({columns[-1]: ""})

    def _rounded(self, numbers: Numbers, base: Numbers) -> Numbers:
        fraction = self.indicator.is_fraction
        return rounded(numbers, base, is_fraction=fraction, policy=self.policy)


def _at(sums: Sums, rows: Whole) -> Sums:
    """The sums of some cells only."""
    return Sums(*(each[rows] for each in sums))
