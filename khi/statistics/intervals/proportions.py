"""Shares of people, with Wilson's score interval."""

import numpy as np
from numpy.typing import ArrayLike

from khi.model import Estimate
from khi.model.estimate import Numbers
from khi.statistics.arrays import around, normal_quantile, refuse, together
from khi.statistics.intervals.means import effective_base


def proportion(successes: ArrayLike, base: ArrayLike, *, confidence: float = 0.95) -> Estimate:
    """The share of people who gave an answer that counts, with Wilson's score interval.

    Shapes:   ``successes`` and ``base`` match, or broadcast; so does each array returned.
    Units:    counts of people in, whole or not; fractions from 0 to 1 out, never percentages.
    Missing:  NaN where either input is NaN, or where the base is 0: there is no share of nobody.
    Raises:   ValueError where a base is negative, or successes are negative or above their base.
    Source:   Wilson (1927) J Am Stat Assoc 22:209; Newcombe (1998) Stat Med 17:857, method 3.
    Formula:  (2x + z² ± z√(z² + 4x(1 - x/n))) / 2(n + z²), without continuity correction.
    Not for:  an event that can happen to a person more than once (use a rate); weighted answers
              (use weighted_proportion).
    """
    x, n = together(successes, base)
    refuse(n < 0, "A base is never negative.")
    refuse((x < 0) | (x > n), "Each count of successes lies between 0 and its base.")
    return wilson(x, n, normal_quantile(confidence))


def weighted_proportion(
    w: ArrayLike, w2: ArrayLike, wx: ArrayLike, *, confidence: float = 0.95
) -> Estimate:
    """The weighted share of people, with Wilson's interval on Kish's effective base.

    Shapes:   the sums match, or broadcast; so does each array returned.
    Units:    w: sum of weights; w2: sum of squared weights; wx: sum of the weights of those who
              gave an answer that counts. Fractions from 0 to 1 out.
    Missing:  NaN where any sum is NaN, or where the sum of weights is 0.
    Raises:   ValueError where a sum is negative, w2 is 0 and w is not, or wx is above w.
    Source:   Kish (1965) Survey Sampling; Wilson (1927) J Am Stat Assoc 22:209.
    Formula:  Wilson's interval with n = (Σw)²/Σw² in place of the base and x = n Σwx/Σw.
    Not for:  designs with clusters or strata that matter: Kish's base knows only the weights
              (use survey.design_based, which needs the rows).
    """
    total, squares, counted = together(w, w2, wx)
    n = effective_base(total, squares)
    # Sums added in another order, or taken from other sums, may differ in the last digits.
    slack = 1e-9 * total
    refuse((counted < -slack) | (counted > total + slack), "Each wx lies between 0 and its w.")
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.clip(counted / total, 0.0, 1.0)
    return wilson(share * n, n, normal_quantile(confidence))


def wilson(x: Numbers, n: Numbers, z: float) -> Estimate:
    """Wilson's interval for counts already checked. NaN where n is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        p = x / n
        if np.isinf(z):
            return around(p, p * 0, p * 0 + 1)
        centre, scale = 2 * x + z * z, 0.5 / (n + z * z)
        spread = z * np.sqrt(z * z + 4 * x * (1 - p))
    lower, upper = (centre - spread) * scale, (centre + spread) * scale
    return around(p, np.clip(lower, 0, 1), np.clip(upper, 0, 1))
