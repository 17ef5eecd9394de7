"""The only module that speaks to Streamlit: what pages are made of, and what each page shows.

===============================  =================================================================
given                            the figures, who reads them, what a deployer dropped in
pieces                           safe words, shapes, tables, cards, files
frame                            what a page stands in, what the reader chose, the link
one_area                         How are people here?
in_time                          Two tracks, with what happened and what is aimed at
compare, fairness                Compare: areas beside each other; who is left out
explore, changed, find           look for yourself; what has changed; finding
progress, voices                 Progress and Rate; Voices and the Review room
listed, involved                 what we have; who was there
uploading, templates             Add data; Get a form
explained                        Methods, Privacy, Accessibility
serving                          the dashboard for other people
===============================  =================================================================
"""

from khi.ui.frame.browser import breathe
from khi.ui.frame.easy import in_short
from khi.ui.frame.selection import choices, controls, easy_read
from khi.ui.frame.shell import (
    configure,
    end,
    enter,
    head,
    later,
    nothing_yet,
    only_one_track,
    pair,
    run,
    section,
    top,
)
from khi.ui.given.sources import has_figures
from khi.ui.pieces.card import Card, show
from khi.ui.pieces.numbers import BigNumber, big_numbers

__all__ = [
    "BigNumber",
    "Card",
    "big_numbers",
    "breathe",
    "choices",
    "configure",
    "controls",
    "easy_read",
    "end",
    "enter",
    "has_figures",
    "head",
    "in_short",
    "later",
    "nothing_yet",
    "only_one_track",
    "pair",
    "run",
    "section",
    "show",
    "top",
]
