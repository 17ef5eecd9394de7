"""What stands published of some cells, and what is remembered of what stood there once."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.disclosure.rules import UNTOLD
from khi.disclosure.sums import KEY
from khi.model import EVERYONE, Absence, Policy

SPOT: Final = ["table", "area", "period"]
"""What names one place's quarter of one set of figures."""

REMEMBERED: Final = [*KEY, "absence", "late"]
"""What was said of a figure, hidden now, without the quarters in ``late`` ("area period;...").

With no group named, the tree of areas whose top is ``area`` shows no new sums in that year.
"""


TOLD: Final = [*KEY, "base", "most"]
"""How many people were behind a figure of one place's quarter that was shown, before others were.
Where it was hidden there is no ``base``, but how many they can have been at most for all that was
told, if anything was: fewer than the threshold, or as many as everyone there.

Both are public, for a shown base is given away by its share and limits. They only ever withhold.
"""


def _none(columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns=columns, dtype="str")


@dataclass(frozen=True)
class Before:
    """What stands published of some cells, and what happened since.

    ``standing``: ``KEY``, ``absence`` and ``rule``. ``former``: the exact ``base`` of each cell of
    a place's quarter some of whose people were replaced, removed or added to; never kept.
    ``remembered``: ``REMEMBERED``. ``told``: ``TOLD``, of anybody before those in ``former``.
    """

    standing: pd.DataFrame = field(default_factory=lambda: _none([*KEY, "absence", "rule"]))
    former: pd.DataFrame = field(default_factory=lambda: _none([*KEY, "base"]))
    remembered: pd.DataFrame = field(default_factory=lambda: _none(REMEMBERED))
    told: pd.DataFrame = field(default_factory=lambda: _none(TOLD))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was published before, nor is anything remembered."""
        return self.standing.empty and self.remembered.empty and self.told.empty

    def told_of_former(self, policy: Policy) -> pd.DataFrame:
        """What was told of those in ``former``: ``TOLD``."""
        former = self.former[[*KEY, "base"]].astype({"base": float}).drop_duplicates(KEY)
        told = former.merge(self.standing, on=KEY)
        shown = told["absence"] == Absence.NONE
        few = (told["absence"] == Absence.TOO_FEW) & ~told["rule"].isin(UNTOLD)
        everyone = told.loc[shown & (told["breakdown"] == EVERYONE), [*SPOT, "base"]]
        told = told.merge(everyone.rename(columns={"base": "most"}), on=SPOT, how="left")
        most = told["most"].mask(few, policy.threshold - 1).mask(shown)
        return told.assign(base=told["base"].where(shown), most=most)[TOLD]

    def too_alike(self, cells: pd.DataFrame, policy: Policy) -> NDArray[np.bool_]:
        """Which cells would tell of a few people, beside what was told of others in their place.

        A cell does that where it differs from a size that was shown by fewer people than the
        threshold. And where it was hidden, unless it has surely grown by the threshold: often a
        file put right holds the same people and some more, and what was hidden then would be
        known, and give away what was hidden beside it.
        """
        told = pd.concat([self.told, self.told_of_former(policy)]).astype(
            {"base": float, "most": float}
        )
        names = pd.MultiIndex.from_frame(cells[KEY])
        row = names.get_indexer(pd.MultiIndex.from_frame(told[KEY]))
        told, row = told[row >= 0], row[row >= 0]
        people = cells["base"].to_numpy(float)[row]
        was, most = told["base"].to_numpy(), told["most"].to_numpy()
        near = (people != was) & (np.abs(people - was) < policy.threshold)
        grown = people >= most + policy.threshold
        alike = np.zeros(len(cells), bool)
        alike[row[near | (np.isnan(was) & ~grown)]] = True
        return alike

    def is_looser(self, cells: pd.DataFrame, policy: Policy) -> bool:
        """Whether fewer people were shown than may be now: then all must be decided afresh."""
        shown = self.standing.loc[self.standing["absence"] == Absence.NONE, KEY]
        few = cells.loc[cells["base"] < policy.threshold, KEY]
        both = pd.MultiIndex.from_frame(few).isin(pd.MultiIndex.from_frame(shown))
        return self.former.empty and bool(both.any())
