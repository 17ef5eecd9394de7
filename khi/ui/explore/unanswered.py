"""Where no place is known to be like the one asked about: it is said, and what else there is."""

import streamlit as st

from khi.model import Area, AreaKind
from khi.ui.explore.drawn import Form, HowMany, When
from khi.ui.explore.view import View
from khi.ui.frame import in_link
from khi.ui.given import similar_areas, sources
from khi.ui.pieces.markup import div, p, tag
from khi.wording import since as words


def say(view: View) -> None:
    """Why nothing is known to be like the area, what is drawn instead, and what else there is."""
    area, parts = view.area, _parts(view.area)
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
            st.button(
                f"See the places of {area.name} side by side",
                key="see-parts", on_click=_show, args=(area, parts),
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


def _show(area: Area, parts: list[Area]) -> None:
    """Turn to the places of an area, as if each choice had been made by hand."""
    lies_in_something = sources.parent_of(area) is not None
    choices = {
        "area": parts[0].name if lies_in_something else area.name,
        "among": area.name,
        "when": When.NOW.value,
        "which": f"All of {area.name}",
        "as": Form.SIDE_BY_SIDE.value,
    }
    for key, chosen in choices.items():
        in_link.put(key, chosen)
