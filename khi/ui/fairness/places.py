"""Across areas: who is doing better for the same people, and the same gap elsewhere."""

from functools import partial

import pandas as pd
import streamlit as st

from khi import wording
from khi.charts.fairness import places as drawn
from khi.model import Area
from khi.publication import fairness
from khi.ui import selection, shell, sources, states
from khi.ui.card import Card
from khi.ui.card import show as draw_card
from khi.ui.fairness import elsewhere, levels, whom
from khi.ui.fairness.groups import Found
from khi.ui.fairness.view import View
from khi.ui.markup import div, p
from khi.ui.numbers import big_numbers
from khi.ui.style import palette
from khi.wording.fairness import gaps
from khi.wording.fairness import levels as words
from khi.wording.fairness import places as said

_LEVEL, _GAP = "level", "gap"
_SHOWN = {"How they are doing": _LEVEL, "Their gap": _GAP}


def show(view: View, found: Found) -> None:
    """One group in every area: how it does, and who to learn from; or its gap in each."""
    named = whom.options(view, found)
    if view.breakdown is None or not named:
        return
    shell.section(words.TITLE, words.SAYS)
    if elsewhere.rows(view)["area"].nunique() < elsewhere.LEAST:
        states.empty(words.ALONE, words.alone(view.area.name), of="elsewhere")
        return
    with st.container(key="choices-elsewhere", horizontal=True, vertical_alignment="bottom"):
        group = whom.choose(named, found.least)
        family = _family(view)
        what = selection.switch("Show", _SHOWN, key="across") if len(family) > 1 else _LEVEL
    if what == _GAP:
        key = ("fairness places", palette().mode, group, *view.key)
        draw_card(sources.kept(key, partial(_card, view, group, family)))
        return
    card = levels.card(view, group, found.least)
    if card is not None:
        draw_card(card)
    _learn(view, group)


def _learn(view: View, group: str) -> None:
    """Up to three areas to ring up; the title above has said where there is none."""
    cards = levels.learn(view, group)
    if not cards:
        return
    with st.container(key="fold-learn"):
        selection.fold(words.LEARN)
        st.html(div("khi", p("khi-say", words.learn_says(view.area.name))))
        big_numbers(cards)


def _family(view: View) -> dict[str, Area]:
    """The areas of the same whole, by code, A to Z."""
    shown = {each.code for each in sources.areas()}
    inside = sources.catalogue().children(view.whole.code)
    return {each.code: each for each in sorted(inside, key=_name) if each.code in shown}


def _name(area: Area) -> str:
    return area.name


def _rows(view: View, family: dict[str, Area]) -> pd.DataFrame:
    breakdown = view.breakdown.id if view.breakdown else ""
    return sources.figures(
        indicators=[view.indicator.id], areas=list(family), periods=[view.period.id],
        breakdowns=[breakdown], answers=[""],
    )  # fmt: skip


def _card(view: View, group: str, family: dict[str, Area]) -> Card:
    rows = _rows(view, family)
    known = rows.assign(name=rows["area"].map({code: each.name for code, each in family.items()}))
    areas = fairness.gap_in_places(known, view.indicator, group, reference=view.reference)
    name = wording.group_name(group, view.breakdown) if view.breakdown else ""
    than = gaps.who(view.reference, view.breakdown) if view.breakdown else ""
    than = "the best-off group of each area" if view.reference == fairness.BEST else than
    return Card(
        name="places",
        title=said.places_title(areas, view.area.code),
        subtitle=f"Gap between {name} and {than}, of every 100 where it is a share. "
        f"{wording.subtitle(view.indicator, area=view.whole, period=view.period.id)}",
        figure=drawn.gap_by_area(
            areas, indicator=view.indicator, mine=view.area.code, palette=palette()
        ),
        alt=said.places_alt(areas, view.indicator, name, view.area.code, than),
        twin=said.places_table(areas, view.indicator),
        figures=areas,
        sentence=said.places_sentence(areas),
        source=f"{wording.bases(areas)} {wording.source(areas[areas['source'].ne('')])}",
        help=[
            "To the right of the dark line, the group is behind. A triangle is a clear gap.",
            "A place such as “3rd to 9th” is where an area may really stand, 1st being the"
            " narrowest gap.",
            "A narrow gap is not always good: everyone may be doing badly.",
        ],
    )
