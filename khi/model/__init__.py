"""The nouns of the field. Everything else speaks in them; they speak of nothing else."""

from khi.model.area import Area, AreaKind, Succession
from khi.model.errors import KhiError
from khi.model.estimate import Absence, Estimate
from khi.model.framework import Action, Framework, Stage
from khi.model.indicator import (
    Benchmark,
    Domain,
    Indicator,
    Mean,
    Measure,
    MeasureKind,
    Net,
    Polarity,
    Reading,
    Share,
)
from khi.model.period import Period, PeriodType, Quarter
from khi.model.policy import Policy, Rule
from khi.model.question import (
    EVERYONE,
    NOT_STATED,
    Answer,
    Breakdown,
    BreakdownKind,
    Derived,
    Group,
    Licence,
    Question,
    Scale,
)
from khi.model.upload import Ledger, Upload, UploadStatus
from khi.model.value import Value

__all__ = [
    "EVERYONE",
    "NOT_STATED",
    "Absence",
    "Action",
    "Answer",
    "Area",
    "AreaKind",
    "Benchmark",
    "Breakdown",
    "BreakdownKind",
    "Derived",
    "Domain",
    "Estimate",
    "Framework",
    "Group",
    "Indicator",
    "KhiError",
    "Ledger",
    "Licence",
    "Mean",
    "Measure",
    "MeasureKind",
    "Net",
    "Period",
    "PeriodType",
    "Polarity",
    "Policy",
    "Quarter",
    "Question",
    "Reading",
    "Rule",
    "Scale",
    "Share",
    "Stage",
    "Succession",
    "Upload",
    "UploadStatus",
    "Value",
]
