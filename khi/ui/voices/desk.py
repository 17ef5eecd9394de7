"""Where we are among the voices of an area, who may do what, and what was just done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

import streamlit as st

from khi import voice
from khi.model import Area, Indicator, KhiError, Quarter, clock
from khi.model.heard import Heard
from khi.model.voice import Role
from khi.ui.frame import into_view, selection
from khi.ui.frame.made_once import once
from khi.ui.frame.selection import WIDTH
from khi.ui.given import sources
from khi.ui.pieces import states
from khi.ui.pieces.markup import div, p, tag
from khi.ui.pieces.told_apart import chosen
from khi.wording import sentence_case

_DONE, _TURN = "voices: just done", "voices: turn"


class Part(StrEnum):
    """The parts of the page, in the words that stand on the switch."""

    DID = "You said, we did"
    SAY = "Say something"
    STORIES = "Stories"
    PRIORITIES = "Priorities"
    HELPED = "What helped?"
    ANSWER = "Answer"


@dataclass(frozen=True)
class View:
    """The area, everything said to its board, and the day."""

    area: Area
    heard: Sequence[Heard]
    today: date


def places() -> list[Area]:
    """The areas with something to show; where there is none yet, every place."""
    return sources.areas() or [each for each in sources.places() if not each.invented]


def choose() -> View:
    """Ask for the area, and read what was said there: never from a cache."""
    area = selection.area(places())
    day = clock.today()
    if _settled_anew(area, day.isoformat()):
        sources.begin()
    return View(area, voice.board(sources.store(), [area.code]), day)


@once
def _settled_anew(area: Area, day: str) -> bool:
    """Whether time alone had changed our measures: looked at once a day for each store."""
    today = date.fromisoformat(day)
    return voice.settle(sources.store(), sources.catalogue(), [area.code], today=today)


def part() -> Part:
    """Ask which part of the page to show. The address bar remembers."""
    return Part(selection.parts("What to show", list(Part)))


def indicators() -> dict[str, Indicator]:
    """Every indicator something can be about, by its short name; the headlines first."""
    known = sorted(sources.catalogue().indicators.values(), key=lambda each: not each.headline)
    return {each.short: each for each in known}


def indicator_of(id: str) -> Indicator | None:
    """The indicator something is about; None where it is about no figure."""
    return sources.catalogue().indicators.get(id)


def quarters() -> dict[str, Quarter]:
    """The quarters something can be about, this one first, by their labels."""
    return {each.label: each for each in sources.recent_quarters()}


def role(label: str, roles: Sequence[Role], *, key: str) -> Role:
    """Whose words they are: a role and never a name."""
    named = {sentence_case(each.value): each for each in roles}
    return named[str(st.selectbox(label, list(named), key=key, width=WIDTH + 60))]


def one_of(label: str, heard: Sequence[Heard], *, key: str) -> Heard:
    """One thing that was said, chosen by its first words; the session keeps its id only."""
    known = {each.id: each for each in heard}
    numbers = {id: number for number, id in enumerate(known, start=1)}
    chosen = st.selectbox(
        label,
        list(known),
        key=key,
        format_func=lambda id: f"{numbers[id]}. {voice.quoted(known[id].said.words, 60)}",
    )
    return known[str(chosen)]


def key(name: str) -> str:
    """A widget's key that is new after each thing done, so that no typed words are kept."""
    return f"{name}-{st.session_state.get(_TURN, 0)}"


def attempt(act: Callable[[], str], *, then: Part | None = None) -> None:
    """Do what the person asked, and draw the page again; or say what stands in the way.

    ``then`` is the part of the page where what was done stands.

    What they typed stays where it is until it was kept, and nowhere after.
    """
    try:
        words = act()
    except KhiError as problem:
        states.error(problem)
        return
    turn = int(st.session_state.get(_TURN, 0))
    for name in [each for each in st.session_state if str(each).endswith(f"-{turn}")]:
        del st.session_state[name]
    st.session_state[_TURN] = turn + 1
    st.session_state[_DONE] = (words, then)
    st.rerun()


def take_back(
    asks: str, labels: Mapping[str, str], *, name: str, undo: Callable[[str], str]
) -> None:
    """Room to take back one of the things somebody set or wrote here; none where there is none."""
    if not labels:
        return
    which = chosen(asks, labels, key=key(f"{name}-which"))
    if st.button("Take it back", key=key(f"{name}-back")):
        attempt(partial(undo, which))


def nothing(title: str, says: str) -> None:
    """What would stand here, and what would bring it: a page may have several of these."""
    st.html(div("khi khi-nothing", tag("h3", title), p("khi-say", says)))


def just_done() -> None:
    """Say once what was just done; a screen reader says it at once."""
    words, then = st.session_state.pop(_DONE, ("", None))
    if not words:
        return
    with st.container(key="notice"):
        st.html(div("khi", p("khi-say", words), role="status"))
        into_view.bring("notice", at="center", turn=int(st.session_state.get(_TURN, 0)))
        if then:
            st.button(f"See it under “{then}”", on_click=selection.go_to_part, args=(then,))


@contextmanager
def form(name: str) -> Iterator[None]:
    """A form in a card."""
    with st.container(key=f"card-{name}"), st.form(key(name), border=False, enter_to_submit=False):
        yield


def submitted(label: str) -> bool:
    """The one button of a form."""
    return st.form_submit_button(label, type="primary")


def looked() -> bool:
    """Whether the person says that nobody is named."""
    return st.checkbox("I have looked: nobody is named in this", key=key("looked"))
