"""Where pages get everything from. The one caching boundary: keyed by question and store version.

The version changes with every write, so nothing is ever cleared and nothing old is ever shown.
"""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import pandas as pd
import streamlit as st

from khi import catalogue as catalogues
from khi import demonstration, publication
from khi.catalogue import Catalogue
from khi.disclosure.rules import NEAR_CERTAIN
from khi.model import (
    Area,
    AreaKind,
    Breakdown,
    Indicator,
    Quarter,
    Upload,
    UploadStatus,
)
from khi.store import Store

_ROOT = Path(__file__).parents[2]
_FILE = "khi.duckdb"
_VERSION = "store version"
T = TypeVar("T")
_KEPT, _FEW = 512, 4
_QUARTERS_BACK = 16


def data_folder() -> Path:
    """Where the store lives: ``KHI_DATA``, or ``data`` beside the dashboard."""
    return Path(os.environ.get("KHI_DATA") or _ROOT / "data")


@st.cache_resource(show_spinner=False)
def _bank() -> Catalogue:
    """The catalogue that ships, read and checked once."""
    return catalogues.load()


def catalogue() -> Catalogue:
    """Everything that is asked here: the catalogue, and the questions people here added."""
    return _everything_asked(str(data_folder()), version())


# Asked hundreds of times a run, so it is kept where asking costs nothing.
@lru_cache(maxsize=_FEW)
def _everything_asked(folder: str, version: str) -> Catalogue:
    return publication.everything_asked(store(), _bank())


def store() -> Store:
    """The store, opened once; a new one is given the demonstration."""
    return _open(str(data_folder()))


def version() -> str:
    """Which state of the store this run of the page shows, asked once a run."""
    known = st.session_state.get(_VERSION)
    if known is None:
        known = st.session_state[_VERSION] = store().version()
    return str(known)


def begin() -> None:
    """Start a run: ask afresh which state the store is in."""
    st.session_state.pop(_VERSION, None)


@st.cache_resource(show_spinner=False)
def _open(folder: str) -> Store:
    opened = Store.open(Path(folder) / _FILE)
    if _was_never_written(opened):
        with st.spinner("Setting out the invented example. This happens once, and takes seconds."):
            demonstration.load(opened, _bank())
    return opened


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
    return _figures(str(data_folder()), version(), fixed)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _figures(
    folder: str, version: str, asked: tuple[tuple[str, tuple[str, ...] | None], ...]
) -> pd.DataFrame:
    shown = publication.frame(store(), **dict(asked))
    in_words = shown["rule"].eq(NEAR_CERTAIN) & shown["absence"].eq("")
    return shown.assign(absence=shown["absence"].mask(in_words, shown["method"]))


def kept(key: Sequence[str], build: Callable[[], T]) -> T:
    """What was made of the same figures for the same choices before, or made now.

    Everybody shares it: it is made of published figures only, and nobody changes it.
    """
    return _kept((str(data_folder()), version(), *key), build)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _kept(key: tuple[str, ...], _build: Callable[[], T]) -> T:
    return _build()


def uploads() -> list[Upload]:
    """The ledger, the latest first: what came of each file, never what was in it."""
    return _uploads(str(data_folder()), version())


@st.cache_resource(max_entries=_FEW, show_spinner=False)
def _uploads(folder: str, version: str) -> list[Upload]:
    return publication.uploads(store())


def notes(area: Area) -> pd.DataFrame:
    """What happened in an area and in those it lies in, earliest first."""
    codes = (area.code, *(each.code for each in catalogue().ancestors(area.code)))
    return _notes(str(data_folder()), version(), codes)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _notes(folder: str, version: str, areas: tuple[str, ...]) -> pd.DataFrame:
    found = pd.concat([publication.notes(store(), each) for each in areas], ignore_index=True)
    return found.sort_values("start", kind="stable", ignore_index=True)


def quarters(area: Area) -> list[Quarter]:
    """The quarters with something to show for an area, the latest first."""
    return _quarters(str(data_folder()), version(), area.code)[::-1]


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _quarters(folder: str, version: str, area: str) -> list[Quarter]:
    return publication.quarters(store(), area)


@st.cache_resource(max_entries=_FEW, show_spinner=False)
def _shown_areas(folder: str, version: str) -> list[str]:
    return list(publication.areas(store())["area"])


def areas() -> list[Area]:
    """Every area with something to show: places first, by name, then those made of them."""
    return list(_areas(str(data_folder()), version()))


@st.cache_resource(max_entries=_FEW, show_spinner=False)
def _areas(folder: str, version: str) -> list[Area]:
    asked = catalogue()
    known = [asked.area(code) for code in _shown_areas(folder, version)]
    return sorted(known, key=lambda each: (bool(asked.children(each.code)), each.name))


def has_figures() -> bool:
    """Whether there is anything to show at all."""
    return bool(_shown_areas(str(data_folder()), version()))


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
    now = Quarter.containing(datetime.now(UTC).date())
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
    """The day the figures last changed, in words; empty where there are none."""
    latest = max((each.uploaded_at for each in uploads()), default=None)
    return f"{latest.day} {latest:%B %Y}" if latest else ""


def _indicators(area: Area) -> list[Indicator]:
    """The indicators with something to show for an area, in the catalogue's order."""
    known = _shown_indicators(str(data_folder()), version()).get(area.code, frozenset())
    return [each for each in catalogue().indicators.values() if each.id in known]


@st.cache_resource(max_entries=_FEW, show_spinner=False)
def _shown_indicators(folder: str, version: str) -> dict[str, frozenset[str]]:
    """For each area, the indicators that were asked or measured there."""
    pairs = publication.indicators(store()).groupby("area")["indicator"]
    return {str(area): frozenset(indicators) for area, indicators in pairs}


def personal(area: Area) -> list[Indicator]:
    """What people tell us here: the five headlines first, then the rest."""
    told = [each for each in _indicators(area) if each.reading is not None]
    return sorted(told, key=lambda each: not each.headline)


def system(area: Area) -> list[Indicator]:
    """What the system does here."""
    measured = [each for each in _indicators(area) if each.measure is not None]
    return sorted(measured, key=lambda each: each.domain.is_personal)


def breakdowns(area: Area, quarter: Quarter, indicator: Indicator) -> list[Breakdown]:
    """The ways of telling people apart that an indicator is shown by here, now."""
    rows = figures(indicators=[indicator.id], areas=[area.code], periods=[quarter.id], answers=[""])
    carried = set(rows["breakdown"])
    return [each for each in catalogue().breakdowns.values() if each.id in carried]
