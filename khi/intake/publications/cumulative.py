"""Figures that are added up since April: none of them is a quarter's own."""

import pandas as pd

from khi.model import Period, PeriodType

_ADDED_UP = r"\bcumulative|\byear to date\b|\bytd\b"


def with_cumulative(every: pd.DataFrame) -> pd.DataFrame:
    """Quarters and months of a measure that is added up since April, as what they are.

    Such a figure is never the quarter's own, so it must never be drawn as one.
    """
    short = every["period_type"].isin((PeriodType.QUARTER.value, PeriodType.MONTH.value))
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
    end = Period.parse(period).end
    start = Period.year(financial_year(Period.parse(period))).start
    return Period(type=PeriodType.CUMULATIVE, start=start, end=end).id


def financial_year(period: Period) -> int:
    """The year in which the financial year of a period starts."""
    return period.start.year if period.start.month >= 4 else period.start.year - 1
