"""How far apart groups of people are. A bigger number is a wider gap, whichever way is good.

=================  =============================================================
gaps, figures      gaps between groups, and between figures that have intervals
extremes, spread   the best against the worst off; how far all groups spread
slopes, gradients  across the ladder of deprivation; in favour of the better off
guardrails         when a measure would mislead
simulation, sign   limits by simulation; the sign they all share
=================  =============================================================
"""

from khi.statistics.inequality.extremes import (
    difference,
    population_attributable_fraction,
    population_attributable_risk,
    ratio,
)
from khi.statistics.inequality.figures import Gap, gap_between, p_value, rest_of
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
    "Gap",
    "Guardrail",
    "Quantiles",
    "absolute_concentration_index",
    "between_group_standard_deviation",
    "between_group_variance",
    "coefficient_of_variation",
    "difference",
    "gap_between",
    "gaps",
    "guardrails",
    "index_of_disparity",
    "mean_difference",
    "mean_log_deviation",
    "p_value",
    "population_attributable_fraction",
    "population_attributable_risk",
    "ratio",
    "relative_concentration_index",
    "relative_index",
    "rest_of",
    "simulated",
    "slope_index",
    "theil_index",
]
