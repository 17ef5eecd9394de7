"""Add data: drafts that wait. Look at one, give it another day, publish it, or throw it away."""

from datetime import timedelta

import streamlit as st

from khi.model import Upload, UploadStatus, clock
from khi.model.in_words import day_in_words
from khi.ui.given import sources
from khi.ui.pieces.markup import div, p
from khi.ui.uploading import desk, pressing, publishing
from khi.wording import sentence_case


def standing(upload: Upload) -> str:
    """Where an upload stands, and why."""
    waits = f" until {day_in_words(upload.publish_on)}" if upload.publish_on else ""
    if upload.status is UploadStatus.DRAFT:
        return f"Draft{waits}{f'. {upload.reason}' if upload.reason else ''}"
    if upload.status is UploadStatus.REPLACED:
        by = next((each for each in sources.uploads() if each.id in upload.reason), None)
        added = f", added on {day_in_words(by.uploaded_at)}" if by else ""
        return f"Replaced by {by.file_name if by else 'a later file'}{added}"
    return f"{sentence_case(upload.status.value)}{f': {upload.reason}' if upload.reason else ''}"


def show(drafts: list[Upload]) -> None:
    """Drafts that wait, and what can be done with each."""
    if not drafts:
        return
    with st.expander(f"Drafts that wait ({len(drafts)})", expanded=True):
        for each in drafts:
            st.html(div("khi", p("khi-say", f"{each.file_name}: {standing(each)}")))
            _acts(each)
            if desk.desk().looked_at == each.id:
                publishing.look_at_waiting(each)


def _acts(upload: Upload) -> None:
    """Look at it, publish it, give it another day, throw it away."""
    key, open_now = f"held-{upload.id}", desk.desk().looked_at == upload.id
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            "Close the look" if open_now else "Look at it",
            key=f"{key}-look",
            on_click=desk.say,
            kwargs={"looked_at": "" if open_now else upload.id},
        )
        st.button(
            "Publish it now",
            key=f"{key}-now",
            on_click=pressing.tried,
            args=(desk.publish_held, upload),
        )
        st.button(
            "Throw it away",
            key=f"{key}-away",
            on_click=pressing.tried,
            args=(desk.throw_away, upload),
        )
        first = clock.today() + timedelta(days=1)
        st.date_input(
            "Publish on",
            max(upload.publish_on, first) if upload.publish_on else None,
            min_value=first,
            key=f"{key}-day",
            width=180,
            format="DD/MM/YYYY",
            on_change=pressing.tried,
            args=(_plan, upload, f"{key}-day"),
            help="Empty means that it waits until somebody publishes it.",
        )


def _plan(upload: Upload, key: str) -> None:
    desk.plan(upload, st.session_state[key])
