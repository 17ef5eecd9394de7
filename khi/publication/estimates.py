"""From sums to estimates, and from two sets of sums to the gap between them."""

import numpy as np
import pandas as pd

from khi.model import Estimate, Indicator, Mean, Net
from khi.model.estimate import Numbers
from khi.statistics import intervals

Sums = tuple[Numbers, Numbers, Numbers, Numbers, Numbers]
"""Σw, Σw², Σwx, Σwx² and n, in the order of ``intervals.weighted_mean``."""


def sums_of(cells: pd.DataFrame) -> Sums:
    """The five sums of each cell.

    Σw² is at least (Σw)²/n; where adding has lost a last digit, that is put back.
    """
    n, w, w2, wx, wx2 = (cells[name].to_numpy(float) for name in ("n", "w", "w2", "wx", "wx2"))
    with np.errstate(divide="ignore", invalid="ignore"):
        least = np.where(n > 0, w * w / n, 0)
    return w, np.maximum(w2, least), wx, wx2, n


def less(whole: Sums, part: Sums) -> Sums:
    """The sums of everyone in the whole but not in the part."""
    w, w2, wx, wx2, n = (total - own for total, own in zip(whole, part, strict=True))
    return w, w2, wx, wx2, n


def estimated(indicator: Indicator, answers: bool, sums: Sums) -> Estimate:
    """The figure and its limits. ``answers``: the share of one answer, whatever the reading."""
    w, w2, wx, wx2, n = sums
    within = _ends(indicator, answers)
    if within is None:
        return intervals.weighted_proportion(w, w2, wx)
    return intervals.weighted_mean(w, w2, wx, wx2, n, within=within)


def gap(indicator: Indicator, first: Sums, second: Sums) -> Estimate:
    """One figure less another, for different people, with the interval of the difference."""
    if _ends(indicator, False) is None:
        return intervals.difference(
            estimated(indicator, False, first), estimated(indicator, False, second)
        )
    return intervals.difference_of_weighted_means(first, second)


def method(indicator: Indicator, answers: bool) -> str:
    """The short name of the interval."""
    return "Wilson" if _ends(indicator, answers) is None else "Student's t"


def _ends(indicator: Indicator, answers: bool) -> tuple[float, float] | None:
    """The lowest and highest score; None where the figure is a share."""
    match indicator.reading:
        case Net() if not answers:
            return -1.0, 1.0
        case Mean(low=low, high=high) if not answers:
            return low, high
    return None
