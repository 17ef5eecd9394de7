"""Where the ordinary variation of a series ends: its mean, moving ranges and limits."""

from typing import NamedTuple

import numpy as np

from khi.model.estimate import Numbers
from khi.statistics.arrays import Flags

_SCREEN = 3.267
_LIMITS = 2.66
_NEAR = 2.66 * 2 / 3

SAME = "Every point is the same, so there is no ordinary variation to judge by."
BLIPS = "Almost every point is the same, so only points outside the limits are marked, not runs."


class Limits(NamedTuple):
    """One stretch of each series: an array for each point, or a column for each series.

    ``runs`` says whether runs of points mean anything; ``steady`` whether all points are equal.
    """

    mean: Numbers
    half_width: Numbers
    near_width: Numbers
    moving_range: Numbers
    base: Numbers
    steady: Flags
    runs: Flags


def process_limits(values: Numbers, *, fix_after: int | None, screen_outliers: bool) -> Limits:
    """The mean and limits of each row of ``values``, from its first ``fix_after`` points or all."""
    base = values[:, :fix_after]
    count = _count(base)
    moving_range = np.full_like(values, np.nan)
    moving_range[:, 1:] = np.abs(np.diff(values, axis=1))
    ranges = moving_range[:, :fix_after]
    average = _average(ranges)
    kept = _screened(ranges, average) if screen_outliers else average
    # Screening a series that hardly ever moves would leave nothing to judge by: keep it all.
    blips = (kept == 0) & (average > 0)
    usual = np.where(blips | np.isnan(kept), average, kept)
    return Limits(
        mean=_average(base),
        half_width=_LIMITS * usual,
        near_width=_NEAR * usual,
        moving_range=moving_range,
        base=count,
        steady=average == 0,
        runs=~blips,
    )


def _count(values: Numbers) -> Numbers:
    """How many of each row are there, as a column."""
    return np.asarray((~np.isnan(values)).sum(axis=1, keepdims=True), dtype=float)


def _average(values: Numbers) -> Numbers:
    """The mean of what is there in each row, as a column. NaN where nothing is."""
    count = _count(values)
    total = np.nansum(values, axis=1, keepdims=True)
    return np.divide(total, count, out=np.full_like(total, np.nan), where=count > 0)


def _screened(ranges: Numbers, average: Numbers) -> Numbers:
    """The average moving range without those far above it: one pass, as Nelson (1982)."""
    far = ranges >= _SCREEN * average
    return np.where(average == 0, average, _average(np.where(far, np.nan, ranges)))
