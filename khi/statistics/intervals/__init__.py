"""A value and how sure we are of it. Each function returns ``Estimate(value, lower, upper)``."""

from khi.statistics.intervals.differences import (
    difference,
    difference_of_means,
    difference_of_proportions,
    difference_of_weighted_means,
    ratio,
)
from khi.statistics.intervals.means import effective_base, mean, weighted_mean
from khi.statistics.intervals.proportions import proportion, weighted_proportion
from khi.statistics.intervals.rates import directly_standardised_rate, rate

__all__ = [
    "difference",
    "difference_of_means",
    "difference_of_proportions",
    "difference_of_weighted_means",
    "directly_standardised_rate",
    "effective_base",
    "mean",
    "proportion",
    "rate",
    "ratio",
    "weighted_mean",
    "weighted_proportion",
]
