"""In which order areas stand: A to Z, or by result with chance allowed for."""

import numpy as np
import pandas as pd

from khi.model import Estimate, Indicator, Polarity
from khi.publication.columns import estimate_of
from khi.statistics.comparison import rank_intervals


def in_order(areas: pd.DataFrame, indicator: Indicator, *, by: str) -> pd.DataFrame:
    """A to Z; or by result, with the places each may have and who stands together.

    Args:
        areas: PUBLISHED rows of one indicator and period, one for each area, A to Z.
        indicator: which way is good.
        by: "result", or anything else for A to Z.

    Returns:
        The rows; by result with ``place_low`` and ``place_high``, 1 being the best, and
        ``together``, a number for each run of areas that cannot be told apart. Areas that cannot
        be shown come last, A to Z, without a place: theirs would say something about them. Where
        any figure came without a likely range nobody can say who stands together: no places.
    """
    if by != "result":
        return areas.reset_index(drop=True)
    hidden = areas["absence"].ne("") | areas["value"].isna()
    shown, unshown = areas[~hidden], areas[hidden]
    lowest = indicator.polarity is Polarity.LOWER
    shown = shown.sort_values("value", ascending=lowest, kind="stable")
    ranks = rank_intervals(estimate_of(shown), first="lowest" if lowest else "highest")
    if not np.isfinite(ranks.value).all():
        return pd.concat([shown, unshown], ignore_index=True)
    ranked = shown.assign(place_low=ranks.lower, place_high=ranks.upper, together=_together(ranks))
    unplaced = unshown.assign(place_low=np.nan, place_high=np.nan, together=0)
    return pd.concat([ranked, unplaced], ignore_index=True)


def _together(ranks: Estimate) -> list[int]:
    """A number for each run of areas that share more than one place, so cannot be told apart."""
    runs: list[int] = []
    run, reach = 0, -np.inf
    for low, high in zip(ranks.lower, ranks.upper, strict=True):
        if not runs or low >= reach:
            run, reach = run + 1, high
        runs.append(run)
        reach = min(reach, high)
    return runs
