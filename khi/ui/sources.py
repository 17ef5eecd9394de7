"""Where pages get everything from. The one caching boundary: keyed by question and store version.

The version changes with every write, so nothing is ever cleared and nothing old is ever shown.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from khi import catalogue as catalogues
from khi import demonstration, publication
from khi.catalogue import Catalogue
from khi.store import Store

_ROOT = Path(__file__).parents[2]
_FILE = "khi.duckdb"


def data_folder() -> Path:
    """Where the store lives: ``KHI_DATA``, or ``data`` beside the dashboard."""
    return Path(os.environ.get("KHI_DATA") or _ROOT / "data")


@st.cache_resource(show_spinner=False)
def catalogue() -> Catalogue:
    """The catalogue, read and checked once."""
    return catalogues.load()


def store() -> Store:
    """The store, opened once; a new one is given the demonstration."""
    return _open(str(data_folder()))


@st.cache_resource(show_spinner=False)
def _open(folder: str) -> Store:
    path = Path(folder) / _FILE
    is_new = not path.exists()
    opened = Store.open(path)
    if is_new:
        with st.spinner("Setting out the invented example. This happens once, and takes seconds."):
            demonstration.load(opened, catalogue())
    return opened


def figures(
    *,
    indicators: Sequence[str] | None = None,
    areas: Sequence[str] | None = None,
    periods: Sequence[str] | None = None,
    breakdowns: Sequence[str] | None = None,
    answers: Sequence[str] | None = None,
) -> pd.DataFrame:
    """The smallest PUBLISHED frame that answers; None is any."""
    wanted = (indicators, areas, periods, breakdowns, answers)
    asked = tuple(None if each is None else tuple(each) for each in wanted)
    return _figures(str(data_folder()), store().version(), *asked)


@st.cache_data(max_entries=512, show_spinner=False)
def _figures(
    folder: str,
    version: str,
    indicators: tuple[str, ...] | None,
    areas: tuple[str, ...] | None,
    periods: tuple[str, ...] | None,
    breakdowns: tuple[str, ...] | None,
    answers: tuple[str, ...] | None,
) -> pd.DataFrame:
    return publication.frame(
        store(),
        indicators=indicators,
        areas=areas,
        periods=periods,
        breakdowns=breakdowns,
        answers=answers,
    )
