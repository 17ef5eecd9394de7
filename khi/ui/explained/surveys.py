"""Methods: how each survey was asked, as whoever added it told us."""

import streamlit as st

from khi.model import Upload, UploadStatus
from khi.model.context import Context
from khi.ui.given import sources
from khi.ui.pieces import states
from khi.ui.pieces.markup import Markup, div, joined, tag
from khi.wording.context import context_facts


def told() -> None:
    """Every survey that counts, the latest first; closed it is its name, open how it was asked."""
    counting = [
        each
        for each in sources.uploads()
        if each.status is UploadStatus.PUBLISHED and _is_survey(each)
    ]
    if not counting:
        states.empty("No survey has been added", "How people were asked will be written here.")
        return
    st.html(div("khi khi-list", *map(_survey, counting)))


def _is_survey(upload: Upload) -> bool:
    return upload.is_survey or bool(Context.read(upload.context).written())


def _survey(upload: Upload) -> Markup:
    """One survey: what was said of it, or that nothing was."""
    name = f"{upload.source}{' (invented)' if upload.invented else ''}"
    said = context_facts(Context.read(upload.context), sources.catalogue().breakdowns)
    facts = said or [("How", "Nobody has said.")]
    lines = [joined([tag("dt", about), tag("dd", said)]) for about, said in facts]
    return tag("details", tag("summary", tag("span", name)), tag("dl", *lines))
