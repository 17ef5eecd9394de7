"""What people told, in their words: beside the numbers, never made into one."""

from collections.abc import Sequence

import streamlit as st

from khi import voice, wording
from khi.access import Act
from khi.model import Area
from khi.model.heard import Heard
from khi.model.voice import Consent, Role
from khi.ui.frame import shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces.markup import Markup, div, p
from khi.ui.voices import cards, desk
from khi.ui.voices.desk import View

_PLAIN = "Each was checked before it was shown. Its teller can take it back with one click."


def show(view: View) -> None:
    """The stories that may be read here, a card each, and the way to take one back."""
    reader = Consent.BOARD if may(Act.SPEAK, view.area) else Consent.PUBLIC
    told = voice.stories(sources.store(), [view.area.code], reader=reader)
    many = wording.sentence_case(wording.spelt(len(told)))
    stories = "story" if len(told) == 1 else "stories"
    shell.section(f"{many} {stories} from {view.area.name}", _PLAIN)
    if not told:
        desk.nothing("No story is shown here", "Tell one, and decide who reads it.")
    for each in told:
        _card(each, view)
    st.html(div("khi", p("khi-sub", _gone(view))))


def _card(heard: Heard, view: View) -> None:
    with st.container(key=f"card-story-{heard.id}"):
        st.html(div("khi", cards.story(heard)))
        if may(Act.SPEAK, view.area) and st.button("Take this story back", key=f"back-{heard.id}"):
            desk.attempt(lambda: _take_back(heard))


def _take_back(heard: Heard) -> str:
    must(Act.SPEAK, sources.catalogue().area(heard.said.area))
    voice.withdraw(sources.store(), sources.catalogue(), heard.id, by=Role(heard.said.by))
    return "The story is gone: from this page, from searches, from files and from reports."


def _gone(view: View) -> str:
    """How many things were said here and taken back: the number, and nothing of them."""
    gone = voice.taken_back(sources.store(), [view.area.code])
    if not gone:
        return ""
    things = "thing was" if gone == 1 else "things were"
    return f"{wording.sentence_case(wording.spelt(gone))} {things} said here and taken back."


def beside(area: Area, indicators: Sequence[str]) -> None:
    """The latest public story about one of these figures, beside them; nothing where none is."""
    story = _beside(area, indicators)
    if story is not None:
        with st.container(key=f"card-beside-{'-'.join(sorted(indicators))}"):
            st.html(story)


@once
def _beside(area: Area, indicators: Sequence[str]) -> Markup | None:
    """Let go with the next version of the store, so a story taken back is not kept here."""
    told = voice.stories(sources.store(), [area.code])
    about = [each for each in told if each.said.indicator in indicators]
    if not about:
        return None
    says = "A story beside the number. It stands for nobody but its teller."
    return div("khi", p("khi-sub", says), cards.story(about[0]))
