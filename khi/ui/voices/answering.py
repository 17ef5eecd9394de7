"""The form to answer what was said, and the stories that wait to be checked."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from khi import voice, wording
from khi.access import Act
from khi.model.heard import Heard
from khi.model.voice import LONGEST, Consent, Role, Status
from khi.ui.frame import shell
from khi.ui.frame.selection import WIDTH
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces.markup import div, p
from khi.ui.voices import cards, desk
from khi.ui.voices.desk import View
from khi.wording import voices as phrases

_LATER = timedelta(days=91)
_AS_BEFORE = "As it is"


def form(view: View) -> None:
    """Answer one thing: choose it, see it whole, and say where it goes in plain words."""
    if not may(Act.REPLY, view.area):
        desk.nothing("You can read here", "Answers come from those who are paid to act.")
        return
    known = [*view.heard, *voice.planned(sources.store(), view.area.code)]
    late = voice.overdue(known, view.today)
    rest = [each for each in known if each not in late]
    rest.sort(key=lambda each: (each.status.is_closed, each.day))
    shell.section("Answer what was said", phrases.ANSWER_NOTE)
    if not known:
        desk.nothing("Nothing to answer", "When somebody says something, it stands here.")
        return
    heard = _which([*late, *rest])
    cards.show([heard], view.today)
    with desk.form("answer"):
        _fields(heard, view)


def _which(known: Sequence[Heard]) -> Heard:
    """The thing to answer: those that wait too long come first."""
    return desk.one_of("What do you answer?", known, key=desk.key("which"))


def _fields(heard: Heard, view: View) -> None:
    steps = {phrases.STATUSES[each]: each for each in voice.NEXT.get(heard.status, ())}
    with st.container(horizontal=True, gap="medium"):
        where = st.selectbox("Where it stands now", list(steps), key=desk.key("where"), width=WIDTH)
        by = desk.role("Who answers", _who(heard), key=desk.key("answers"))
        owner = _owner()
        due = st.date_input(
            "To be done by",
            value=None,
            min_value=view.today,
            max_value=view.today + 12 * _LATER,
            key=desk.key("due"),
            width=160,
            format="DD/MM/YYYY",
        )
    words = st.text_area(
        "Your answer, for the person who said it", key=desk.key("reply"), max_chars=LONGEST
    )
    learned = st.text_area(
        "What we would do differently (needed to close it)",
        key=desk.key("learned"),
        max_chars=LONGEST,
        height=80,
    )
    looked = desk.looked()
    if desk.submitted("Answer"):
        step = voice.Step(
            by=by, status=steps[str(where)], seen=heard.last.number, words=words, learned=learned,
            owner=owner, due=due, looked=looked,
        )  # fmt: skip
        desk.attempt(lambda: _answer(heard, step))


def _who(heard: Heard) -> list[Role]:
    """Who may answer: those who are paid to act; people, where it is closed and may be opened."""
    closed = heard.status in (Status.DONE, Status.DECLINED)
    return [each for each in Role if each.is_people is closed]


def _owner() -> Role | None:
    named = {wording.sentence_case(each.value): each for each in Role if not each.is_people}
    chosen = st.selectbox(
        "Whose job it is", [_AS_BEFORE, *named], key=desk.key("owner"), width=WIDTH
    )
    return named.get(str(chosen))


def _answer(heard: Heard, step: voice.Step) -> str:
    must(Act.REPLY, sources.catalogue().area(heard.said.area))
    voice.answer(sources.store(), sources.catalogue(), heard.id, step)
    return f"Your answer is there for all to see. It stands as: {phrases.STATUSES[step.status]}."


def check_stories(view: View) -> None:
    """The stories that wait: read each, then let it be shown as its teller allowed, or not."""
    if not may(Act.MODERATE, view.area):
        return
    waiting = voice.waiting(sources.store(), [view.area.code])
    many = len(waiting)
    noun = "story waits" if many == 1 else "stories wait"
    title = f"{wording.sentence_case(wording.spelt(many))} {noun} to be checked"
    shell.section(title, "Does it name anybody, or could somebody be known from it?")
    if not waiting:
        desk.nothing("No story waits", "A story is shown only after somebody has checked it.")
    for each in waiting:
        _check(each)


def _check(heard: Heard) -> None:
    """One story, its consent, and the two things that can be done with it."""
    with st.container(key=f"card-check-{heard.id}"):
        st.html(
            div("khi", cards.story(heard), p("khi-sub", phrases.CONSENTS[_consent(heard)] + "."))
        )
        with st.container(horizontal=True):
            if st.button("Show it as its teller allowed", key=f"show-{heard.id}"):
                desk.attempt(lambda: _moderate(heard, show=True))
            if st.button("Do not show it, and forget its words", key=f"forget-{heard.id}"):
                desk.attempt(lambda: _moderate(heard, show=False))


def _consent(heard: Heard) -> Consent:
    return heard.said.consent  # type: ignore[union-attr]


def _moderate(heard: Heard, *, show: bool) -> str:
    must(Act.MODERATE, sources.catalogue().area(heard.said.area))
    voice.moderate(
        sources.store(),
        sources.catalogue(),
        heard.id,
        by=Role.BOARD,
        seen=heard.last.number,
        show=show,
    )
    return "The story is shown, as its teller allowed." if show else "Its words are forgotten."
