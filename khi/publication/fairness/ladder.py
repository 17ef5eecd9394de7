"""The gap across the whole ladder of deprivation, and what it would mean to close it."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

from khi.model import Estimate, Indicator, Mean, Net, Polarity
from khi.model.estimate import Numbers
from khi.publication.columns import estimate_of
from khi.publication.figures.estimates import ends_of
from khi.statistics import inequality
from khi.statistics.inequality import Quantiles

DEPRIVATION: Final = "deprivation"
"""The breakdown whose groups are the rungs."""

FIFTHS: Final = ("1", "2", "3", "4", "5")
"""The groups of it, most deprived first."""


@dataclass(frozen=True)
class Ladder:
    """The rungs, and what a line through them says; or why none is drawn.

    ``fifths`` are PUBLISHED rows, most deprived first, with ``middle`` (where each stands among
    everyone, from 0 to 1) where a line is drawn. ``start`` and ``end`` are the line's heights at
    the two ends. ``closing`` is how much everyone's figure would change if each fifth did as well
    as the best of the five, ``best`` its code and ``people`` how many answered.
    """

    fifths: pd.DataFrame
    why_not: str = ""
    slope: Estimate | None = None
    relative: Estimate | None = None
    start: float = np.nan
    end: float = np.nan
    best: str = ""
    closing: Estimate | None = None
    people: float = np.nan


def ladder(groups: pd.DataFrame, indicator: Indicator) -> Ladder:
    """The slope and relative index of one area and period, and the picture they come from.

    Args:
        groups: PUBLISHED rows of one indicator, area and period, by deprivation.
        indicator: the one they are of.

    Returns:
        The indices; or, where any fifth is hidden, has fewer than 30 people or no likely range, or
        stands at an end of the scale, the rungs alone and why: "hidden", "few", "unsure", "end",
        "order", "absent".
    """
    order = {code: place for place, code in enumerate(FIFTHS)}
    known = groups[groups["group"].isin(order)]
    fifths = known.sort_values("group", key=lambda codes: codes.map(order), ignore_index=True)
    if why := _why_not(fifths, indicator):
        return Ladder(fifths, why)
    people = fifths["base"].to_numpy(float)
    share = people / people.sum()
    middle = np.cumsum(share) - share / 2
    value, lower, upper = estimate_of(fifths)
    rungs = Quantiles(people, value, lower, upper)
    kind: Literal["proportion", "other"]
    kind = "other" if isinstance(indicator.reading, Mean | Net) else "proportion"
    slope = inequality.slope_index(rungs, kind=kind, polarity=indicator.polarity)
    relative = (
        None
        if (lower < 0).any()
        else inequality.relative_index(rungs, kind=kind, polarity=indicator.polarity)
    )
    rise = float(slope.value) * (-1 if indicator.polarity is Polarity.LOWER else 1)
    start = float((share * value).sum() - rise * (share * middle).sum())
    return Ladder(
        fifths.assign(middle=middle),
        slope=slope,
        relative=relative,
        start=start,
        end=start + rise,
        best=_best(fifths, indicator),
        closing=_closing(rungs, indicator),
        people=float(people.sum()),
    )


def _why_not(fifths: pd.DataFrame, indicator: Indicator) -> str:
    """Why no line is drawn; empty where one is."""
    if len(fifths) < len(FIFTHS):
        return "absent"
    if indicator.polarity is Polarity.NEITHER:
        return "order"
    if fifths["absence"].ne("").any() or fifths["value"].isna().any():
        return "hidden"
    if fifths["indicative"].astype(bool).any():
        return "few"
    low, high = ends_of(indicator)
    _, lower, upper = estimate_of(fifths)
    if np.isnan([lower, upper]).any():
        return "unsure"
    at_end = (lower <= low) | (upper >= high)
    is_share = not isinstance(indicator.reading, Mean | Net)
    return "end" if is_share and at_end.any() else ""


def _best(fifths: pd.DataFrame, indicator: Indicator) -> str:
    value = fifths["value"].astype(float)
    at = value.idxmax() if indicator.polarity is Polarity.HIGHER else value.idxmin()
    return str(fifths.loc[at, "group"])


def _closing(rungs: Quantiles, indicator: Indicator) -> Estimate:
    """How much everyone's figure would change if every fifth did as well as the best of them."""

    def risk(values: Numbers) -> Numbers:
        return inequality.population_attributable_risk(
            values, np.broadcast_to(rungs.population, values.shape), polarity=indicator.polarity
        )

    return inequality.simulated(
        risk, rungs.value, rungs.lower, rungs.upper, within=ends_of(indicator)
    )
