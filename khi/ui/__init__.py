"""The only module that speaks to Streamlit: shell, choices, cards, states, and what pages show."""

from khi.ui.card import Card, show
from khi.ui.numbers import BigNumber, big_numbers
from khi.ui.selection import choices, controls
from khi.ui.shell import (
    breathe,
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
from khi.ui.sources import has_figures

__all__ = [
    "BigNumber",
    "Card",
    "big_numbers",
    "breathe",
    "choices",
    "configure",
    "controls",
    "end",
    "enter",
    "has_figures",
    "head",
    "later",
    "nothing_yet",
    "only_one_track",
    "pair",
    "run",
    "section",
    "show",
    "top",
]
