"""The gap between two figures, with an interval of its own.

Whether two intervals overlap does not say whether two figures differ; the interval of the
difference does.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from khi.model import Estimate
from khi.model.estimate import Numbers
from khi.statistics.arrays import around, refuse, t_quantile, together
from khi.statistics.intervals.means import Within, effective_base_of, moments, weighted_mean
from khi.statistics.intervals.proportions import proportion


def difference_of_proportions(
    successes: ArrayLike,
    base: ArrayLike,
    other_successes: ArrayLike,
    other_base: ArrayLike,
    *,
    confidence: float = 0.95,
) -> Estimate:
    """One share less another, for different people, with Newcombe's hybrid score interval.

    Shapes:   the four counts match, or broadcast; so does each array returned.
    Units:    counts of people in; fractions from -1 to 1 out (0.07 is 7 more in every 100).
    Missing:  NaN where an input is NaN, or either base is 0.
    Raises:   ValueError where a base is negative, or successes are negative or above their base.
    Source:   Newcombe (1998) Stat Med 17:873, method 10.
    Formula:  d - √((p₁ - l₁)² + (u₂ - p₂)²) to d + √((u₁ - p₁)² + (p₂ - l₂)²), l and u Wilson's.
    Not for:  the same people asked twice; a part against a whole that contains it (use the rest).
    """
    first = proportion(successes, base, confidence=confidence)
    return difference(first, proportion(other_successes, other_base, confidence=confidence))


def difference_of_means(
    total: ArrayLike,
    total_of_squares: ArrayLike,
    base: ArrayLike,
    other_total: ArrayLike,
    other_total_of_squares: ArrayLike,
    other_base: ArrayLike,
    *,
    confidence: float = 0.95,
) -> Estimate:
    """One average less another, for different people, with Welch's interval.

    Shapes:   the six sums match, or broadcast; so does each array returned.
    Units:    sums of scores, of squared scores, people. Out in the units of the scale.
    Missing:  NaN where an input is NaN, or either base is 0; no limits where a base is 1.
    Raises:   ValueError as ``mean`` does.
    Source:   Welch (1947) Biometrika 34:28; Satterthwaite (1946) Biometrics Bull 2:110.
    Formula:  x̄₁ - x̄₂ ± t√(s₁²/n₁ + s₂²/n₂), t on Satterthwaite's degrees of freedom.
    Not for:  the same people asked twice; two sets in which everyone gave the same score, whose
              interval has no width.
    """
    sums, squares, people = together(total, total_of_squares, base)
    other_sums, other_squares, others = together(other_total, other_total_of_squares, other_base)
    return difference_of_weighted_means(
        (people, people, sums, squares, people),
        (others, others, other_sums, other_squares, others),
        confidence=confidence,
    )


def difference_of_weighted_means(
    first: Sequence[ArrayLike],
    second: Sequence[ArrayLike],
    *,
    confidence: float = 0.95,
    within: Within | None = None,
) -> Estimate:
    """One weighted average less another, with Welch's interval on Kish's effective bases.

    ``within`` names the ends of the scale. Where everyone of either gave the same score, which
    leaves Welch no spread there to work with, the limits are then those of ``difference`` of two
    ``weighted_mean`` on that scale.

    Shapes:   each of the two is (Σw, Σw², Σwx, Σwx², n), in weighted_mean's order; all match.
    Units:    out in the units of the scale.
    Missing:  NaN where a sum is NaN or a Σw is 0; no limits where an effective base is 1.
    Raises:   ValueError as ``weighted_mean`` does.
    Source:   Welch (1947) Biometrika 34:28; Kish (1965) Survey Sampling; without spread, Zou and
              Donner (2008) Stat Med 27:1693.
    Formula:  x̄₁ - x̄₂ ± t√(s₁²/m₁ + s₂²/m₂), m = (Σw)²/Σw², t on Satterthwaite's degrees.
    Not for:  the same people asked twice; shares near 0 or 1 (use difference, of two
              weighted_proportions).
    """
    (value, error, freedom), (other, other_error, other_freedom) = map(_moments, (first, second))
    with np.errstate(divide="ignore", invalid="ignore"):
        both = error + other_error
        freedom = both**2 / (error**2 / freedom + other_error**2 / other_freedom)
        half = t_quantile(confidence, freedom) * np.sqrt(both)
    half = np.where(both == 0, 0.0, half)
    gap = value - other
    if within is None:
        return around(gap, gap - half, gap + half)
    sides = (weighted_mean(*each, confidence=confidence, within=within) for each in (first, second))
    bounded, flat = difference(*sides), (error == 0) | (other_error == 0)
    limits = (gap - half, bounded.lower), (gap + half, bounded.upper)
    return around(gap, *(np.where(flat, without, welch) for welch, without in limits))


def _moments(sums: Sequence[ArrayLike]) -> tuple[Numbers, Numbers, Numbers]:
    """The mean, its squared standard error, and its degrees of freedom."""
    weights, weights_squared, totals, squares, people = together(*sums)
    base = effective_base_of(weights, weights_squared, people)
    value, variance = moments(totals, squares, weights, base=base)
    with np.errstate(divide="ignore", invalid="ignore"):
        return value, variance / base, base - 1


def difference(first: Estimate, second: Estimate) -> Estimate:
    """One estimate less another, from their intervals alone, whatever they were made from.

    For two of Wilson's intervals this is Newcombe's; it keeps the lean of lopsided intervals.

    Shapes:   the estimates match, or broadcast; so does each array returned.
    Units:    those of the estimates, which share one confidence level; the answer has it too.
    Missing:  NaN where a value is NaN; no limits where a limit is NaN.
    Raises:   ValueError where a value lies outside its own limits.
    Source:   Zou and Donner (2008) Stat Med 27:1693 (MOVER); Newcombe (1998) Stat Med 17:873.
    Formula:  d - √((v₁ - l₁)² + (u₂ - v₂)²) to d + √((u₁ - v₁)² + (v₂ - l₂)²).
    Not for:  estimates of the same people, or of a part and the whole that contains it.
    """
    value, lower, upper, other, other_lower, other_upper = _both(first, second)
    gap = value - other
    return around(
        gap,
        gap - np.hypot(value - lower, other_upper - other),
        gap + np.hypot(upper - value, other - other_lower),
    )


def ratio(first: Estimate, second: Estimate) -> Estimate:
    """One estimate over another, from their intervals alone: 1.2 is a fifth more.

    Shapes:   the estimates match, or broadcast; so does each array returned.
    Units:    a plain ratio. The upper limit is infinite where the second may be 0.
    Missing:  NaN where a value is NaN or the second is 0; no limits where a limit is NaN.
    Raises:   ValueError where a limit is negative, or a value lies outside its own limits.
    Source:   Donner and Zou (2012) Stat Methods Med Res 21:347 (MOVER for ratios).
    Formula:  (v₁v₂ ∓ √((v₁v₂)² - AB)) / B; for the lower limit A = l₁(2v₁ - l₁) and
              B = u₂(2v₂ - u₂); for the upper A = u₁(2v₁ - u₁) and B = l₂(2v₂ - l₂).
    Not for:  nets and other figures that may be negative or 0; estimates of the same people.
    """
    value, lower, upper, other, other_lower, other_upper = _both(first, second)
    refuse((lower < 0) | (other_lower < 0), "A ratio is of figures that are never negative.")
    positive = np.where(other > 0, other, np.nan)
    product = value * positive
    with np.errstate(divide="ignore", invalid="ignore"):
        part, other_part = _parts(value, lower), _parts(positive, other_upper)
        down = np.where(lower == 0, 0.0, part / (product + _root(product, part, other_part)))
        part, other_part = _parts(value, upper), _parts(positive, other_lower)
        up = (product + _root(product, part, other_part)) / other_part
    up = np.where(other_lower == 0, np.inf, up)
    unknown = np.where(np.isnan(lower) | np.isnan(positive), np.nan, 0.0)
    return around(value / positive, down + unknown, up + unknown)


def _parts(value: Numbers, limit: Numbers) -> Numbers:
    """Limit × (2 × value - limit), as Donner and Zou's formula uses it twice."""
    return limit * (2 * value - limit)


def _root(product: Numbers, part: Numbers, other_part: Numbers) -> Numbers:
    """The square root of Donner and Zou's quadratic."""
    return np.sqrt(np.maximum(product**2 - part * other_part, 0))


def _both(first: Estimate, second: Estimate) -> tuple[Numbers, ...]:
    """The six arrays of two estimates, of one shape, each value within its limits."""
    arrays = together(*first, *second)
    for value, lower, upper in (arrays[:3], arrays[3:]):
        refuse((value < lower) | (value > upper), "Each value lies within its own limits.")
    # A limit missing on one side leaves none on either.
    known = np.where(np.isnan(np.sum(arrays, axis=0)), np.nan, 0.0)
    value, lower, upper, other, other_lower, other_upper = arrays
    return value, lower + known, upper + known, other, other_lower + known, other_upper + known
