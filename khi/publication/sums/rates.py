"""Counts out of the people who live there, where a measure is a rate and its file has no people."""

from functools import lru_cache

import numpy as np
import pandas as pd

from khi.catalogue import Catalogue
from khi.model import EVERYONE, Period
from khi.publication.sums.beside import ADULTS

_OUT_OF = {"people": EVERYONE, "adults": ADULTS, "people aged 65 and over": "65_over"}
"""The people a rate is out of, by what its measure calls them."""


def with_people(activity: pd.DataFrame, people: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Activity with denominators from who lives there, where a count came without any.

    Args:
        activity: what is known of measures.
        people: ``POPULATION`` of every estimate there is.
        catalogue: what each measure is out of.

    Returns:
        The same rows. The estimate is that of the year, or the one before it; only where there is
        none as old, the first. The source says whose estimate it is.
    """
    groups = {each.id: _group(each.id, catalogue) for each in catalogue.indicators.values()}
    wanted = activity["indicator"].map(groups).fillna("")
    bare = wanted.ne("") & activity["numerator"].notna() & activity["denominator"].isna()
    bare &= activity["value"].isna() & activity["area"].isin(people["area"])
    if not bare.any():
        return activity
    everyone = people[people["breakdown"].eq(EVERYONE)].sort_values("as_of", key=_starts)
    known = {key: rows for key, rows in everyone.groupby(["area", "group"])}
    filled = activity.copy()
    for index, row in activity[bare].iterrows():
        estimates = known.get((row["area"], wanted[index]))
        if estimates is not None:
            count, source = _nearest(estimates, str(row["period"]))
            filled.loc[index, "denominator"] = count
            filled.loc[index, "source"] = f"{row['source']}; people: {source}"
    return filled


def _group(id: str, catalogue: Catalogue) -> str:
    measure = catalogue.indicators[id].measure
    return _OUT_OF.get(measure.denominator, "") if measure else ""


def _nearest(estimates: pd.DataFrame, period: str) -> tuple[float, str]:
    """The people of the latest estimate that is not of a later year, and whose it is."""
    starts = _starts(estimates["as_of"]).to_numpy()
    before = np.flatnonzero(starts <= _year(period))
    chosen = estimates.iloc[before[-1] if len(before) else 0]
    return float(chosen["people"]), str(chosen["source"])


def _starts(periods: pd.Series) -> pd.Series:
    return periods.map(_year)


@lru_cache(maxsize=1024)
def _year(period: str) -> int:
    return Period.parse(period).start.year
