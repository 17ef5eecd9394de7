"""How a figure compares: with a benchmark, with other areas, and in words that follow polarity."""

from khi.statistics.comparison.benchmarks import (
    Comparison,
    Verdict,
    against_benchmark,
    control_false_discoveries,
    verdict,
)
from khi.statistics.comparison.pooled import pooled
from khi.statistics.comparison.ranks import quantiles, rank_intervals

__all__ = [
    "Comparison",
    "Verdict",
    "against_benchmark",
    "control_false_discoveries",
    "pooled",
    "quantiles",
    "rank_intervals",
    "verdict",
]
