"""Whether things are changing: over five points, since last year, before and after."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from khi.model import Estimate, Quarter
from khi.model.estimate import Numbers
from khi.statistics.arrays import Flags, around, normal_quantile, refuse, together
from khi.statistics.intervals import difference

POINTS = 5


class Direction(StrEnum):
    """Which way a trend goes."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NO_CHANGE = "no significant change"
    CANNOT_SAY = "cannot be judged"


class Trend(NamedTuple):
    """A recent trend: arrays of one shape, one for each series. ``reason`` is empty if judged."""

    direction: NDArray[np.object_]
    slope: Estimate
    p: Numbers
    reason: NDArray[np.object_]


def recent(
    values: ArrayLike,
    lower: ArrayLike,
    upper: ArrayLike,
    *,
    confidence: float = 0.998,
    limits_confidence: float = 0.95,
) -> Trend:
    """Whether the last five points rise or fall, for anything that has an interval.

    A trend is called only where it also goes the same way with any one of the five left out.

    Shapes:   time on the last axis, earliest first, at even steps; it is gone from each array
              returned.
    Units:    the slope in those of the values for each step (each quarter, say).
    Missing:  with fewer than five points, or one of the last five missing, or limits missing or
              of no width, the direction is "cannot be judged", the reason says why, and slope
              and p are NaN.
    Raises:   ValueError where a value lies outside its limits.
    Source:   as Fingertips' recent trend (DHSC FingertipsNext 2025), which asks for χ² above
              9.5495, the 99.8% point on 1 degree of freedom. Ours gives the slope's interval at
              the same level, and steps over no gap.
    Formula:  w = 1/se², se = (upper - lower)/2z; b = Σw(t - t̄)(y - ȳ)/Σw(t - t̄)²; χ² = b²
              Σw(t - t̄)²; means weighted by w.
    Not for:  series with a season (compare with the same quarter last year); rolling periods
              that overlap, whose points are not separate.
    """
    y, low, high = (np.atleast_1d(each) for each in together(values, lower, upper))
    refuse((y < low) | (y > high), "Each value lies within its own limits.")
    if y.shape[-1] < POINTS:
        return _no_trend(y.shape[:-1])
    y, low, high = (each[..., -POINTS:] for each in (y, low, high))
    error = (high - low) / (2 * normal_quantile(limits_confidence))
    reason = _reason(y, error)
    usable = (reason == "")[..., None]
    weights = np.where(usable, 1 / np.where(usable, error, 1.0) ** 2, np.nan)
    slope, precision = _slope(y, weights)
    p = np.asarray(special.chdtrc(1, slope**2 * precision))
    half = normal_quantile(confidence) / np.sqrt(precision)
    clear = (p < 1 - confidence) & _unanimous(y, weights, slope)
    direction = np.where(slope >= 0, Direction.INCREASING, Direction.DECREASING).astype(object)
    direction = np.where(clear, direction, Direction.NO_CHANGE)
    direction = np.where(reason == "", direction, Direction.CANNOT_SAY)
    return Trend(direction, around(slope, slope - half, slope + half), p, reason)


def _slope(y: Numbers, weights: Numbers) -> tuple[Numbers, Numbers]:
    """The weighted least squares slope, and one over its squared error."""
    time = np.arange(y.shape[-1], dtype=float)
    total = weights.sum(axis=-1, keepdims=True)
    away = time - (weights * time).sum(axis=-1, keepdims=True) / total
    precision = (weights * away**2).sum(axis=-1)
    return (weights * away * y).sum(axis=-1) / precision, precision


def _unanimous(y: Numbers, weights: Numbers, slope: Numbers) -> Flags:
    """Whether the slope keeps its sign with each point left out in turn. 0 counts as up."""
    agree = np.ones(slope.shape, dtype=bool)
    for left_out in range(POINTS):
        without = weights.copy()
        without[..., left_out] = 0
        agree &= (_slope(y, without)[0] >= 0) == (slope >= 0)
    return agree


def _reason(y: Numbers, error: Numbers) -> NDArray[np.object_]:
    """Why five points cannot be judged, or empty."""
    absent = np.isnan(y).any(axis=-1)
    unsure = np.isnan(error).any(axis=-1)
    exact = (error == 0).any(axis=-1)
    reasons = (
        "One of the last five points is missing.",
        "One of the last five points has no interval.",
        "One of the last five points has an interval of no width.",
    )
    return np.asarray(np.select([absent, unsure, exact], reasons, default="")).astype(object)


