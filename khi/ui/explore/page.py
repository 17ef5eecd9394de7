"""What the page Explore shows of a choice: the finding, the one card, and the way on."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from khi.model import EVERYONE
from khi.model.in_words import lower_first
from khi.ui.compare import among
from khi.ui.explore import in_time, many, one, tables, then_now, unanswered
from khi.ui.explore.drawn import Form, When
from khi.ui.explore.view import View, choose
from khi.ui.frame import shell
from khi.ui.frame.made_once import once
from khi.ui.given import similar_areas, sources
from khi.ui.pieces import grid, states
from khi.ui.pieces.card import Card
from khi.ui.pieces.card import show as draw_card
from khi.ui.pieces.markup import div, items, p
from khi.wording import easy_found, sentence_case
from khi.wording import explore as words
from khi.wording.easy_lines import Line
from khi.wording.numbers import counted

__all__ = ["choose", "has_areas", "head", "in_short", "like", "published", "show", "start"]

TITLE = "Look for yourself: any outcome, any areas"


def head(view: View) -> None:
    """Where we are, and how many things are being looked at."""
    count = "Every indicator" if view.every else view.indicator.short
    if not view.every and len(view.indicators) > 1:
        count = sentence_case(counted(len(view.indicators), "indicator"))
    over = f"Explore · {view.area.name} · {view.quarter.months}"
    link = "" if view.easy else " The link in your address bar is this view."
    shell.head(over, TITLE, f"{_finding(view, count)}.{link}")


def _finding(view: View, about: str) -> str:
    """What the card found, where it is one that asks nothing more of the reader; else how much."""
    title = _title(view)
    if title:
        if title.startswith((about, view.area.name)):
            return title
        begins_with_a_name = title.startswith(tuple(each.name for each in view.family))
        return f"{about}: {title if begins_with_a_name else lower_first(title)}"
    return f"{about}, {counted(len(view.areas), 'area')}"


def _title(view: View) -> str:
    """The title of the card; of the spread without it, as it asks which area to walk to."""
    if view.form is Form.SPREAD:
        return words.spread_title(one.found(view, every=True), view.indicator)
    if view.form in _IN_TIME:
        drawn = _IN_TIME[view.form](view)
        return "" if drawn is None else drawn.title
    return _CARDS[view.form](view).title if view.form in _FOUND else ""


@once
def in_short(view: View) -> list[str | Line]:
    """The figures chosen, for the reader's own area, in short words."""
    rows = sources.figures(
        indicators=[each.id for each in view.indicators], areas=[view.area.code],
        periods=[view.quarter.id], breakdowns=[EVERYONE], answers=[""],
    )  # fmt: skip
    by_indicator = {str(row["indicator"]): row for row in rows.to_dict("records")}
    pairs = [(x, by_indicator[x.id]) for x in view.indicators if x.id in by_indicator]
    return easy_found.of_choice(view.area.name, pairs)


def start(view: View) -> None:
    """The heading of the drawing: how it is drawn, and against what."""
    says = (
        f"{view.quarter.months}."
        if view.when is When.NOW
        else f"{sentence_case(view.kind)} by {view.kind}."
    )
    shell.section(view.form.value, says)


def show(view: View) -> None:
    """Draw what the choice asks for; and say first where it asks for what is not known."""
    if view.unanswered:
        unanswered.say(view)
    if view.form in _CARDS:
        draw_card(_CARDS[view.form](view))
    elif view.form is Form.PANELS:
        _panels(in_time.panels(view))
    elif view.form is Form.RUNS:
        _abreast(many.runs(view))
    elif view.form is Form.LINES:
        _lines(in_time.lines(view))
    else:
        _table(_TABLES[view.form](view))


_FOUND = (
    Form.SIDE_BY_SIDE, Form.MAP, Form.FUNNEL, Form.PROFILE, Form.RUN, Form.THEN_AND_NOW,
)  # fmt: skip
_CARDS: Mapping[Form, Callable[[View], Card]] = {
    Form.SIDE_BY_SIDE: one.side_by_side,
    Form.SPREAD: one.walk,
    Form.MAP: one.on_a_map,
    Form.FUNNEL: one.in_a_funnel,
    Form.RUN: one.control,
    Form.THEN_AND_NOW: then_now.card,
    Form.PROFILE: many.profile,
}
_IN_TIME: Mapping[Form, Callable[[View], Card | in_time.Panels | None]] = {
    Form.LINES: in_time.lines,
    Form.PANELS: in_time.panels,
}
_TABLES: Mapping[Form, Callable[[View], grid.Grid | None]] = {
    Form.MATRIX: tables.matrix,
    Form.MOVES: tables.moves,
    Form.STANDINGS: tables.standings,
    Form.CALENDAR: tables.calendar,
}


def _lines(drawn: Card | None) -> None:
    """Lines over time; or that there is nothing to draw, and what to do."""
    if drawn is None:
        states.empty("Nothing to draw over time", "Pick an area or an outcome that has figures.")
    else:
        draw_card(drawn)


def _table(shown: grid.Grid | None) -> None:
    """A table; or that there is nothing to put in one, and what to do."""
    if shown is None:
        states.empty("Nothing to set side by side", "Choose another period or other indicators.")
    else:
        grid.show(shown)


def _panels(drawn: in_time.Panels | None) -> None:
    """Which indicators lie apart, by name, and a chart for each; or that there is none to draw."""
    if drawn is None:
        states.empty("Nothing to draw over time", "Pick indicators that have figures over time.")
    else:
        st.html(div("khi", p("khi-say", drawn.says)))
        _abreast(drawn.cards)


def _abreast(cards: list[Card]) -> None:
    """Cards two abreast, where there is room."""
    for first in range(0, len(cards), 2):
        left, right = shell.pair(f"panels-{first}")
        for room, card in zip((left, right), cards[first : first + 2], strict=False):
            with room:
                draw_card(card)


def like(view: View) -> None:
    """Which areas are like this one, and how that was found."""
    found = similar_areas.areas_like(view.area)
    with st.expander(f"Areas like {view.area.name}, and how we know"):
        st.html(div("khi", p("khi-say", found.how), items("khi-dots", *_said(found))))


def _said(found: similar_areas.Alike) -> list[str]:
    """Each area, with how far it lies where that is known."""
    if found.distances.empty:
        return [each.name for each in found.areas]
    far = found.distances["distance"]
    return [f"{each.name}: {far[each.code]:.1f} away" for each in found.areas]


def has_areas() -> bool:
    """Whether any area has figures by quarter or by year."""
    return bool(among.places())


def published(view: View) -> pd.DataFrame:
    """Everything the choice is about, for the download."""
    return sources.figures(
        indicators=[each.id for each in view.indicators],
        areas=[each.code for each in view.areas],
    )
