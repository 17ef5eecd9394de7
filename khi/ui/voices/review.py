"""The quarterly review: the area's charts, those who do less well first, and what they mean.

People's boxes come before officers', on the page and in time: an officer's box opens once people
have said what they think.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from khi import voice
from khi.access import Act
from khi.model import Area, Indicator, Quarter, clock
from khi.model.in_words import day_in_words
from khi.model.voice import LONGEST, Meeting, Role
from khi.ui.frame import selection, shell
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces import card
from khi.ui.pieces.markup import Markup, div, joined, p, tag
from khi.ui.voices import cards, desk, stories
from khi.ui.voices.priorities import attendance
from khi.ui.voices.review_charts import Shown, shown
from khi.wording import voices as phrases

TITLE = "What do these figures mean to us?"
_OFFICERS = [each for each in Role if not each.is_people]
_SIDES = ("what people think it means", "what officers think it means")
_PEOPLE = [each for each in Role if each.is_people]


@dataclass(frozen=True)
class Room:
    """An area, the quarter under review, its review so far, and the one before it."""

    area: Area
    quarter: Quarter
    meeting: Meeting | None
    before: Meeting | None
    charts: Sequence[Shown]
    today: date


def choose() -> Room:
    """Ask for the area and the quarter under review."""
    area = selection.area(sources.areas())
    quarter = selection.quarter(sources.quarters(area))
    held = voice.reviews(sources.store(), area.code)
    meeting = next((each for each in held if each.quarter == quarter.id), None)
    before = next((each for each in held if each.quarter < quarter.id), None)
    return Room(area, quarter, meeting, before, shown(area, quarter), clock.today())


def head(room: Room) -> None:
    """Where we are, and who was there."""
    if room.meeting is None:
        verdict = "Nobody has met about these figures yet. Say below who is in the room."
    else:
        who = phrases.people(room.meeting.attendance)
        verdict = f"Held on {day_in_words(room.meeting.held)}, by {who}."
    shell.head(
        f"Review room · {room.area.name} · {room.quarter.months}",
        TITLE,
        verdict,
    )


def in_short(room: Room) -> list[str]:
    """Whether people have met about this quarter, in short words."""
    if room.meeting is None:
        return ["Nobody has met about these pictures yet."]
    return [f"People met on {day_in_words(room.meeting.held)}."]


def carried(room: Room) -> None:
    """What the last review carried into this one, and the promises that are still open."""
    promises = [
        each
        for each in voice.board(sources.store(), [room.area.code])
        if each.due and not each.status.is_closed
    ]
    if room.before is None and not promises:
        return
    shell.section("Carried from last time", "What was left open, and what was promised.")
    if room.before is not None:
        with st.container(key="card-carried"):
            st.html(div("khi", *_carried(room.before)))
    if promises:
        cards.show(promises, room.today)


def _carried(before: Meeting) -> list[Markup]:
    months = Quarter.parse(before.quarter).months
    meanings = [
        joined([tag("h4", _title(each.indicator)), cards.words(each.people)])
        for each in before.meanings
    ]
    next_time = cards.words(before.next_time) if before.next_time else p("khi-say", "Nothing.")
    return [
        tag("h3", f"The review of {months}"),
        p(
            "khi-sub",
            f"Held on {day_in_words(before.held)}, by {phrases.people(before.attendance)}.",
        ),
        div("khi-sides", *(div("", each) for each in meanings)),
        tag("h4", "To look at again"),
        next_time,
    ]


def _title(indicator: str) -> str:
    known = desk.indicator_of(indicator)
    return known.short if known else "A figure we no longer have"


def begin(room: Room) -> None:
    """The form to begin: when, and how many of each role are there."""
    if room.meeting is not None or not may(Act.REVIEW, room.area):
        return
    shell.section("Who is in the room?", "Numbers by role, never names.")
    with desk.form("begin"):
        held = st.date_input(
            "Held on", value=room.today, key=desk.key("held"), width=160, format="DD/MM/YYYY"
        )
        there = attendance("How many people are there")
        if desk.submitted("Begin the review"):
            desk.attempt(lambda: _begin(room, held, there))


def _begin(room: Room, held: date, there: dict[Role, int]) -> str:
    must(Act.REVIEW, room.area)
    voice.hold(
        sources.store(),
        sources.catalogue(),
        area=room.area.code,
        quarter=room.quarter.id,
        held=held,
        attendance=there,
        by=Role.BOARD,
    )
    return "The review has begun. People say what each chart means first."


def charts(room: Room) -> None:
    """Each chart, those who do less well first, with people's box before officers'."""
    shell.section(
        "The charts, the least well off first",
        "People say what each means. Officers speak after them.",
    )
    if not room.charts:
        desk.nothing("Nothing to look at yet", "No outcome was counted in this quarter.")
    for each in room.charts:
        card.show(each.card)
        stories.beside(room.area, [each.indicator.id])
        _boxes(room, each.indicator)
    if room.meeting is not None and room.charts:
        _keep(room)


def _boxes(room: Room, indicator: Indicator) -> None:
    """What it means: to people, then to officers."""
    if room.meeting is None or not may(Act.REVIEW, room.area):
        _paper(room, indicator)
        return
    people, officers = _written(room.meeting, indicator.id)
    with st.container(key=f"boxes-{indicator.id}"):
        st.text_area(
            f"{indicator.short}: {_SIDES[0]}",
            value=people,
            key=_box("people", indicator),
            max_chars=LONGEST,
            height=90,
        )
        st.text_area(
            f"{indicator.short}: {_SIDES[1]}",
            value=officers,
            key=_box("officers", indicator),
            max_chars=LONGEST,
            height=90,
            disabled=not people,
            placeholder=None if people else "This box opens once people have spoken.",
        )


def _paper(room: Room, indicator: Indicator) -> None:
    """What was written, or two empty boxes: to be read, printed, and filled in by hand."""
    sides = zip(_SIDES, _written(room.meeting, indicator.id), strict=True)
    boxes = (
        tag("section", tag("b", f"{indicator.short}: {side}"), _written_or_empty(typed))
        for side, typed in sides
    )
    st.html(div("khi khi-paper", *boxes))


def _written_or_empty(typed: str) -> Markup:
    return cards.words(typed) if typed else div("khi-empty-box")


def _box(side: str, indicator: Indicator) -> str:
    return desk.key(f"{side}-{indicator.id}")


def _written(meeting: Meeting | None, indicator: str) -> tuple[str, str]:
    """What is kept of both sides."""
    found = [each for each in (meeting.meanings if meeting else ()) if each.indicator == indicator]
    return (found[0].people, found[0].officers) if found else ("", "")


def _keep(room: Room) -> None:
    """Keep what people said; keep what officers said: one button each, and whose words."""
    meeting = room.meeting
    if meeting is None or not may(Act.REVIEW, room.area):
        return
    people, officers = shell.pair("sides")
    with people.container(key="card-people"):
        by = desk.role("Written down for", _PEOPLE, key=desk.key("side-people"))
        if st.button("Keep what people said", key=desk.key("keep-people"), type="primary"):
            desk.attempt(lambda: _people(meeting, _typed(room, "people"), by))
    with officers.container(key="card-officers"):
        whose = desk.role("Whose words", _OFFICERS, key=desk.key("side-officers"))
        if st.button("Keep what officers said", key=desk.key("keep-officers")):
            desk.attempt(lambda: _officer(meeting, _typed(room, "officers"), whose))


def _typed(room: Room, side: str) -> dict[str, str]:
    """What was typed on one side that is not kept yet, by indicator."""
    place = ("people", "officers").index(side)
    typed = {
        each.indicator.id: str(st.session_state.get(_box(side, each.indicator), ""))
        for each in room.charts
    }
    return {id: new for id, new in typed.items() if new != _written(room.meeting, id)[place]}


def _people(meeting: Meeting, words: Mapping[str, str], by: Role) -> str:
    must(Act.REVIEW, sources.catalogue().area(meeting.area))
    voice.people_mean(sources.store(), sources.catalogue(), meeting, words, by=by)
    return "What people said is kept. Officers can now add their side."


def _officer(meeting: Meeting, words: Mapping[str, str], by: Role) -> str:
    must(Act.REVIEW, sources.catalogue().area(meeting.area))
    voice.officers_mean(sources.store(), sources.catalogue(), meeting, words, by=by)
    return "What officers said is kept beside it."


def next_time(room: Room) -> None:
    """What this review carries into the next one."""
    meeting = room.meeting
    if meeting is None or not may(Act.REVIEW, room.area):
        return
    shell.section("For next time", "What to look at again. It stands at the top next time.")
    with desk.form("next-time"):
        words = st.text_area(
            "To look at again", value=meeting.next_time, key=desk.key("next"), max_chars=LONGEST
        )
        by = desk.role("Who writes this down", list(Role), key=desk.key("next-by"))
        if desk.submitted("Keep this for next time"):
            desk.attempt(lambda: _carry(meeting, words, by))


def _carry(meeting: Meeting, words: str, by: Role) -> str:
    must(Act.REVIEW, sources.catalogue().area(meeting.area))
    voice.carry(sources.store(), sources.catalogue(), meeting, words, by=by)
    return "It is kept. The next review opens with it."


def printing() -> None:
    """How to take it on paper."""
    words = "To take this on paper, print the page: buttons and menus are left out."
    st.html(div("khi", p("khi-sub", words)))
