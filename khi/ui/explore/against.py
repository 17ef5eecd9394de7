"""The figure each area is held against: a whole, areas picked or like it, an aim, the past."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from khi.model import EVERYONE, Area, Estimate, Indicator
from khi.publication import comparing
from khi.ui import aiming, sources
from khi.ui.explore.view import AIM, ALIKE, CHOSEN, PARENT, YEAR, View
from khi.ui.similar_areas import areas_like

_LIMITS = ["value", "lower", "upper"]


def held_against(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """Rows with the difference and the verdict of what the reader holds them against.

    Adds ``against``, ``against_lower`` and ``against_upper``: the other figure; NaN where none.
    """
    beside = _benchmarks(view) if view.against != YEAR else {}
    parts = [
        _judged(
            group, beside.get(str(indicator)), sources.catalogue().indicators[str(indicator)], view
        )
        for indicator, group in rows.groupby("indicator", sort=False)
    ]
    return pd.concat(parts) if parts else rows


def benchmark_row(view: View, indicator: Indicator) -> pd.DataFrame:
    """The one row of what areas are held against; none where there is none."""
    found = _benchmarks(view).get(indicator.id) if view.against != YEAR else None
    if found is None:
        return _nothing()
    limits = dict(zip(_LIMITS, map(float, found), strict=True))
    return pd.DataFrame([{"area": view.against, "absence": "", **limits}])


def _nothing() -> pd.DataFrame:
    return pd.DataFrame({"area": [], "absence": [], **{name: [] for name in _LIMITS}})


def _benchmarks(view: View) -> Mapping[str, Estimate]:
    """For each indicator, the figure areas are held against."""
    if view.against == AIM:
        return dict(_aims(view))
    areas = _areas_of(view)
    rows = sources.figures(
        indicators=[each.id for each in view.indicators],
        areas=[each.code for each in areas],
        periods=[view.quarter.id],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    shown = rows[rows["absence"].eq("") & rows[_LIMITS].notna().all(axis=1)]
    groups = shown.groupby("indicator")
    return {
        str(indicator): comparing.figure_of(group, alone=len(areas) == 1)
        for indicator, group in groups
    }


def _aims(view: View) -> Iterator[tuple[str, Estimate]]:
    """An aim was set, not measured: it has no likely range, and the figure keeps its own."""
    for indicator in view.indicators:
        aim = aiming.aim_at(indicator, view.area, view.quarter)
        if aim is not None:
            yield indicator.id, Estimate(*np.full(3, aim))


def _areas_of(view: View) -> list[Area]:
    known = sources.catalogue()
    if view.against == CHOSEN:
        return [each for each in view.areas if each.code != view.area.code]
    if view.against == ALIKE:
        return list(areas_like(view.area).areas)
    return [view.whole if view.against == PARENT else known.area(view.against)]


def _judged(
    rows: pd.DataFrame, beside: Estimate | None, indicator: Indicator, view: View
) -> pd.DataFrame:
    """The rows of one indicator beside the figure they are held against."""
    if view.against == YEAR:
        return comparing.against_a_year_ago(rows)
    other = beside if beside is not None else Estimate(*np.full(3, np.nan))
    named = rows.assign(against=other.value, against_lower=other.lower, against_upper=other.upper)
    nearest = sources.parent_of(view.area)
    if view.against == PARENT and nearest is not None and nearest.code == view.whole.code:
        return named
    return comparing.against_figure(named, other, indicator)
