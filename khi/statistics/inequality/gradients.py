"""Whether a good thing is concentrated among the better off: for groups that have an order."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from khi.model import Polarity
from khi.model.estimate import Numbers
from khi.statistics.arrays import refuse
from khi.statistics.inequality.sign import sign
from khi.statistics.inequality.spread import weights_and_mean


def absolute_concentration_index(
    values: ArrayLike, populations: ArrayLike, *, polarity: Polarity = Polarity.HIGHER
) -> Numbers:
    """How far a figure is concentrated among the more advantaged, in its own units.

    Shapes:   groups on the last axis, least advantaged first; it is gone from the array returned.
    Units:    those of the values; 0 is no gradient.
    Missing:  NaN where any group is NaN.
    Raises:   ValueError where a population is negative or all are 0.
    Source:   Kakwani, Wagstaff and van Doorslaer (1997) J Econometrics 77:87; as healthequal
              1.0.1 (aci).
    Formula:  2Σwy(R - ½), R the midpoint of each group's share of people. Its sign is reversed
              where lower is better, so a bigger number is a wider gap.
    Not for:  groups without an order.
    """
    y, w, _ = weights_and_mean(values, populations)
    midpoint = np.cumsum(w, axis=-1) - w / 2
    return np.asarray(sign(polarity) * 2 * (w * y * (midpoint - 0.5)).sum(axis=-1))


def relative_concentration_index(
    values: ArrayLike,
    populations: ArrayLike,
    *,
    polarity: Polarity = Polarity.HIGHER,
    correction: Literal["none", "wagstaff", "erreygers"] = "none",
) -> Numbers:
    """How far a figure is concentrated among the more advantaged, whatever its level.

    Shapes:   as ``absolute_concentration_index``.
    Units:    none: from -1 to 1; 0 is no gradient.
    Missing:  NaN where any group is NaN, or the mean is 0 (or 1, for Wagstaff's).
    Raises:   ValueError as ``absolute_concentration_index`` does, where a value is negative, or
              where a correction is asked for values that are not fractions.
    Source:   Kakwani, Wagstaff and van Doorslaer (1997) J Econometrics 77:87; Wagstaff (2005)
              Health Econ 14:429; Erreygers (2009) J Health Econ 28:504; as healthequal 1.0.1.
    Formula:  C = absolute index/mean; Wagstaff's C/(1 - mean) and Erreygers' 4 mean C, for
              fractions from 0 to 1.
    Not for:  groups without an order; shares near 0 or 1 uncorrected.
    """
    y, _, mean = weights_and_mean(values, populations)
    refuse(y < 0, "A relative index is of figures that are never negative.")
    refuse((y > 1) & (correction != "none"), "A correction is for fractions from 0 to 1.")
    index = absolute_concentration_index(values, populations, polarity=polarity)
    positive = np.where(mean > 0, mean, np.nan)
    if correction == "erreygers":
        return np.asarray(4 * index + 0 * positive)
    rest = np.where(mean < 1, 1 - mean, np.nan) if correction == "wagstaff" else 1.0
    return np.asarray(index / positive / rest)
