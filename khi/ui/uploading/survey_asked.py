"""Add data: how the survey was asked. It is shown with the figures."""

from typing import Any

import streamlit as st

from khi import intake
from khi.intake import Draft
from khi.model.context import Asked, Context
from khi.ui.frame import shell
from khi.ui.pieces.card import foot
from khi.ui.uploading import desk
from khi.wording.context import survey_source
from khi.wording.numbers import counted

_EASY = {"Not said": None, "Yes": True, "No": False}
_NOT_SAID = "Not said"
_NOT_ON_FORM = (
    "Where people could choose a group and nobody did, it is held back like a small group, and"
    " often another one with it. A group that was not on the form reads “Not on the form”, and"
    " nothing is held back for it."
)


def ask(draft: Draft) -> None:
    """Who asked, how, how many were invited, who helped, when, and in easy read or not."""
    if draft.kind == "measures":
        return
    shell.section("How people were asked", "Readers see it under every figure. All of it can wait.")
    here = desk.desk()
    with st.container(key="card-told"), st.form(here.key("told"), border=False):
        left, right = st.columns(2, gap="medium")
        with left:
            survey, by, whose = _whose(here)
        with right:
            how = _how(here.context)
        not_on_form = _not_on_form(draft, here)
        keep = st.form_submit_button("Keep this")
        foot(_stands(here))
    if keep:
        desk.say(survey=survey, by=by, context=Context(**whose, **how, not_on_form=not_on_form))
        st.rerun()


def _whose(here: desk.Desk) -> tuple[str, str, dict[str, Any]]:
    """The survey's name, who adds it, and what the context says of those who made it."""
    survey = st.text_input("Name of the survey", here.survey, max_chars=80)
    asked_by = st.text_input("Who asked people", here.context.asked_by, max_chars=80)
    helped = st.text_input(
        "Who helped design the questions", here.context.designed_with, max_chars=120
    )
    by = st.text_input("Your name or role, for the ledger", here.by, max_chars=80)
    whose = {"asked_by": asked_by.strip(), "designed_with": helped.strip()}
    return survey.strip(), by.strip(), whose


def _how(context: Context) -> dict[str, Any]:
    """What the context says of how, how many, when and in which words people were asked."""
    ways = [_NOT_SAID, *(each.value for each in Asked)]
    how = st.selectbox("How they were asked", ways, index=_place(ways, context.how))
    invited = st.number_input(
        "How many people were invited", 1, 10_000_000, context.invited, step=1
    )
    days = st.date_input("First and last day of asking", _days(context), format="DD/MM/YYYY")
    known = list(_EASY.values()).index(context.easy_read)
    easy = st.radio("Could people answer in easy read?", list(_EASY), index=known, horizontal=True)
    first, last = _both(days)
    return {
        "how": "" if how == _NOT_SAID else str(how),
        "invited": int(invited) if invited else None,
        "first_day": first,
        "last_day": last,
        "easy_read": _EASY[str(easy)],
    }


def _not_on_form(draft: Draft, here: desk.Desk) -> tuple[tuple[str, str], ...]:
    """Of the groups that nobody in the file is in, those that nobody could choose."""
    empty = _empty(draft)
    if not empty:
        return ()
    said = [name for name, pair in empty.items() if pair in here.context.not_on_form]
    chosen = st.multiselect(
        "Which groups, of those nobody is in, were not on the form?",
        list(empty),
        default=said,
        placeholder="All were: nobody chose them",
        help=_NOT_ON_FORM,
    )
    return tuple(empty[name] for name in chosen)


def _empty(draft: Draft) -> dict[str, tuple[str, str]]:
    """The groups that nobody in the file is in, by what they are called."""
    breakdowns = desk.catalogue().breakdowns
    return {
        f"{breakdowns[breakdown].label}: {group.label}": (breakdown, group.code)
        for breakdown, group in intake.empty_groups(draft.tallies, breakdowns)
    }


def note_empty_groups(draft: Draft) -> None:
    """Say of what is held back that some of it may be for groups that were not on the form."""
    said = desk.desk().context.not_on_form
    names = [name for name, pair in _empty(draft).items() if pair not in said]
    if names:
        more = f" and {counted(len(names) - 3, 'more group')}" if len(names) > 3 else ""
        foot(
            f"Nobody in this file is in {', '.join(names[:3])}{more}. Other groups may be held back"
            " for that. If they were not on the form, say so under “How people were asked”."
        )


def _place(ways: list[str], how: str) -> int:
    return ways.index(how) if how in ways else 0


def _days(context: Context) -> list[Any]:
    """The days said so far, as the calendar takes them."""
    return [day for day in (context.first_day, context.last_day) if day]


def _both(days: object) -> tuple[Any, Any]:
    """The first and the last day; the same one where only one was chosen."""
    chosen = list(days) if isinstance(days, tuple | list) else [days]
    return (chosen[0], chosen[-1]) if chosen else (None, None)


def _stands(here: desk.Desk) -> str:
    """The source line as it stands."""
    if not here.source:
        return "Under the figures it would say only the name of your file."
    return f"Under the figures: {survey_source(here.survey or f'Survey {here.name}', here.context)}"
