"""Gaps between figures that already have intervals, such as figures somebody has published."""

from typing import NamedTuple

import numpy as np
from scipy import special

from khi.model import Estimate, Polarity
from khi.model.estimate import Numbers
from khi.statistics import intervals
from khi.statistics.arrays import around, normal_quantile, together


class Gap(NamedTuple):
    """The same gap said twice: as a difference, and as a ratio."""

    absolute: Estimate
    relative: Estimate


def gap_between(own: Estimate, reference: Estimate, *, polarity: Polarity) -> Gap:
    """How far figures are behind their reference, as a difference and as a ratio.

    A bigger number is a wider gap: the reference less the group where higher is better, the group
    less the reference where lower is better or there is no judgement. The ratio is taken in the
    same order, so that above 1 means behind.

    Shapes:   the estimates match, or broadcast; so does each array returned.
    Units:    those of the estimates, and a plain ratio. One confidence level throughout.
    Missing:  NaN where a value is NaN; no limits where a limit is NaN; no ratio where a figure or
              a limit is negative, or what is divided by is 0.
    Raises:   ValueError where a value lies outside its own limits.
    Source:   Newcombe (1998) Stat Med 17:873 and Zou and Donner (2008) Stat Med 27:1693 for the
              difference; Donner and Zou (2012) Stat Methods Med Res 21:347 for the ratio.
    Formula:  as ``intervals.difference`` and ``intervals.ratio``.
    Not for:  figures of the same people; a part against the whole that contains it.
    """
    behind = Polarity(polarity) is Polarity.HIGHER
    pair = (reference, own) if behind else (own, reference)
    return Gap(intervals.difference(*pair), _ratio(*pair))


def rest_of(
    own: Estimate, difference: Estimate, *, within: tuple[float, float] = (-np.inf, np.inf)
) -> Estimate:
    """What everyone else's figure must be, given a group's own and its difference from them.

    The interval of a difference is made of a part from each figure. The group's own part is known,
    so what is left is everyone else's; rounding of the inputs can leave it a little out.

    Shapes:   the estimates match; so does each array returned.
    Units:    those of the estimates. ``within`` are the ends of the scale, which limits keep to.
    Missing:  NaN where any input is NaN.
    Raises:   ValueError where the arrays do not match.
    Source:   Zou and Donner (2008) Stat Med 27:1693, their equation for a difference solved for
              the second figure's limits.
    Formula:  with d = v - r: u_r = r + √((d - l_d)² - (v - l)²) and
              l_r = r - √((u_d - d)² - (u - v)²).
    Not for:  differences whose limits were not made of the two figures' own (paired samples).
    """
    value, lower, upper = together(*own)
    apart, low, high = together(*difference)
    rest = value - apart
    above = _leg(apart - low, value - lower)
    below = _leg(high - apart, upper - value)
    known = np.where(np.isnan(above + below), np.nan, 0.0)
    limits = (np.clip(each, *within) for each in (rest - below, rest + above))
    down, up = limits
    return around(np.clip(rest, *within) + known, down + known, up + known)


def p_value(difference: Estimate, *, confidence: float = 0.95) -> Numbers:
    """How easily chance alone would make a difference this large, from its interval.

    Shapes:   those of the estimate.
    Units:    p values from 0 to 1, two-sided.
    Missing:  NaN where the value or a limit is NaN, or the interval has no width.
    Raises:   ValueError where the confidence is not between 0 and 1.
    Source:   Altman and Bland (2011) BMJ 343:d2304.
    Formula:  z = difference over its standard error, which is the width of the interval on the
              side of 0 divided by z(confidence); so it is under 0.05 just where 95% limits leave
              out 0.
    Not for:  differences with limits that are not near symmetric on some scale.
    """
    value, lower, upper = together(*difference)
    side = np.where(value >= 0, value - lower, upper - value)
    error = np.where(side > 0, side, np.nan) / normal_quantile(confidence)
    return np.asarray(2 * special.ndtr(-np.abs(value) / error))


def _ratio(over: Estimate, under: Estimate) -> Estimate:
    """One figure over another where neither may be negative."""
    both = np.minimum(over.lower, under.lower)
    usable = np.where(both >= 0, 0.0, np.nan)
    first, second = (Estimate(*(limit + usable for limit in each)) for each in (over, under))
    return intervals.ratio(first, second)


def _leg(whole: Numbers, part: Numbers) -> Numbers:
    """The other short side of a right-angled triangle; 0 where rounding leaves none."""
    return np.sqrt(np.maximum(whole**2 - part**2, 0.0))
