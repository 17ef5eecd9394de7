"""Where nothing is listed, and which community approaches a place offers and lacks."""

from collections.abc import Iterable

import streamlit as st

from khi.model import Approach, AssetKind, Position
from khi.progress import assets as known
from khi.ui.frame import shell
from khi.ui.frame.made_once import once
from khi.ui.listed.view import View
from khi.ui.pieces.card import foot
from khi.ui.pieces.icons import icon
from khi.ui.pieces.markup import Markup, div, items, p, table, tag
from khi.wording import sentence_case
from khi.wording.progress import assets as said

_NONE = "–"


def by_neighbourhood(view: View) -> None:
    """How many of each kind in each neighbourhood; a gap is where another has some."""
    missing, written = _neighbourhoods(view)
    shell.section("Where nothing is listed", missing)
    with st.container(key="card-neighbourhoods"):
        st.html(written)
        foot(f"{_NONE} nothing listed. {view.source}")


@once
def _neighbourhoods(view: View) -> tuple[str, Markup]:
    """Where something lacks that another has, in words, and the table."""
    kinds = [each.value for each in AssetKind]
    gaps = known.gaps(view.rows, kinds, of="kind")
    wide = known.by_neighbourhood(view.rows, kinds, of="kind")
    header = ["Neighbourhood", *(sentence_case(each) for each in kinds)]
    rows = [
        [name or "No neighbourhood given", *(_count(int(count)) for count in counts)]
        for name, counts in zip(wide.index, wide.to_numpy(), strict=True)
    ]
    written = table(header, rows, caption="How many of each kind are listed")
    return said.missing(gaps, easy=view.easy), div("khi khi-compact", written)


def _count(count: int) -> Markup:
    if count:
        return tag("span", str(count))
    return tag("span", tag("span", "none listed", class_="khi-unseen"),
               tag("span", _NONE, aria_hidden="true"), class_="khi-none")  # fmt: skip


def positions(view: View) -> None:
    """From the whole community to a crisis: how many stand where."""
    shell.section("From the whole community to a crisis", "Where what is listed stands.")
    written, says = _standing(view)
    with st.container(key="card-positions"):
        st.html(written)
        foot(f"{says}{view.source}")


@once
def _standing(view: View) -> tuple[Markup, str]:
    """The table of where things stand, and of how many nobody says."""
    counts = view.rows["position"].value_counts()
    rows = [
        (words, _count(int(counts.get(position.value, 0))), _of(view, position))
        for position, words in said.POSITIONS.items()
    ]
    silent = int(counts.get("", 0))
    caption = "How many things stand where"
    header = ["Where", "Listed", "For example"]
    says = f"Of {said.things(silent)}, nobody says. " if silent else ""
    return div("khi", table(header, rows, caption=caption)), says


def _of(view: View, position: Position) -> str:
    names = view.rows.loc[view.rows["position"].eq(position.value), "name"].head(2)
    return "; ".join(names) or _NONE


def approaches(view: View) -> None:
    """The community approaches that are listed here, and those that are not."""
    here, not_here = _approaches(view)
    shell.section(
        "Community approaches here, and not here",
        "An approach that is not listed may still be here under another name.",
    )
    left, right = shell.pair("approaches")
    labels = {each.id: each.label for each in view.register.categories}
    with left, st.container(key="card-offered", height="stretch"):
        _named("Listed here", "tick", here, labels, view)
    with right, st.container(key="card-lacking", height="stretch"):
        _named("Not listed here", "soon", not_here, labels, view)


@once
def _approaches(view: View) -> tuple[list[Approach], list[Approach]]:
    """Those that are listed here, and those that are not."""
    here, not_here = known.approaches(view.rows, view.register)
    return list(here), list(not_here)


def _named(
    title: str, shape: str, each: Iterable[Approach], labels: dict[str, str], view: View
) -> None:
    lines = [
        div(
            "khi-approach",
            tag("b", approach.title),
            p("khi-sub", approach.easy if view.easy else _sorted_as(approach, labels)),
        )
        for approach in each
    ]
    st.html(div("khi", tag("h3", icon(shape), " ", title), items("khi-plain", *lines)))
    foot("Sorting by this project; not yet confirmed. Categories: South and others, 2015.")


def _sorted_as(approach: Approach, labels: dict[str, str]) -> str:
    return f"{labels[approach.category]} · {said.POSITIONS[approach.position]}"
