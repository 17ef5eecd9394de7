"""Aims and new beginnings of limits: set by a board, with a reason, and taken back by it."""

import math
from uuid import uuid4

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Aim, KhiError, Quarter, Rebase, clock
from khi.publication.figures.estimates import ends_of
from khi.store import Store


def set_aim(store: Store, catalogue: Catalogue, aim: Aim, *, invented: bool = False) -> str:
    """Keep an aim, and give its id.

    Raises:
        KhiError: where the indicator, the area or the quarter is unknown, or the value cannot be
            one of that indicator.
    """
    _check(catalogue, aim)
    indicator = catalogue.indicators[aim.indicator]
    low, high = ends_of(indicator)
    if not low <= aim.value <= high:
        per = 100 if indicator.is_fraction else 1
        ends = f"{per * low:g} to {per * high:g}" if math.isfinite(high) else f"{low:g} or more"
        raise KhiError(
            "An aim is a figure that this indicator can have.",
            where=indicator.short,
            found=f"{per * aim.value:g}",
            accepted=ends,
            fix="Give the figure you aim for.",
        )
    return _keep(store, "aim", aim, invented=invented)


def rebase(store: Store, catalogue: Catalogue, at: Rebase, *, invented: bool = False) -> str:
    """Begin new limits from a quarter on, and give the id of that decision.

    Raises:
        KhiError: where the indicator, the area or the quarter is unknown.
    """
    _check(catalogue, at)
    return _keep(store, "rebase", at, invented=invented)


def aims(store: Store, *, indicator: str | None = None, area: str | None = None) -> pd.DataFrame:
    """Every aim, in time order; None is any."""
    return store.read("aims", indicator=indicator, area=area)


def rebases(store: Store, *, indicator: str | None = None, area: str | None = None) -> pd.DataFrame:
    """Every quarter from which new limits begin, in time order; None is any."""
    return store.read("rebases", indicator=indicator, area=area)


def take_back_aim(store: Store, id: str) -> None:
    """Take back an aim, or a new beginning of limits, by its id."""
    with store.write() as transaction:
        transaction.run("delete_aim", id=id)
        transaction.run("delete_rebase", id=id)
        transaction.delete_for_good()


def _check(catalogue: Catalogue, given: Aim | Rebase) -> None:
    """Refuse what is about nothing we know."""
    if given.indicator not in catalogue.indicators:
        raise KhiError(
            "There is no indicator of that name.", found=given.indicator, fix="Choose another."
        )
    catalogue.area(given.area)
    Quarter.parse(given.quarter)


def _keep(store: Store, table: str, given: Aim | Rebase, *, invented: bool) -> str:
    id = uuid4().hex[:12]
    row = given.model_dump() | {
        "id": id,
        "created_at": clock.now().replace(tzinfo=None),
        "invented": invented,
    }
    with store.write() as transaction:
        transaction.append(table, pd.DataFrame([row]))
    return id
