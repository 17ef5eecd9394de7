"""Areas against a whole that somebody else published, both with limits of their own."""

import numpy as np
import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Estimate, Indicator
from khi.statistics import intervals
from khi.statistics.comparison import Verdict, verdict

AS_PUBLISHED = "as published"
_CARE_SURVEY = "_ascs"
_PUBLISHED_AS = {
    "Adult Social Care Survey": "_ascof",
    "ONS4": "_ons",
    "ONS loneliness": "_cls",
    "Community Life Survey": "_cls",
}
"""How the official figures of a survey's questions end, by the survey."""

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


def official(catalogue: Catalogue, indicator: Indicator) -> Indicator | None:
    """The published figure of the very same question; None where nobody publishes one.

    The catalogue names it after the outcome, by who publishes it: wel01_ons of wel01, con01_ascof
    of con01_ascs. Our own questions ask the like in other words, so they have none.
    """
    if indicator.reading is None:
        return None
    ending = _PUBLISHED_AS.get(catalogue.questions[indicator.reading.question].instrument, "")
    name = f"{indicator.id.removesuffix(_CARE_SURVEY)}{ending}"
    return catalogue.indicators.get(name) if ending else None


def asked_here(catalogue: Catalogue, indicator: Indicator) -> Indicator | None:
    """Our own figure of the very question that an official one is of; None where we have none."""
    ours = (
        each for each in catalogue.indicators.values() if official(catalogue, each) == indicator
    )
    return next(ours, None)
