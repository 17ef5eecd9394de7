"""Add data: columns that need a person, each asked once and all in one place."""

from functools import partial

import streamlit as st

from khi.intake import Draft, Local, own_question
from khi.intake.drafting.once import EVERY_ROW, ONCE
from khi.intake.matching.headings import Role
from khi.intake.matching.matches import Match
from khi.ui.frame import shell
from khi.ui.pieces.card import foot
from khi.ui.pieces.markup import div, p
from khi.ui.uploading import asking_local, desk

_NONE = "None of them"


def ask(draft: Draft) -> None:
    """Several answers, questions of one's own, the same person twice, and people's own words."""
    unused = [each for each in draft.columns if each.role is Role.UNMATCHED]
    written = [each for each in draft.columns if each.role is Role.FREE_TEXT]
    several = _several(draft)
    own = desk.desk().local
    if not (unused or written or several or own or draft.repeated_rows or draft.sent_twice):
        return
    shell.section("Columns that need you", "Each is asked once. You can leave all of them as is.")
    with st.container(key="card-own"):
        for question, letters in several:
            _ask_several(question, letters, draft)
        _repeats(draft)
        asking_local.offer(draft)
        if written:
            _stories(written, draft)
        foot("Columns you leave are not counted, and nothing of them is kept.")


def _several(draft: Draft) -> list[tuple[str, tuple[str, ...]]]:
    """The questions that seem to allow several answers and that nobody has spoken of yet."""
    here = desk.desk()
    settled = {letter for each in here.local for letter in each.columns} | set(here.left_out)
    kept = {each.letter for each in draft.columns if each.is_kept}
    found = [(str(each["question"]), tuple(each["columns"])) for each in draft.several_answers]
    return [
        (question, letters) for question, letters in found if not set(letters) & (settled | kept)
    ]


def _ask_several(question: str, letters: tuple[str, ...], draft: Draft) -> None:
    """Whether people could tick several, and the two ways on."""
    last = f" to {letters[-1]}" if len(letters) > 1 else ""
    where = f"column{'s' if last else ''} {letters[0]}{last}"
    says = f"It seems that people could tick several answers to “{question}” ({where})."
    st.html(div("khi", p("khi-say", says)))
    with st.container(horizontal=True):
        key = desk.desk().key(f"several-{letters[0]}")
        st.button(
            "Count each answer by itself",
            key=f"{key}-yes",
            on_click=partial(_count_several, question, letters, draft),
        )
        st.button("Leave it out", key=f"{key}-no", on_click=partial(_leave_out, letters))


def _count_several(question: str, letters: tuple[str, ...], draft: Draft) -> None:
    answers = draft.answers_in(letters, True) if draft.answers_in else []
    if len(answers) > 1:
        _add(own_question(letters, question, answers, several=True))
    else:
        _leave_out(letters)


def _leave_out(letters: tuple[str, ...]) -> None:
    here = desk.desk()
    here.left_out = (*here.left_out, *letters)


def _add(local: Local) -> None:
    here = desk.desk()
    here.local = (*here.local, local)


def _repeats(draft: Draft) -> None:
    """Somebody who stands in several rows."""
    here = desk.desk()
    if not draft.repeated_rows and not draft.sent_twice and not here.repeats:
        return
    says = "The same id stands in several rows, so somebody may be counted twice."
    if draft.sent_twice:
        says = "Some rows are the same as another to the second: sent twice, and counted once."
    st.html(div("khi", p("khi-say", says)))
    options = {"Count every row": EVERY_ROW, "Count each person once, by their last row": ONCE}
    now = here.repeats or (ONCE if draft.sent_twice else EVERY_ROW)
    chosen = st.radio(
        "Rows that may be one person",
        list(options),
        index=list(options.values()).index(now),
        key=here.key("repeats"),
    )
    if options[str(chosen)] != now:
        here.repeats = options[str(chosen)]
        st.rerun()


def _stories(written: list[Match], draft: Draft) -> None:
    """What people wrote in their own words: dropped, unless put forward as stories."""
    if draft.tallies.empty:
        return
    here = desk.desk()
    named = {_NONE: "", **{f"{each.letter}: {each.name}": each.letter for each in written}}
    stands = next((name for name, letter in named.items() if letter == here.stories), _NONE)
    st.session_state.setdefault(here.key("stories"), stands)
    chosen = st.selectbox(
        "Keep what people wrote as stories to be checked",
        list(named),
        key=here.key("stories"),
        width=420,
        help="Somebody reads each story before it is shown. Words that may name a person are not"
        " kept at all. Each goes to the area and quarter of its row. Ask for stories only if"
        " people were told.",
    )
    here.stories = named[str(chosen)]
