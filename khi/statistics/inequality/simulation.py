"""Limits by simulation, for measures that have no formula: the same seed, the same limits."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from khi.model import Estimate
from khi.model.estimate import Numbers
from khi.statistics.arrays import around, normal_quantile, refuse, tails, together

Measure = Callable[[Numbers], Numbers]


def simulated(
    measure: Measure,
    values: ArrayLike,
    lower: ArrayLike,
    upper: ArrayLike,
    *,
    draws: int = 10_000,
    seed: int = 0,
    within: tuple[float, float] = (0, 1),
    confidence: float = 0.95,
) -> Estimate:
    """Limits for any measure of inequality, by redrawing each group within its own interval.

    Shapes:   groups on the last axis; ``measure`` takes such an array of any leading shape and
              drops the last axis. Gives arrays without it.
    Units:    those of the measure. The group limits are 95% limits.
    Missing:  NaN where the measure is NaN, or any group's limit is.
    Raises:   ValueError where a value lies outside its limits, or there are under 1,000 draws.
    Source:   Ahn et al (2018) for Monte Carlo limits of such measures. Theirs redraws until a
              value is possible; ours draws each side to its own limit and clips to ``within``.
    Formula:  the 2.5% and 97.5% points of ``measure`` over the draws.
    Not for:  measures that cannot be negative, near 0: chance alone pushes them up.
    """
    y, low, high = together(values, lower, upper)
    refuse((y < low) | (y > high), "Each value lies within its own limits.")
    if draws < 1_000:
        raise ValueError("Limits are simulated from 1,000 draws or more.")
    noise = special.ndtri(np.random.default_rng(seed).random((draws, *y.shape)))
    spread = np.where(noise < 0, y - low, high - y) / normal_quantile(0.95)
    drawn = measure(np.clip(y + noise * spread, *within))
    return around(measure(y), *percentiles(drawn, confidence))


def percentiles(drawn: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    """The limits that leave equal tails outside, by position in the sorted draws."""
    ordered, draws = np.sort(drawn, axis=0), drawn.shape[0]
    low, high = tails(confidence)
    first = max(round(draws * low), 1) - 1
    last = min(round(draws * high), draws) - 1
    missing = np.isnan(ordered[-1])
    return np.where(missing, np.nan, ordered[first]), np.where(missing, np.nan, ordered[last])
