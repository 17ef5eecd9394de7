"""Empty, waiting, too few, wrong: each a different thing, and each looks different."""

from collections.abc import Mapping

import streamlit as st

from khi import wording
from khi.model import Absence, KhiError
from khi.ui.pieces.markup import Markup, div, p, tag


def empty(title: str, says: str, *, page: str = "", link: str = "", of: str = "") -> None:
    """Nothing here yet: what would be here, and one way to start.

    ``of`` names the part of the page, where more than one part may be empty.
    """
    with st.container(key=f"empty-{of}" if of else "empty"):
        st.html(div("khi", tag("h2", title), p("khi-say", says)))
        if page:
            st.page_link(page, label=link)


def error(problem: KhiError) -> None:
    """What happened, where, what was found, what is accepted, what to do, and that nothing is lost.

    The block is an alert, so a screen reader says it at once.
    """
    with st.container(key="error"):
        facts = [("Where", problem.where), ("Found", problem.found), ("Accepted", problem.accepted)]
        lines = [p("khi-say", tag("b", f"{name}: "), fact) for name, fact in facts if fact]
        st.html(
            div(
                "khi",
                tag("h2", problem.what),
                *lines,
                p("khi-say", problem.fix),
                p("khi-sub", problem.state),
                role="alert",
            )
        )


def not_here(missed: Mapping[str, str]) -> Markup:
    """What a link asked for that is not here, and what is shown in its place."""
    lines = [
        p("khi-missed", f"There are no figures here for “{asked}”. This page shows {instead}.")
        for asked, instead in missed.items()
    ]
    return div("khi", *lines, role="status")


def absent(reason: Absence) -> Markup:
    """A figure that is not there: hatched if it is held back, dotted if not yet due, else flat."""
    held = reason.is_withheld or reason in (Absence.CONFIDENTIAL, Absence.UNRELIABLE)
    waits = reason in (Absence.NOT_DUE, Absence.NOT_SUBMITTED)
    look = "" if held else (" due" if waits else " asked")
    return div(f"khi-withheld{look}", tag("span", wording.absence(reason)))
