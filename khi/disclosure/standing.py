"""What was published before, and what may stand beside it now.

Whoever saved an old export can take it away from a new one. So nothing new is ever told of the
people behind an old figure, by three rules:

1. What was decided of a place's quarter stays as it is while the same people answered.
2. A figure that adds up several places or quarters, and holds people it did not hold before, is
   shown only if it was shown before and the people who came (or went) are shown by themselves.
   Then it says nothing that a reader could not add up alone. Once hidden, it stays hidden.
3. A sum that was never shown is shown only if it is safe beside everything ever shown. Where
   people were taken away whose own figure was hidden, no new sums are shown of that year at all:
   nobody can prove anything about numbers that are gone.

What is remembered holds no number: only what was said of fewer people than now, shown or why not,
and which quarters came later.
"""

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.disclosure.all_sums import determined
from khi.disclosure.before import REMEMBERED, SPOT, Before
from khi.disclosure.ghosts import Ghosts
from khi.disclosure.rules import UNTOLD, VERSIONS
from khi.disclosure.sums import KEY, Sums, financial_year, sums_of
from khi.disclosure.withholding import Withholding
from khi.model import Absence, Policy


class Beside:
    """The cells of one table, tree and year, to be decided beside what was published before."""

    def __init__(
        self, cells: pd.DataFrame, before: Before, parents: Mapping[str, str], policy: Policy
    ) -> None:
        self.cells, self.before, self.policy = cells, before, policy
        self.parents = parents
        self._index = pd.MultiIndex.from_frame(cells[KEY])
        holding = set(parents.values())
        of_quarter = cells["period"].map(financial_year) != ""
        self.is_spot = (of_quarter & ~cells["area"].isin(holding)).to_numpy()
        self.bridge = cells.get("bridge", pd.Series(False, cells.index)).to_numpy(bool)
        standing = before.standing.set_index(KEY)[["absence", "rule"]].reindex(self._index)
        self.absence = standing["absence"].to_numpy(object).copy()
        self.rule = standing["rule"].to_numpy(object).copy()
        self.remembered = before.remembered
        spots = pd.MultiIndex.from_frame(cells[SPOT])
        known = spots[standing["absence"].notna().to_numpy()]
        self._changed = pd.MultiIndex.from_frame(before.former[SPOT].drop_duplicates())
        self.fresh = self.is_spot & (~spots.isin(known) | spots.isin(self._changed))

    @cached_property
    def _sums(self) -> Sums:
        """Every sum among the present cells."""
        return sums_of(self.cells, self.parents)

    @property
    def has_sums(self) -> bool:
        """Whether anything adds up several places or quarters, or did."""
        rest = self.before.standing["area"].isin(set(self.parents.values()))
        return bool((~self.is_spot & ~self.bridge).any() or rest.any())

    def settle_spots(self, alone: pd.DataFrame) -> None:
        """Take in what was decided of the fresh places' quarters by themselves."""
        self.absence[self.fresh] = alone["absence"].to_numpy(object)
        self.rule[self.fresh] = alone["rule"].to_numpy(object)

    def settle_sums(self) -> None:
        """Hide what would tell of the people who came or went, and remember what was shown."""
        came = self.cells[self.fresh]
        hidden = came[(self.absence[self.fresh] != Absence.NONE) | self.bridge[self.fresh]]
        went = self._went()
        touched = self._above(pd.concat([came[KEY], self.before.former[KEY]]))
        mixed = self._above(pd.concat([hidden[KEY], went]))
        stood = ~self.is_spot & ~pd.isna(self.absence)
        was_shown = stood & (self.absence == Absence.NONE)
        hide = stood & self._index.isin(touched) & (~was_shown | self._index.isin(mixed))
        told = stood & ~np.isin(self.rule.astype(str), UNTOLD)
        gone = self._index.isin(self._above(went))
        if self._is_gone(went) or (told & gone).any():
            self._close()
            told = was_shown & ~gone
        self._remember(hide & told)
        self.absence[hide], self.rule[hide] = Absence.PROTECTS, VERSIONS

    def show_known(self) -> None:
        """Show what was not, though it is the sum of what is shown: it is no secret."""
        sums = self._sums
        enough = (self.cells["base"] >= self.policy.threshold).to_numpy()
        free = enough & ~self.is_spot & (pd.isna(self.absence) | (self.rule == VERSIONS))
        while True:
            hidden = self.absence != Absence.NONE
            lone = np.bincount(sums.sum_of[hidden[sums.cell]], minlength=len(sums)) == 1
            cells = np.unique(sums.cell[lone[sums.sum_of] & hidden[sums.cell]])
            known = cells[free[cells]]
            if not len(known):
                return
            self.absence[known], self.rule[known] = Absence.NONE, ""

    def show_determined(self) -> None:
        """Show what was hidden for its past but several sums together tell: it is no secret."""
        enough = (self.cells["base"] >= self.policy.threshold).to_numpy()
        past = self._past()
        while True:
            among = np.flatnonzero(enough & ~self.is_spot & (self.rule == VERSIONS))
            if not len(among):
                return
            withholding, _, sums = self.beside(past)
            withholding.blur(np.flatnonzero(~withholding.locked))
            known = determined(sums, withholding, among)
            if not len(known):
                return
            self.absence[known], self.rule[known] = Absence.NONE, ""

    def beside(self, past: Ghosts) -> tuple[Withholding, pd.DataFrame, Sums]:
        """The cells and what a reader has kept of the past, with all that is decided fixed."""
        decided = self.cells.assign(absence=self.absence, rule=self.rule)
        every, sums = past.beside(decided, self._sums)
        withholding = Withholding.begin(every, self.policy)
        withholding.fix(every["absence"].to_numpy(object), every["rule"].to_numpy(object))
        return withholding, every, sums

    @property
    def kept(self) -> Ghosts:
        """What is remembered from now on."""
        none = self.before.former.iloc[:0].assign(absence="", rule="")
        return Ghosts(self.remembered, none[KEY], none, self._line)

    def _past(self) -> Ghosts:
        """All that was told up to now, of whomever."""
        stood, former = self.before.standing, self.before.former
        came = self.cells.loc[self.fresh, KEY]
        touched = self._above(pd.concat([came, former[KEY]]))
        sums = stood[pd.MultiIndex.from_frame(stood[KEY]).isin(touched)]
        sums = sums[~sums["rule"].isin(UNTOLD)].assign(late="")
        told = pd.concat([self.before.remembered, sums[REMEMBERED]], ignore_index=True)
        return Ghosts(told, came, former.merge(stood, on=KEY, how="left"), self._line)

    def _went(self) -> pd.DataFrame:
        """The cells of replaced or removed people that were hidden, or never shown."""
        former = self.before.former[KEY]
        stood = self.before.standing.set_index(KEY)["absence"].reindex(
            pd.MultiIndex.from_frame(former)
        )
        return former[(stood != Absence.NONE).to_numpy()]

    def _is_gone(self, went: pd.DataFrame) -> bool:
        """Whether people who went were in a figure that is remembered, or is no more."""
        stood = self.before.standing
        told = pd.MultiIndex.from_frame(stood.loc[~stood["rule"].isin(UNTOLD), KEY])
        return bool(self._stale().any() or told.isin(self._above(went)).any())

    def _stale(self) -> NDArray[np.bool_]:
        """Which of what is remembered counts people who are not there any more."""
        former = self.before.former[KEY]
        spots = former["area"] + " " + former["period"]
        stale = np.zeros(len(self.remembered), bool)
        for late in self.remembered["late"].unique():
            counted = self._above(former[~spots.isin(late.split(";"))])
            same = (self.remembered["late"] == late).to_numpy()
            stale |= same & pd.MultiIndex.from_frame(self.remembered[KEY]).isin(counted)
        return stale

    def _above(self, names: pd.DataFrame) -> pd.MultiIndex:
        """Every cell that adds these up with others: bigger areas, and years."""
        rows = [
            (table, area, span, breakdown, group)
            for table, own, period, breakdown, group in names.itertuples(index=False, name=None)
            for area in self._line(own)
            for span in (period, financial_year(period))
            if (area, span) != (own, period)
        ]
        return pd.MultiIndex.from_tuples(rows or [("",) * 5], names=KEY)

    def _line(self, area: str) -> list[str]:
        """An area and everything it lies in."""
        return [area, *self._line(self.parents[area])] if self.parents.get(area) else [area]

    def _close(self) -> None:
        """Keep that this year shows no more sums, and nothing of those who went."""
        self.remembered = self.remembered[~self._stale()]
        first = (self.cells if len(self.cells) else self.before.former).iloc[0]
        year = financial_year(first["period"]) or first["period"]
        names = {"table": first["table"], "area": self._line(first["area"])[-1], "period": year}
        mine = pd.DataFrame([names | dict.fromkeys(REMEMBERED[3:], "")], columns=REMEMBERED)
        self.remembered = pd.concat([self.remembered, mine]).drop_duplicates(ignore_index=True)

    def _remember(self, told: NDArray[np.bool_]) -> None:
        """Keep what was said of fewer people."""
        spots = self.cells.loc[self.fresh, ["area", "period"]].drop_duplicates()
        self._add_late(spots)
        cells = self.cells.loc[told, KEY].assign(absence=self.absence[told])
        late = {each: self._late(spots, *each) for each in set(_pairs(cells))}
        own = cells.assign(late=[late[each] for each in _pairs(cells)])
        self.remembered = pd.concat([self.remembered, own], ignore_index=True)

    def _add_late(self, spots: pd.DataFrame) -> None:
        """Say of what is remembered already that these quarters came later too."""
        pairs = zip(self.remembered["late"], _pairs(self.remembered), strict=True)
        late = [_joined(was, self._late(spots, *where)) if was else was for was, where in pairs]
        self.remembered = self.remembered.assign(late=late)

    def _late(self, spots: pd.DataFrame, area: str, period: str) -> str:
        """The fresh quarters within an area and period."""
        within = [
            f"{place} {quarter}"
            for place, quarter in _pairs(spots)
            if area in self._line(place) and period in (quarter, financial_year(quarter))
        ]
        return ";".join(within)

    @property
    def open(self) -> NDArray[np.bool_]:
        """What was never decided and might be shown."""
        return np.asarray(pd.isna(self.absence)) & ~self.bridge

    def hide_open(self) -> None:
        """Show no sum that was never shown."""
        fresh = self.open
        self.absence[fresh], self.rule[fresh] = Absence.PROTECTS, VERSIONS

    @property
    def is_closed(self) -> bool:
        """Whether no new sums may be shown."""
        return bool((self.remembered["group"] == "").any())


def _pairs(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """The area and period of each row."""
    return list(rows[["area", "period"]].itertuples(index=False, name=None))


def _joined(*lists: str) -> str:
    """Lists written with semicolons as one, nothing in it twice."""
    return ";".join(dict.fromkeys(name for each in lists for name in each.split(";") if name))
