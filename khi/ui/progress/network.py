"""Areas side by side: profiles, not a league; and who is further on with one action, and how."""

import pandas as pd
import streamlit as st

from khi.charts import progress as drawn
from khi.model import Action, Area, Quarter, Voice
from khi.progress import findings
from khi.progress.export import flat
from khi.ui.frame import selection, shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import card, states
from khi.ui.pieces.card import Card, foot
from khi.ui.pieces.markup import Markup, div, items, p, tag
from khi.ui.pieces.style import palette
from khi.ui.progress import known
from khi.ui.progress.changed import evidence
from khi.ui.progress.view import View
from khi.wording import progress as said

_MOST, _KEY = 4, "others"
_SHAPES = "◆●■▲"


def network(view: View) -> None:
    """Profiles of chosen areas, then those further on with one action, with their evidence."""
    others = [each for each in known.rated_areas(view.framework) if each != view.area]
    if not others:
        return
    shell.section(
        "Other areas, side by side",
        "Not a league table. Each area's latest ratings, by one voice at a time.",
    )
    voice = Voice(view.voice or Voice.PEOPLE)
    with st.container(key="fold-profiles"):
        selection.fold("Choose areas, and see the same actions in each")
        card.show(_profiles(view, [view.area, *_beside(others)], voice))
    _further_on(view, voice)


def _beside(others: list[Area]) -> list[Area]:
    """Up to three other areas; the first two, A to Z, until the reader chooses."""
    named = {each.name: each for each in others}
    with st.container(key="choices-network", horizontal=True, vertical_alignment="bottom"):
        picked = selection.pick_some(
            "Areas beside yours: up to three",
            list(named),
            list(named)[:2],
            key=_KEY,
            most=_MOST - 1,
        )
    return [named[name] for name in picked]


@once
def _profiles(view: View, areas: list[Area], voice: Voice) -> Card:
    every = findings.latest(known.all_ratings(view.framework))
    names = {each.code: each.name for each in areas}
    rows = every[every["voice"].eq(voice.value) & every["area"].isin(names)]
    speaker = view.framework.voices[voice]
    return Card(
        name="profiles",
        title="The same actions in each area",
        subtitle=f"Latest stage, rated by: {speaker.label.lower()}",
        figure=drawn.profiles(rows, view.framework, list(names), palette=palette()),
        alt=said.profiles_alt(rows, view.framework, names),
        twin=said.profiles_table(rows, view.framework, names),
        figures=flat(rows, view.framework),
        sentence=_when(rows, names),
        source=view.source,
        help=(
            "Areas stand in the order you chose them. Nothing ranks them.",
            "Each area rates itself, so a stage here and a stage there may not be quite the same.",
            "Ask an area what it did: the evidence stands below.",
        ),
        key=_keys(areas),
    )


def _when(rows: pd.DataFrame, names: dict[str, str]) -> str:
    last = rows.groupby("area")["quarter"].max()
    parts = [
        f"{name} {Quarter.parse(str(last[code])).label}"
        for code, name in names.items()
        if code in last
    ]
    return f"Latest ratings: {', '.join(parts)}." if parts else "Nobody has rated yet."


def _keys(areas: list[Area]) -> Markup:
    marks = []
    for shape, colour, area in zip(_SHAPES, palette().series, areas, strict=False):
        look = f"color:{colour};font-size:20px;line-height:24px"
        marks.append(tag("span", tag("span", shape, style=look, aria_hidden="true"), area.name))
    return div("khi-keys", *marks)


def _further_on(view: View, voice: Voice) -> None:
    """The areas further on with one action, each with its evidence to open."""
    shell.section(
        "Who is further on, and what is their evidence?",
        "Areas A to Z whose own people rate one action higher than yours do.",
    )
    with st.container(key="choices-further", horizontal=True, vertical_alignment="bottom"):
        named = {each.short: each for each in view.framework.actions}
        action = named[selection.pick("With this action", list(named), key="further", width=420)]
    ahead = _ahead(view, action, voice)
    if not ahead:
        states.empty(
            "Nobody is further on that we know of",
            f"{view.area.name} may be the one to ask about “{action.short}”.",
            of="further",
        )
        return
    with st.container(key="card-further"):
        st.html(ahead)
        foot(view.source)


@once
def _ahead(view: View, action: Action, voice: Voice) -> Markup:
    """The areas further on, each with its evidence; nothing where none is."""
    rows = findings.with_evidence(known.all_ratings(view.framework))
    further = findings.further_on(rows, area=view.area.code, action=action.id, voice=voice)
    blocks = [_area(row, view) for row in _by_name(further)]
    return div("khi", items("khi-steps-taken", *blocks)) if blocks else Markup()


def _by_name(rows: pd.DataFrame) -> list[dict[str, object]]:
    areas = sources.catalogue().areas
    return sorted(rows.to_dict("records"), key=lambda row: areas[str(row["area"])].name)


def _area(row: dict[str, object], view: View) -> Markup:
    name = sources.catalogue().area(str(row["area"])).name
    stage = said.at_stage(int(str(row["stage"])), view.framework)
    return tag(
        "div",
        tag("h3", name),
        p("khi-say", tag("b", f"{said.who(str(row['voice']), view.framework)}: "), stage),
        tag(
            "details",
            tag("summary", f"Open the evidence of {name}"),
            p("khi-sub", f"Seen in {Quarter.parse(str(row['seen_in'])).months}."),
            evidence(row),
            class_="khi-open",
        ),
    )
