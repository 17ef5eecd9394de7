"""How each group differs from everyone else, from the best-off, or from one group."""

from typing import Literal

import numpy as np
import pandas as pd

from khi.model import Estimate, Polarity
from khi.model.estimate import Numbers
from khi.statistics import intervals
from khi.statistics.arrays import Flags
from khi.statistics.comparison import verdict
from khi.statistics.inequality.guardrails import FEWEST, Guardrail
from khi.statistics.inequality.sign import sign
from khi.statistics.intervals.means import Within

Reading = Literal["share", "mean"]
SUMS = ["w", "w2", "wx", "wx2", "n"]
"""What a group is known by, in weighted_mean's order."""


def gaps(
    groups: pd.DataFrame,
    *,
    polarity: Polarity,
    reference: str = "rest",
    reading: Reading = "share",
    within: Within | None = None,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """How far each group is behind: as a difference and as a ratio, each with an interval.

    Gives group, base, value, lower, upper, compared_with, then gap and ratio with their limits,
    verdict (in the words of the polarity) and advice (sentences, or empty). Where lower is better
    or there is no judgement a gap is the group less its reference; where higher is better it is
    the reference less the group. So a bigger number is a wider gap. The reference itself has
    none.

    Shapes:   a row for each group, with group, n, w, w2, wx, wx2; the same rows back.
    Units:    people, sums of weights and of weighted scores; fractions, or the scale's units.
    Missing:  NaN and "cannot say" where there is nobody to compare; no ratio where a figure may
              be negative. Both are said in ``advice``.
    Raises:   ValueError where a column is missing, a group comes twice, or the sums contradict
              each other.
    Source:   Newcombe (1998) Stat Med 17:873; Welch (1947) Biometrika 34:28; Donner and Zou
              (2012) Stat Methods Med Res 21:347.
    Formula:  "rest": all the other groups added up. "best": the best value among groups of 30 or
              more, if any is as big.
    Not for:  groups that overlap; "best" where groups are small, since the best is then partly
              luck.
    """
    _check(groups)
    own = groups[SUMS].to_numpy(dtype=float, na_value=np.nan).T
    other, compared = _reference(groups["group"], own, polarity, reference)
    estimate = _estimate(own, reading, within, confidence)
    other_estimate = _estimate(other, reading, within, confidence)
    apart = _difference(own, other, reading, confidence, estimate, other_estimate)
    is_reference = (groups["group"] == compared).to_numpy()
    wide, times = _gap_and_ratio(apart, estimate, other_estimate, polarity)
    words = np.where(is_reference, "", verdict(apart, polarity).astype(str))
    others = np.where(is_reference, np.inf, other[4])
    negative = np.fmin(estimate.lower, other_estimate.lower) < 0
    return groups[["group"]].assign(
        base=own[4],
        **estimate._asdict(),
        compared_with=compared,
        **_columns("gap", wide, is_reference),
        **_columns("ratio", times, is_reference),
        verdict=words,
        advice=[_advice(*each) for each in zip(own[4], others, negative, strict=True)],
    )


def _check(groups: pd.DataFrame) -> None:
    absent = {"group", *SUMS} - set(groups.columns)
    if absent:
        raise ValueError(f"Groups have the columns group, n, w, w2, wx and wx2; not {absent}.")
    if groups["group"].duplicated().any():
        raise ValueError("Each group comes once.")


def _gap_and_ratio(
    apart: Estimate, own: Estimate, other: Estimate, polarity: Polarity
) -> tuple[Estimate, Estimate]:
    """The difference and the ratio, turned so that a bigger number is always a wider gap."""
    if Polarity(polarity) is Polarity.HIGHER:
        return Estimate(-apart.value, -apart.upper, -apart.lower), _ratio(other, own)
    return apart, _ratio(own, other)


def _reference(
    names: pd.Series, own: Numbers, polarity: Polarity, reference: str
) -> tuple[Numbers, pd.Series]:
    """The sums each group is held against, and what they are called."""
    if reference == "rest":
        # Added up rather than taken from the total, so that rounding leaves nothing behind.
        return own @ (1 - np.eye(len(names))), pd.Series("rest", index=names.index)
    name = _best(names, own, polarity) if reference == "best" else reference
    place = np.flatnonzero(names == name)
    sums = own[:, place] if place.size else np.zeros((len(SUMS), 1))
    return sums + 0 * own, pd.Series(name, index=names.index)


def _best(names: pd.Series, own: Numbers, polarity: Polarity) -> str:
    """The group that is best off, among those big enough to say so."""
    with np.errstate(divide="ignore", invalid="ignore"):
        value = own[2] / own[0] * sign(polarity)
    enough = own[4] >= FEWEST
    known = np.where(enough | ~enough.any(), value, np.nan)
    return "best" if np.isnan(known).all() else str(names.iloc[int(np.nanargmax(known))])


def _estimate(sums: Numbers, reading: Reading, within: Within | None, level: float) -> Estimate:
    """Each group's figure, from its sums."""
    w, w2, wx, wx2, n = sums
    if reading == "share":
        return intervals.weighted_proportion(w, w2, wx, confidence=level)
    return intervals.weighted_mean(w, w2, wx, wx2, n, confidence=level, within=within)


def _difference(
    own: Numbers,
    other: Numbers,
    reading: Reading,
    level: float,
    own_estimate: Estimate,
    other_estimate: Estimate,
) -> Estimate:
    """The group less its reference."""
    if reading == "share":
        return intervals.difference(own_estimate, other_estimate)
    return intervals.difference_of_weighted_means(tuple(own), tuple(other), confidence=level)


def _ratio(over: Estimate, under: Estimate) -> Estimate:
    """One figure over the other, where neither may be negative."""
    usable = (over.lower >= 0) & (under.lower >= 0)
    return intervals.ratio(
        *(Estimate(*(np.where(usable, limit, np.nan) for limit in each)) for each in (over, under))
    )


def _columns(name: str, estimate: Estimate, hidden: Flags) -> dict[str, Numbers]:
    """An estimate as three columns, empty for the reference itself."""
    names = (name, f"{name}_lower", f"{name}_upper")
    return {
        column: np.where(hidden, np.nan, limit)
        for column, limit in zip(names, estimate, strict=True)
    }


def _advice(base: float, other: float, negative: bool) -> str:
    """What to know about one comparison, in sentences."""
    applies = {
        Guardrail.FEW_PEOPLE: not base >= FEWEST or 0 < other < FEWEST,
        Guardrail.MISSING_REFERENCE: not other > 0,
        Guardrail.NO_RATIO: negative,
    }
    return " ".join(each.advice for each, is_so in applies.items() if is_so)
