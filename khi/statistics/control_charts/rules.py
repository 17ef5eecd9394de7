"""When a point is more than ordinary variation: four rules, in the order they are tried."""

from enum import StrEnum

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from khi.model.estimate import Numbers
from khi.statistics.arrays import Flags
from khi.statistics.control_charts.limits import Limits

SHIFT_LENGTH = 7
_EXACTLY = 1e-12


class SpecialCause(StrEnum):
    """Why a point is more than ordinary variation. ``NONE`` is an ordinary point."""

    NONE = ""
    ABOVE = "above the upper limit"
    BELOW = "below the lower limit"
    RISING = "part of a rising trend"
    FALLING = "part of a falling trend"
    NEAR_UPPER = "two of three points near the upper limit"
    NEAR_LOWER = "two of three points near the lower limit"
    SHIFT_UP = "part of a run above the mean"
    SHIFT_DOWN = "part of a run below the mean"


Signs = NDArray[np.int8]
"""1 where a rule fires upwards, -1 downwards, 0 where it does not."""

RULES = (
    (SpecialCause.ABOVE, SpecialCause.BELOW),
    (SpecialCause.RISING, SpecialCause.FALLING),
    (SpecialCause.NEAR_UPPER, SpecialCause.NEAR_LOWER),
    (SpecialCause.SHIFT_UP, SpecialCause.SHIFT_DOWN),
)


def special_causes(values: Numbers, limits: Limits, *, trend_length: int) -> tuple[Signs, Signs]:
    """The rule each point breaks first (1 to 4, 0 for none) and in which direction."""
    away = values - limits.mean
    scale = np.nanmax(np.abs(values), axis=1, keepdims=True, initial=0.0)
    # A point that misses the line by a rounding error is on the line.
    away = np.where(np.abs(away) <= _EXACTLY * scale, 0.0 * away, away)
    outside = _beyond(away, limits.half_width, scale)
    near = _beyond(away, limits.near_width, scale) * (outside == 0)
    sides = _signs(away)
    fired = (
        outside,
        _trend(values, trend_length),
        _two_of_three(sides, near) * limits.runs,
        _shift(sides) * limits.runs,
    )
    rule, direction = np.zeros_like(outside), np.zeros_like(outside)
    for number, signs in reversed(list(enumerate(fired, start=1))):
        rule = np.where(signs != 0, number, rule)
        direction = np.where(signs != 0, signs, direction)
    return rule.astype(np.int8), direction.astype(np.int8)


def _signs(away: Numbers) -> Signs:
    """Which side of the mean: 0 for on it, and for missing."""
    return (away > 0).astype(np.int8) - (away < 0).astype(np.int8)


def _beyond(away: Numbers, width: Numbers, scale: Numbers) -> Signs:
    """Strictly farther from the mean than the width."""
    return _signs(np.where(np.abs(away) > width + _EXACTLY * scale, away, 0.0))


def _all(flags: Flags, length: int) -> Flags:
    """Whether all of each ``length`` neighbours are true: one for each window, by its end."""
    if flags.shape[1] < length:
        return np.zeros((flags.shape[0], 0), dtype=bool)
    return np.asarray(sliding_window_view(flags, length, axis=1).all(axis=-1))


def _covered(windows: Signs, length: int, points: int) -> Signs:
    """Each point's sign, from the last window that fires and covers it."""
    signs = np.zeros((windows.shape[0], points), dtype=np.int8)
    for place in reversed(range(length)):
        covered = signs[:, place : place + windows.shape[1]]
        covered[windows != 0] = windows[windows != 0]
    return signs


def _trend(values: Numbers, length: int) -> Signs:
    """Every point of a run in which each is strictly higher, or lower, than the one before."""
    steps = np.diff(values, axis=1)
    rising, falling = _all(steps > 0, length - 1), _all(steps < 0, length - 1)
    return _covered(rising.astype(np.int8) - falling, length, values.shape[1])


def _two_of_three(sides: Signs, near: Signs) -> Signs:
    """The near points of three neighbours on one side of which two or more are near a limit."""
    if sides.shape[1] < 3:
        return np.zeros_like(sides)
    together = sliding_window_view(sides, 3, axis=1).sum(axis=-1)
    close = np.abs(sliding_window_view(near, 3, axis=1)).sum(axis=-1)
    windows = np.where((np.abs(together) == 3) & (close >= 2), np.sign(together), 0)
    return _covered(windows.astype(np.int8), 3, sides.shape[1]) * np.abs(near)


def _shift(sides: Signs) -> Signs:
    """Every point of seven or more neighbours on one side of the mean."""
    above, below = _all(sides > 0, SHIFT_LENGTH), _all(sides < 0, SHIFT_LENGTH)
    return _covered(above.astype(np.int8) - below, SHIFT_LENGTH, sides.shape[1])
