"""A figure and its honesty: an interval, or the reason there is none."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class Estimate(NamedTuple):
    """A value with its confidence limits: three arrays of one shape. NaN where there is none."""

    value: Numbers
    lower: Numbers
    upper: Numbers


class Absence(StrEnum):
    """Why a figure is not there. Each is a different thing, and looks different.

    ``NONE`` means the figure is there; a true zero is a figure. The last two stand in place of a
    sensitive figure of a small group, where a number would speak for every one of them.
    """

    NONE = ""
    TOO_FEW = "too few answers"
    PROTECTS = "protects another figure"
    NOT_ASKED = "not asked"
    NOT_DUE = "not yet due"
    NOT_SUBMITTED = "not submitted"
    NOT_APPLICABLE = "not applicable"
    NOT_AVAILABLE = "not available"
    CONFIDENTIAL = "withheld by the publisher"
    UNRELIABLE = "too uncertain for the publisher to show"
    NO_DATA = "no data recorded"
    ALMOST_NOBODY = "almost nobody"
    ALMOST_EVERYBODY = "almost everybody"

    @property
    def is_withheld(self) -> bool:
        """Whether we hold a number and may not show it."""
        return self in (Absence.TOO_FEW, Absence.PROTECTS)
