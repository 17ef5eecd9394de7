"""XmR control charts: whether a series is steady, or something has changed."""

from khi.statistics.control_charts.chart import (
    Assurance,
    Improvement,
    PointType,
    assurance,
    variation,
    xmr,
)
from khi.statistics.control_charts.rules import SpecialCause

__all__ = [
    "Assurance",
    "Improvement",
    "PointType",
    "SpecialCause",
    "assurance",
    "variation",
    "xmr",
]