def _no_trend(shape: tuple[int, ...]) -> Trend:
    """What is said of a series of fewer than five points."""
    none = np.full(shape, np.nan)
    return Trend(
        np.full(shape, Direction.CANNOT_SAY, dtype=object),
        Estimate(none, none, none),
        none,
        np.full(shape, f"There are fewer than {POINTS} points.", dtype=object),
    )


def change(before: Estimate, after: Estimate) -> Estimate:
    """How much a figure moved between two rounds of different people, with an interval.

    Shapes:   the estimates match, or broadcast; so does each array returned.
    Units:    those of the estimates: after less before. One confidence level throughout.
    Missing:  NaN where either value is NaN; no limits where a limit is NaN.
    Raises:   ValueError where a value lies outside its own limits.
    Source:   Newcombe (1998) Stat Med 17:873; Zou and Donner (2008) Stat Med 27:1693.
    Formula:  intervals.difference(after, before).
    Not for:  the same people asked twice, whose change is known better than this says.
    """
    return difference(after, before)


def same_quarter_last_year(quarters: Sequence[str], estimates: Estimate) -> Estimate:
    """Each quarter's change against the same quarter a year earlier, with an interval.

    Shapes:   time on the last axis of each array, one entry for each of ``quarters``, in any
              order; the same shape back.
    Units:    quarters written 2025-Q1; the change in those of the estimates.
    Missing:  NaN where there is no such quarter a year earlier, or either value is NaN.
    Raises:   ValueError where a quarter cannot be read or comes twice, or there is not one for
              each point.
    Source:   as ``change``; comparing with a year earlier takes the season out.
    Formula:  intervals.difference(this quarter, the same quarter last year).
    Not for:  figures whose definition changed in between.
    """
    places = {Quarter.parse(quarter).id: place for place, quarter in enumerate(quarters)}
    if len(places) != len(quarters):
        raise ValueError("Each quarter comes once.")
    arrays = together(*estimates)
    if arrays[0].shape[-1:] != (len(quarters),):
        raise ValueError("There is one quarter for each point on the last axis.")
    earlier = [places.get(Quarter.parse(quarter).later(-4).id, -1) for quarter in quarters]
    absent = np.array([place < 0 for place in earlier], dtype=bool)
    before = (np.where(absent, np.nan, each[..., earlier]) for each in arrays)
    return change(Estimate(*before), Estimate(*arrays))


class BeforeAfter(NamedTuple):
    """The average change across a day, and the quarters after it that it rests on."""

    change: Estimate
    quarters: list[str]


def before_and_after(
    quarters: Sequence[str], estimates: Estimate, day: date, *, most: int = 4
) -> BeforeAfter:
    """The first quarters after a day, each against the same quarter of the year before that day.

    Pairing each quarter with its own season keeps the time of year out of it. The quarter the day
    falls in is on neither side, unless it begins on that day.

    Shapes:   one series: an entry of each array for each of ``quarters``, in any order; one
              number in each array returned.
    Units:    quarters written 2025-Q1; the change in those of the estimates, after less before.
    Missing:  a pair with a figure missing is left out; NaN where no pair is left, and no limits
              where one of them has none.
    Raises:   ValueError where a quarter cannot be read or comes twice, or there is not one for
              each point.
    Source:   the average of independent changes, by the method of variance estimates recovery:
              Zou and Donner (2008) Stat Med 27:1693.
    Formula:  c̄ - √Σ(c - l)²/k to c̄ + √Σ(u - c)²/k over the k changes c, each from l to u.
    Not for:  saying what made the change: other things happen at the same time, and places that
              were doing badly tend to do better next time whatever is done.
    """
    changes = same_quarter_last_year(quarters, estimates)
    arrays = [np.asarray(each) for each in changes]
    order = sorted(range(len(quarters)), key=lambda place: Quarter.parse(quarters[place]).start)
    known = np.isfinite(arrays[0])
    used = [place for place in order if known[place] and _spans(quarters[place], day)][:most]
    if not used:
        none = np.array(np.nan)
        return BeforeAfter(Estimate(none, none, none), [])
    value, lower, upper = (each[used] for each in arrays)
    middle = value.mean()
    below = np.sqrt(((value - lower) ** 2).sum()) / len(used)
    above = np.sqrt(((upper - value) ** 2).sum()) / len(used)
    return BeforeAfter(around(middle, middle - below, middle + above), [quarters[i] for i in used])


def _spans(quarter: str, day: date) -> bool:
    """Whether a quarter lies after a day, and the same quarter a year earlier before it."""
    after = Quarter.parse(quarter)
    return after.start >= day > after.later(-4).end
