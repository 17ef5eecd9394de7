"""Events per so many people: crude, and standardised for age."""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from khi.model import Estimate
from khi.model.estimate import Numbers
from khi.statistics.arrays import around, normal_quantile, refuse, tails, together

_EXACT_BELOW = 10


def rate(
    count: ArrayLike,
    denominator: ArrayLike,
    *,
    multiplier: float = 100_000,
    confidence: float = 0.95,
) -> Estimate:
    """Events per so many people: exact Poisson limits below 10 events, Byar's from 10 on.

    Shapes:   ``count`` and ``denominator`` match, or broadcast; so does each array returned.
    Units:    events and people (or days, or visits) in; events per ``multiplier`` out.
    Missing:  NaN where either input is NaN, or where the denominator is 0.
    Raises:   ValueError where a count or a denominator is negative.
    Source:   Breslow and Day (1987) vol II, for Byar's; Armitage and Berry (2002), for the exact.
    Formula:  x < 10: χ²(α/2; 2x)/2 to χ²(1 - α/2; 2x + 2)/2. x ≥ 10: x(1 - 1/9x - z/3√x)³ to
              (x + 1)(1 - 1/9(x + 1) + z/3√(x + 1))³. Each over the denominator.
    Not for:  a share of people, each counted once (use proportion); events that come in clusters,
              such as repeat visits by the same person, whose limits would be too narrow.
    """
    x, n = together(count, denominator)
    refuse(x < 0, "A count of events is never negative.")
    refuse(n < 0, "A denominator is never negative.")
    lower, upper = poisson_limits(x, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        per = multiplier / np.where(n > 0, n, np.nan)
        return around(x * per, lower * per, upper * per)


def directly_standardised_rate(
    counts: ArrayLike,
    populations: ArrayLike,
    standard: ArrayLike,
    *,
    multiplier: float = 100_000,
    confidence: float = 0.95,
) -> Estimate:
    """The rate an area would have with the standard population's ages, with Dobson's interval.

    Shapes:   the last axis is the age bands; it is gone from each array returned.
    Units:    events, people, and the standard population of each band; events per ``multiplier``
              out.
    Missing:  NaN where any band is NaN, and where there are fewer than 10 events in all, which
              is too few to standardise. (PHEindicatormethods reads a missing count as 0.)
    Raises:   ValueError where a population is not above 0, a count or a standard population is
              negative, or the standard population is 0 in all.
    Source:   Dobson et al (1991) Stat Med 10:457, with Byar's limits for the number of events.
    Formula:  D = Σ(sᵢxᵢ/nᵢ)/Σs; V = Σxᵢ(sᵢ/nᵢ)²/(Σs)²; D + √(V/O)(limit of O - O), O = Σxᵢ.
    Not for:  surveys of people who draw on support, for which there is no standard population;
              areas with fewer than 10 events.
    """
    x, n, s = together(counts, populations, standard)
    if x.ndim == 0:
        raise ValueError("The last axis is the age bands; a single number has none.")
    refuse(x < 0, "A count of events is never negative.")
    refuse(n <= 0, "Each band's population is above 0.")
    refuse(s < 0, "A standard population is never negative.")
    refuse(s.sum(axis=-1) == 0, "The standard population is above 0 in all.")
    events = x.sum(axis=-1)
    weights = s / n / s.sum(axis=-1, keepdims=True)
    enough = np.where(events >= _EXACT_BELOW, 1.0, np.nan)
    value = (x * weights).sum(axis=-1) * enough
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.sqrt((x * weights**2).sum(axis=-1) / events) * enough
    lower, upper = byar_limits(events, confidence)
    return around(
        value * multiplier,
        (value + scale * (lower - events)) * multiplier,
        (value + scale * (upper - events)) * multiplier,
    )


def poisson_limits(count: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    """Limits for a Poisson count: exact below 10, Byar's from 10 on."""
    lower, upper = byar_limits(count, confidence)
    few = count < _EXACT_BELOW
    if few.any():
        exact_lower, exact_upper = exact_limits(count[few], tails(confidence)[0])
        lower, upper = np.array(lower), np.array(upper)
        lower[few], upper[few] = exact_lower, exact_upper
    return lower, upper


def byar_limits(count: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    """Byar's approximation to the exact limits. The lower is 0 for a count of 0, never below."""
    z = normal_quantile(confidence)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        lower = count * (1 - 1 / (9 * count) - z / (3 * np.sqrt(count))) ** 3
        more = count + 1
        upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
        return np.where(count == 0, 0.0, np.maximum(lower, 0.0)), upper


def exact_limits(count: Numbers, tail: float) -> tuple[Numbers, Numbers]:
    """Exact Poisson limits with this chance in each tail (Garwood 1936, by gamma quantiles)."""
    # Under a millionth of an event the lower limit is 0 to every digit.
    some = ~(count < 1e-6)
    lower = np.where(some, special.gammaincinv(np.where(some, count, 1.0), tail), 0.0)
    return lower, np.asarray(special.gammainccinv(count + 1, tail))
