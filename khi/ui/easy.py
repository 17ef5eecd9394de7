"""Easy read: what a page says in short words, its hard words explained, and one thing to do."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from khi.ui import into_view, selection
from khi.ui.markup import Markup, div, items, joined, tag
from khi.wording import in_short as said

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


def in_short(page_file: str, *, easy: bool, found: Sequence[str] = ()) -> None:
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
    with st.container(key="card-short"):
        what = [
            tag("h2", "In short words"),
            _lines(short.says),
            _part("What we found", _lines(found)) if found and short.says else _lines(found),
            _lines([said.BELOW]) if short.says else Markup(),
        ]
        more = [
            _part("Hard words", _words(said.hard_words((*short.says, *found, short.do)))),
            _part("One thing you can do", tag("p", short.do)),
        ]
        body = div("khi khi-easy", div("", *what), div("", *more))
        st.html(body)
        if page in _TO:
            to, label, query = _TO[page]
            st.page_link(to, label=label, query_params=query)
        into_view.bring("card-short", at="start", pressed=selection.EASY)


def _lines(lines: Sequence[str]) -> Markup:
    """One line each: one idea each."""
    return items("khi-lines", *lines) if lines else Markup()


def _part(title: str, *body: Markup) -> Markup:
    """A part of it; nothing where there is nothing in it."""
    return joined([tag("h3", title), *body]) if any(body) else Markup()


def _words(words: Sequence[str]) -> Markup:
    """Each hard word with what it means."""
    if not words:
        return Markup()
    pairs = (joined([tag("dt", word), tag("dd", said.WORDS[word])]) for word in words)
    return tag("dl", *pairs)
