"""What stands published of some cells, and what is remembered of what stood there once."""

from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from khi.disclosure.sums import KEY
from khi.model import Absence, Policy

SPOT: Final = ["table", "area", "period"]
"""What names one place's quarter of one set of figures."""

REMEMBERED: Final = [*KEY, "absence", "late"]
"""What was said of a figure, hidden now, without the quarters in ``late`` ("area period;...").

With no group named, the tree of areas whose top is ``area`` shows no new sums in that year.
"""


def _none(columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns=columns, dtype="str")


@dataclass(frozen=True)
class Before:
    """What stands published of some cells, and what happened since.

    ``standing``: ``KEY``, ``absence`` and ``rule``. ``former``: the exact ``base`` of each cell of
    a place's quarter some of whose people were replaced, removed or added to; never kept.
    ``remembered``: ``REMEMBERED``.
    """

    standing: pd.DataFrame
    former: pd.DataFrame = field(default_factory=lambda: _none([*KEY, "base"]))
    remembered: pd.DataFrame = field(default_factory=lambda: _none(REMEMBERED))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was published before, nor is anything remembered."""
        return self.standing.empty and self.remembered.empty

    def is_looser(self, cells: pd.DataFrame, policy: Policy) -> bool:
        """Whether fewer people were shown than may be now: then all must be decided afresh."""
        shown = self.standing.loc[self.standing["absence"] == Absence.NONE, KEY]
        few = cells.loc[cells["base"] < policy.threshold, KEY]
        both = pd.MultiIndex.from_frame(few).isin(pd.MultiIndex.from_frame(shown))
        return self.former.empty and bool(both.any())
