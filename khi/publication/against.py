"""Areas against a whole that somebody else published, both with limits of their own."""

import numpy as np
import pandas as pd

from khi.model import Estimate, Indicator
from khi.statistics import intervals
from khi.statistics.comparison import Verdict, verdict

AS_PUBLISHED = "as published"
_COLUMNS = ("difference", "difference_lower", "difference_upper")


def against(
    areas: pd.DataFrame, around: pd.DataFrame, indicator: Indicator, *, every: bool = False
) -> pd.DataFrame:
    """Areas with how far each lies from the whole, judged by an interval for the difference.

    Args:
        areas: PUBLISHED rows of one indicator and period, one for each area.
        around: the PUBLISHED row of the whole; one, or none.
        indicator: which way is good.
        every: judge every area against the whole, itself included; else only figures that came
            as published, which cannot be taken out of the whole they are in.

    Returns:
        The same rows. One without limits, or against a whole without, is not judged.
    """
    judged = areas["absence"].eq("") & (areas["method"].eq(AS_PUBLISHED) | every)
    if around.empty or not judged.any():
        return areas
    whole = around.iloc[[0] * len(areas)]
    gap = intervals.difference(_limits(areas), _limits(whole))
    words = np.asarray(verdict(gap, indicator.polarity).astype(str))
    words = np.where(words == Verdict.CANNOT_SAY.value, "", words)
    made = dict(zip(_COLUMNS, gap, strict=True)) | {"verdict": words}
    return areas.assign(**{name: areas[name].where(~judged, new) for name, new in made.items()})


def _limits(rows: pd.DataFrame) -> Estimate:
    value, lower, upper = (rows[name].to_numpy(float) for name in ("value", "lower", "upper"))
    return Estimate(value, np.minimum(lower, value), np.maximum(upper, value))
