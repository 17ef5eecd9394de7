"""Averages of scores, with Student's t, from sums alone."""

import numpy as np
from numpy.typing import ArrayLike

from khi.model import Estimate
from khi.model.estimate import Numbers
from khi.statistics.arrays import around, normal_quantile, refuse, t_quantile, together

Within = tuple[float, float]
"""The lowest and highest score there is."""

_ROUNDING = 1e-13
_IMPOSSIBLE = 1e-9


def mean(
    total: ArrayLike,
    total_of_squares: ArrayLike,
    base: ArrayLike,
    *,
    confidence: float = 0.95,
    within: Within | None = None,
) -> Estimate:
    """The average score, with a Student's t interval, from sums alone.

    ``within`` names the ends of the scale, (0, 10) say. Limits then stay inside it; and where
    everyone gave the same score, which leaves t no spread to work with, the limits allow for as
    many people at either end of the scale as Wilson's limit allows for a count of none.

    Shapes:   the sums match, or broadcast; so does each array returned.
    Units:    sum of scores, sum of squared scores, people. Out in the units of the scale.
    Missing:  NaN where an input is NaN or the base is 0. One person gives a value, no limits.
    Raises:   ValueError where a base or a sum of squares is negative, where the squares are too
              small for the total (no scores can add up so), or a mean lies outside ``within``.
    Source:   Student (1908) Biometrika 6:1, as in Altman et al, Statistics with Confidence
              (2000); without ``within``, as PHEindicatormethods 2.1.0 (limits not clipped).
    Formula:  x̄ ± t s/√n, t on n - 1 degrees of freedom.
    Not for:  a few very skewed scores; an average of stages that are only ordered (show their
              distribution instead).
    """
    sums, squares, n = together(total, total_of_squares, base)
    refuse(n < 0, "A base is never negative.")
    value, variance = moments(sums, squares, n)
    return t_interval(value, variance, n, confidence, within)


def weighted_mean(
    w: ArrayLike,
    w2: ArrayLike,
    wx: ArrayLike,
    wx2: ArrayLike,
    n: ArrayLike,
    *,
    confidence: float = 0.95,
    within: Within | None = None,
) -> Estimate:
    """The weighted average score, with a t interval on Kish's effective base.

    Serves means and nets (a net is a mean of +1, 0 and -1). For shares use weighted_proportion.
    With every weight 1 it is exactly ``mean``; ``within`` is explained there.

    Shapes:   the sums match, or broadcast; so does each array returned.
    Units:    Σw, Σw², Σwx, Σwx² over people, and n people. Out in the units of the scale.
    Missing:  NaN where a sum is NaN, or Σw is 0. An effective base of 1 gives a value, no limits.
    Raises:   ValueError where Σw, Σw², Σwx² or n is negative, or the sums contradict each other:
              (Σwx)² above Σw Σwx², or (Σw)² above n Σw².
    Source:   Kish (1965) Survey Sampling, for the effective base; Student (1908) Biometrika 6:1.
    Formula:  x̄ = Σwx/Σw; s² = (Σwx²/Σw - x̄²) m/(m - 1); x̄ ± t s/√m, m = (Σw)²/Σw², t on m - 1.
    Not for:  designs with clusters or strata that matter (use survey.design_based); shares near
              0 or 1.
    """
    weights, weights_squared, sums, squares, people = together(w, w2, wx, wx2, n)
    base = effective_base_of(weights, weights_squared, people)
    value, variance = moments(sums, squares, weights, base=base)
    return t_interval(value, variance, base, confidence, within)


def effective_base(w: ArrayLike, w2: ArrayLike) -> Numbers:
    """Kish's effective base: how many equally weighted people would tell us as much.

    Shapes:   the sums match, or broadcast; so does the array returned.
    Units:    sum of weights, sum of squared weights. Out in people, not rounded.
    Missing:  NaN where a sum is NaN; 0 where both are 0.
    Raises:   ValueError where a sum is negative, or only one of the two is 0.
    Source:   Kish (1965) Survey Sampling, section 11.7.
    Formula:  (Σw)² / Σw².
    Not for:  saying what clustering costs: it knows only the weights.
    """
    total, squares = together(w, w2)
    refuse((total < 0) | (squares < 0), "A sum of weights is never negative.")
    refuse((total == 0) != (squares == 0), "Weights and their squares add up to 0 together.")
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(squares == 0, squares, total * total / squares)


def effective_base_of(weights: Numbers, weights_squared: Numbers, people: Numbers) -> Numbers:
    """The effective base of sums that are those of this many people, or NaN."""
    base = effective_base(weights, weights_squared)
    refuse(people < 0, "A count of people is never negative.")
    refuse(base > people * (1 + _IMPOSSIBLE), "An effective base is never above its people.")
    return base + 0 * people


def moments(
    sums: Numbers, squares: Numbers, weights: Numbers, *, base: Numbers | None = None
) -> tuple[Numbers, Numbers]:
    """The mean, and the variance of one person's score with base - 1 degrees of freedom."""
    people = weights if base is None else base
    # Sums taken from other sums may miss 0 by their last digit; that is not impossible.
    slack = _IMPOSSIBLE * (np.abs(squares) + weights)
    refuse(squares < -slack, "A sum of squares is never negative.")
    with np.errstate(divide="ignore", invalid="ignore"):
        # A sum that is missing leaves the whole figure missing.
        value = sums / weights + 0 * (squares + people)
        spread = squares - sums * value
        refuse(
            spread < -slack,
            "The sum of squares is at least the square of the total over the base.",
        )
        # What is left when equal scores are added up in floating point is not spread.
        spread = np.where(spread <= _ROUNDING * (np.abs(squares) + weights), 0.0 * spread, spread)
        freedom = np.where(people > 1, people - 1, np.nan)
        return value, spread / weights * people / freedom


def t_interval(
    value: Numbers, variance: Numbers, base: Numbers, confidence: float, within: Within | None
) -> Estimate:
    """The t interval of a mean, kept inside its scale where one is given."""
    with np.errstate(divide="ignore", invalid="ignore"):
        half = t_quantile(confidence, base - 1) * np.sqrt(variance / base)
    half = np.where(variance == 0, 0.0, half)
    if within is None:
        return around(value, value - half, value + half)
    low, high = within
    refuse((value < low - 1e-9) | (value > high + 1e-9), f"A mean lies from {low} to {high}.")
    value = np.clip(value, low, high)
    others = np.where(variance == 0, _share_unseen(base, confidence), 0.0)
    lower = np.maximum(value - half - others * (value - low), low)
    upper = np.minimum(value + half + others * (high - value), high)
    return around(value, lower, upper)


def _share_unseen(base: Numbers, confidence: float) -> Numbers:
    """Wilson's upper limit for none of the base."""
    z = normal_quantile(confidence)
    with np.errstate(invalid="ignore"):
        return np.ones_like(base) if np.isinf(z) else z * z / (base + z * z)
