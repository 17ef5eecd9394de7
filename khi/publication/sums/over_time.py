"""Days and months of a measure, rolled up to financial quarters: by what kind of measure it is.

A flow is added up. A count of a day is not: of months the quarter takes its last one, of days the
average. A percentage and a mean are worked out again from what they are made of. A quarter that
lacks a month or a day is marked, and never scaled up. A month that lacks what it is out of, where
others have it, counts as lacking: its events would be held against other months' people.
"""

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from khi.model import Indicator, Measure, MeasureKind, Period, PeriodType, Quarter

KEY = ["indicator", "area", "period"]


def quarters(indicator: Indicator, rows: pd.DataFrame) -> pd.DataFrame:
    """The quarters that days and months make.

    Args:
        indicator: the measure.
        rows: its activity in any areas and periods.

    Returns:
        Rows like those given, one for each area and quarter, months before days: ``parts`` counts
        what was rolled up, ``parts_expected`` what there should be, and ``is_part`` says that
        something is missing. None where the kind cannot be rolled up from what there is.
    """
    if indicator.measure is None:
        return rows.iloc[:0]
    made = [
        _rolled_up(indicator.measure, _of_type(rows, PeriodType.MONTH), _MONTHS),
        _rolled_up(indicator.measure, _of_type(rows, PeriodType.DAY), _DAYS),
    ]
    return pd.concat([rows.iloc[:0], *(each for each in made if len(each))])


def _of_type(rows: pd.DataFrame, type: PeriodType) -> pd.DataFrame:
    """The rows of one length of time that have a numerator, in order."""
    short = rows[rows["period_type"].eq(type.value) & rows["numerator"].notna()]
    return short.sort_values("period")


_MONTHS: Mapping[MeasureKind, tuple[str, str]] = {
    MeasureKind.STOCK: ("last", "last"),
    MeasureKind.PERCENTAGE: ("sum", "sum"),
    MeasureKind.MEAN: ("sum", "sum"),
    MeasureKind.FLOW: ("sum", "last"),
    MeasureKind.RATE: ("sum", "last"),
}
_DAYS = {**_MONTHS, MeasureKind.STOCK: ("mean", "last")}


def _rolled_up(
    measure: Measure, short: pd.DataFrame, how: Mapping[MeasureKind, tuple[str, str]]
) -> pd.DataFrame:
    """Months or days by their quarters. A population is the same people all along."""
    if short.empty:
        return short
    over = how[measure.kind]
    stretches = short.assign(stretch=short["period"], period=short["period"].map(_quarter_of))
    if measure.denominator:
        stretches = stretches[_has_its_denominator(stretches)]
    made = stretches.groupby(KEY, as_index=False).agg(
        numerator=("numerator", over[0]),
        denominator=("denominator", over[1]),
        last=("stretch", "max"),
        parts=("stretch", "nunique"),
        source=("source", "last"),
    )
    is_month = short["period_type"].iloc[0] == PeriodType.MONTH.value
    made["parts_expected"] = 3 if is_month else made["period"].map(_days_in)
    if over[0] == "last":
        made = made[made["last"].eq(made["period"].map(_last_month))]
        made = made.assign(parts=1, parts_expected=1)
    made["is_part"] = made["parts"].lt(made["parts_expected"])
    return made.assign(period_type=PeriodType.QUARTER.value, absence="").drop(columns="last")


def _has_its_denominator(stretches: pd.DataFrame) -> "pd.Series[bool]":
    """Which months or days may be added: all of a quarter in which none has a denominator."""
    has = stretches["denominator"].notna()
    return has | ~has.groupby([stretches[name] for name in KEY]).transform("any")


@lru_cache(maxsize=4096)
def _quarter_of(stretch: str) -> str:
    return Quarter.containing(Period.parse(stretch).start).id


@lru_cache(maxsize=1024)
def _last_month(quarter: str) -> str:
    end = Period.parse(quarter).end
    return Period.month(end.year, end.month).id


@lru_cache(maxsize=1024)
def _days_in(quarter: str) -> int:
    found = Period.parse(quarter)
    return (found.end - found.start).days + 1
