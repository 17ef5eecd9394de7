"""A figure against a benchmark, in words that follow which way is good."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from khi.model import Estimate, Polarity
from khi.model.estimate import Numbers
from khi.statistics.arrays import numbers, refuse, together
from khi.statistics.intervals import difference


class Verdict(StrEnum):
    """How one figure compares with another, in the words of its polarity."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_SAY = "cannot say"


class Comparison(NamedTuple):
    """A verdict and why: arrays of one shape."""

    verdict: NDArray[np.object_]
    why: NDArray[np.object_]


_WORDS = {
    Polarity.HIGHER: (Verdict.WORSE, Verdict.BETTER),
    Polarity.LOWER: (Verdict.BETTER, Verdict.WORSE),
    Polarity.NEITHER: (Verdict.LOWER, Verdict.HIGHER),
}


def against_benchmark(
    estimate: Estimate,
    benchmark: ArrayLike = np.nan,
    *,
    polarity: Polarity,
    benchmark_estimate: Estimate | None = None,
) -> Comparison:
    """Whether a figure differs from a benchmark, and why we say so.

    A benchmark that is itself a survey is given as ``benchmark_estimate``, and the difference
    between the two is judged by an interval of its own.

    Shapes:   the arrays match, or broadcast; so does each array returned.
    Units:    those of the estimate. One confidence level throughout.
    Missing:  "cannot say" where a value, a limit or the benchmark is NaN, and why.
    Raises:   ValueError where a value lies outside its own limits.
    Source:   as Fingertips and FingertipsNext for a fixed benchmark (which lies inside the
              interval, ends included: similar); for a survey, Newcombe (1998) Stat Med 17:873.
    Formula:  similar where lower ≤ benchmark ≤ upper, or where the interval of the difference
              holds 0; otherwise by the side it lies on, in the words of ``polarity``.
    Not for:  an area against a whole it is part of (use the rest of it); ranking many areas.
    """
    if benchmark_estimate is not None:
        gap = difference(estimate, benchmark_estimate)
        return Comparison(verdict(gap, polarity), _why(gap, _OF_DIFFERENCE))
    value, lower, upper, goal = together(*estimate, benchmark)
    refuse((value < lower) | (value > upper), "Each value lies within its own limits.")
    gap = Estimate(value - goal, lower - goal, upper - goal)
    return Comparison(verdict(gap, polarity), _why(gap, _OF_ESTIMATE))


def verdict(gap: Estimate, polarity: Polarity) -> NDArray[np.object_]:
    """What a difference means in the words of its polarity.

    Shapes:   the arrays match; so does the one returned.
    Units:    a difference, one figure less the other, with its interval.
    Missing:  "cannot say" where the value or a limit is NaN.
    Raises:   ValueError where the polarity is none there is.
    Source:   Schenker and Gentleman (2001) Am Stat 55:182, for why the interval of the difference
              is judged, and not whether two intervals overlap.
    Formula:  similar where 0 lies within the limits, ends included; otherwise by its side.
    Not for:  saying that two figures are the same: similar means we cannot tell them apart.
    """
    below, above = _WORDS[Polarity(polarity)]
    words = (Verdict.CANNOT_SAY, below, above)
    return np.asarray(np.select(_sides(gap), words, default=Verdict.SIMILAR)).astype(object)


_OF_ESTIMATE = (
    "There is no figure, no interval or no benchmark to compare.",
    "The whole interval lies below the benchmark.",
    "The whole interval lies above the benchmark.",
    "The benchmark lies inside the interval, so chance alone could explain the gap.",
)
_OF_DIFFERENCE = (
    _OF_ESTIMATE[0],
    "Allowing for chance in both figures, this one is lower.",
    "Allowing for chance in both figures, this one is higher.",
    "Allowing for chance in both figures, there may be no difference.",
)


def _sides(gap: Estimate) -> tuple[NDArray[np.bool_], ...]:
    """Unknown, below and above: nothing of the three is similar."""
    value, lower, upper = together(*gap)
    return np.isnan(value + lower + upper), upper < 0, lower > 0


def _why(gap: Estimate, reasons: tuple[str, ...]) -> NDArray[np.object_]:
    """The sentence behind each verdict."""
    chosen = np.select(_sides(gap), reasons[:3], default=reasons[3])
    return np.asarray(chosen).astype(object)


def control_false_discoveries(p_values: ArrayLike) -> Numbers:
    """P values adjusted for how many were looked at.

    Of those called true because they are under 0.05, on average at most 5% are false: over many
    such lists, not in each of them.

    Shapes:   any; all the values are one family. The same shape back.
    Units:    p values from 0 to 1, in and out.
    Missing:  NaN where the input is NaN; it is not counted in the family.
    Raises:   ValueError where a p value is not from 0 to 1.
    Source:   Benjamini and Hochberg (1995) J R Stat Soc B 57:289; as scipy's
              false_discovery_control.
    Formula:  the i-th smallest of m becomes the least of p m/j over every j from i on.
    Not for:  a question asked on its own; tests that contradict one another.
    """
    p = numbers(p_values)
    refuse((p < 0) | (p > 1), "A p value lies from 0 to 1.")
    adjusted, known = np.full(p.shape, np.nan), ~np.isnan(p)
    ordered = np.argsort(p[known])[::-1]
    count = ordered.size
    raised = p[known][ordered] * count / np.arange(count, 0, -1)
    own = np.empty(count)
    own[ordered] = np.minimum.accumulate(np.minimum(raised, 1.0))
    adjusted[known] = own
    return adjusted
