"""In which order areas stand: A to Z, or by result with chance allowed for."""

import numpy as np
import pandas as pd

from khi.model import Estimate, Indicator, Polarity
from khi.statistics.comparison import rank_intervals
from khi.wording import compare as said


def in_order(areas: pd.DataFrame, indicator: Indicator, *, by: str) -> pd.DataFrame:
    """A to Z; or by result, with the places each may have and who stands together.

    Areas that cannot be shown come last, A to Z: their place says nothing about them. Where any
    figure came without a likely range nobody can say who stands together, so there are no places.
    """
    if by != "result":
        return areas.reset_index(drop=True)
    hidden = areas["absence"].ne("") | areas["value"].isna()
    shown, unshown = areas[~hidden], areas[hidden]
    lowest = indicator.polarity is Polarity.LOWER
    shown = shown.sort_values("value", ascending=lowest, kind="stable")
    limits = (shown[name].to_numpy(float) for name in ("value", "lower", "upper"))
    ranks = rank_intervals(Estimate(*limits), first="lowest" if lowest else "highest")
    if not np.isfinite(ranks.value).all():
        return pd.concat([shown, unshown], ignore_index=True)
    pairs = zip(ranks.lower, ranks.upper, strict=True)
    places = [said.places(low, high, len(shown)) for low, high in pairs]
    ranked = shown.assign(places=places, together=_together(ranks))
    return pd.concat([ranked, unshown.assign(places="", together=0)], ignore_index=True)


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
