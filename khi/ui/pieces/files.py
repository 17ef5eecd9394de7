"""Files to take away: figures, with nothing a spreadsheet would run, and one's own file back."""

import re
from calendar import month_name
from collections.abc import Callable

import pandas as pd
import streamlit as st

from khi.intake import Draft
from khi.model import Period, inert_rows

_LONGEST = 100
_ONLY_WHEN = re.compile("|".join([*month_name[1:], r"\d"]))
"""How a sentence begins that says when, and not where."""


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
    """A title as a file is named: "two-tracks-hartsholme-vale", cut between words if it is long."""
    named = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    whole = named if len(named) <= _LONGEST else named[: _LONGEST + 1].rpartition("-")[0]
    return whole or named[:_LONGEST] or "figures"


def about(title: str, subtitle: str, figures: pd.DataFrame | None = None) -> str:
    """What to call a file of a chart: where and when, as its subtitle ends, then what it found.

    Where a subtitle does not say when, it is the latest period of the figures.
    """
    *before, last = subtitle.rstrip(". ").split(". ")
    where = f"{before[-1]} {last}" if before and _ONLY_WHEN.match(last) else last
    when = "" if re.search(r"\d{4}", where) or figures is None else _latest(figures)
    return f"{where} {when} {title}"


def _latest(figures: pd.DataFrame) -> str:
    """The last period that figures are of, in words."""
    if "period" not in figures or figures["period"].dropna().empty:
        return ""
    return f"to {Period.parse(str(figures['period'].dropna().max())).label}"
