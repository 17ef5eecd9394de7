"""In which order areas stand: A to Z, or by result with chance allowed for."""

import numpy as np
import pandas as pd

from khi.model import Estimate, Indicator, Polarity
from khi.publication.columns import estimate_of
from khi.statistics.comparison import rank_intervals

_FEWEST = 2
"""Areas that it takes to have an order."""


def in_order(areas: pd.DataFrame, indicator: Indicator, *, by: str) -> pd.DataFrame:
    """A to Z; or by result, with the places each may have and who stands together.

    Args:
        areas: PUBLISHED rows of one indicator and period, one for each area, A to Z.
        indicator: which way is good.
        by: "result", or anything else for A to Z.

    Returns:
        The rows; by result with ``place_low`` and ``place_high``, 1 being the best, and
        ``together``, a number for each run of areas whose places overlap. Areas that cannot
        be shown come last, A to Z, without a place: theirs would say something about them. Where
        any figure came without a likely range nobody can say who stands together: no places. Nor
        are there any where fewer than two areas can be shown: one alone stands nowhere.
    """
    if by != "result":
        return areas.reset_index(drop=True)
    hidden = areas["absence"].ne("") | areas["value"].isna()
    shown, unshown = areas[~hidden], areas[hidden]
    lowest = indicator.polarity is Polarity.LOWER
    shown = shown.sort_values("value", ascending=lowest, kind="stable")
    ranks = rank_intervals(estimate_of(shown), first="lowest" if lowest else "highest")
    if len(shown) < _FEWEST or not np.isfinite(ranks.value).all():
        return pd.concat([shown, unshown], ignore_index=True)
    ranked = shown.assign(place_low=ranks.lower, place_high=ranks.upper, together=_together(ranks))
    unplaced = unshown.assign(place_low=np.nan, place_high=np.nan, together=0)
    return pd.concat([ranked, unplaced], ignore_index=True)


def _together(ranks: Estimate) -> list[int]:
    """A number for each run of areas whose places overlap, one with the next or with another.

    A new run begins only where every area to come shares no place with any area before: two of
    different runs can always be told apart. Two of one run may be, where others lie between.
    """
    before = np.maximum.accumulate(ranks.upper)
    to_come = np.minimum.accumulate(ranks.lower[::-1])[::-1]
    begins = np.append(True, to_come[1:] > before[:-1])[: len(before)]
    return [int(each) for each in np.cumsum(begins)]
