"""Who is missing: those who answered against who lives here, draws on support or was invited."""

from functools import partial

import pandas as pd
import streamlit as st

from khi.charts.fairness import presence as drawn
from khi.model import EVERYONE, Area, Period, PeriodType
from khi.publication import fairness
from khi.publication.asking import approached
from khi.ui.fairness.view import View, apart
from khi.ui.frame import folded, selection, shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces.card import Card
from khi.ui.pieces.markup import div, joined, p, tag
from khi.ui.pieces.style import palette
from khi.wording import by_chance, source
from khi.wording.fairness import presence as said

_WHOM = {
    "Everyone here": approached.RESIDENTS,
    "People with support": approached.SUPPORT,
    "People invited": approached.INVITED,
}


def people(area: Area, who: str, periods: tuple[str, ...] | None = None) -> pd.DataFrame:
    """How many people there are in each group, by the latest count."""
    return _people(area, who, periods).copy(deep=False)


@once
def _people(area: Area, who: str, periods: tuple[str, ...] | None) -> pd.DataFrame:
    store, asked = sources.store(), sources.catalogue()
    return approached.people_of(store, area.code, who, asked, periods=periods)


def show(view: View) -> None:
    """The section: whom to hold them against, and the card; or what is needed for it."""
    shell.section("Who is missing?", "People we have not reached cannot be in any figure above.")
    whom = _known(view)
    known = {label: who for label, who in _WHOM.items() if who in whom}
    if view.breakdown is None:
        _needs("Nobody was asked who they are")
        return
    if not known:
        _needs("We do not know how many people there are")
        return
    against = _whom(known)
    mode = palette().mode
    key = ("fairness presence", mode, against, *view.key)
    folded.show(sources.kept(key, partial(_card, view, against)), _heard(view, against))


@once
def _heard(view: View, against: str) -> str:
    """Whom we have not heard, in one line."""
    found = find(view, against)
    return said.easy_presence(found, view.breakdown) if view.breakdown else ""


def _whom(known: dict[str, str]) -> str:
    """Whom to hold them against; asked only where there is a choice."""
    if len(known) == 1:
        return next(iter(known.values()))
    with selection.choices():
        return selection.switch("Hold those who answered against", known, key="missing")


@once
def _known(view: View) -> tuple[str, ...]:
    """Of whom there are numbers, for the reader's characteristic."""
    return tuple(who for who in _WHOM.values() if len(_of(view, who)))


def _needs(title: str) -> None:
    """What is needed to say who is missing, and the way to add it."""
    with st.container(key="notice"):
        st.html(div("khi", tag("h3", title), p("khi-say", said.NO_PEOPLE)))
        st.page_link(shell.UPLOAD, label="Add a table of people")


def _of(view: View, who: str) -> pd.DataFrame:
    """The people of the reader's characteristic, of whom any group is known."""
    when = (view.period.id,) if who == approached.INVITED else None
    known = people(view.area, who, when)
    breakdown = view.breakdown.id if view.breakdown else ""
    return known[known["breakdown"].eq(breakdown)]


def _asked(view: View) -> pd.DataFrame:
    """Every group of the question that most people answered, and everyone."""
    rows = sources.figures(
        indicators=[each.id for each in sources.personal(view.area)], areas=[view.area.code],
        periods=[view.period.id], answers=[""],
    )  # fmt: skip
    breakdown = view.breakdown.id if view.breakdown else ""
    groups = rows[rows["breakdown"].eq(breakdown)]
    everyone = rows[rows["breakdown"].eq(EVERYONE) & rows["indicator"].isin(groups["indicator"])]
    most = everyone.sort_values("base", ascending=False, kind="stable")["indicator"].head(1)
    return rows[rows["indicator"].isin(most)]


def find(view: View, against: str) -> pd.DataFrame:
    """Each group's presence, the least present first."""
    rows, breakdown = _asked(view), view.breakdown.id if view.breakdown else ""
    return fairness.presence(
        rows[rows["breakdown"].eq(breakdown)],
        rows[rows["breakdown"].eq(EVERYONE)],
        _of(view, against),
        _of(view, approached.INVITED),
    )


def least_heard(view: View) -> pd.DataFrame:
    """Who is missing among those who live here, or whoever else there are numbers of."""
    known = [who for who in _WHOM.values() if view.breakdown and len(_of(view, who))]
    return find(view, known[0]) if known else pd.DataFrame(columns=["presence"])


def _card(view: View, against: str) -> Card:
    if view.breakdown is None:
        raise ValueError("Who is missing is asked of one characteristic.")
    found, table, asked = find(view, against), _of(view, against), _asked(view)
    breakdown = view.breakdown
    full = said.presence_sentence(found, breakdown, against)
    first = table.iloc[0]
    dated = Period.parse(str(first["as_of"])).label
    when = f"Number of people: {first['source']}, {dated}."
    return Card(
        name="presence",
        title=said.presence_title(found, breakdown),
        subtitle=f"Those who answered, by {breakdown.label.lower()}, against "
        f"{said.AGAINST[against]}. {view.area.name}, {view.period.months}.",
        figure=drawn.voices(found, breakdown=breakdown, palette=palette()),
        alt=said.presence_alt(found, breakdown, against),
        twin=said.presence_table(found, breakdown),
        figures=found,
        sentence=said.easy_presence(found, breakdown) if view.easy else full,
        source=f"Answers to the question most people answered. {when} "
        f"{source(asked[asked['breakdown'].eq(EVERYONE)])}",
        help=[
            "1 is as many answers as a group's share of the people would give; 0.5 is half.",
            "Each group is held against everybody else whose group is known.",
            *by_chance.how_clear("groups"),
            "Numbers of people are rounded to 5, so shares of small groups are not exact.",
            "Hidden: fewer than 10 may have answered, or the figure would give another one away.",
            "This does not say why. A sample drawn unevenly on purpose looks uneven here.",
            _year(view),
        ],
        key=joined(
            [apart(words) for words in (said.done(found, breakdown), said.rates(found)) if words]
        ),
    )


def _year(view: View) -> str:
    if view.period.type is PeriodType.YEAR:
        return "Over a year, somebody who answered in two quarters is counted twice."
    return "A whole year has more answers, so fewer groups are hidden in it."
