"""The form to say something. What follows from it is said before anything is typed."""

import streamlit as st

from khi import voice
from khi.access import Act
from khi.model import clock
from khi.model.heard import Heard, a_quarter_after
from khi.model.voice import LONGEST, Consent, Kind, Role
from khi.ui.frame import selection, shell
from khi.ui.frame.selection import WIDTH
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces.markup import div, p
from khi.ui.voices import desk
from khi.ui.voices.desk import Part, View
from khi.wording import sentence_case
from khi.wording import voices as phrases

_NO_FIGURE = "No figure in particular"


def form(view: View) -> None:
    """Say a concern, a recommendation, a proposed standard, good practice, or a story."""
    if not may(Act.SPEAK, view.area):
        desk.nothing("You can read here", "Ask whoever runs this dashboard if you want to speak.")
        return
    shell.section("What do you want to say?", "We keep your role and your words, never your name.")
    kinds = {label: kind.value for kind, label in phrases.KINDS.items()}
    with st.container(key="choices"):
        kind = Kind(selection.switch("What it is", kinds, key="kind"))
    with desk.form("say"):
        st.html(div("khi", p("khi-say", phrases.ASKS[kind])))
        words = st.text_area(
            "In your own words", key=desk.key("words"), max_chars=LONGEST, height=140
        )
        with st.container(horizontal=True, gap="medium"):
            by = desk.role("Who you are", list(Role), key=desk.key("by"))
            about = _about()
            quarter = _quarter()
        theme, consent = _of_a_story(kind)
        looked = desk.looked()
        if desk.submitted("Say it"):
            told = voice.Telling(
                kind=kind, area=view.area.code, quarter=quarter, by=by, words=words,
                indicator=about, theme=theme, consent=consent, looked=looked,
            )  # fmt: skip
            desk.attempt(lambda: _say(told), then=None if kind is Kind.STORY else Part.DID)


def _say(told: voice.Telling) -> str:
    must(Act.SPEAK, sources.catalogue().area(told.area))
    entry = voice.say(sources.store(), sources.catalogue(), told)
    return phrases.thanks(entry, a_quarter_after(clock.day_of(entry.at)))


def _about() -> str:
    """The id of the indicator it is about; empty where it is about none."""
    known = desk.indicators()
    chosen = st.selectbox(
        "What it is about",
        [_NO_FIGURE, *known],
        key=desk.key("about"),
        width=WIDTH + 60,
        filter_mode=selection.AS_TYPED,
    )
    return known[chosen].id if chosen in known else ""


def _quarter() -> str:
    """The id of the quarter it is about: this one unless said."""
    known = desk.quarters()
    chosen = st.selectbox("When it was", list(known), key=desk.key("quarter"), width=160)
    return known[str(chosen)].id


def _of_a_story(kind: Kind) -> tuple[str, Consent]:
    """What a story is about, and who may read it; nobody but its teller decides."""
    if kind is not Kind.STORY:
        return "", Consent.PUBLIC
    with st.container(horizontal=True, gap="medium"):
        themes = {sentence_case(each): each for each in voice.THEMES}
        theme = st.selectbox("Its theme", list(themes), key=desk.key("theme"), width=WIDTH + 60)
        levels = {words: level for level, words in phrases.CONSENTS.items()}
        chosen = st.radio("Who may read it", list(levels), key=desk.key("consent"), index=2)
    return themes[str(theme)], levels[str(chosen)]


def take_back(view: View) -> None:
    """Take back something that was said here: its words and its answers go at once."""
    if not view.heard or not may(Act.SPEAK, view.area):
        return
    shell.section(
        "Take something back", "Its words go at once. That something was said stays on record."
    )
    with st.container(key="card-take-back"):
        chosen = desk.one_of("What you said", view.heard, key=desk.key("said"))
        if st.button("Take it back", key=desk.key("take-back")):
            desk.attempt(lambda: _take_back(chosen))


def _take_back(heard: Heard) -> str:
    must(Act.SPEAK, sources.catalogue().area(heard.said.area))
    voice.withdraw(sources.store(), sources.catalogue(), heard.id, by=heard.said.by)
    return "It is gone: from this page, from searches, from files and from reports."
