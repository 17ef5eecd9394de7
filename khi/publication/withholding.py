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
from khi.model import EVERYONE, Policy
from khi.publication.places import into_years, lineage, root, up_the_tree, year_of

ELSEWHERE = "elsewhere"
"""The group of people whose place did not ask the breakdown. Never shown."""


def decided(cells: pd.DataFrame, catalogue: Catalogue, policy: Policy) -> pd.DataFrame:
    """Say for each cell whether it may be shown.

    Args:
        cells: the sums of each place and quarter, before anything is added up.
        catalogue: the areas, and how they nest.
        policy: the numbers of disclosure control.

    Returns:
        One row per ``KEY``, with ``absence`` and ``rule``.
    """
    headline = cells[cells["answer"] == ""].drop_duplicates(KEY)
    bases = headline[KEY].assign(n=headline["n"])
    bases = pd.concat([bases, _elsewhere(bases, catalogue)], ignore_index=True)
    bases, parents = _own(bases, catalogue)
    above = _above(parents)
    places = up_the_tree(bases, above, KEY)
    every = pd.concat([places, into_years(places, KEY)], ignore_index=True)
    every = every.rename(columns={"n": "base"}).astype({"base": "int64"})
    every = every.sort_values(KEY, ignore_index=True)
    reasons = disclosure.protect(every, parents=parents, policy=policy)
    return every[KEY].join(reasons)


def _elsewhere(bases: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The people no group of a breakdown holds, wherever a place nearby asked the breakdown."""
    tops = {area: root(catalogue, area) for area in bases["area"].unique()}
    bases = bases.assign(top=bases["area"].map(tops), year=bases["period"].map(year_of))
    is_everyone = bases["breakdown"] == EVERYONE
    everyone = bases[is_everyone].drop(columns=["breakdown", "group"])
    nearby = ["table", "top", "year", "breakdown"]
    asked = bases.loc[~is_everyone, nearby].drop_duplicates()
    wanted = everyone.merge(asked, on=nearby[:3])
    held = bases[~is_everyone].groupby(_GROUPED, observed=True)["n"].sum().rename("held")
    wanted = wanted.join(held, on=_GROUPED).fillna({"held": 0})
    wanted["n"] -= wanted["held"]
    return wanted[wanted["n"] > 0].assign(group=ELSEWHERE)[[*KEY, "n"]]


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
