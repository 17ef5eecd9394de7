"""Every area as one dot, walked through with the arrow keys."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from khi import wording
from khi.charts.spread import spread
from khi.model import Absence, Area, Indicator
from khi.ui.compare import naming, page
from khi.ui.frame.made_once import once
from khi.ui.pieces.card import Card
from khi.ui.pieces.card import show as draw_card
from khi.ui.pieces.style import palette
from khi.wording import compare as said
from khi.wording import explore as words


@dataclass(frozen=True)
class Spread:
    """Areas to walk through: a row each, and the figure they stand beside, by its ``name``.

    ``key`` tells one choice of the reader from every other; ``when`` is the id of the period;
    ``than`` is what the areas are held against.
    """

    key: tuple[str, ...]
    areas: pd.DataFrame
    around: pd.DataFrame
    indicator: Indicator
    area: Area
    whole: Area
    name: str
    when: str
    source: str
    than: str


def show(view: page.View, found: page.Found) -> None:
    """All areas on one line, where they are too many for a picture that names each."""
    if not naming.is_many(found.areas):
        return
    source = f"{page.bases(found.areas, view.indicator)} {page.source(found.areas)}"
    draw_card(
        walk(
            Spread(
                view.key, found.areas, found.around, view.indicator, view.area, view.whole,
                view.whole.name, view.quarter.id, source, view.than,
            )
        )
    )  # fmt: skip


def walk(asked: Spread) -> Card:
    """The spread of all the areas, walked through with the arrow keys."""
    shown = list(words.shown_of(asked.areas)["name"])
    own = asked.area.name
    if own not in shown:
        own = shown[0] if shown else own
    picked = own
    if len(shown) > 1:
        picked = str(
            st.select_slider(
                "Walk through the areas, lowest to highest: use the arrow keys",
                shown, value=own, key=f"walk {asked.indicator.id} {asked.when}",
            )
        )  # fmt: skip
    return _walked(asked, picked)


@once
def _walked(asked: Spread, picked: str) -> Card:
    areas, indicator = asked.areas, asked.indicator
    rows = areas[areas["name"].eq(picked)].to_dict("records")
    row = rows[0] if rows else {"name": picked, "absence": Absence.NO_DATA.value, "value": None}
    return Card(
        name="spread",
        title=words.spread_title(areas, indicator),
        subtitle=wording.subtitle(indicator, area=asked.whole, period=asked.when),
        figure=spread(
            areas, asked.around, indicator=indicator,
            parent=asked.whole.model_copy(update={"name": asked.name}),
            mine=asked.area.code, looked_at=str(row.get("area", "")), palette=palette(),
        ),
        alt=words.spread_alt(areas, indicator, mine=asked.area.code),
        twin=said.compared_table(areas, indicator, than=asked.than),
        figures=areas,
        sentence=words.spread_sentence(areas, row, indicator),
        source=asked.source,
        help=[
            "Each dot is an area. Dots pile up where figures are close.",
            f"The diamond is {asked.area.name}; its band is where the true figure likely lies.",
            "Areas without a figure are not drawn, because where they stand must not be seen.",
            *wording.caveats(indicator),
        ],
    )  # fmt: skip
