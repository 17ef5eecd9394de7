"""Easy read: what was found, what it means and what to do, a line and a picture for each idea.

A hard word is explained beside the line that brings it. Pictures are our own shapes; they say the
same as the line beside them, so nothing is lost to a reader who does not see them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import streamlit as st

from khi.ui.frame import into_view, selection
from khi.ui.pieces.icons import picture
from khi.ui.pieces.markup import Markup, div, joined, p, tag
from khi.wording import in_short as said
from khi.wording.easy_lines import WORDS, Line, lines_of, with_words

_SAY = ("pages/voices.py", "Say something", {"part": "Say something"})
_TO = {
    "overview": _SAY,
    "fairness": _SAY,
    "assets": _SAY,
    "progress": ("pages/rate.py", "Say how far we are", {}),
    "review": ("pages/voices.py", "Read what people said", {}),
    "upload": ("pages/templates.py", "Get questions", {}),
    "involved": ("pages/methods.py", "See all we count", {}),
    "privacy": ("pages/methods.py", "See all we count", {}),
}
"""Where the one thing to do is done, where that is another page: page, words, and what it opens."""

_APART, _WIDE = 22, 14
"""Pixels from one of ten people to the next, and how many one is wide, as style.css cuts them."""


def in_short(page_file: str, *, easy: bool, found: Sequence[str | Line] = ()) -> None:
    """The page in short words, for a reader who asked for them; else nothing.

    Args:
        page_file: the page's file.
        easy: whether the reader asked for it.
        found: what was found, one line each.
    """
    if not easy:
        return
    page = Path(page_file).stem
    short = said.PAGES[page]
    parts = (
        ("", [short.is_] if short.is_ else []),
        ("What we found" if short.is_ else "", found),
        ("What it means" if found else "", short.means),
        ("One thing you can do", [short.do]),
    )
    with st.container(key="card-short"):
        st.html(div("khi khi-easy", tag("h2", "In short words"), *_parts(parts)))
        if page in _TO:
            to, label, query = _TO[page]
            st.page_link(to, label=label, query_params=query)
        if short.is_:
            st.html(div("khi", p("khi-sub", said.BELOW)))
        into_view.bring("card-short", at="start", pressed=selection.EASY)


def _parts(parts: Sequence[tuple[str, Sequence[str | Line]]]) -> Iterator[Markup]:
    """Each part that has lines, its heading first; each hard word explained where it first is."""
    split = [(title, lines_of(lines)) for title, lines in parts]
    explained = iter(with_words([line for _, lines in split for line in lines]))
    for title, lines in split:
        heading = tag("h3", title) if title and lines else Markup()
        rows = [_line(*next(explained)) for _ in lines]
        yield joined([heading, tag("ul", *rows, class_="khi-lines")]) if rows else heading


def _line(line: Line, words: Sequence[str]) -> Markup:
    """A picture, the idea, and what its hard words mean."""
    meant = (joined([tag("dt", word), tag("dd", WORDS[word])]) for word in words)
    return tag(
        "li",
        picture(line.picture),
        div("", tag("p", line.words), _people(line.share)),
        tag("dl", *meant) if words else None,
        class_="begins" if line.begins else None,
    )


def _people(share: float | None) -> Markup:
    """Ten people, of whom so many are filled: the number the words say, to be seen at once."""
    if share is None:
        return Markup()
    whole, part = divmod(10 * share, 1)
    edge = f"--of:{whole * _APART + 1 + part * _WIDE:.0f}px"
    return tag("i", class_="khi-ten", style=edge, aria_hidden="true")
