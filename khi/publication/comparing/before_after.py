"""What changed across a day: the quarters after it, each against its own season before."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from khi.model import Estimate, Indicator
from khi.publication.columns import estimate_of
from khi.statistics import trends
from khi.statistics.comparison import Verdict, verdict


class BeforeAfter(NamedTuple):
    """The change, the quarters it rests on, and a word for it; none where nothing can be said."""

    change: Estimate
    quarters: list[str]
    verdict: str


def before_and_after(rows: pd.DataFrame, day: date, indicator: Indicator) -> BeforeAfter:
    """How one area's quarters after a day differ from the same quarters before it.

    Args:
        rows: PUBLISHED rows of one indicator and area, a quarter each. Of measures, those that
            lack a month are left out.
        day: when something happened.
        indicator: which way is good.
    """
    if indicator.measure is not None:
        rows = rows[~rows["indicative"].eq(True)]
    change, quarters = trends.before_and_after(list(rows["period"]), estimate_of(rows), day)
    word = str(verdict(change, indicator.polarity))
    return BeforeAfter(change, quarters, "" if word == Verdict.CANNOT_SAY.value else word)
