"""Across areas: who is doing better for the same people, and the same gap elsewhere."""

from functools import partial

import streamlit as st

from khi import wording
from khi.charts.fairness import places as drawn
from khi.publication import fairness
from khi.ui.fairness import elsewhere, levels, whom
from khi.ui.fairness.groups import Found
from khi.ui.fairness.view import View
from khi.ui.frame import folded, selection, shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import states
from khi.ui.pieces.card import Card
from khi.ui.pieces.markup import Markup, div, p
from khi.ui.pieces.numbers import big_numbers
from khi.ui.pieces.style import palette
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
    if _is_alone(view):
        states.empty(words.ALONE, words.alone(view.area.name), of="elsewhere")
        return
    with st.container(key="choices-elsewhere", horizontal=True, vertical_alignment="bottom"):
        group = whom.choose(named, found.least)
        what = selection.switch("Show", _SHOWN, key="across")
    if what == _GAP:
        key = ("fairness places", palette().mode, group, *view.key)
        folded.show(sources.kept(key, partial(_card, view, group)), words.WITHIN)
        return
    card = levels.card(view, group, found.least)
    if card is not None:
        folded.show(card, words.WITHIN)
    _learn(view, group)


@once
def _is_alone(view: View) -> bool:
    """Whether too few other areas asked the same."""
    return bool(elsewhere.rows(view)["area"].nunique() < elsewhere.LEAST)


def _learn(view: View, group: str) -> None:
    """Up to three areas to ring up; the title above has said where there is none."""
    cards = levels.learn(view, group)
    if not cards:
        return
    with st.container(key="fold-learn"):
        selection.fold(words.LEARN)
        st.html(div("khi", p("khi-say", words.learn_says(view.area.name))))
        big_numbers(cards)


def _card(view: View, group: str) -> Card:
    areas, found = elsewhere.gaps(view, group), elsewhere.find(view, group)
    mine, is_whole = view.area, elsewhere.is_whole(view.area)
    others = areas[areas["area"].ne(mine.code)] if is_whole else areas
    name = wording.group_name(group, view.breakdown) if view.breakdown else ""
    than = gaps.who(view.reference, view.breakdown) if view.breakdown else ""
    than = "the best-off group of each area" if view.reference == fairness.BEST else than
    sentence = f"{said.places_sentence(others)} {words.silent(found.silent)}".strip()
    return Card(
        name="places",
        title=said.whole_title(others) if is_whole else said.places_title(areas, mine.code),
        subtitle=f"Gap between {name} and {than}, of every 100 where it is a share. "
        f"{wording.subtitle(view.indicator, area=found.whole, period=view.period.id)}",
        figure=drawn.gap_by_area(
            areas, indicator=view.indicator, mine=mine.code, palette=palette()
        ),
        alt=said.places_alt(areas, view.indicator, name, mine.code, than),
        twin=said.places_table(areas, view.indicator),
        figures=areas.drop(columns="drawn"),
        sentence=sentence,
        source=f"{wording.bases(areas)} {wording.source(areas[areas['source'].ne('')])}",
        help=[
            "To the right of the dark line, the group is behind. A triangle is a clear gap.",
            "A place such as “3rd to 9th” is where an area may really stand, 1st being the"
            " narrowest gap.",
            "A narrow gap is not always good: everyone may be doing badly.",
        ],
        key=Markup() if areas["drawn"].all() else p("khi-sub", said.who_is_named(mine.name)),
    )
