"""Where one area stands between the area doing worst and the one doing best."""

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from khi.model import Polarity
from khi.model.estimate import Numbers
from khi.publication.columns import LIMITS


class Placed(NamedTuple):
    """Places from worst (-1) to best (1), with the benchmark at 0; NaN where there is none.

    A likely range may go on beyond the areas that do worst and best.
    """

    place: float
    place_lower: float
    place_upper: float
    low_quarter: float
    high_quarter: float


NOWHERE = Placed(*(float("nan"),) * 5)


def placed(
    row: Mapping[Hashable, Any] | None, others: "pd.Series[float]", polarity: Polarity
) -> Placed:
    """One figure and its range on a line with the benchmark in the middle.

    Each side has a scale of its own, as in the spine charts of public health profiles.

    Args:
        row: a PUBLISHED row with ``against``, the benchmark; None where there is none.
        others: the figures of all the areas, of which the middle half is given too.
        polarity: which end is the best; where neither is, the highest is at 1.
    """
    if row is None or row["absence"] or pd.isna(row["value"]):
        return NOWHERE
    middle, values = float(row["against"]), others.dropna().to_numpy(float)
    quarters = np.quantile(values, [0.25, 0.75]) if len(values) else [np.nan, np.nan]
    if len(values):
        values = np.append(values, float(row["value"]))  # it may be the best or worst of all itself
    at, *ends = (_place(float(row[name]), middle, values, polarity) for name in LIMITS)
    half = (_place(float(each), middle, values, polarity) for each in quarters)
    return Placed(at, min(ends), max(ends), *sorted(half))


def _place(value: float, middle: float, values: Numbers, polarity: Polarity) -> float:
    if np.isnan(middle) or np.isnan(value) or not len(values):
        return float("nan")
    end = values.max() if value >= middle else values.min()
    reach = abs(end - middle)
    place = 0.0 if value == middle else float((value - middle) / (reach or 1.0))
    return -place if polarity is Polarity.LOWER else place
