"""How far a place may lie from the average by chance alone, given how many people it asked."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from khi.model import Estimate
from khi.model.estimate import Numbers
from khi.statistics.arrays import normal_quantile, numbers, refuse, tails, together
from khi.statistics.intervals.rates import exact_limits

Kind = Literal["proportion", "rate"]
LEVELS = (0.95, 0.998)
ENOUGH = 10
"""Places it takes before the spread between them can be told from chance."""


class Overdispersion(NamedTuple):
    """How much more places differ than chance alone explains.

    ``z``: how far each place lies from the average, in standard errors. ``phi``: the average
    square of these after winsorising; 1 is chance alone. ``between``: the variance between
    places (τ²) on the square-root scale of the limits, which allows for the rest.
    """

    z: Numbers
    phi: float
    between: float


def limits(
    average: ArrayLike,
    base: ArrayLike,
    *,
    levels: Sequence[float] = LEVELS,
    kind: Kind = "proportion",
    multiplier: float = 1,
    between: float = 0,
) -> tuple[Estimate, ...]:
    """Where a place of each size would lie by chance: one estimate for each level.

    Shapes:   ``average`` and ``base`` match, or broadcast; so does each array of each estimate.
    Units:    a fraction and people; or, for a rate, events per ``multiplier`` and its
              denominator. Out as the average. ``between`` is overdispersion's, or 0.
    Missing:  NaN where an input is NaN or the base is 0.
    Raises:   ValueError where a base or a rate is negative, a proportion is not from 0 to 1, or
              ``between`` is negative.
    Source:   Spiegelhalter (2005) Stat Med 24:1185. Proportions unadjusted: as
              PHEindicatormethods 2.1.0; adjusted: as FunnelPlotR 0.6.0. Rates unadjusted: exact
              Poisson; adjusted: on the square root scale.
    Formula:  p ± z√(p(1 - p)/n); with τ²: sin²(asin√p ± z√(1/4n + τ²)). Rates: Poisson limits
              of E = average × base; with τ²: average × (1 ± z√(1/4E + τ²))².
    Not for:  fewer than about ten places; places whose people differ greatly (standardise).
    """
    p, n = together(average, base)
    refuse(n < 0, "A base is never negative.")
    refuse((p < 0) | ((p > 1) & (kind == "proportion")), "An average is a fraction, or a rate.")
    if between < 0:
        raise ValueError("A variance between places is never negative.")
    of_kind = _proportion_limits if kind == "proportion" else _rate_limits
    known = np.where(n > 0, n, np.nan)
    scale = 1.0 if kind == "proportion" else multiplier
    bands = (of_kind(p / scale, known, level, between) for level in levels)
    value = p + 0 * known
    return tuple(
        Estimate(value, np.minimum(low * scale, value), np.maximum(high * scale, value))
        for low, high in bands
    )


def _proportion_limits(
    p: Numbers, n: Numbers, level: float, between: float
) -> tuple[Numbers, Numbers]:
    """Limits of a fraction, kept from 0 to 1."""
    z = normal_quantile(level)
    if between == 0:
        half = z * np.sqrt(p * (1 - p) / n)
        return np.maximum(p - half, 0), np.minimum(p + half, 1)
    angle, half = np.arcsin(np.sqrt(p)), z * np.sqrt(1 / (4 * n) + between)
    # Beyond 0 or a right angle the sine would turn back.
    low, high = np.maximum(angle - half, 0), np.minimum(angle + half, np.pi / 2)
    return np.sin(low) ** 2, np.sin(high) ** 2


def _rate_limits(p: Numbers, n: Numbers, level: float, between: float) -> tuple[Numbers, Numbers]:
    """Limits of a rate per one."""
    expected = p * n
    if between == 0:
        low, high = exact_limits(expected, tails(level)[0])
        return low / n, high / n
    with np.errstate(divide="ignore", invalid="ignore"):
        half = normal_quantile(level) * np.sqrt(1 / (4 * expected) + between)
        low, high = np.maximum(1 - half, 0) ** 2, (1 + half) ** 2
        return np.where(p == 0, 0.0, p * low), np.where(p == 0, 0.0, p * high)


def overdispersion(
    observed: ArrayLike,
    base: ArrayLike,
    *,
    kind: Kind = "proportion",
    average: float | None = None,
    winsorise: float = 0.10,
) -> Overdispersion:
    """How much more places differ than chance explains, not led by the most extreme of them.

    Shapes:   one list of places; ``z`` has its shape.
    Units:    counts of people (or events) and their base. ``average``: what places are held
              against, per one; the total observed over the total base unless given.
    Missing:  a place with a NaN, or a base of 0, is left out; its z is NaN. With fewer than two
              places phi is NaN and ``between`` 0.
    Raises:   ValueError where a count is negative, above its base (proportions), or winsorise is
              not from 0 to under a half.
    Source:   Spiegelhalter (2005) Stat Med 24:1185; Spiegelhalter et al (2012) J R Stat Soc A
              175:1; DerSimonian and Laird (1986). As FunnelPlotR 0.6.0 (PR, and SR by CQC).
    Formula:  z = (asin√(x/n) - asin√p) 2√n, or (√(x/E) - 1) 2√E; φ = mean z² with z winsorised
              at its 10% and 90% points; τ² = max(0, (Nφ - (N - 1))/(Σw - Σw²/Σw)), w = 1/s².
    Not for:  fewer than about ten places.
    """
    x, n = together(observed, base)
    refuse((x < 0) | (n < 0), "A count is never negative.")
    refuse((x > n) & (kind == "proportion"), "Each count lies between 0 and its base.")
    if not 0 <= winsorise < 0.5:
        raise ValueError("Winsorising takes a share from 0 to under a half at each end.")
    known = ~np.isnan(x + n) & (n > 0)
    z, places = np.full(x.shape, np.nan), int(known.sum())
    if places < 2:
        return Overdispersion(z, float("nan"), 0.0)
    mean = x[known].sum() / n[known].sum() if average is None else average
    if not 0 < mean < (1 if kind == "proportion" else np.inf):
        return Overdispersion(np.where(known, 0.0, z), 0.0, 0.0)
    away, error = _distance(x[known], n[known], mean, kind)
    z[known] = away / error
    trimmed = np.clip(z[known], *np.quantile(z[known], [winsorise, 1 - winsorise]))
    phi, weights = float((trimmed**2).mean()), error**-2
    excess = places * phi - (places - 1)
    room = weights.sum() - (weights**2).sum() / weights.sum()
    return Overdispersion(z, phi, float(max(0.0, excess / room)))


def _distance(x: Numbers, n: Numbers, average: float, kind: Kind) -> tuple[Numbers, Numbers]:
    """How far each place lies from the average, where its spread does not depend on it."""
    if kind == "proportion":
        return np.arcsin(np.sqrt(x / n)) - np.arcsin(np.sqrt(average)), 0.5 / np.sqrt(n)
    expected = n * average
    return np.sqrt(x / expected) - 1, 0.5 / np.sqrt(expected)


def points(
    observed: ArrayLike,
    base: ArrayLike,
    *,
    kind: Kind = "proportion",
    multiplier: float = 1,
    levels: Sequence[float] = LEVELS,
) -> pd.DataFrame:
    """Each place in its funnel: inside or outside, judged only after allowing for overdispersion.

    Gives value, base, average, then for each level lower_95, upper_95 and so on, and verdict:
    "within", or "above 95%", "below 99.8%" and so on (the widest limits it lies outside).

    Shapes:   one list of places; one row for each.
    Units:    counts and their base in; fractions, or rates per ``multiplier``, out.
    Missing:  a place with a NaN or a base of 0 has NaN, and the verdict "cannot say".
    Raises:   ValueError as ``overdispersion`` does.
    Source:   Spiegelhalter (2005) Stat Med 24:1185.
    Formula:  ``limits`` with the ``between`` of ``overdispersion``.
    Not for:  fewer than about ten places; naming a place as failing.
    """
    x, n = together(observed, base)
    spread = overdispersion(x, n, kind=kind)
    known = ~np.isnan(x + n) & (n > 0)
    scale = 1.0 if kind == "proportion" else multiplier
    with np.errstate(divide="ignore", invalid="ignore"):
        average = x[known].sum() / n[known].sum() * scale
        value = np.where(known, x / n * scale, np.nan)
    frame = pd.DataFrame({"value": value, "base": n, "average": average})
    words = np.where(known, "within", "cannot say").astype(object)
    bands = limits(
        average, n, levels=levels, kind=kind, multiplier=multiplier, between=spread.between
    )
    for level, band in sorted(zip(levels, bands, strict=True)):
        name = f"{100 * level:g}"
        frame[f"lower_{name}"], frame[f"upper_{name}"] = numbers(band.lower), numbers(band.upper)
        words[value < band.lower] = f"below {name}%"
        words[value > band.upper] = f"above {name}%"
    return frame.assign(verdict=words)
