"""Add data: two characteristics counted together, which can only be asked for before counting."""

from itertools import combinations

import streamlit as st

from khi.intake import Draft
from khi.intake.matching.headings import Role
from khi.model.in_words import lower_first
from khi.ui.pieces.markup import div, p, tag
from khi.ui.uploading import desk

_MOST = 3


def ask(draft: Draft) -> None:
    """Offer the pairs of characteristics in the file; nothing where there are not two."""
    here = desk.desk()
    breakdowns = desk.catalogue().breakdowns
    targets = [each.target for each in draft.columns if each.role is Role.BREAKDOWN]
    known = [breakdowns[each] for each in dict.fromkeys(targets) if each in breakdowns]
    pairs = {
        f"{one.label} and {lower_first(other.label)}": (one.id, other.id)
        for one, other in combinations(known, 2)
    }
    if not pairs:
        return
    with st.container(key="card-crossing"):
        says = (
            "Answers are counted and then gone, so this cannot be asked for later. Such a table is"
            " shown only where every one of its groups has 10 answers or more."
        )
        st.html(div("khi", tag("h3", "Two characteristics at once"), p("khi-say", says)))
        chosen = st.multiselect(
            f"Count together, up to {_MOST} pairs",
            list(pairs),
            default=[name for name, pair in pairs.items() if pair in here.crossed],
            max_selections=_MOST,
            key=here.key("crossed"),
        )
    asked = tuple(pairs[name] for name in chosen)
    if asked != here.crossed:
        desk.say(crossed=asked)
        st.rerun()
