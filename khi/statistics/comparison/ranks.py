"""Groups of equal size, and ranks, both honest about ties and chance."""

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from khi.model import Estimate
from khi.model.estimate import Numbers
from khi.statistics.arrays import normal_quantile, numbers, refuse, tails, together

First = Literal["lowest", "highest"]


def quantiles(
    values: ArrayLike,
    k: int,
    *,
    rule: Literal["rank", "bounds"] = "rank",
    first: First = "lowest",
) -> Numbers:
    """Which of ``k`` groups of about equal size each value falls in: 1 to k, ties together.

    Shapes:   the last axis is ranked; the same shape back.
    Units:    none. ``first`` says whether quantile 1 holds the lowest values or the highest.
    Missing:  NaN where the value is NaN, and everywhere where fewer than k values are known.
    Raises:   ValueError where k is under 2, the rule is neither, or a value is infinite.
    Source:   "rank": as PHEindicatormethods 2.1.0 phe_quantile (whose own default is highest
              first); "bounds": as Fingertips, Hyndman and Fan (1996) type 7 percentiles.
    Formula:  "rank": ⌊k + 1 - ⌈(n + 1 - r)k/n⌉⌋, r the smallest rank of a tie. "bounds": the
              first i with value ≤ the i/k percentile.
    Not for:  a league table; fewer areas than a few for each quantile.
    """
    if k < 2:
        raise ValueError("There are 2 quantiles or more.")
    if rule not in ("rank", "bounds"):
        raise ValueError(f"The rule is 'rank' or 'bounds', not {rule!r}.")
    array = np.atleast_1d(numbers(values)) * (1.0 if first == "lowest" else -1.0)
    refuse(np.isinf(array), "Each value must be finite.")
    count = (~np.isnan(array)).sum(axis=-1, keepdims=True)
    if array.size == 0 or not count.any():
        return np.full(np.shape(values), np.nan)
    by_rule = _by_rank if rule == "rank" else _by_bounds
    groups = np.where(count >= k, by_rule(array, k, count), np.nan)
    return np.where(np.isnan(array), np.nan, groups).reshape(np.shape(values))


def _by_rank(values: Numbers, k: int, count: Numbers) -> Numbers:
    """Quantiles by rank, in whole numbers so that nothing is lost to rounding."""
    rank = _smallest_ranks(values)
    above = np.ceil((count + 1 - rank) * k / np.maximum(count, 1))
    return np.maximum(k + 1 - above, 1)


def _smallest_ranks(values: Numbers) -> Numbers:
    """Ranks from 1 along the last axis; those that tie share the smallest, NaN has none."""
    lists = pd.DataFrame(values.reshape(-1, values.shape[-1]).T)
    return lists.rank(method="min").to_numpy().T.reshape(values.shape)


def _by_bounds(values: Numbers, k: int, count: Numbers) -> Numbers:
    """Quantiles by percentile bounds, rounded to 10 places as Fingertips does."""
    sparse = np.where(count > 0, values, 0.0)
    bounds = np.round(np.nanquantile(sparse, np.arange(1, k) / k, axis=-1), 10)
    return 1.0 + (values > bounds[..., None]).sum(axis=0)


def rank_intervals(
    estimates: Estimate,
    *,
    draws: int = 10_000,
    seed: int = 0,
    first: First = "highest",
    confidence: float = 0.95,
    limits_confidence: float = 0.95,
) -> Estimate:
    """Where each area may stand: "between 3rd and 9th of 30".

    Shapes:   one list of areas; the same shape back.
    Units:    ranks, from 1 to the number of areas known. ``first`` says what 1 means.
    Missing:  NaN where a value or a limit is NaN; the area is not among those ranked.
    Raises:   ValueError where a value lies outside its limits, or there are under 1,000 draws.
    Source:   Goldstein and Spiegelhalter (1996) J R Stat Soc A 159:385.
    Formula:  each value is redrawn from a normal with the width of its interval on each side;
              the limits are the percentiles of its rank. The same seed gives the same answer.
    Not for:  picking a winner; more than a few hundred areas.
    """
    value, lower, upper = together(*estimates)
    if value.ndim != 1 or draws < 1_000:
        raise ValueError("Ranks are of one list of areas, from 1,000 draws or more.")
    refuse((value < lower) | (value > upper), "Each value lies within its own limits.")
    known = ~np.isnan(value + lower + upper)
    ranks = [np.full(value.shape, np.nan) for _ in range(3)]
    if not known.any():
        return Estimate(*ranks)
    sign = -1.0 if first == "highest" else 1.0
    drawn = _redrawn(value[known], lower[known], upper[known], draws, seed, limits_confidence)
    places = np.argsort(np.argsort(sign * drawn, axis=1), axis=1) + 1
    low, high = np.quantile(places, tails(confidence), axis=0, method="closest_observation")
    own = _smallest_ranks(sign * value[known])
    ranks[0][known], ranks[1][known], ranks[2][known] = own, low, high
    return Estimate(ranks[0], np.fmin(ranks[0], ranks[1]), np.fmax(ranks[0], ranks[2]))


def _redrawn(
    value: Numbers, lower: Numbers, upper: Numbers, draws: int, seed: int, confidence: float
) -> Numbers:
    """Values as they might have been: one row for each draw, one column for each area."""
    z = normal_quantile(confidence)
    noise = special.ndtri(np.random.default_rng(seed).random((draws, value.size)))
    spread = np.where(noise < 0, value - lower, upper - value) / z
    return np.asarray(value + noise * spread)
