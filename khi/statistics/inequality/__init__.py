"""How far apart groups of people are. A bigger number is a wider gap, whichever way is good."""

from khi.statistics.inequality.extremes import (
    difference,
    population_attributable_fraction,
    population_attributable_risk,
    ratio,
)
from khi.statistics.inequality.gaps import gaps
from khi.statistics.inequality.gradients import (
    absolute_concentration_index,
    relative_concentration_index,
)
from khi.statistics.inequality.guardrails import Guardrail, guardrails
from khi.statistics.inequality.simulation import simulated
from khi.statistics.inequality.slopes import Quantiles, relative_index, slope_index
from khi.statistics.inequality.spread import (
    between_group_standard_deviation,
    between_group_variance,
    coefficient_of_variation,
    index_of_disparity,
    mean_difference,
    mean_log_deviation,
    theil_index,
)

__all__ = [
    "Guardrail",
    "Quantiles",
    "absolute_concentration_index",
    "between_group_standard_deviation",
    "between_group_variance",
    "coefficient_of_variation",
    "difference",
    "gaps",
    "guardrails",
    "index_of_disparity",
    "mean_difference",
    "mean_log_deviation",
    "population_attributable_fraction",
    "population_attributable_risk",
    "ratio",
    "relative_concentration_index",
    "relative_index",
    "simulated",
    "slope_index",
    "theil_index",
]
