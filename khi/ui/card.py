"""A card: what was found, the picture, its table twin, its help, how sure we are, and the source."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from khi import theme
from khi.ui import files
from khi.ui.markup import Markup, div, items, p, table, tag


@dataclass(frozen=True)
class Card:
    """Everything one chart is shown with.

    ``rows`` is the table twin, in words, under ``header``; ``figures`` is what the chart drew, for
    the download. ``help`` is one sentence an item.
    """

    key: str
    title: str
    subtitle: str
    figure: go.Figure
    alt: str
    header: Sequence[str]
    rows: Sequence[Sequence[object]]
    figures: pd.DataFrame
    sentence: str
    source: str
    help: Sequence[str] = ()
    foot: Sequence[Markup] = field(default_factory=tuple)


def show(card: Card) -> None:
    """Draw a card; cards of one row share a height, and their sources share a line."""
    with st.container(key=f"card-{card.key}", height="stretch"):
        st.html(div("khi", tag("h3", card.title), p("khi-sub", card.subtitle)))
        chart, twin, explained = st.tabs(["Chart", "Table", "Help"], key=f"tabs-{card.key}")
        with chart:
            draw(card.figure, alt=card.alt, key=f"chart-{card.key}")
        with twin:
            st.html(div("khi", table(card.header, card.rows, caption=card.title)))
            download(card)
        with explained:
            st.html(div("khi", items("khi-dots", *card.help)))
        st.html(div("khi", *card.foot, p("khi-say", card.sentence)))
        foot(card.source)


def draw(figure: go.Figure, *, alt: str, key: str) -> None:
    """A picture that can be read without hovering, described for those who do not see it."""
    st.plotly_chart(figure, theme=None, config=theme.CONFIG, alt=alt, key=key)


def foot(source: str) -> None:
    """The source line, at the foot of a card."""
    st.html(div("khi khi-foot", p("khi-source", source)))


def download(card: Card) -> None:
    """What is shown, as a file for a spreadsheet."""
    st.download_button(
        "Get these figures (CSV)",
        data=files.csv(card.figures),
        file_name=f"{files.file_name(card.title)}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"csv-{card.key}",
    )
