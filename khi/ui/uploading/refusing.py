"""Add data: a file of which nothing can be used. The reason, the next step, and nothing else."""

import streamlit as st

from khi.intake import Draft
from khi.intake.drafting.unusable import Unusable
from khi.ui.pieces import files
from khi.ui.pieces.card import foot
from khi.ui.pieces.markup import div, items, p, tag
from khi.ui.uploading import desk

_FORMS = "pages/templates.py"


def refuse(draft: Draft, told: Unusable) -> None:
    """What to do next, the ways on, and everything else we noticed, folded."""
    key = desk.desk().key
    with st.container(key="card-refused"):
        st.html(
            div(
                "khi",
                tag("h2", "What to do", class_="khi-h3"),
                p("khi-say", told.fix),
                role="status",
            )
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Choose another file", key=key("discard-file"), on_click=desk.clear)
            files.give_back(draft, key=key("back"))
            st.page_link(_FORMS, label="Get a form, or our template")
        noticed = [each for each in draft.problems["message"] if not each.startswith(told.why)]
        if noticed:
            with st.expander(f"What we noticed ({len(noticed):,})"):
                st.html(div("khi", items("khi-dots", *noticed)))
        foot("Your own file is unchanged. Nothing of it was kept.")
