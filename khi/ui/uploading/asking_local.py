"""Add data: a column the bank has no question for, asked as a question of one's own.

The person says its words, the part of life it is about, and which of the answers found are good.
It is then counted, checked for what must be withheld, and shown like any other.
"""

from collections.abc import Sequence

import streamlit as st

from khi import intake
from khi.intake import Draft, Local, own_question
from khi.model import Domain, Scale
from khi.ui.frame.selection import WIDTH
from khi.ui.pieces.markup import div, items, p, tag
from khi.ui.pieces.told_apart import told_apart
from khi.ui.uploading import desk
from khi.wording import sentence_case

_UNMATCHED = "unmatched"
_SCALE_FROM = 4
"""How many different whole numbers make a scale."""


def offer(draft: Draft) -> None:
    """Room to ask a column as a question of one's own, where any column is left over."""
    here = desk.desk()
    left = {x.letter: x.name or x.letter for x in draft.columns if _is_left(x.role)}
    if not left and not here.local:
        return
    room = st.expander(
        "Ask a column as a question of your own", key=here.key("own"), on_change="rerun"
    )
    if not room.open:
        return
    with room:
        _added(here.local)
        if left:
            _form(draft, left)


def _is_left(role: str) -> bool:
    """Whether a column was read, and is no question we know."""
    return role == _UNMATCHED


def _added(local: Sequence[Local]) -> None:
    """The questions added so far, and the way to take one out again."""
    if not local:
        return
    words = (tag("span", each.question.wording) for each in local)
    st.html(div("khi", p("khi-say", "Your own questions in this file:"), items("khi-dots", *words)))
    st.button("Take the last one out", key=desk.desk().key("own-out"), on_click=_take_out)


def _take_out() -> None:
    here = desk.desk()
    here.local = here.local[:-1]
    here.turn += 1


def _form(draft: Draft, left: dict[str, str]) -> None:
    """The column; then its words, what it is about, and which answers are good."""
    here = desk.desk()
    letters = {name: letter for letter, name in told_apart(left).items()}
    name = st.selectbox("Which column", list(letters), key=here.key("own-column"), width=420)
    letter = letters[str(name)]
    found = draft.answers_in([letter], False) if draft.answers_in else []
    if not found:
        says = "People wrote too many different things in this column for it to be a question."
        st.html(div("khi", p("khi-say", says)))
        return
    key = here.key(f"own-{letter}-{here.turn}")
    wording = st.text_input(
        "What people were asked", left[letter], key=f"{key}-words", max_chars=200
    )
    about = part_of_life()
    scale = scale_of(found)
    good, apart = _answers(found, key) if scale is None else ((), ())
    if scale is not None:
        says = f"The answers are numbers from {scale.low} to {scale.high}. Their average is shown."
        st.html(div("khi", p("khi-say", says)))
    unclear = not wording.strip() or (
        scale is None and (not good or len({*good, *apart}) == len(found))
    )
    if unclear and scale is None:
        says = "Say which answers are good, and leave at least one that is not."
        st.html(div("khi", p("khi-sub", says)))
    made = own_question([letter], wording, found, positive=good)
    st.button(
        "Count it as our own question",
        key=f"{key}-add",
        type="primary",
        disabled=unclear,
        on_click=_add,
        args=(finished(made, about=about, apart=apart),),
    )


def _answers(found: Sequence[str], key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which of the answers found are good, and which are none."""
    good = st.multiselect("Which answers are good?", found, key=f"{key}-good")
    rest = [each for each in found if each not in good]
    apart = st.multiselect("Which are no answer, such as “don't know”?", rest, key=f"{key}-apart")
    return tuple(good), tuple(apart)


def _add(made: Local) -> None:
    """Keep the question; the file is checked again with it."""
    here = desk.desk()
    here.local = (*here.local, made)
    here.turn += 1


def part_of_life() -> Domain:
    """Which of the five parts of life a question is about."""
    named = {sentence_case(each.value): each for each in Domain if each.is_personal}
    return named[str(st.selectbox("What it is about", list(named), width=WIDTH))]


def finished(made: Local, *, about: Domain, apart: Sequence[str] = ()) -> Local:
    """The question with what the person said of it.

    Whole numbers of which none was called good are a scale, and read as its average.
    """
    labels = [each.label for each in made.question.answers if each.label not in apart]
    any_good = any(each.score for each in made.question.answers)
    scale = None if any_good or made.several else scale_of(labels)
    return intake.finished(made, about=about, apart=apart, scale=scale)


def scale_of(labels: Sequence[str]) -> Scale | None:
    """The scale that answers are numbers of; None where they are words, or too few."""
    if len(labels) < _SCALE_FROM or not all(each.strip().isdecimal() for each in labels):
        return None
    numbers = [int(each) for each in labels]
    return Scale(low=min(0, *numbers) if 0 in numbers else 1, high=max(numbers))
