"""Add data: forms that are remembered, so that the second file of one needs no clicks."""

import streamlit as st

from khi import publication
from khi.access import Act
from khi.intake import Draft, Profile
from khi.model import KhiError
from khi.model.in_words import day_in_words
from khi.publication import SavedProfile
from khi.ui.frame import shell
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces import states
from khi.ui.pieces.icons import icon
from khi.ui.pieces.markup import code, div, items, p, table
from khi.ui.uploading import desk


def used(draft: Draft) -> None:
    """Which remembered form the file was read as, and what has changed in it."""
    here = desk.desk()
    if not draft.profile:
        return
    with st.container(key="card-form-used"):
        says = ["Read as your form ", code(draft.profile), "."]
        same = "" if draft.changes else " Nothing in it has changed."
        st.html(
            div(
                "khi",
                p("khi-say", icon("tick"), " ", *says, same),
                items("khi-dots", *draft.changes) if draft.changes else None,
            )
        )
        st.button(
            "Do not use this form",
            key=here.key("unused"),
            on_click=desk.say,
            kwargs={"forms_unused": True},
        )


def offer(draft: Draft) -> None:
    """Remember this form, once nothing more is needed for it."""
    if draft.needs or not draft.upload.ledger.accepted:
        return
    if (draft.profile and not draft.changes) or not may(Act.PUBLISH):
        return
    with st.container(key="card-remember"):
        words = "Remember this form, and its next file needs no clicks."
        st.html(div("khi", p("khi-say", words)))
        with st.form(desk.desk().key("remember"), border=False):
            name = st.text_input(
                "A name for this form", draft.profile, max_chars=80, placeholder="Spring survey"
            )
            if st.form_submit_button("Remember it"):
                _save(name, draft)


def _save(name: str, draft: Draft) -> None:
    try:
        desk.remember(name, draft)
    except KhiError as problem:
        states.error(problem)
        return
    st.rerun()


def listed() -> None:
    """The remembered forms: when each was saved, its new name, and the way to forget it."""
    known = publication.profiles(sources.store())
    if not known:
        return
    shell.section("Forms we remember", "Headings and choices only: never an answer of anybody's.")
    with st.container(key="card-forms"):
        rows = [[each.name, _when(each), str(_columns(each))] for each in known]
        header = ["Form", "Saved", "Columns"]
        st.html(div("khi", table(header, rows, caption="Forms that are remembered")))
        if may(Act.PUBLISH):
            _change({each.name: each for each in known})


def _change(named: dict[str, SavedProfile]) -> None:
    """Give a form another name, or forget it."""
    with st.expander("Rename or forget a form"), st.form("forms", border=False):
        chosen = st.selectbox("Which form", list(named), key="forms-which")
        to = st.text_input("New name", key="forms-to", max_chars=80)
        with st.container(horizontal=True):
            renames = st.form_submit_button("Rename it")
            forgets = st.form_submit_button("Forget it")
        _act(named[str(chosen)], to=to, renames=renames, forgets=forgets)


def _act(saved: SavedProfile, *, to: str, renames: bool, forgets: bool) -> None:
    if not (renames or forgets):
        return
    try:
        must(Act.PUBLISH)
        if renames:
            renamed = Profile.from_json(saved.json_text).model_copy(update={"name": to.strip()})
            publication.rename_profile(
                sources.store(), saved.name, to=to, json_text=renamed.to_json()
            )
        if forgets:
            publication.forget_profile(sources.store(), saved.name)
    except KhiError as problem:
        states.error(problem)
        return
    st.rerun()


def _when(saved: SavedProfile) -> str:
    return day_in_words(saved.saved_at) if saved.saved_at else ""


def _columns(saved: SavedProfile) -> int:
    return len(Profile.from_json(saved.json_text).columns)
