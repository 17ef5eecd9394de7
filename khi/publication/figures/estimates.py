"""From sums to estimates, and from two sets of sums to the gap between them."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from khi.model import Estimate, Indicator, Mean, Net
from khi.model.estimate import Numbers
from khi.publication.sums.readings import STEP
from khi.statistics import intervals


class Sums(NamedTuple):
    """What a figure is worked out from: Σw, Σw², Σwx and Σwx² of each cell, and its people.

    ``w`` is the weight of a person and ``x`` the value of their answer. Each has one number a cell,
    in the order in which ``intervals.weighted_mean`` takes them.
    """

    w: Numbers
    w2: Numbers
    wx: Numbers
    wx2: Numbers
    n: Numbers


def sums_of(cells: pd.DataFrame) -> Sums:
    """The five sums of each cell, as sums of somebody's weights."""
    return _of_weights(Sums(*(cells[name].to_numpy(float) for name in Sums._fields)))


def less(whole: Sums, part: Sums, indicator: Indicator) -> Sums:
    """The sums of everyone in the whole but not in the part.

    Weights are added in steps: see ``readings.exact``. Where a step is lost in the whole and not in
    its parts, what is left would be an answer below the lowest, or a weight below 0. So far, and no
    farther, what is left is brought back to what answers can be.
    """
    left = Sums(*(total - own for total, own in zip(whole, part, strict=True)))
    low, high = ends_of(indicator)
    lost = STEP * (whole.n + 1) * max(1.0, abs(low), abs(high)) ** 2
    w = _at_least(left.w, 0.0, lost)
    wx = -_at_least(-_at_least(left.wx, low * w, lost), -high * w, lost)
    with np.errstate(divide="ignore", invalid="ignore"):
        wx2 = _at_least(left.wx2, np.where(w > 0, wx * wx / w, 0.0), lost)
    return _of_weights(left._replace(w=w, wx=wx, wx2=wx2))


def _of_weights(sums: Sums) -> Sums:
    """Sums with Σw² raised to (Σw)²/n, the least it can be: adding in steps may have lost it."""
    with np.errstate(divide="ignore", invalid="ignore"):
        least = np.where(sums.n > 0, sums.w * sums.w / sums.n, 0.0)
    return sums._replace(w2=np.maximum(sums.w2, least))


def _at_least(numbers: Numbers, least: Numbers | float, lost: Numbers) -> Numbers:
    """Numbers raised to the least they can be, where they miss it by no more than was lost."""
    return np.where((numbers < least) & (numbers >= least - lost), least, numbers)


def estimated(indicator: Indicator, answers: bool, sums: Sums) -> Estimate:
    """The figure and its limits. ``answers``: the share of one answer, whatever the reading."""
    w, w2, wx, wx2, n = sums
    if is_share(indicator, answers):
        return intervals.weighted_proportion(w, w2, wx)
    return intervals.weighted_mean(w, w2, wx, wx2, n, within=ends_of(indicator))


def gap(indicator: Indicator, first: Sums, second: Sums) -> Estimate:
    """One figure less another, for different people, with the interval of the difference."""
    if is_share(indicator, False):
        return intervals.difference(
            estimated(indicator, False, first), estimated(indicator, False, second)
        )
    return intervals.difference_of_weighted_means(first, second, within=ends_of(indicator))


def method(indicator: Indicator, answers: bool) -> str:
    """The short name of the interval."""
    return "Wilson" if is_share(indicator, answers) else "Student's t"


def is_share(indicator: Indicator, answers: bool) -> bool:
    """Whether the figure is a share of people. ``answers``: the share of one answer."""
    return answers or not isinstance(indicator.reading, Net | Mean)


def ends_of(indicator: Indicator) -> tuple[float, float]:
    """The lowest and highest figure an indicator can have."""
    match indicator.reading:
        case Mean(low=low, high=high):
            return float(low), float(high)
        case Net():
            return -1.0, 1.0
    return 0.0, (1.0 if indicator.is_fraction else np.inf)
