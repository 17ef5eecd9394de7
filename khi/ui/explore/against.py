"""The figure each area is held against, and what the difference says, allowing for chance in both.

Against the area it lies in, an area's verdict is the one that was published: it leaves the area
itself out. Against anything else the interval of the difference is worked out from the two
intervals. Where the area is a small part of the other that is a little cautious, never bold.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from khi.model import EVERYONE, Area, Estimate, Indicator
from khi.statistics.comparison import pooled, verdict
from khi.statistics.intervals import difference
from khi.ui import aiming, sources
from khi.ui.alike import areas_like
from khi.ui.explore.view import AIM, ALIKE, CHOSEN, PARENT, YEAR, View

_LIMITS = ["value", "lower", "upper"]
_MOVED = {
    "change": "difference",
    "change_lower": "difference_lower",
    "change_upper": "difference_upper",
    "change_verdict": "verdict",
}


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
    return {str(indicator): _together(group, len(areas)) for indicator, group in groups}


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


def _together(group: pd.DataFrame, areas: int) -> Estimate:
    """The figure of one area; or of several, each counting by how many people it holds."""
    limits = Estimate(*(group[name].to_numpy(float) for name in _LIMITS))
    if areas == 1:
        return Estimate(*(each[0] for each in limits))
    people = group["base"].fillna(group["denominator"]).to_numpy(float)
    return pooled(limits, np.where(np.isnan(people), 1.0, people))


def _judged(
    rows: pd.DataFrame, beside: Estimate | None, indicator: Indicator, view: View
) -> pd.DataFrame:
    """The rows of one indicator beside the figure they are held against."""
    if view.against == YEAR:
        return _against_a_year_ago(rows)
    value, lower, upper = beside if beside is not None else (np.nan,) * 3
    named = rows.assign(against=value, against_lower=lower, against_upper=upper)
    nearest = sources.parent_of(view.area)
    if view.against == PARENT and nearest is not None and nearest.code == view.whole.code:
        return named
    few = named["indicative"].eq(True) | named["absence"].ne("")
    own = Estimate(*(named[name].astype(float).mask(few).to_numpy() for name in _LIMITS))
    gap = difference(own, Estimate(*(np.full(len(named), float(x)) for x in (value, lower, upper))))
    words = pd.Series(verdict(gap, indicator.polarity).astype(str), named.index)
    return named.assign(
        difference=gap.value, difference_lower=gap.lower, difference_upper=gap.upper,
        verdict=words.replace("cannot say", ""),
    )  # fmt: skip


def _against_a_year_ago(rows: pd.DataFrame) -> pd.DataFrame:
    """Each area beside itself in the same quarter of the year before."""
    moved = rows.assign(**{new: rows[old] for old, new in _MOVED.items()})
    then = moved["value"].astype(float) - moved["difference"].astype(float)
    return moved.assign(against=then, against_lower=np.nan, against_upper=np.nan)
