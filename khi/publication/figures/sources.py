"""What stands under a figure: where the answers behind it came from."""

import pandas as pd

from khi.catalogue import Catalogue
from khi.publication.sums.places import lineage, year_of

_NAMED = 3


def credited(
    rows: pd.DataFrame, catalogue: Catalogue, credits: pd.DataFrame | None
) -> pd.DataFrame:
    """Rows with the sources of the answers they add up. Without credits they name none."""
    if credits is None or credits.empty:
        return rows.assign(source="")
    questions = {
        each.id: each.reading.question for each in catalogue.indicators.values() if each.reading
    }
    named = _named(credits, catalogue)
    found = rows.assign(question=rows["indicator"].map(questions))
    return found.merge(named, on=["question", "area", "period"], how="left").fillna({"source": ""})


def _named(credits: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The sources of each question in each area and period, in one line of text."""
    above = lineage(catalogue, credits["area"].unique())
    spread = credits.merge(above, on="area").drop(columns="area")
    spread = spread.rename(columns={"ancestor": "area", "quarter": "period"})
    years = {quarter: year_of(quarter) for quarter in spread["period"].unique()}
    every = pd.concat([spread, spread.assign(period=spread["period"].map(years))])
    every = every.drop_duplicates().sort_values("source")
    by = ["question", "area", "period"]
    return every.groupby(by, sort=False)["source"].agg(listed).reset_index()


def listed(names: pd.Series) -> str:
    """A few sources by name, and how many more there are."""
    several = list(names)
    more = len(several) - _NAMED
    first = "; ".join(several[:_NAMED])
    return f"{first}; and {more} more" if more > 0 else first
