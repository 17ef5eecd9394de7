"""Figures that are added up since April: none of them is a quarter's own."""

import pandas as pd

from khi.intake.times.stretches import months_of, since_april
from khi.model import Period, PeriodType

_APRIL, _MONTHS = 4, 12
_ADDED_UP = r"\bcumulative|\byear to date\b|\bytd\b"


def with_cumulative(every: pd.DataFrame) -> pd.DataFrame:
    """Quarters and months of a measure that is added up since April, as what they are.

    Such a figure is never the quarter's own, so it must never be drawn as one.
    """
    of = every["period_type"].map(str)
    short = of.isin((PeriodType.QUARTER.value, PeriodType.MONTH.value))
    longer = every.loc[of.eq(PeriodType.ROLLING.value), "period"].unique()
    short |= every["period"].isin([each for each in longer if _is_of_a_year(each)])
    adds = every["measure"].str.contains(_ADDED_UP, case=False, regex=True) & short
    if not adds.any():
        return every
    known = {period: _since_april(period) for period in every.loc[adds, "period"].unique()}
    return every.assign(
        period=every["period"].mask(adds, every["period"].map(known)),
        period_type=every["period_type"].mask(adds, PeriodType.CUMULATIVE.value),
    )


def _since_april(period: str) -> str:
    """From the start of the financial year to the end of a quarter or a month."""
    return since_april(Period.parse(period)).id


def _is_of_a_year(period: str) -> bool:
    """Whether months from April on are of one financial year, and not the whole of it."""
    found = Period.parse(period)
    return found.start.month == _APRIL and months_of(found) < _MONTHS


def financial_year(period: Period) -> int:
    """The year in which the financial year of a period starts."""
    return period.start.year if period.start.month >= 4 else period.start.year - 1
