"""Which cells may be shown: what disclosure control decides, told about every sum there is.

Disclosure control sees more cells than are ever shown, so that it knows each sum a reader could
make: a year made of one quarter, the people an area counted outside its own places, and the people
in places that did not ask a breakdown.
"""

from collections.abc import Mapping

import pandas as pd

from khi import disclosure
from khi.catalogue import Catalogue
from khi.disclosure import KEY
from khi.model import EVERYONE, Indicator, Policy
from khi.publication.places import into_years, lineage, root, up_the_tree, year_of

ELSEWHERE = "elsewhere"
"""The group of people whose place did not ask the breakdown. Never shown."""


_NAME = ["indicator", "area", "period", "breakdown", "group"]


def decided(
    cells: pd.DataFrame,
    places: pd.DataFrame,
    catalogue: Catalogue,
    *,
    policy: Policy,
    before: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Say for each cell whether it may be shown.

    Args:
        cells: every cell that might be shown, added up.
        places: the sums of each place and quarter, before anything was added up.
        catalogue: the areas, and how they nest.
        policy: the numbers of disclosure control.
        before: what stands decided in years that nothing has changed, by indicator, area, period
            and group. A year of which any cell is missing there is decided afresh.

    Returns:
        The cells, with ``absence`` and ``rule``.
    """
    if before is None:
        before = pd.DataFrame(columns=[*_NAME, "absence", "rule"], dtype="str")
    stands = cells.merge(before, on=_NAME, how="left", validate="many_to_one")
    years = cells["period"].map(_year).reset_index(drop=True)
    changed = set(years[stands["absence"].isna()])
    is_fresh = years.isin(changed).to_numpy()
    reasons = _protected(places[places["period"].map(_year).isin(changed)], catalogue, policy)
    fresh = cells[is_fresh].merge(reasons, on=KEY, how="left", validate="many_to_one")
    return pd.concat([stands[~is_fresh], fresh], ignore_index=True)


def _year(period: str) -> str:
    """The financial year of a quarter or a year, by how both are written."""
    return period[:4]


def _protected(places: pd.DataFrame, catalogue: Catalogue, policy: Policy) -> pd.DataFrame:
    """What disclosure control decides: one row per ``KEY``, with ``absence`` and ``rule``."""
    bases, said = _with_said(places[places["answer"] == ""], catalogue)
    bases = pd.concat([bases, _elsewhere(bases, catalogue)], ignore_index=True)
    bases, parents = _own(bases, catalogue)
    quarters = up_the_tree(bases, _above(parents), KEY)
    every = pd.concat([quarters, into_years(quarters, KEY)], ignore_index=True)
    every = every.rename(columns={"n": "base"}).astype({"base": "int64"})
    every = every.sort_values(KEY, ignore_index=True)
    how_many = every["table"].map(said).fillna(0).astype(int)
    reasons = [
        disclosure.protect(own, parents=parents, policy=policy, counts=_named(int(number)))
        for number, own in every.groupby(how_many)
    ]
    return every[KEY].join(pd.concat(reasons)) if reasons else every.assign(absence="", rule="")


def _with_said(readings: pd.DataFrame, catalogue: Catalogue) -> tuple[pd.DataFrame, dict[str, int]]:
    """The base of each cell, and how many people gave each answer that is sensitive.

    Returns:
        One row per ``KEY`` with ``n`` and the columns of ``_named``, nought where a table has
        fewer; and how many each table has.
    """
    bases = readings.drop_duplicates(KEY).set_index(KEY)[["n"]]
    said: dict[str, int] = {}
    for name, own in readings.groupby("indicator", sort=False):
        for count in _counts(catalogue.indicators[str(name)], own):
            table = own["table"].iloc[0]
            said[table] = said.get(table, 0) + 1
            column = _named(said[table])[-1]
            bases = bases if column in bases else bases.assign(**{column: 0.0})
            bases[column] += count.reindex(bases.index, fill_value=0.0)
    return bases.reset_index(), said


def _named(number: int) -> list[str]:
    """The names of some columns of counts."""
    return [f"said {each}" for each in range(number)]


def _counts(indicator: Indicator, cells: pd.DataFrame) -> list[pd.Series]:
    """How many people gave each answer that a sensitive figure tells, by ``KEY``."""
    kind = indicator.reading.kind if indicator.reading and indicator.sensitive else ""
    sums = cells.set_index(KEY)
    match kind:
        case "share":
            return [sums["nx"]]
        case "net":
            return [(sums["nx2"] + sums["nx"]) / 2, (sums["nx2"] - sums["nx"]) / 2]
    return []


def _elsewhere(bases: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The people no group of a breakdown holds, wherever a place nearby asked the breakdown."""
    tops = {area: root(catalogue, area) for area in bases["area"].unique()}
    bases = bases.assign(top=bases["area"].map(tops), year=bases["period"].map(year_of))
    is_everyone = bases["breakdown"] == EVERYONE
    everyone = bases[is_everyone].drop(columns=["breakdown", "group"])
    nearby = ["table", "top", "year", "breakdown"]
    asked = bases.loc[~is_everyone, nearby].drop_duplicates()
    wanted = everyone.merge(asked, on=nearby[:3])
    sums = [name for name in bases if name not in (*KEY, "top", "year")]
    held = bases[~is_everyone].groupby(_GROUPED, observed=True)[sums].sum()
    found = pd.MultiIndex.from_frame(wanted[_GROUPED])
    wanted[sums] -= held.reindex(found, fill_value=0).to_numpy()
    return wanted[wanted["n"] > 0].assign(group=ELSEWHERE)[[*KEY, *sums]]


_GROUPED = ["table", "area", "period", "breakdown"]


def _own(bases: pd.DataFrame, catalogue: Catalogue) -> tuple[pd.DataFrame, dict[str, str]]:
    """The same bases, with what an area counted itself as one more part of it.

    Returns:
        The bases, and the parent of each area; empty where it has none.
    """
    known = lineage(catalogue, bases["area"].unique())
    parents = {area: catalogue.areas[area].parent for area in known["ancestor"].unique()}
    holding = set(parents.values()) & set(bases["area"].unique())
    own = {area: f"{area}, counted itself" for area in sorted(holding - {""})}
    parents = {area: parent if parent in parents else "" for area, parent in parents.items()}
    parents |= {part: area for area, part in own.items()}
    return bases.assign(area=bases["area"].replace(own)), parents


def _above(parents: Mapping[str, str]) -> pd.DataFrame:
    """Each area with itself and everything it lies in."""

    def line(area: str) -> list[str]:
        return [area, *line(parents[area])] if area else []

    pairs = [(area, each) for area in parents for each in line(area)]
    return pd.DataFrame(pairs, columns=["area", "ancestor"], dtype="str")
