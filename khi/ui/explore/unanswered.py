"""Where no place is known to be like the one asked about: it is said, and what else there is."""

import streamlit as st

from khi.model import Area, AreaKind
from khi.ui import similar_areas, sources
from khi.ui.explore.drawn import HowMany
from khi.ui.explore.view import View
from khi.ui.markup import div, p, tag
from khi.wording import since as words

_PAGE = "pages/explore.py"


def say(view: View) -> None:
    """Why nothing is known to be like the area, what is drawn instead, and what else there is."""
    area, parts, whole = view.area, _parts(view.area), sources.parent_of(view.area)
    kind = "" if area.kind is AreaKind.COUNCIL else str(area.kind)
    instead = (
        words.parts_instead(area.name) if _shows_parts(view) else words.drawn_instead(view.than)
    )
    why = words.none_alike(area.name, kind, similar_areas.areas_like(area).how)
    with st.container(key="unanswered"):
        st.html(
            div(
                "khi",
                tag("h2", words.none_alike_title(area.name), class_="khi-h3"),
                p("khi-say", f"{why} {instead}"),
                role="status",
            )
        )
        if parts and not _shows_parts(view):
            st.page_link(
                _PAGE, label=f"See the places of {area.name} side by side",
                query_params=_asked(view, parts[0], among=area),
            )  # fmt: skip
        if whole is not None and view.against_name != whole.name:
            st.page_link(
                _PAGE, label=f"See {area.name} beside {whole.name}",
                query_params=_asked(view, area, among=whole) | {"against": whole.name},
            )  # fmt: skip


def _shows_parts(view: View) -> bool:
    """Whether the places of the area stand side by side already."""
    return view.which is HowMany.ALL and view.whole.code == view.area.code


def _parts(area: Area) -> list[Area]:
    """The places in an area that have something to show, A to Z."""
    known = sources.catalogue()
    return [
        each
        for each in sorted(sources.areas(), key=lambda each: each.name)
        if each.kind is AreaKind.COUNCIL
        and any(around.code == area.code for around in known.ancestors(each.code))
    ]


def _asked(view: View, area: Area, *, among: Area) -> dict[str, str]:
    """A link to the same outcomes of all the areas of a whole."""
    return {
        "area": area.name,
        "among": among.name,
        "indicators": view.indicator.short,
        "which": f"All of {among.name}",
    }
