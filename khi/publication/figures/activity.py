"""From what the system did to publishable rows.

A figure somebody has published is kept as it was published, with its marks. Everything else is
worked out again from summed numerators and denominators, never averaged.
"""

import numpy as np
import pandas as pd

from khi.catalogue import Catalogue
from khi.model import (
    EVERYONE,
    Domain,
    Estimate,
    Indicator,
    MeasureKind,
)
from khi.model.estimate import Numbers
from khi.publication.columns import CHANGE, DIFFERENCE, LIMITS, estimate_of, tidied
from khi.publication.figures.refusing import naming_measures
from khi.publication.sums.over_time import KEY, quarters
from khi.publication.sums.places import lineage, places_in, year_before
from khi.statistics import intervals
from khi.statistics.comparison import Verdict, verdict
from khi.store.engines import ACTIVITY_COLUMNS

ACTIVITY = ACTIVITY_COLUMNS
"""What is known of one measure of one area in one period."""

_NUMBERS = ["numerator", "denominator", "value", "lower", "upper"]


def compute_activity(activity: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Every publishable row that these measures give. Nothing is read or written.

    Args:
        activity: ``ACTIVITY``, for whole trees of areas. Where two rows are of one indicator, area
            and period, the last counts.
        catalogue: the indicators and areas.

    Returns:
        ``PUBLISHED``: the rows given; quarters made of months; areas made of places. For a quarter
        made of months ``parts`` counts the months, and one with a month missing is indicative. So
        is an area in which a place is missing that has figures of another period: it is held
        against no other time.
    """
    known = activity.drop_duplicates(KEY, keep="last")[list(ACTIVITY)]
    known = known.astype(dict.fromkeys(_NUMBERS, "float64"))
    known = known.assign(parts=1, parts_expected=1, is_part=False, lacks_places=False)
    made = [
        quarters(catalogue.indicators[str(name)], own)
        for name, own in known.groupby("indicator", sort=False)
    ]
    every = _without_known(pd.concat([known, *made], ignore_index=True))
    every = pd.concat([every, _areas(every, catalogue)], ignore_index=True)
    every = _without_known(every)
    rows = []
    for name, own in every.groupby("indicator", sort=False):
        indicator = catalogue.indicators[str(name)]
        with naming_measures(indicator, own):
            rows.append(_rows(indicator, own.reset_index(drop=True), catalogue))
    invented = {area: catalogue.areas[area].invented for area in every["area"].unique()}
    shown = pd.concat([every.iloc[:0], *rows], ignore_index=True)
    return tidied(
        shown.assign(
            answer="", breakdown=EVERYONE, group=EVERYONE, invented=shown["area"].map(invented)
        )
    )


def _without_known(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows without the ones we made where somebody has given the figure itself."""
    return rows.drop_duplicates(KEY, keep="first")


def _areas(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Places added up to the areas they lie in, where their numerators are known."""
    is_place = [not catalogue.children(area) for area in rows["area"]]
    places = rows[np.array(is_place, bool) & rows["numerator"].notna() & (rows["absence"] == "")]
    above = lineage(catalogue, places["area"].unique())
    above = above[above["area"] != above["ancestor"]]
    spread = places.merge(above, on="area").drop(columns="area")
    spread = spread.rename(columns={"ancestor": "area"})
    spread["counted"] = spread["denominator"].notna()
    by = [*KEY, "period_type", "counted"]
    made = spread.groupby(by, as_index=False).agg(
        numerator=("numerator", "sum"),
        denominator=("denominator", lambda each: each.sum(min_count=1)),
        parts=("numerator", "size"),
        source=("source", "first"),
        is_part=("is_part", "any"),
    )
    expected = {area: places_in(catalogue, area) for area in made["area"].unique()}
    made = made.assign(absence="", parts_expected=made["area"].map(expected))
    made["lacks_places"] = made["parts"].lt(_most(made))
    return made.sort_values("parts", ascending=False, kind="stable").drop(columns="counted")


def _most(made: pd.DataFrame) -> "pd.Series[int]":
    """Of the sums of one measure in one area, how many places the fullest has.

    Not how many there are: some may never send anything, and then no period does them wrong.
    """
    return made.groupby(["indicator", "area", "period_type"])["parts"].transform("max")


def _rows(indicator: Indicator, rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The rows of one measure: estimated, compared, and empty where there is no figure."""
    measure = indicator.measure
    if measure is None:
        return rows.iloc[:0]
    given = rows["value"].notna().to_numpy()
    made = _estimated(indicator, rows["numerator"], rows["denominator"])
    columns = zip(LIMITS, made, strict=True)
    worked_out = {name: np.where(given, rows[name], numbers) for name, numbers in columns}
    rows = rows.assign(**worked_out, method=np.where(given, "as published", _method(indicator)))
    rows.loc[rows["absence"] != "", _NUMBERS] = np.nan
    parents = {area: catalogue.areas[area].parent for area in rows["area"].unique()}
    rows = pd.concat([rows, _change(indicator, rows), _rest(indicator, rows, parents)], axis=1)
    return rows.assign(indicative=rows["is_part"].eq(True) | rows["lacks_places"].eq(True))


def _estimated(indicator: Indicator, numerator: pd.Series, denominator: pd.Series) -> Estimate:
    """The figure and its limits, from what was counted out of what.

    A count out of nothing, a sum of money and an average have no limits of their own.
    """
    x, n = numerator.to_numpy(float), denominator.to_numpy(float)
    measure = indicator.measure
    none = np.full(len(x), np.nan)
    if measure is None:
        return Estimate(none, none, none)
    if not measure.denominator:
        return Estimate(x, none, none)
    n = np.where(n > 0, n, np.nan)
    if measure.kind is MeasureKind.PERCENTAGE:
        return _share(x, n)
    if measure.kind is MeasureKind.MEAN or indicator.domain is Domain.COST:
        return Estimate(x / n * measure.multiplier, none, none)
    return intervals.rate(np.where(x >= 0, x, np.nan), n, multiplier=measure.multiplier)


def _share(x: Numbers, n: Numbers) -> Estimate:
    """A percentage of what was counted; one that cannot be so is left out."""
    possible = (x >= 0) & (x <= n)
    return intervals.proportion(np.where(possible, x, np.nan), n)


def _method(indicator: Indicator) -> str:
    """The short name of the interval; empty where there is none."""
    measure = indicator.measure
    if measure is None or not measure.denominator:
        return "count"
    if measure.kind is MeasureKind.PERCENTAGE:
        return "Wilson"
    has_none = measure.kind is MeasureKind.MEAN or indicator.domain is Domain.COST
    return "average" if has_none else "Byar"


def _change(indicator: Indicator, rows: pd.DataFrame) -> pd.DataFrame:
    """Against the same stretch of the year before, where neither lacks a month or a place."""
    names = rows[["area", "period"]]
    before = names.assign(period=rows["period"].map(year_before))
    found = pd.MultiIndex.from_frame(names).get_indexer(pd.MultiIndex.from_frame(before))
    other = rows.reindex(found)
    now, then = (estimate_of(_of_all_places(_whole(each))) for each in (rows, other))
    return _judged(_gap(now, then), indicator, (*CHANGE, "change_verdict"))


def _rest(indicator: Indicator, rows: pd.DataFrame, parents: dict[str, str]) -> pd.DataFrame:
    """A place against the rest of the area it is in, where both are counted the same way."""
    names = rows[["area", "period"]]
    around = names.assign(area=rows["area"].map(parents))
    found = pd.MultiIndex.from_frame(names).get_indexer(pd.MultiIndex.from_frame(around))
    worked_out = rows["method"] != "as published"
    pairs = (found >= 0) & worked_out & worked_out.to_numpy()[found]
    whole = rows.reindex(np.where(pairs, found, -1)).reset_index(drop=True)
    left = whole["denominator"] - rows["denominator"]
    rest = _estimated(indicator, whole["numerator"] - rows["numerator"], left.where(left > 0))
    if not (indicator.measure and indicator.measure.denominator):
        rest = Estimate(*(np.full(len(rows), np.nan) for _ in rest))
    left_whole = ~whole["is_part"].eq(True).to_numpy()
    rest = Estimate(*(np.where(left_whole, each, np.nan) for each in rest))
    return _judged(_gap(estimate_of(_whole(rows)), rest), indicator, (*DIFFERENCE, "verdict"))


def _whole(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows without the figures of those that lack a month: less time is not less of anything."""
    return rows.assign(value=rows["value"].mask(rows["is_part"].eq(True)))


def _of_all_places(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows without the figures of those that lack places: fewer of them are no less, and no more.

    Beside the rest of an area in the same period such a figure still stands: the rest then is of
    the places that are there.
    """
    return rows.assign(value=rows["value"].mask(rows["lacks_places"].eq(True)))


def _gap(first: Estimate, second: Estimate) -> Estimate:
    """One figure less another; without limits where either has none."""
    return intervals.difference(first, second)


def _judged(gap: Estimate, indicator: Indicator, columns: tuple[str, ...]) -> pd.DataFrame:
    """A gap and what it means, in words; none where it has no limits."""
    words = verdict(gap, indicator.polarity).astype(str)
    words = np.where(words == Verdict.CANNOT_SAY.value, "", words)
    return pd.DataFrame(dict(zip(columns, (*gap, words), strict=True)))
