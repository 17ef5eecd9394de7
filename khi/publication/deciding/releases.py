"""When a figure that adds up places, or quarters, is first shown.

An early total is taken away from a later one as soon as somebody saves both. So an area's quarter
waits until all its places are in, and a year until all its quarters are; or until it is so long
over that few will still come. What comes after is for ``disclosure.standing`` to say.
"""

from datetime import date, timedelta

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import EVERYONE, Period, Policy
from khi.publication.sums.places import lineage, places_in, year_of

SPAN = ["table", "area", "period"]


def released(
    spans: pd.DataFrame,
    places: pd.DataFrame,
    catalogue: Catalogue,
    *,
    policy: Policy,
    today: date | None,
) -> pd.Series:
    """Which figures may be shown for the first time.

    Args:
        spans: ``SPAN`` of each figure; ``period`` is a quarter or a year.
        places: the sums of each place and quarter, before anything was added up.
        catalogue: the areas, and how they nest.
        policy: how long to wait.
        today: the day of publishing; with none, nothing waits.

    Returns:
        True or false, on the index of ``spans``.
    """
    if today is None:
        return pd.Series(True, spans.index)
    last = today - timedelta(days=policy.totals_wait_days)
    over = {period for period in spans["period"].unique() if Period.parse(period).end <= last}
    holding = {area for area in spans["area"].unique() if catalogue.children(area)}
    is_place = ~spans["area"].isin(holding) & spans["period"].isin(places["period"].unique())
    full = pd.MultiIndex.from_frame(_full(places, catalogue))
    is_full = pd.MultiIndex.from_frame(spans[SPAN]).isin(full)
    return spans["period"].isin(over) | is_place | is_full


def _full(places: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """``SPAN`` of each area's quarter with all its places in, and each year with all quarters."""
    asked = places[places["breakdown"] == EVERYONE][SPAN].drop_duplicates()
    asked = asked[~asked["area"].isin({a for a in asked["area"] if catalogue.children(a)})]
    spread = asked.merge(lineage(catalogue, asked["area"].unique()), on="area")
    spread = spread.drop(columns="area").rename(columns={"ancestor": "area"})
    counted = spread.groupby(SPAN, as_index=False, sort=False).size()
    expected = {area: places_in(catalogue, area) for area in counted["area"].unique()}
    quarters = counted.loc[counted["size"] == counted["area"].map(expected), SPAN]
    years = quarters.assign(period=quarters["period"].map(year_of))
    years = years.groupby(SPAN, as_index=False, sort=False).size()
    return pd.concat([quarters, years.loc[years["size"] == 4, SPAN]], ignore_index=True)
