"""Figures in the units that we keep: fractions, counts, and financial quarters."""

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Indicator, MeasureKind, Period, PeriodType, Quarter


def as_ours(period: Period) -> tuple[str, str]:
    """A period's id and type; a calendar quarter is the financial one of the same months."""
    if period.type is PeriodType.CALENDAR_QUARTER:
        period = Quarter.containing(period.start)
    return period.id, period.type.value


def in_our_units(rows: pd.DataFrame, catalogue: Catalogue, *, percentages: bool) -> pd.DataFrame:
    """Percentages as fractions; a count that was called a value as the count it is.

    ``percentages`` says that the file writes them with a percent sign. Without one, an indicator
    with any value over 1 is in percent.
    """
    made = [
        _of_one(catalogue.indicators[str(name)], own, percentages=percentages)
        for name, own in rows.groupby("indicator", sort=False)
    ]
    return pd.concat([rows.iloc[:0], *made]).sort_index()


def as_published(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Figures of a publication in our units; limits of a share are no less than 0, and at most 1.

    A margin of error around 99% would go beyond.
    """
    ours = in_our_units(rows, catalogue, percentages=False)
    shares = [each.id for each in catalogue.indicators.values() if each.is_fraction]
    limits = ours[["lower", "upper"]]
    within = limits.clip(0, 1).where(ours["indicator"].isin(shares), limits)
    return ours.assign(lower=within["lower"], upper=within["upper"])


def _of_one(indicator: Indicator, rows: pd.DataFrame, *, percentages: bool) -> pd.DataFrame:
    measure = indicator.measure
    if measure is None:
        return rows
    if measure.kind is MeasureKind.PERCENTAGE and (percentages or rows["value"].max() > 1):
        shown = ["value", "lower", "upper"]
        return rows.assign(**{name: rows[name] / 100 for name in shown})
    if not measure.denominator and measure.kind in (MeasureKind.FLOW, MeasureKind.STOCK):
        return rows.assign(numerator=rows["numerator"].fillna(rows["value"]), value=float("nan"))
    return rows
