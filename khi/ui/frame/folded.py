"""A card that waits behind one press on a phone: its finding stands on the fold, not its picture.

On wider screens, and on paper, it is a card like any other.
"""

import streamlit as st

from khi.ui.frame import selection
from khi.ui.pieces.card import Card
from khi.ui.pieces.card import show as draw
from khi.ui.pieces.markup import joined, tag


def show(card: Card, within: str) -> None:
    """Draw a card; ``within`` says what is in it, beside what it found."""
    with st.container(key=f"fold-{card.name}"):
        selection.fold(joined((tag("b", card.title), tag("span", within))))
        draw(card)
