"""The big numbers at the top of a page: one function makes every one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from khi.model import Absence
from khi.ui import states
from khi.ui.card import foot
from khi.ui.markup import Markup, div, p, tag


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


def big_numbers(numbers: Sequence[BigNumber], *, key: str = "number") -> None:
    """Up to three side by side, one height, the small print on one line."""
    columns = st.columns(len(numbers), gap="medium")
    for place, (column, each) in enumerate(zip(columns, numbers, strict=True)):
        with column.container(key=f"card-{key}-{place}", height="stretch"):
            st.html(
                div(
                    "khi khi-number",
                    tag("h2", each.label, class_="khi-h3"),
                    _figure(each),
                    each.badge,
                    p("khi-say", each.sentence),
                )
            )
            foot(each.source)


def _figure(number: BigNumber) -> Markup:
    """The number; or, where there is none, the hatch and the words."""
    if not number.number:
        return states.absent(number.absence)
    return div("khi-big", number.number, tag("small", number.unit))
