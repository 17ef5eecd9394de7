"""What was published before, for disclosure control to decide beside."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from khi import disclosure
from khi.catalogue import Catalogue
from khi.model import Policy
from khi.publication.deciding.releases import SPAN, released
from khi.publication.sums.readings import table

NAME = ["indicator", "area", "period", "breakdown", "group"]
"""What names one reading."""

_TALLY = ["question", "answer", "area", "quarter", "breakdown", "group", "n", "weight", "weight_sq"]


def _none(columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns=columns, dtype="str")


@dataclass(frozen=True)
class Past:
    """What was published before, and what happened since.

    ``standing``: what was decided of each reading, by indicator, area, period, breakdown and
    group, with ``absence`` and ``rule``. ``former``: the tallies that stood in each place's quarter
    whose people are not the same now. ``remembered``: ``disclosure.REMEMBERED``. ``told``:
    ``disclosure.TOLD``. ``quarters``: those that something has changed in. ``today``: the day of
    publishing; with none, every sum may be shown at once. ``touched``: each area and quarter that
    has changed, where what is decided is to be audited before it is published. ``is_whole``:
    whether that attack has what was published before; a look at a draft must not depend on what
    of it is hidden.
    """

    standing: pd.DataFrame = field(default_factory=lambda: _none([*NAME, "absence", "rule"]))
    former: pd.DataFrame = field(default_factory=lambda: _none(_TALLY))
    remembered: pd.DataFrame = field(default_factory=lambda: _none(disclosure.REMEMBERED))
    told: pd.DataFrame = field(default_factory=lambda: _none(disclosure.TOLD))
    quarters: frozenset[str] = frozenset()
    today: date | None = None
    touched: frozenset[tuple[str, str]] = frozenset()
    is_whole: bool = False

    def may_show(
        self, spans: pd.DataFrame, places: pd.DataFrame, catalogue: Catalogue, policy: Policy
    ) -> pd.Series:
        """Which ``SPAN`` is shown already, or need not wait any longer."""
        tables = tables_of(catalogue)
        stood = self.standing.assign(table=self.standing["indicator"].map(tables))
        known = pd.MultiIndex.from_frame(stood[SPAN].drop_duplicates())
        stands = pd.MultiIndex.from_frame(spans[SPAN]).isin(known)
        return released(spans, places, catalogue, policy=policy, today=self.today) | stands

    def not_kept(self, told: pd.DataFrame) -> pd.DataFrame:
        """What of ``disclosure.TOLD`` is not kept already."""
        told = told.drop_duplicates()
        every = pd.concat([self.told.astype(told.dtypes.to_dict()), told])
        return told[~every.duplicated().to_numpy()[len(self.told) :]]


def tables_of(catalogue: Catalogue) -> dict[str, str]:
    """The table of each indicator: those with the same base share one."""
    return {each.id: table(each) for each in catalogue.indicators.values()}
