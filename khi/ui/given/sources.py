"""Where pages get everything from. The one caching boundary: keyed by question and store version.

The version changes with every write, so nothing is ever cleared and nothing old is ever shown.
Frames are handed out as shallow copies: pandas copies what a reader would change, when it would.
"""

import os
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

import pandas as pd
import streamlit as st

from khi import catalogue as catalogues
from khi import demonstration, publication
from khi.catalogue import Catalogue
from khi.model import (
    Area,
    AreaKind,
    Breakdown,
    Indicator,
    PeriodType,
    Quarter,
    Upload,
    UploadStatus,
    clock,
)
from khi.model.in_words import day_in_words
from khi.store import Store
from khi.ui.given.keeping import Latest, Shelf, for_good

_BESIDE = str(Path(__file__).parents[3] / "data")
_FILE = "khi.duckdb"
_VERSION = "store version"
T = TypeVar("T")
_FEW = 4
_MADE, _FRAMES, _STORES = Shelf(1024), Shelf(256), Shelf(1024)
_LATEST = Latest(_MADE, _FRAMES)
_QUARTERS_BACK = 16


def data_folder() -> Path:
    """Where the store lives: ``KHI_DATA``, or ``data`` beside the dashboard."""
    return Path(_folder())


def _folder() -> str:
    return os.environ.get("KHI_DATA") or _BESIDE


@st.cache_resource(show_spinner=False)
def _bank() -> Catalogue:
    """The catalogue that ships, read and checked once."""
    return catalogues.load()


def catalogue() -> Catalogue:
    """Everything that is asked here: the catalogue, and the questions people here added."""
    return _everything_asked(_folder(), version())


# Asked hundreds of times a run, so it is kept where asking costs nothing.
@lru_cache(maxsize=_FEW)
def _everything_asked(folder: str, version: str) -> Catalogue:
    return publication.everything_asked(store(), _bank())


def store() -> Store:
    """The store, opened once; a new one is given the demonstration."""
    return _STORES.kept(_folder(), partial(_open, _folder()))


def version() -> str:
    """Which state of the store this run of the page shows, asked once a run."""
    known = st.session_state.get(_VERSION)
    if known is None:
        known = st.session_state[_VERSION] = store().version()
        _LATEST.see(_folder(), str(known))
    return str(known)


def is_current() -> bool:
    """Whether this run shows the store as it is at this moment."""
    return version() == store().version()


def let_go_too(forget: Callable[[], None]) -> None:
    """Name what forgets everything else that is kept of figures, when the store has changed."""
    _LATEST.let_go_too(forget)


def begin() -> None:
    """Start a run: ask afresh which state the store is in."""
    st.session_state.pop(_VERSION, None)


# Streamlit keeps it over an edit of this file; on the shelf before it, asking costs nothing.
@st.cache_resource(show_spinner=False)
def _open(folder: str) -> Store:
    opened = Store.open(Path(folder) / _FILE)
    if _was_never_written(opened):
        with st.spinner("Setting out the invented example. This happens once, and takes seconds."):
            demonstration.load(opened, _bank())
    return for_good(opened)


def _was_never_written(opened: Store) -> bool:
    """Whether nothing was ever put in: a store that was cleared stays empty."""
    return opened.version().endswith("-0")


def figures(
    *,
    indicators: Sequence[str] | None = None,
    areas: Sequence[str] | None = None,
    periods: Sequence[str] | None = None,
    breakdowns: Sequence[str] | None = None,
    answers: Sequence[str] | None = None,
) -> pd.DataFrame:
    """The smallest PUBLISHED frame that answers; None is any."""
    asked = {
        "indicators": indicators,
        "areas": areas,
        "periods": periods,
        "breakdowns": breakdowns,
        "answers": answers,
    }
    fixed = tuple((name, None if each is None else tuple(each)) for name, each in asked.items())
    key = (_folder(), version(), *fixed)
    return _LATEST.kept(_FRAMES, key, partial(_figures, fixed)).copy(deep=False)


def _figures(asked: tuple[tuple[str, tuple[str, ...] | None], ...]) -> pd.DataFrame:
    return publication.in_words(publication.frame(store(), **dict(asked)))


def kept(key: Sequence[Hashable], build: Callable[[], T]) -> T:
    """What was made of the same figures for the same choices before, or made now.

    Everybody shares it: it is made of published figures only, and nobody changes it.
    """
    return _LATEST.kept(_MADE, (_folder(), version(), *key), build)


def uploads() -> list[Upload]:
    """The ledger, the latest first: what came of each file, never what was in it."""
    return kept(("uploads",), lambda: publication.uploads(store()))


def notes(area: Area) -> pd.DataFrame:
    """What happened in an area and in those it lies in, earliest first."""
    codes = (area.code, *(each.code for each in catalogue().ancestors(area.code)))
    return kept(("notes", *codes), partial(_notes, codes)).copy(deep=False)


