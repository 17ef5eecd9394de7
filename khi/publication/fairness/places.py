"""The same gap in several areas, and where the people behind do better elsewhere."""

import numpy as np
import pandas as pd

from khi.model import EVERYONE, Estimate, Indicator, Polarity
from khi.publication.fairness.gaps import REST, with_gaps
from khi.statistics.comparison import Verdict, rank_intervals, verdict
from khi.statistics.intervals import difference

_GAP = ("gap", "gap_lower", "gap_upper")
_LIMITS = ("value", "lower", "upper")


def gap_in_places(
    rows: pd.DataFrame, indicator: Indicator, group: str, *, reference: str = REST
) -> pd.DataFrame:
    """One group's gap in each area, the widest first, with the places each may really have.

    Args:
        rows: PUBLISHED rows of every group of one indicator, period and breakdown, by area.
        indicator: the one they are of.
        group: whose gap.
        reference: as ``with_gaps``.

    Returns:
        A row for each area that asked: PUBLISHED columns, ``GAPS``, and ``place``, ``place_low``,
        ``place_high``: 1 is the narrowest gap. Areas whose gap is not known come last, in the
        order given, and have no place.
    """
    gaps = with_gaps(rows, indicator, reference=reference)
    own = gaps[gaps["group"].eq(group)].reset_index(drop=True)
    known = own[list(_GAP)].notna().all(axis=1).to_numpy()
    limits = Estimate(*(np.where(known, own[name].to_numpy(float), np.nan) for name in _GAP))
    places = rank_intervals(limits, first="lowest") if len(own) else limits
    ranked = own.assign(
        **dict(zip(("place", "place_low", "place_high"), places, strict=True)),
        order=np.where(known, -own["gap"].to_numpy(float), np.inf),
    )
    return ranked.sort_values("order", kind="stable", ignore_index=True).drop(columns="order")


def ahead(rows: pd.DataFrame, indicator: Indicator, group: str, *, area: str) -> pd.DataFrame:
    """Areas like this one on the whole, where the same group of people does better.

    An area is like this one where everyone's figure cannot be told apart from everyone's here.

    Args:
        rows: PUBLISHED rows of one indicator, period and breakdown, and of everyone, by area.
        indicator: the one they are of.
        group: the people to learn for.
        area: the code of the area that wants to learn.

    Returns:
        The group's rows in the areas that are clearly better for it, furthest ahead first, with
        ``difference`` and its limits against this area, and ``alike``: whether the area is like
        this one on the whole.
    """
    firm = rows[rows["absence"].eq("") & ~rows["indicative"].astype(bool)]
    firm = firm[firm[list(_LIMITS)].notna().all(axis=1)]
    own = firm[firm["group"].eq(group) & firm["breakdown"].ne(EVERYONE)]
    here, others = own[own["area"].eq(area)], own[own["area"].ne(area)]
    if here.empty or others.empty or indicator.polarity is Polarity.NEITHER:
        return others.iloc[:0].assign(alike=False)
    gap = _against(others, here)
    judged = others.assign(
        **dict(zip(("difference", "difference_lower", "difference_upper"), gap, strict=True)),
        verdict=verdict(gap, indicator.polarity).astype(str),
        alike=others["area"].isin(_alike(firm, indicator, area)),
    )
    better = judged[judged["verdict"].eq(Verdict.BETTER.value)]
    far = better.assign(far=better["difference"].abs())
    ordered = far.sort_values(["alike", "far"], ascending=False, kind="stable", ignore_index=True)
    return ordered.drop(columns="far")


def _alike(firm: pd.DataFrame, indicator: Indicator, area: str) -> set[str]:
    """The areas whose figure for everyone cannot be told apart from this area's."""
    everyone = firm[firm["breakdown"].eq(EVERYONE)]
    here, others = everyone[everyone["area"].eq(area)], everyone[everyone["area"].ne(area)]
    if here.empty:
        return set()
    words = verdict(_against(others, here), indicator.polarity)
    return set(others.loc[words == Verdict.SIMILAR, "area"])


def _against(rows: pd.DataFrame, one: pd.DataFrame) -> Estimate:
    """Each row less one row, as surveys of different people."""
    first = Estimate(*(rows[name].to_numpy(float) for name in _LIMITS))
    second = Estimate(*(np.full(len(rows), float(one[name].iloc[0])) for name in _LIMITS))
    return difference(first, second)
