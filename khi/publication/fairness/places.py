"""The same gap in several areas, and where the people behind do better elsewhere."""

import numpy as np
import pandas as pd

from khi.model import EVERYONE, Estimate, Indicator, Polarity
from khi.publication.comparing.against import against_figure, figure_of
from khi.publication.comparing.learning import clearly_better, firm
from khi.publication.fairness.gaps import REST, with_gaps
from khi.statistics.comparison import Verdict, rank_intervals

_GAP = ("gap", "gap_lower", "gap_upper")


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
    known = firm(rows)
    own = known[known["group"].eq(group) & known["breakdown"].ne(EVERYONE)]
    here, others = own[own["area"].eq(area)], own[own["area"].ne(area)]
    if here.empty or others.empty or indicator.polarity is Polarity.NEITHER:
        return others.iloc[:0].assign(alike=False)
    better = clearly_better(others, here, indicator)
    far = better.assign(alike=better["area"].isin(_alike(known, indicator, area)))
    return far.sort_values("alike", ascending=False, kind="stable", ignore_index=True)


def _alike(known: pd.DataFrame, indicator: Indicator, area: str) -> set[str]:
    """The areas whose figure for everyone cannot be told apart from this area's."""
    everyone = known[known["breakdown"].eq(EVERYONE)]
    here, others = everyone[everyone["area"].eq(area)], everyone[everyone["area"].ne(area)]
    if here.empty:
        return set()
    judged = against_figure(others, figure_of(here, alone=True), indicator)
    return set(judged.loc[judged["verdict"].eq(Verdict.SIMILAR.value), "area"])
