"""The register itself, as tiles or as a list: what it is, where, and when somebody last looked."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from khi import wording
from khi.model import AssetKind
from khi.progress import assets as known
from khi.ui.frame import selection, shell
from khi.ui.frame.made_once import once
from khi.ui.listed.view import View
from khi.ui.pieces.card import foot
from khi.ui.pieces.markup import Markup, div, p, table, tag
from khi.wording.progress import assets as said

_ALL, _ANYWHERE, _MOST, _FIRST = "Every kind", "Everywhere", 60, 6
Row = dict[str, Any]


def listed(view: View) -> None:
    """What is listed, by kind and neighbourhood, A to Z."""
    shell.section("Everything that is listed", "A to Z. Choose a kind or a neighbourhood.")
    with st.container(key="choices", horizontal=True, vertical_alignment="bottom"):
        kinds = [_ALL, *(wording.sentence_case(each.value) for each in AssetKind)]
        kind = selection.pick("Kind", kinds, key="kind")
        place = selection.pick("Neighbourhood", [_ANYWHERE, *_neighbourhoods(view)], key="place")
    shown, under = _shown(view, kind, place)
    with st.container(key="card-listed"):
        st.html(shown)
        foot(under)


@once
def _neighbourhoods(view: View) -> list[str]:
    return sorted(each for each in view.rows["neighbourhood"].unique() if each)


@once
def _shown(view: View, kind: str, place: str) -> tuple[Markup, str]:
    """What is listed of a kind in a neighbourhood, and what stands under it."""
    rows = view.rows
    if kind != _ALL:
        rows = rows[rows["kind"].eq(kind.lower())]
    if place != _ANYWHERE:
        rows = rows[rows["neighbourhood"].eq(place)]
    more = len(rows) - _MOST
    rest = f"{wording.sentence_case(said.things(more))} more in the download. "
    under = f"{rest if more > 0 else ''}{view.source}"
    if rows.empty:
        return div("khi", p("khi-say", "Nothing of this kind is listed here.")), under
    if view.look == "tiles":
        return div("khi khi-tiles", *_tiles(rows.head(_MOST), view)), under
    return div("khi", *_list(rows.head(_MOST), view)), under


def _tiles(rows: pd.DataFrame, view: View) -> Iterator[Markup]:
    """A tile for each; on a phone all but the first few wait, and it says how old those are."""
    tiles = [_tile(row, view) for row in rows.to_dict("records")]
    yield from tiles[:_FIRST]
    if later := tiles[_FIRST:]:
        yield selection.folded(_waiting(rows[_FIRST:], view))
        yield from later


def _list(rows: pd.DataFrame, view: View) -> Iterator[Markup]:
    """A row for each: one table, so what waits on a phone is said before it."""
    if len(rows) > _FIRST:
        yield selection.folded(_waiting(rows[_FIRST:], view))
    yield _table(rows, view)


def _waiting(rows: pd.DataFrame, view: View) -> str:
    ages = known.freshness(rows, view.register, view.today)
    return said.waiting(len(rows), ages["stale"], ages["unknown"])


def _checked(row: Row) -> str:
    on = None if pd.isna(row["checked_on"]) else row["checked_on"]
    return said.checked(row["months"], on)


def _tile(row: Row, view: View) -> Markup:
    where = f" · {row['neighbourhood']}" if row["neighbourhood"] else ""
    stale = not row["months"] < view.register.stale_after_months
    return div(
        "khi-tile khi-stale" if stale else "khi-tile",
        tag("h3", row["name"]),
        p("khi-sub", f"{wording.sentence_case(row['kind'])}{where}"),
        p("khi-say", row["about"]),
        _link(row),
        p("khi-sub", f"{_checked(row)}."),
    )


def _link(row: Row) -> Markup:
    if not row["website"]:
        return Markup()
    words = (tag("span", row["name"], class_="khi-unseen"), "Website")
    return p("khi-say", tag("a", *words, href=row["website"], rel="noopener noreferrer nofollow",
                            target="_blank"))  # fmt: skip


def _table(rows: pd.DataFrame, view: View) -> Markup:
    lines = [
        (
            row["name"],
            wording.sentence_case(row["kind"]),
            row["neighbourhood"] or "–",
            wording.sentence_case(row["position"]) or "–",
            _checked(row),
        )
        for row in rows.to_dict("records")
    ]
    header = ["What", "Kind", "Neighbourhood", "Stands at", "Checked"]
    return table(header, lines, caption=f"What is listed in {view.area.name}")
