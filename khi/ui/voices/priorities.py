"""What the board chose for the year and who chose it; what is planned, by whom and by when."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from khi import voice, wording
from khi.access import Act
from khi.model import EVERYONE, Indicator, Period, PeriodType, Quarter
from khi.model.heard import Heard
from khi.model.in_words import day_in_words
from khi.model.voice import LONGEST, MOST_PRIORITIES, Choice, Direction, Planned, Role
from khi.ui.frame import shell
from khi.ui.frame.selection import AS_TYPED, WIDTH
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces import badges
from khi.ui.pieces.markup import Markup, div, items, joined, p, tag
from khi.ui.voices import cards, desk
from khi.ui.voices.desk import View
from khi.wording import voices as phrases


def show(view: View) -> None:
    """The outcomes chosen, each with where it is now; then the actions."""
    choice = voice.priorities(sources.store(), view.area.code, view.today)
    if choice is None:
        shell.section("Nothing is chosen yet", "A board chooses up to three outcomes for a year.")
        desk.nothing("No priorities yet", "Choose up to three below. They then lead the overview.")
    else:
        _chosen(choice)
    _planned(view)


def _chosen(choice: Choice) -> None:
    year = Period.parse(choice.year).label
    many = wording.sentence_case(wording.spelt(len(choice.outcomes)))
    noun = "outcome" if len(choice.outcomes) == 1 else "outcomes"
    shell.section(f"{many} {noun} chosen for {year}", "The overview leads with it.")
    with st.container(key="card-chosen"):
        who = f"Chosen on {day_in_words(choice.at)} by {phrases.chosen_by(choice)}."
        st.html(
            div(
                "khi",
                pins(choice),
                p("khi-say", who),
                tag("p", choice.how, class_="khi-sub khi-words", dir="auto"),
                _earlier(choice),
            )
        )


def _earlier(choice: Choice) -> Markup:
    """What was chosen before, by whom and when: a choice is never lost, only followed."""
    every = voice.choices(sources.store(), choice.area)
    lines = [
        f"For {Period.parse(each.year).label}, on {day_in_words(each.at)}: {_names(each)}."
        f" Chosen by {phrases.chosen_by(each)}."
        for each in every
        if each.id != choice.id
    ]
    if not lines:
        return Markup()
    summary = tag("summary", "Other choices")
    return tag("details", summary, items("khi-steps-since", *lines), class_="khi-earlier")


def _names(choice: Choice) -> str:
    known = sources.catalogue().indicators
    return ", ".join(known[each].short for each in choice.outcomes if each in known)


def pins(choice: Choice) -> Markup:
    """The outcomes side by side: the name, the latest figure, and whether it is changing."""
    known = sources.catalogue().indicators
    chosen = [known[each] for each in choice.outcomes if each in known]
    rows = sources.figures(
        indicators=[each.id for each in chosen],
        areas=[choice.area],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    return div("khi-pins", *(_pin(each, rows[rows["indicator"].eq(each.id)]) for each in chosen))


def _pin(indicator: Indicator, rows: pd.DataFrame) -> Markup:
    quarterly = rows[rows["period_type"].eq(PeriodType.QUARTER.value)].sort_values("period")
    for row in quarterly.tail(1).to_dict("records"):
        if wording.is_shown(row):
            value = f"{wording.number(row['value'], indicator)} {indicator.unit}"
            months = Period.parse(str(row["period"])).months
            return _pinned(indicator, value, badges.change(row), p("khi-sub", months))
        return _pinned(indicator, wording.reason(row))
    return _pinned(indicator, "Nothing is recorded yet.")


def _pinned(indicator: Indicator, value: str, *more: Markup) -> Markup:
    """The name of an outcome, and under it what there is to say."""
    return div("", tag("b", indicator.short), tag("span", value), *more)


def _planned(view: View) -> None:
    planned = voice.planned(sources.store(), view.area.code)
    late = len(voice.overdue(planned, view.today))
    over = f", {wording.spelt(late)} late" if late else ""
    many = wording.sentence_case(wording.spelt(len(planned)))
    noun = "action" if len(planned) == 1 else "actions"
    shell.section(f"{many} {noun} planned{over}", "Who does what, by when, and what it is for.")
    if not planned:
        desk.nothing("No actions yet", "Add one below: what, for what, whose job, by when.")
        return
    st.html(div("khi khi-voices", *(_action(each, view.today) for each in planned)))


def _action(heard: Heard, today: date) -> Markup:
    planned = heard.said
    expected = phrases.EXPECTED[planned.expected] if isinstance(planned, Planned) else ""
    about = desk.indicator_of(planned.indicator)
    return tag(
        "article",
        p("khi-over", f"For {about.short if about else 'an outcome'}. {expected}."),
        cards.words(planned.words),
        div(
            "khi-stands",
            cards.stands(heard, today),
            tag("span", phrases.where_it_stands(heard, today)),
        ),
        joined([cards.answer(heard), cards.history(heard)]),
        class_="khi-card khi-said",
    )


def choose(view: View) -> None:
    """The form to choose up to three outcomes, with how many of each role chose."""
    if not may(Act.PRIORITISE, view.area):
        return
    shell.section("Choose for a year", "Up to three. An earlier choice stays in the history.")
    with desk.form("choose"):
        known = desk.indicators()
        outcomes = st.multiselect(
            "Outcomes that matter most here",
            [name for name, each in known.items() if each.domain.is_personal],
            max_selections=MOST_PRIORITIES,
            filter_mode=AS_TYPED,
            key=desk.key("outcomes"),
        )
        years = _years(view.today)
        year = st.selectbox("For the year", list(years), key=desk.key("year"), width=WIDTH)
        chose = attendance("How many people chose")
        how = st.text_area("How they chose", key=desk.key("how"), max_chars=LONGEST, height=80)
        if desk.submitted("Keep this choice"):
            ids = [known[each].id for each in outcomes]
            desk.attempt(lambda: _choose(ids, (view.area.code, years[str(year)]), chose, how))


def _choose(ids: list[str], where: tuple[str, str], chose: dict[Role, int], how: str) -> str:
    area, year = where
    must(Act.PRIORITISE, sources.catalogue().area(area))
    voice.choose(
        sources.store(), sources.catalogue(), ids, area=area, year=year, chose=chose, how=how
    )
    return "The choice is kept. The overview leads with it."


def _years(today: date) -> dict[str, str]:
    """The present financial year and the next, by their labels."""
    this = Quarter.containing(today)
    years = [each.financial_year for each in (this, this.later(4))]
    return {each.label: each.id for each in years}


def attendance(label: str) -> dict[Role, int]:
    """How many of each role: numbers, never names."""
    st.html(div("khi", p("khi-say", label)))
    with st.container(horizontal=True, gap="small"):
        return {
            role: int(
                st.number_input(
                    phrases.many(role),
                    min_value=0,
                    max_value=500,
                    step=1,
                    key=desk.key(f"n-{role.name}"),
                    width=168,
                )
            )
            for role in Role
        }


def plan(view: View) -> None:
    """The form to add an action."""
    if not may(Act.PRIORITISE, view.area):
        return
    shell.section("Add an action", "Whoever owns it says in this page how it goes.")
    with desk.form("plan"):
        words = st.text_area(
            "What will be done", key=desk.key("what"), max_chars=LONGEST, height=80
        )
        with st.container(horizontal=True, gap="medium"):
            known = desk.indicators()
            about = st.selectbox("For which outcome", list(known), key=desk.key("for"), width=WIDTH)
            ways = {words: way for way, words in phrases.EXPECTED.items()}
            way = st.selectbox("What we expect", list(ways), key=desk.key("way"), width=WIDTH)
            officers = [each for each in Role if not each.is_people]
            owner = desk.role("Whose job", officers, key=desk.key("job"))
            due = st.date_input(
                "By when",
                value=view.today + timedelta(days=91),
                min_value=view.today,
                key=desk.key("by-when"),
                width=160,
                format="DD/MM/YYYY",
            )
        if desk.submitted("Add it"):
            promise = (owner, due)
            desk.attempt(lambda: _plan(view, words, known[str(about)].id, promise, ways[str(way)]))


def _plan(
    view: View, words: str, indicator: str, promise: tuple[Role, date], expected: Direction
) -> str:
    must(Act.PRIORITISE, view.area)
    voice.plan(
        sources.store(),
        sources.catalogue(),
        words,
        area=view.area.code,
        indicator=indicator,
        by=Role.BOARD,
        promise=promise,
        expected=expected,
    )
    return "The action is there, with its owner and its day."
