"""The big numbers at the top of a page: one function makes every one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from khi import wording
from khi.model import Absence, Indicator
from khi.ui.pieces import states
from khi.ui.pieces.markup import Markup, div, p, tag


@dataclass(frozen=True)
class BigNumber:
    """A label, a number with its unit, a word with its shape, one sentence, and its honesty.

    ``number`` is empty where there is none; ``absence`` then says why.
    """

    label: str
    number: str
    unit: str
    badge: Markup
    sentence: str
    source: str
    absence: Absence = Absence.NO_DATA


def figure_of(value: object, indicator: Indicator, *, easy: bool) -> tuple[str, str]:
    """The number and the words beside it; in easy read no sign, and of people no percentage."""
    if easy:
        return wording.easy_figure(value, indicator)
    return wording.number(value, indicator), indicator.unit


def big_numbers(numbers: Sequence[BigNumber]) -> None:
    """Up to three side by side, one height, the small print on one line."""
    st.html(div("khi khi-numbers", *(_card(each) for each in numbers)))


def _card(number: BigNumber) -> Markup:
    return div(
        "khi-card khi-number",
        tag("h2", number.label, class_="khi-h3"),
        _figure(number),
        number.badge,
        p("khi-say", number.sentence),
        p("khi-source", number.source),
    )


def _figure(number: BigNumber) -> Markup:
    """The number; or, where there is none, the hatch and the words."""
    if not number.number:
        return states.absent(number.absence)
    return div("khi-big", number.number, tag("small", number.unit))
