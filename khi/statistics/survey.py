"""Weighted surveys with a full design, for people who hold the rows. The dashboard keeps sums."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy import special

from khi.model import Estimate
from khi.model.estimate import Numbers
from khi.statistics.arrays import Flags, around, numbers, refuse, t_quantile, together
from khi.statistics.intervals import weighted_proportion
from khi.statistics.intervals.means import effective_base as _of_sums


class DesignEstimate(NamedTuple):
    """A weighted mean and what its design makes of it. Plain numbers; NaN where unknown."""

    value: float
    standard_error: float
    degrees_of_freedom: float
    design_effect: float
    base: int
    effective_base: float


def effective_base(weights: ArrayLike) -> float:
    """Kish's effective base of a list of weights: how many equally weighted people it is worth.

    Shapes:   one list of weights; one number.
    Units:    people, not rounded.
    Missing:  a NaN weight is left out. 0 for no weights.
    Raises:   ValueError where a weight is negative or infinite.
    Source:   Kish (1965) Survey Sampling, section 11.7.
    Formula:  (Σw)² / Σw².
    Not for:  saying what clustering costs: it knows only the weights.
    """
    w = _weights(weights)
    known = w[~np.isnan(w)]
    return float(_of_sums(known.sum(), (known**2).sum()))


def scale_of_weights(people: float, weight: float) -> float:
    """What each weight of a file is multiplied by, so that its average person counts once.

    Files weigh people on scales of their own: some up to everybody who lives there, some around 1.
    As they are, a file of the first kind would outweigh all others where areas are added up. How
    much the people of one file count beside each other stays as it is, between its areas,
    quarters and questions too. Files that were stored before 22 November 2026 keep their weights.

    Shapes:   single numbers: the people of one file who are counted, and the sum of their weights.
    Units:    a factor, to 12 digits; their squares are multiplied by its square.
    Missing:  1 where there are no weights.
    Raises:   nothing.
    Source:   as the European Social Survey scales its design weights, to add up to the people who
              answered: Weighting European Social Survey Data (2014), section 2.
    Formula:  n / Σw.
    Not for:  figures of several areas that should count by how many people live in each: they
              count by how many answered.
    """
    return float(f"{people / weight:.12g}") if weight > 0 else 1.0


def design_based(
    values: ArrayLike,
    weights: ArrayLike,
    *,
    strata: ArrayLike | None = None,
    clusters: ArrayLike | None = None,
    population: ArrayLike | None = None,
    domain: ArrayLike | None = None,
) -> DesignEstimate:
    """A weighted mean (or share, of 0 and 1) with the error its sample design gives it.

    Shapes:   one entry for each person in every list; numbers out.
    Units:    values in their own; ``population`` is how many people (or clusters, if clusters are
              given) there are in the person's stratum; ``domain`` is true for those of interest.
    Missing:  a person with a NaN value or outside the domain counts for nothing, but stays in the
              design. No such person: NaN throughout.
    Raises:   ValueError where lists differ in length, a weight is negative or missing, a
              stratum or a cluster is missing, or a stratum holds more than its population.
    Source:   Lumley (2010) Complex Surveys; as R survey 4.1-1 svymean, lonely clusters "adjust".
    Formula:  z = w(y - ȳ)/Σw; Var = Σₕ(1 - nₕ/Nₕ) nₕ/(nₕ - 1) Σ(z of cluster - mean of h)²;
              degrees of freedom: clusters less strata; design effect: Var over that of a simple
              random sample of as many.
    Not for:  a few clusters (the error is itself unsure); replicate weights.
    """
    y, w = together(numbers(values).ravel(), _weights(weights).ravel())
    refuse(np.isnan(w), "Each person has a weight.")
    inside = ~np.isnan(y) & (w > 0) & _flags(domain, y.size)
    base, total = int(inside.sum()), float(w[inside].sum())
    if base == 0:
        return DesignEstimate(np.nan, np.nan, np.nan, np.nan, 0, 0.0)
    mean = float((w[inside] * y[inside]).sum() / total)
    away = np.where(inside, w * (np.where(inside, y, 0) - mean) / total, 0.0)
    strata_codes = _codes(strata, y.size, "stratum", one=True)
    cluster_codes = _codes(clusters, y.size, "cluster", one=False)
    variance, freedom = _linearised(away, strata_codes, cluster_codes, population, inside)
    simple = _simple_variance(y[inside], w[inside], mean)
    return DesignEstimate(
        value=mean,
        standard_error=float(np.sqrt(variance)),
        degrees_of_freedom=freedom,
        design_effect=variance / simple if simple > 0 else float("nan"),
        base=base,
        effective_base=effective_base(w[inside]),
    )


def share_interval(design: DesignEstimate, *, confidence: float = 0.95) -> Estimate:
    """The interval of a weighted share from a full design: on the logit, or Wilson's at the ends.

    Shapes:   one design estimate of a share; an estimate of single numbers.
    Units:    fractions from 0 to 1.
    Missing:  NaN where the share is.
    Raises:   ValueError where the value is not from 0 to 1.
    Source:   as R survey 4.1-1 svyciprop (logit); at 0 and 1, where that interval has no width,
              Wilson (1927) on Kish's effective base.
    Formula:  expit(logit p ± t se/(p(1 - p))), t on the design's degrees of freedom.
    Not for:  means of a score (use the standard error and t).
    """
    p, effective = np.asarray(design.value), design.effective_base
    refuse((p < 0) | (p > 1), "A share lies from 0 to 1.")
    if design.standard_error == 0 or p in (0, 1):
        return weighted_proportion(effective, effective, p * effective, confidence=confidence)
    half = (
        t_quantile(confidence, np.asarray(design.degrees_of_freedom))
        * design.standard_error
        / (p * (1 - p))
    )
    centre = special.logit(p)
    return around(p, special.expit(centre - half), special.expit(centre + half))


def _linearised(
    away: Numbers, strata: NDArray, clusters: NDArray, population: ArrayLike | None, inside: Flags
) -> tuple[float, float]:
    """The variance added up over strata, and its degrees of freedom."""
    people = pd.DataFrame({"stratum": strata, "cluster": clusters, "away": away, "inside": inside})
    size = np.inf if population is None else numbers(population).ravel()
    units = (
        people.assign(size=size)
        .groupby(["stratum", "cluster"])
        .agg(away=("away", "sum"), size=("size", "first"), inside=("inside", "any"))
        .reset_index()
    )
    sampled = units.groupby("stratum")["away"].transform("size")
    refuse(sampled > units["size"], "A stratum's sample is at most its population.")
    lonely = sampled == 1
    own = units.groupby("stratum")["away"].transform("mean")
    centre = own.mask(lonely, units["away"].mean())
    correction = (1 - sampled / units["size"]) * (sampled / (sampled - 1).where(~lonely, 1))
    variance = float((correction * (units["away"] - centre) ** 2).sum())
    usable = units[units["inside"]]
    return variance, float(len(usable) - len(usable["stratum"].unique()))


def _simple_variance(y: Numbers, w: Numbers, mean: float) -> float:
    """The variance the mean would have from a simple random sample of as many people."""
    if y.size < 2:
        return 0.0
    return float((w * (y - mean) ** 2).sum() / w.sum() / (y.size - 1))


def _weights(weights: ArrayLike) -> Numbers:
    """Weights that can be weights."""
    w = numbers(weights)
    refuse((w < 0) | np.isinf(w), "A weight is never negative, nor infinite.")
    return w


def _flags(domain: ArrayLike | None, size: int) -> Flags:
    """Who is of interest: everyone unless told."""
    flags = np.ones(size, dtype=bool) if domain is None else np.asarray(domain, dtype=bool).ravel()
    if flags.size != size:
        raise ValueError("The domain has one entry for each person.")
    return flags


def _codes(labels: ArrayLike | None, size: int, name: str, *, one: bool) -> NDArray:
    """A number for each label: all alike, or all different, unless told."""
    if labels is None:
        return np.zeros(size, dtype=int) if one else np.arange(size)
    codes, _ = pd.factorize(np.asarray(labels).ravel())
    if codes.size != size:
        raise ValueError(f"There is one {name} for each person.")
    refuse(codes < 0, f"Each person has a {name}.")
    return np.asarray(codes)
