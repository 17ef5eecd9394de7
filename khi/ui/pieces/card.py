"""A card: what was found, the picture, its table twin, its help, how sure we are, its source."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from khi import theme
from khi.ui.given import sources
from khi.ui.pieces import picture, take_along
from khi.ui.pieces.markup import Markup, div, items, p, table, tag

_CARDS = count()
_KEPT = 512


@dataclass(frozen=True)
class Card:
    """Everything one chart is shown with.

    ``twin`` is the table, in words; ``figures`` is what the chart drew, for the download. ``help``
    is one sentence an item. ``key`` stands between the picture and the sentence: what the marks
    mean. ``token`` tells this card from every other: a card that is kept is drawn once, and then
    sent again as it is.
    """

    name: str
    title: str
    subtitle: str
    figure: go.Figure
    alt: str
    twin: pd.DataFrame
    figures: pd.DataFrame
    sentence: str
    source: str
    help: Sequence[str] = ()
    badge: Markup = field(default_factory=Markup)
    key: Markup = field(default_factory=Markup)
    token: int = field(default_factory=lambda: next(_CARDS))

    @cached_property
    def mark(self) -> str:
        """What must be said of invented figures; empty for real ones."""
        return take_along.mark(self.figures)

    @cached_property
    def written(self) -> Markup:
        """The twin as a table."""
        return div("khi", written(self.twin, caption=self.title))


def show(card: Card) -> None:
    """Draw a card; cards of one row share a height, and their sources share a line."""
    with st.container(key=f"card-{card.name}", height="stretch"):
        st.html(div("khi", tag("h3", card.title), p("khi-sub", card.subtitle)))
        _sides(card, sources.version())
        foot(card.source)


@st.fragment
def _sides(card: Card, version: str) -> None:
    """The sides of a card. Table and help are made when a reader turns to them, and sent alone.

    The chart always stands there: a picture to keep is made of it by the reader's own browser.
    ``version`` is the store's when the card was drawn. What was added or taken back since shows
    on the whole page, never on one side of one card.
    """
    key = f"tabs-{card.name}"
    chart, twin, explained = st.tabs(["Chart", "Table", "Help"], key=key, on_change=sources.begin)
    if version != sources.version():
        st.rerun()
    with chart:
        draw = _draw if sources.is_current() else _drawn
        draw(token=card.token, key=f"chart-{card.name}", _card=card)
        st.html(div("khi", card.key, p("khi-marks", card.badge), p("khi-say", card.sentence)))
    if twin.open:
        with twin:
            st.html(card.written)
            _offer(card)
    if explained.open:
        with explained:
            st.html(div("khi", items("khi-dots", *card.help)))


def _offer(card: Card) -> None:
    """What is shown, to take elsewhere: figures, a workbook, the picture, a line to cite it by."""
    take_along.buttons(card)
    cited = f"To cite: {take_along.cited(card)}"
    small = [card.source, f"How to read it. {' '.join(card.help)}", cited]
    picture.offer(
        title=card.title, subtitle=card.subtitle, alt=card.alt, sentence=card.sentence,
        small=small, mark=card.mark, key=card.name,
    )  # fmt: skip
    st.html(div("khi", p("khi-source", cited)))


def written(twin: pd.DataFrame, *, caption: str) -> Markup:
    """A frame of words as a table."""
    return table(list(twin.columns), twin.itertuples(index=False, name=None), caption=caption)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _draw(*, token: int, key: str, _card: Card) -> None:
    """The picture, put into words only once: Streamlit keeps what was sent for a token.

    What it keeps is figures, so it is let go of when the store has changed.
    """
    _drawn(token=token, key=key, _card=_card)


sources.let_go_too(_draw.clear)


def _drawn(*, token: int, key: str, _card: Card) -> None:
    """A picture that can be read without hovering, described for those who do not see it."""
    st.plotly_chart(_card.figure, theme=None, config=theme.CONFIG, alt=_card.alt, key=key)


def foot(source: str) -> None:
    """The source line, at the foot of a card."""
    st.html(div("khi khi-foot", p("khi-source", source)))
