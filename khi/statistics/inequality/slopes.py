"""The gap across the whole ladder of deprivation, not only between its ends."""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from khi.model import Estimate, Polarity
from khi.model.estimate import Numbers
from khi.statistics.arrays import around, normal_quantile, refuse, together
from khi.statistics.inequality.sign import sign
from khi.statistics.inequality.simulation import percentiles

Kind = Literal["proportion", "rate", "other"]
_FEWEST, _MOST = 5, 100


class Quantiles(NamedTuple):
    """Quantiles on the last axis, most deprived first: people, and the figure with 95% limits."""

    population: ArrayLike
    value: ArrayLike
    lower: ArrayLike
    upper: ArrayLike


def slope_index(
    quantiles: Quantiles,
    *,
    kind: Kind = "proportion",
    transform: bool = False,
    polarity: Polarity = Polarity.HIGHER,
    draws: int = 10_000,
    seed: int = 0,
    confidence: float = 0.95,
) -> Estimate:
    """The slope index of inequality: the gap from the most to the least deprived, on a line.

    Positive where the least deprived do better: more of it where higher is better (or there is
    no judgement), less of it where lower is better.

    Shapes:   5 to 100 quantiles on the last axis, which is gone from each array returned.
    Units:    those of the values. ``kind`` says on which scale their limits are even: logit for
              a proportion, log for a rate. ``transform`` fits the line on that scale too.
    Missing:  NaN where any quantile has a NaN.
    Raises:   ValueError where there are under 5 or over 100 quantiles, a population is not above
              0, a proportion is not from 0 to 1 or a rate is negative, a value or a limit is at
              an end of its scale (0, or 1) and so has no logit or log, a value lies outside its
              limits, ``transform`` is asked for "other", or there are under 1,000 draws.
    Source:   Low and Low (2004) J Public Health 26:388; as PHEindicatormethods 2.1.0 phe_sii.
    Formula:  weighted least squares of the value on the midpoint of each quantile's share of
              people, weights its share. Limits: exact for "other" and with ``transform``;
              otherwise the percentiles of seeded draws on the logit or log scale.
    Not for:  quantiles of under 30 people; a gradient that is not a line.
    """
    a, y, error, scale = _prepared(quantiles, kind, transform)
    start, slope = _line(a, scale.to(y) if transform else y)
    if kind != "other" and not transform:
        _, drawn = _line(a, scale.back(_drawn(scale.to(y), error, draws, seed)))
        return _signed(around(slope, *percentiles(drawn, confidence)), polarity)
    half = normal_quantile(confidence) * np.sqrt((_leverage(a) ** 2 * error**2).sum(axis=-1))
    limits = (slope, slope - half, slope + half)
    if transform:
        middle = start + slope / 2
        limits = tuple(scale.back(middle + b / 2) - scale.back(middle - b / 2) for b in limits)
    return _signed(around(*limits), polarity)


def relative_index(
    quantiles: Quantiles,
    *,
    kind: Kind = "proportion",
    transform: bool = False,
    polarity: Polarity = Polarity.HIGHER,
    draws: int = 10_000,
    seed: int = 0,
    confidence: float = 0.95,
) -> Estimate:
    """The relative index of inequality: how many times as much at one end of the line as the other.

    Above 1 where the least deprived do better, so that a bigger number is a wider gap.

    Shapes:   as ``slope_index``.
    Units:    a plain ratio.
    Missing:  NaN where any quantile has a NaN, or the line falls to 0 or below at either end; no
              limits where that happens in any draw that matters.
    Raises:   ValueError as ``slope_index`` does.
    Source:   Low and Low (2004) J Public Health 26:388; as PHEindicatormethods 2.1.0 phe_sii.
    Formula:  the line at the least deprived end over the line at the most deprived end, inverted
              where lower is better. Limits: the percentiles of seeded draws.
    Not for:  figures that may be negative; values near 0.
    """
    a, y, error, scale = _prepared(quantiles, kind, transform)
    inside = scale.back if transform else (lambda ends: ends)
    drawn = scale.back(_drawn(scale.to(y), error, draws, seed))
    lines = (_line(a, scale.to(each) if transform else each) for each in (y, drawn))
    own, draws_of = (
        _over(inside(start), inside(start + slope), polarity) for start, slope in lines
    )
    return around(own, *percentiles(draws_of, confidence))


class _Scale(NamedTuple):
    """The scale on which limits are even, and the way back."""

    to: np.ufunc
    back: np.ufunc


_SCALES = {
    "proportion": _Scale(special.logit, special.expit),
    "rate": _Scale(np.log, np.exp),
    "other": _Scale(np.positive, np.positive),
}


def _prepared(
    quantiles: Quantiles, kind: Kind, transform: bool
) -> tuple[Numbers, Numbers, Numbers, _Scale]:
    """Shares of people, values, errors on their scale, and the scale."""
    if kind not in _SCALES or (transform and kind == "other"):
        raise ValueError("The kind is proportion, rate or other; other is not transformed.")
    n, y, low, high = together(*quantiles)
    if n.ndim == 0 or not _FEWEST <= n.shape[-1] <= _MOST:
        raise ValueError(f"A slope needs {_FEWEST} to {_MOST} quantiles.")
    refuse(n <= 0, "Each quantile has people in it.")
    refuse((y < low) | (y > high), "Each value lies within its own limits.")
    scale = _SCALES[kind]
    if kind != "other":
        top = 1.0 if kind == "proportion" else np.inf
        ends = "0 and 1" if kind == "proportion" else "0 and infinity"
        refuse((low <= 0) | (high >= top), f"Values and limits of a {kind} lie between {ends}.")
    error = (scale.to(high) - scale.to(low)) / (2 * normal_quantile(0.95))
    return n / n.sum(axis=-1, keepdims=True), y, error, scale


def _leverage(a: Numbers) -> Numbers:
    """How much each quantile's value moves the slope."""
    midpoint = np.cumsum(a, axis=-1) - a / 2
    away = midpoint - (a * midpoint).sum(axis=-1, keepdims=True)
    return a * away / (a * away**2).sum(axis=-1, keepdims=True)


def _line(a: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
    """The fitted line: its height at the most deprived end, and its slope to the other."""
    slope = (_leverage(a) * y).sum(axis=-1)
    midpoint = (a * (np.cumsum(a, axis=-1) - a / 2)).sum(axis=-1)
    return (a * y).sum(axis=-1) - slope * midpoint, slope


def _drawn(centre: Numbers, error: Numbers, draws: int, seed: int) -> Numbers:
    """Values as they might have been, on the scale of their limits: one more axis, in front."""
    if draws < 1_000:
        raise ValueError("Limits are simulated from 1,000 draws or more.")
    noise = np.random.default_rng(seed).standard_normal((draws, *centre.shape))
    return np.asarray(centre + noise * error)


def _over(most: Numbers, least: Numbers, polarity: Polarity) -> Numbers:
    """One end of the line over the other; NaN where either is not above 0."""
    over, under = (least, most) if sign(polarity) > 0 else (most, least)
    sound = (over > 0) & (under > 0)
    return np.where(sound, over / np.where(sound, under, 1.0), np.nan)


def _signed(estimate: Estimate, polarity: Polarity) -> Estimate:
    """The estimate, or its mirror image where lower is better."""
    value, lower, upper = estimate
    return estimate if sign(polarity) > 0 else around(-value, -upper, -lower)