def _notes(areas: tuple[str, ...]) -> pd.DataFrame:
    found = pd.concat([publication.notes(store(), each) for each in areas], ignore_index=True)
    return found.sort_values("start", kind="stable", ignore_index=True)


def quarters(area: Area) -> list[Quarter]:
    """The quarters with something to show for an area, the latest first."""
    return kept(("quarters",), _quarters).get(area.code, [])[::-1]


def _quarters() -> dict[str, list[Quarter]]:
    every = periods()
    quarterly = every[every["period_type"].eq(PeriodType.QUARTER.value)]
    return {
        str(area): [Quarter.parse(each) for each in shown]
        for area, shown in quarterly.groupby("area")["period"]
    }


def periods() -> pd.DataFrame:
    """What each area has something to show for: ``area, period_type, period``."""
    return kept(("periods",), lambda: publication.periods(store())).copy(deep=False)


def areas() -> list[Area]:
    """Every area with something to show: places first, by name, then those made of them.

    Boards and providers of the NHS are none of them: they stand beside councils, never among them.
    """
    return [each for each in shown_areas() if not each.kind.is_of_the_nhs]


def shown_areas() -> list[Area]:
    """The same, with boards and providers of the NHS."""
    return kept(("areas",), _areas)


def _areas() -> list[Area]:
    asked = catalogue()
    known = [asked.area(code) for code in publication.areas(store())["area"]]
    return sorted(known, key=lambda each: (bool(asked.children(each.code)), each.name))


def areas_by_quarter() -> list[Area]:
    """The areas with anything by quarter: official figures by year alone make none."""
    return list(kept(("areas by quarter",), lambda: [x for x in areas() if quarters(x)]))


def has_figures() -> bool:
    """Whether there is anything to show at all."""
    return bool(areas())


def siblings(area: Area) -> tuple[Area, ...]:
    """The areas of the same parent, itself among them."""
    return catalogue().children(area.parent)


def parent_of(area: Area) -> Area | None:
    """The area it is held against: the nearest that it lies in."""
    return next(iter(catalogue().ancestors(area.code)), None)


def measures() -> list[Indicator]:
    """Every measure of the system that a file may hold."""
    return [each for each in catalogue().indicators.values() if each.measure is not None]


def places() -> list[Area]:
    """Every place a file may be about, by name: real ones first."""
    known = [each for each in catalogue().areas.values() if each.kind is AreaKind.COUNCIL]
    return sorted(known, key=lambda each: (each.invented, each.name))


def recent_quarters() -> list[Quarter]:
    """The quarters a file may be about, this one first."""
    now = Quarter.containing(clock.today())
    return [now.later(-back) for back in range(_QUARTERS_BACK)]


def is_demonstration() -> bool:
    """Whether anything invented is on show."""
    return any(each.invented and each.status is UploadStatus.PUBLISHED for each in uploads())


def has_real_figures() -> bool:
    """Whether anybody has added figures of their own."""
    return any(not each.invented and each.status is UploadStatus.PUBLISHED for each in uploads())


def demonstration_region() -> str:
    """The name of the invented region."""
    invented = [each for each in catalogue().areas.values() if each.invented]
    return next((each.name for each in invented if not each.parent), "The example")


def last_change() -> str:
    """The day the figures last changed, in words; empty where there are none.

    A draft that waits is in no figure, and nothing may tell that it is there.
    """
    given = [each for each in uploads() if each.status is not UploadStatus.DRAFT]
    latest = max((each.uploaded_at for each in given), default=None)
    return day_in_words(latest) if latest else ""


def _indicators(area: Area) -> list[Indicator]:
    """The indicators with something to show for an area, in the catalogue's order."""
    known = kept(("indicators",), _shown_indicators).get(area.code, frozenset())
    return [each for each in catalogue().indicators.values() if each.id in known]


def _shown_indicators() -> dict[str, frozenset[str]]:
    """For each area, the indicators that were asked or measured there."""
    pairs = publication.indicators(store()).groupby("area")["indicator"]
    return {str(area): frozenset(indicators) for area, indicators in pairs}


def personal(area: Area) -> list[Indicator]:
    """What people tell us here: the five headlines first, then the rest."""
    return list(kept(("personal", area.code), partial(_personal, area)))


def _personal(area: Area) -> list[Indicator]:
    told = [each for each in _indicators(area) if each.reading is not None]
    return sorted(told, key=lambda each: not each.headline)


def system(area: Area) -> list[Indicator]:
    """What the system does here."""
    return list(kept(("system", area.code), partial(_system, area)))


def _system(area: Area) -> list[Indicator]:
    measured = [each for each in _indicators(area) if each.measure is not None]
    return sorted(measured, key=lambda each: each.domain.is_personal)


def breakdowns(area: Area, quarter: Quarter, indicator: Indicator) -> list[Breakdown]:
    """The ways of telling people apart that an indicator is shown by here, now."""
    rows = figures(indicators=[indicator.id], areas=[area.code], periods=[quarter.id], answers=[""])
    carried = set(rows["breakdown"])
    return [each for each in catalogue().breakdowns.values() if each.id in carried]
