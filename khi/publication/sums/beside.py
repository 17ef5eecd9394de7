"""What published files give beside their figures: who lives here, and what places are like."""

from collections.abc import Mapping, Sequence

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import EVERYONE
from khi.store import Store, Transaction

POPULATION = ("area", "breakdown", "group", "people", "as_of", "source")
"""How many people live in an area, in all or in a group."""

FEATURES = ("area", "feature", "value", "as_of", "source")
"""What an area is like, as a number."""

TABLES = ("population", "approached", "feature", "provenance", "provider", "revision", "asset")
"""The tables that an upload fills beside its tallies and activity."""

ADULTS = "adults"
"""The group of everyone that is 18 or over."""


def population(
    store: Store, area: str | None = None, *, catalogue: Catalogue | None = None
) -> pd.DataFrame:
    """How many people live in an area: ``POPULATION``, by the latest estimate of each breakdown.

    Args:
        store: where it is.
        area: the code of an area; None is every area.
        catalogue: how areas nest. With it, an area that nobody has given people for is added up
            from the areas inside it, where every one of them has the same estimate.

    Returns:
        One row for each area, breakdown and group, none where it is not known. Breakdown "all"
        has the groups "all" (of every age) and "adults"; the groups of the others are of adults.
    """
    wanted = None if area is None else [area]
    known = store.read("population", areas=wanted)
    if area is None or catalogue is None or len(known):
        return known
    return _added_up(store, area, catalogue)


def _added_up(store: Store, area: str, catalogue: Catalogue) -> pd.DataFrame:
    """The people of an area from those of the areas in it; none where one of them is not known."""
    inside = [child.code for child in catalogue.children(area)]
    parts = [population(store, each, catalogue=catalogue) for each in inside]
    if not parts:
        return pd.DataFrame(columns=list(POPULATION))
    every = pd.concat(parts)
    by = ["breakdown", "group", "as_of"]
    added = every.groupby(by, as_index=False).agg(
        people=("people", "sum"), source=("source", "first"), places=("area", "nunique")
    )
    whole = added[added["places"].eq(len(inside))]
    return whole.assign(area=area)[list(POPULATION)].reset_index(drop=True)


def people(store: Store, area: str, *, catalogue: Catalogue | None = None) -> float:
    """How many adults live in an area; NaN where it is not known."""
    known = population(store, area, catalogue=catalogue)
    adults = known["people"][known["breakdown"].eq(EVERYONE) & known["group"].eq(ADULTS)]
    return float(adults.iloc[0]) if len(adults) else float("nan")


def features(store: Store) -> pd.DataFrame:
    """What areas are like: ``FEATURES``, the latest figure of each feature of each area."""
    return store.read("features")


def add(transaction: Transaction, upload: str, beside: Mapping[str, pd.DataFrame]) -> None:
    """Keep what an upload gives beside its figures: the name of a table, and its rows."""
    for table, rows in beside.items():
        transaction.append(table, rows.assign(upload=upload))


def forget(transaction: Transaction, uploads: Sequence[str]) -> None:
    """Forget what uploads gave beside their figures."""
    for table in TABLES:
        transaction.run(f"delete_{table}", uploads=list(uploads))
