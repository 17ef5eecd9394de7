"""The figure each area is held against: a whole, areas picked or like it, an aim, the past."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from khi.model import EVERYONE, Area, Estimate, Indicator, Period
from khi.publication import LIMITS, comparing
from khi.ui.explore.view import AIM, ALIKE, CHOSEN, PARENT, YEAR, View
from khi.ui.given import sources
from khi.ui.given.similar_areas import areas_like
from khi.ui.in_time import aiming


def held_against(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """Rows with the difference and the verdict of what the reader holds them against.

    Adds ``against``, ``against_lower`` and ``against_upper``: the other figure; NaN where none.
    """
    known, others = sources.catalogue().indicators, _others(view, [view.quarter.id])
    parts = [
        _judged(group, others, known[str(indicator)], view, view.quarter)
        for indicator, group in rows.groupby("indicator", sort=False)
    ]
    return pd.concat(parts) if parts else rows


def held_over_time(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """The same of one indicator over time, each period by itself, earliest first."""
    others = _others(view, sorted(set(rows["period"])))
    parts = [
        _held_in(Period.parse(str(period)), group, others[others["period"].eq(period)], view)
        for period, group in rows.groupby("period")
    ]
    return pd.concat(parts, ignore_index=True)


def clear_among(held: Iterable[pd.DataFrame]) -> list[pd.DataFrame]:
    """Frames held over time, one for each indicator, with ``clear``, area by area.

    That is the verdict which stands in an area though so many periods of so many indicators were
    looked at: see ``comparing.clearly_apart``.
    """
    every = pd.concat(held, ignore_index=True)
    by_area = [comparing.clearly_apart(each) for _, each in every.groupby("area", sort=False)]
    apart = pd.concat(by_area)
    return [each.reset_index(drop=True) for _, each in apart.groupby("indicator", sort=False)]


def benchmark_row(view: View, indicator: Indicator) -> pd.DataFrame:
    """The one row of what areas are held against; none where there is none."""
    others = _others(view, [view.quarter.id])
    found = _beside([view.area.code], others, indicator, view, view.quarter)
    if view.against == YEAR or np.isnan(found.value).all():
        return pd.DataFrame({"area": [], "absence": [], **{name: [] for name in LIMITS}})
    limits = {name: float(each[0]) for name, each in zip(LIMITS, found, strict=True)}
    return pd.DataFrame([{"area": view.against, "absence": "", **limits}])


def _others(view: View, periods: Sequence[str]) -> pd.DataFrame:
    """The shown figures of the areas that are held against; an aim and the past have none."""
    areas = _areas_of(view) if view.against not in (AIM, YEAR) else []
    rows = sources.figures(
        indicators=[each.id for each in view.indicators],
        areas=[each.code for each in areas],
        periods=list(periods),
        breakdowns=[EVERYONE],
        answers=[""],
    )
    return rows[rows["absence"].eq("") & rows[list(LIMITS)].notna().all(axis=1)]


def _beside(
    areas: Sequence[str], others: pd.DataFrame, indicator: Indicator, view: View, period: Period
) -> Estimate:
    """For each of some areas, the figure it is held against.

    An aim was set, not measured: it has no likely range, and the figure keeps its own.
    """
    if view.against == AIM:
        aim = aiming.aim_at(indicator, view.area, period)
        return Estimate(*np.full((3, len(areas)), np.nan if aim is None else aim))
    return comparing.figure_without(others[others["indicator"].eq(indicator.id)], areas)


def _areas_of(view: View) -> list[Area]:
    known = sources.catalogue()
    if view.against == CHOSEN:
        return [each for each in view.areas if each.code != view.area.code]
    if view.against == ALIKE:
        return list(areas_like(view.area).areas)
    return [view.whole if view.against == PARENT else known.area(view.against)]


def _judged(
    rows: pd.DataFrame, others: pd.DataFrame, indicator: Indicator, view: View, period: Period
) -> pd.DataFrame:
    """The rows of one indicator and period beside the figure they are held against."""
    if view.against == YEAR:
        return comparing.against_a_year_ago(rows)
    other = _beside(list(rows["area"]), others, indicator, view, period)
    named = _named(rows, other)
    nearest = sources.parent_of(view.area)
    if view.against == PARENT and nearest is not None and nearest.code == view.whole.code:
        return named
    return comparing.against_figure(named, other, indicator)


def _named(rows: pd.DataFrame, other: Estimate) -> pd.DataFrame:
    return rows.assign(against=other.value, against_lower=other.lower, against_upper=other.upper)


def _held_in(period: Period, rows: pd.DataFrame, others: pd.DataFrame, view: View) -> pd.DataFrame:
    """The rows of one period. Of an area that lies in the whole directly, as it was published."""
    direct = {each.code for each in view.areas if each.parent == view.whole.code}
    if view.against != PARENT or not direct:
        return _judged(rows, others, view.indicator, view, period)
    other = _beside(list(rows["area"]), others, view.indicator, view, period)
    judged = comparing.against_figure(_named(rows, other), other, view.indicator)
    within = rows["area"].isin(direct)
    return pd.concat([_named(rows, other)[within], judged[~within]])
