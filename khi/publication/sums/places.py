"""Adding up: places into the areas they are in, quarters into financial years."""

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Period, PeriodType, Quarter

SUMS = ["n", "nx", "nx2", "w", "w2", "wx", "wx2"]
"""People, and people times what they said; the same for weights. All of them add."""


def lineage(catalogue: Catalogue, areas: Iterable[str]) -> pd.DataFrame:
    """Each area with itself and everything it lies in: columns ``area`` and ``ancestor``."""
    pairs = [
        (area, each)
        for area in sorted(set(areas))
        for each in (area, *(ancestor.code for ancestor in catalogue.ancestors(area)))
    ]
    return pd.DataFrame(pairs, columns=["area", "ancestor"], dtype="str")


def root(catalogue: Catalogue, area: str) -> str:
    """The top of the tree an area stands in."""
    above = catalogue.ancestors(area)
    return above[-1].code if above else catalogue.area(area).code


def tree(catalogue: Catalogue, top: str) -> list[str]:
    """An area and everything inside it."""
    return [
        top,
        *(code for child in catalogue.children(top) for code in tree(catalogue, child.code)),
    ]


def places_in(catalogue: Catalogue, area: str) -> int:
    """How many places without places inside them an area is made of; 1 for such a place."""
    return sum(not catalogue.children(code) for code in tree(catalogue, area))


def up_the_tree(cells: pd.DataFrame, above: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Cells of places, added up to each area they lie in. ``by`` names a cell and has "area"."""
    spread = cells.merge(above, on="area").drop(columns="area")
    return added(spread.rename(columns={"ancestor": "area"}), by)


def into_years(cells: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Cells of quarters, added up to financial years."""
    years = {quarter: year_of(quarter) for quarter in cells["period"].unique()}
    return added(cells.assign(period=cells["period"].map(years)), by)


def added(cells: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The sums of cells of one name: of every column that is not part of the name."""
    sums = [name for name in cells if name not in by]
    return cells.groupby(by, observed=True, sort=False)[sums].sum().reset_index()


@lru_cache(maxsize=4096)
def year_of(quarter: str) -> str:
    """The financial year a quarter belongs to."""
    return Quarter.parse(quarter).financial_year.id


@lru_cache(maxsize=4096)
def year_before(period: str) -> str:
    """The same stretch of the year before: what a change is measured from. Empty if not known."""
    parsed = Period.parse(period)
    match parsed.type:
        case PeriodType.QUARTER:
            return Quarter.parse(period).later(-4).id
        case PeriodType.YEAR:
            return Period.year(parsed.start.year - 1).id
        case PeriodType.MONTH:
            return Period.month(parsed.start.year - 1, parsed.start.month).id
    return ""


def quarters_of(year: str) -> list[str]:
    """The four quarters of a financial year."""
    start = Period.parse(year).start.year
    return [Quarter.of(start, number).id for number in range(1, 5)]


def period_type(period: str) -> str:
    """What kind of stretch it is, in words."""
    return Period.parse(period).type.value
