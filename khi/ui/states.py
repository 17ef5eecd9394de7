"""Empty, waiting, too few, wrong: each a different thing, and each looks different."""

import streamlit as st

from khi.model import KhiError
from khi.ui.markup import Markup, div, p, tag


def empty(title: str, says: str, *, page: str = "", link: str = "") -> None:
    """Nothing here yet: what would be here, and one way to start."""
    with st.container(key="empty"):
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


def withheld(words: str, *, kind: str = "") -> Markup:
    """A figure that is not there: hatched if we hold it; flat if not asked; dotted if not due."""
    return div(f"khi-withheld {kind}".strip(), tag("span", words))
