"""A card: what was found, the picture, its table twin, its help, how sure we are, its source."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from khi import theme, wording
from khi.reports import Sheet
from khi.ui import files, picture, sources
from khi.ui.markup import Markup, div, items, p, table, tag


@dataclass(frozen=True)
class Card:
    """Everything one chart is shown with.

    ``twin`` is the table, in words; ``figures`` is what the chart drew, for the download. ``help``
    is one sentence an item. ``key`` stands between the picture and the sentence: what the marks
    mean.
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


def show(card: Card) -> None:
    """Draw a card; cards of one row share a height, and their sources share a line."""
    with st.container(key=f"card-{card.name}", height="stretch"):
        st.html(div("khi", tag("h3", card.title), p("khi-sub", card.subtitle)))
        chart, twin, explained = st.tabs(["Chart", "Table", "Help"], key=f"tabs-{card.name}")
        with chart:
            draw(card.figure, alt=card.alt, key=f"chart-{card.name}")
            st.html(div("khi", card.key, p("khi-say", card.badge, " ", card.sentence)))
        with twin:
            st.html(div("khi", written(card.twin, caption=card.title)))
            _offer(card)
        with explained:
            st.html(div("khi", items("khi-dots", *card.help)))
        foot(card.source)


def _offer(card: Card) -> None:
    """What is shown, to take elsewhere: figures, a workbook, the picture, a line to cite it by."""
    cited = wording.citation(
        card.title, card.subtitle, seen=datetime.now(UTC).date(), changed=sources.last_change()
    )
    mark = _MARK if _is_invented(card) else ""
    with st.container(horizontal=True, gap="small"):
        files.button("Get these figures (CSV)", card.figures, name=card.title, key=card.name)
        files.book_button("As a spreadsheet (XLSX)", _sheet(card, cited, mark), key=card.name)
    small = [card.source, f"How to read it. {' '.join(card.help)}", f"To cite: {cited}"]
    picture.offer(
        title=card.title, subtitle=card.subtitle, alt=card.alt, sentence=card.sentence,
        small=small, mark=mark, file=files.file_name(card.title), key=card.name,
    )  # fmt: skip
    st.html(div("khi", p("khi-source", f"To cite: {cited}")))


_MARK = "Invented example: these places exist nowhere, and every figure is made up."


def _is_invented(card: Card) -> bool:
    return "invented" in card.figures and bool(card.figures["invented"].eq(True).any())


def _sheet(card: Card, cited: str, mark: str) -> Sheet:
    """The card as a workbook says it."""
    about = [
        ("What it found", card.title),
        ("What it measures", card.subtitle),
        ("How sure we are", card.sentence),
        ("Source", card.source),
        *([("Bear in mind", mark)] if mark else []),
        *(("Bear in mind", each) for each in card.help),
        ("To cite", cited),
    ]
    return Sheet(card.title, about, card.twin, card.figures)


def written(twin: pd.DataFrame, *, caption: str) -> Markup:
    """A frame of words as a table."""
    return table(list(twin.columns), twin.itertuples(index=False, name=None), caption=caption)


def draw(figure: go.Figure, *, alt: str, key: str) -> None:
    """A picture that can be read without hovering, described for those who do not see it."""
    st.plotly_chart(figure, theme=None, config=theme.CONFIG, alt=alt, key=key)


def foot(source: str) -> None:
    """The source line, at the foot of a card."""
    st.html(div("khi khi-foot", p("khi-source", source)))
