"""Figures as files a spreadsheet can open, with nothing in them that it would run."""

import re
from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def button(label: str, figures: pd.DataFrame, *, name: str, key: str) -> None:
    """Offer exactly what is shown. No rerun, so the reader's place is kept."""
    st.download_button(
        label,
        data=partial(csv, figures),
        file_name=f"{file_name(name)}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"csv-{key}",
    )


def book_button(label: str, made: Callable[[], bytes], *, name: str, key: str) -> None:
    """Offer what is shown as a workbook, made only when somebody asks for it."""
    st.download_button(
        label,
        data=made,
        file_name=f"{file_name(name)}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        key=f"xlsx-{key}",
    )


def csv(figures: pd.DataFrame) -> bytes:
    """A frame as CSV in UTF-8 with a mark, as spreadsheets expect it."""
    safe = {
        name: figures[name].map(_inert)
        for name in figures.columns
        if not pd.api.types.is_numeric_dtype(figures[name])
    }
    return figures.assign(**safe).to_csv(index=False).encode("utf-8-sig")


def file_name(title: str) -> str:
    """A title as a file is named: "two-tracks-hartsholme-vale"."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60] or "figures"


def _inert(cell: object) -> object:
    """Text that a spreadsheet would run is shown as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS) else cell
