"""Add data, where a file is a register: what it lists, or what voices say, before it counts."""

import pandas as pd
import streamlit as st

from khi import progress
from khi.intake import Draft
from khi.model import Quarter
from khi.ui.frame import shell
from khi.ui.given import sources
from khi.ui.pieces.card import foot
from khi.ui.pieces.icons import icon
from khi.ui.pieces.markup import div, items, p, table
from khi.wording import progress as said
from khi.wording import sentence_case
from khi.wording.progress import assets as listed

_MOST = 12


def is_register(draft: Draft) -> bool:
    """Whether a file holds neither answers nor figures, but assets or ratings."""
    return bool(draft.ratings) or "asset" in draft.beside


def look(draft: Draft) -> None:
    """What the file would add. Only this person sees it."""
    shell.section("Look before it counts", "This is what the file would add. Only you can see it.")
    with st.container(key="card-register"):
        if draft.ratings:
            _ratings(draft)
        else:
            _assets(draft.beside["asset"])


def _assets(rows: pd.DataFrame) -> None:
    names = {code: sources.catalogue().area(code).name for code in rows["area"].unique()}
    lines = [
        (row["name"], sentence_case(row["kind"]), names[row["area"]], row["neighbourhood"] or "–")
        for row in rows.head(_MOST).to_dict("records")
    ]
    header = ["What", "Kind", "Area", "Neighbourhood"]
    st.html(div("khi", table(header, lines, caption="The first things that would be listed")))
    total = sentence_case(listed.things(len(rows)))
    foot(f"{total} in all. Addresses and ways to reach people are left out.")


def _ratings(draft: Draft) -> None:
    """The ratings, and those that may not be given with the reason."""
    refused = progress.refusals(sources.store(), sources.catalogue(), draft)
    if refused:
        why_not = [f"Row {row}: {why}" for row, why in refused[:_MOST]]
        says = "These rows may not be given, so none of the file can be added yet."
        st.html(div("khi", p("khi-say", icon("gap"), " ", says), items("khi-dots", *why_not)))
    lines: list[tuple[str, ...]] = []
    for row, rating in draft.ratings[:_MOST]:
        framework = sources.catalogue().frameworks[rating.framework]
        lines.append(
            (
                str(row),
                sources.catalogue().area(rating.area).name,
                Quarter.parse(rating.quarter).label,
                framework.action(rating.action).short,
                said.who(rating.voice.value, framework),
                said.at_stage(rating.stage, framework),
            )
        )
    header = ["Row", "Area", "Quarter", "Action", "Voice", "Stage"]
    st.html(div("khi", table(header, lines, caption="The first ratings of the file")))
    foot("A rating is shown once every voice has given its own.")
