"""Files to take away: figures, with nothing a spreadsheet would run, and one's own file back."""

import re
from collections.abc import Callable

import pandas as pd
import streamlit as st

from khi.intake import Draft
from khi.model import inert_rows


def button(label: str, figures: pd.DataFrame, *, name: str, key: str) -> None:
    """Offer exactly what is shown. No rerun, so the reader's place is kept."""
    table_button(label, lambda: figures, name=name, key=key)


def table_button(label: str, made: Callable[[], pd.DataFrame], *, name: str, key: str) -> None:
    """The same, of a table that is made only when somebody asks for it."""
    st.download_button(
        label,
        data=lambda: csv(made()),
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


def give_back(draft: Draft, *, key: str) -> None:
    """Offer somebody's own file back, as it was, with what is wrong beside each row."""
    st.download_button(
        "Give me my file back",
        data=draft.checked_file,
        file_name=draft.checked_name,
        mime="text/csv",
        on_click="ignore",
        key=key,
    )


def csv(figures: pd.DataFrame) -> bytes:
    """A frame as CSV in UTF-8 with a mark, as spreadsheets expect it."""
    return inert_rows(figures).to_csv(index=False).encode("utf-8-sig")


def file_name(title: str) -> str:
    """A title as a file is named: "two-tracks-hartsholme-vale"."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60] or "figures"
