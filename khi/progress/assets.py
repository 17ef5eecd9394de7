"""What a place has: how much for its people, how fresh the list is, and where nothing is listed.

Nothing listed is not nothing there. Every word here says "listed", and the register says when
somebody last looked.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from khi.model import Approach, Register
from khi.store import Store

ASSETS = (
    "area", "neighbourhood", "name", "kind", "category", "approach", "position", "about", "website",
    "checked_on", "source", "invented",
)  # fmt: skip
"""One thing a place has. ``checked_on`` is missing where nobody says when it was last checked."""

PER = 10_000
"""How many people a rate is for."""

NOWHERE = ""
"""The neighbourhood of what is listed for no neighbourhood."""

_MONTHS = 12


def assets(store: Store, areas: Sequence[str] | None = None) -> pd.DataFrame:
    """What areas have: ``ASSETS``, by area and name. None is any area."""
    rows = store.read("assets", areas=None if areas is None else list(areas))
    return rows[list(ASSETS)]


def months_since(checked: pd.Series, today: date) -> pd.Series:
    """Whole months since each was checked; missing where nobody says."""
    days = pd.to_datetime(checked)
    months = (today.year - days.dt.year) * _MONTHS + today.month - days.dt.month
    return months - (days.dt.day > today.day)


def freshness(rows: pd.DataFrame, register: Register, today: date) -> dict[str, int]:
    """How many were checked lately, how many are stale, and of how many nobody says."""
    months = months_since(rows["checked_on"], today)
    return {
        "fresh": int(months.lt(register.stale_after_months).sum()),
        "stale": int(months.ge(register.stale_after_months).sum()),
        "unknown": int(months.isna().sum()),
    }


def rate(count: int, people: float) -> float:
    """How many for every 10,000 people; NaN where the number of people is not known."""
    return PER * count / people if people > 0 else float("nan")


def by_neighbourhood(rows: pd.DataFrame, columns: Sequence[str], *, of: str) -> pd.DataFrame:
    """How many are listed in each neighbourhood: a row each, a column for each of ``columns``.

    ``of`` is what the columns are values of: "kind", "category" or "position". Nothing listed is 0.
    What is listed for no neighbourhood comes last.
    """
    listed = pd.crosstab(rows["neighbourhood"], rows[of])
    wide = listed.reindex(columns=list(columns), fill_value=0).sort_index()
    order = [name for name in wide.index if name != NOWHERE]
    order += [name for name in wide.index if name == NOWHERE]
    return wide.loc[order].astype("int64")


def gaps(rows: pd.DataFrame, columns: Sequence[str], *, of: str) -> list[tuple[str, str]]:
    """Each named neighbourhood and value with nothing listed, though another has some."""
    wide = by_neighbourhood(rows, columns, of=of)
    named = wide[wide.index != NOWHERE]
    somewhere = [name for name in columns if named[name].sum()]
    return [
        (str(place), name)
        for place in named.index
        for name in somewhere
        if not int(named.loc[place, name])
    ]


def approaches(rows: pd.DataFrame, register: Register) -> tuple[list[Approach], list[Approach]]:
    """The community approaches that are listed here, and those that are not."""
    offered = set(rows["approach"])
    here = [each for each in register.approaches if each.id in offered]
    return here, [each for each in register.approaches if each.id not in offered]


def as_file(rows: pd.DataFrame) -> pd.DataFrame:
    """Assets as a file: days written as 2026-04-30, everything else as it is."""
    days = pd.to_datetime(rows["checked_on"]).dt.strftime("%Y-%m-%d").fillna("")
    words: dict[str, Any] = {"checked_on": days}
    return rows.assign(**words)
