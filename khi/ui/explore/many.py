"""Several indicators in pictures: one area's profile, and a control chart each."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from khi import wording
from khi.charts.profile import profile as draw_profile
from khi.publication import comparing
from khi.ui.compare import among
from khi.ui.explore import tables
from khi.ui.explore.against import held_against
from khi.ui.explore.one import control
from khi.ui.explore.view import PARENT, View
from khi.ui.frame.made_once import once
from khi.ui.pieces.card import Card
from khi.ui.pieces.style import palette
from khi.wording import explore as words
from khi.wording.by_chance import how_clear


@once
def profile(view: View) -> Card:
    """One area on every indicator picked, the benchmark in the middle of each line."""
    everyone = tables.figures(view, view.family)
    own = held_against(everyone[everyone["area"].eq(view.area.code)], view)
    own = comparing.among_all(own)
    rows = pd.DataFrame(_placed(own, everyone, view))
    against = view.against_name
    middle = wording.sentence_case(
        among.than(view.whole, view.family) if view.against == PARENT else against
    )
    return Card(
        name="profile",
        title=words.profile_title(rows, area=view.area.name, benchmark=against),
        subtitle=f"{view.area.name} beside {against}. {view.quarter.months}.",
        figure=draw_profile(rows, benchmark=wording.sentence_case(against), palette=palette()),
        alt=words.profile_alt(rows, area=view.area.name, benchmark=against),
        twin=words.profile_table(rows, benchmark=middle),
        figures=own,
        sentence=words.profile_sentence(rows),
        source=wording.source(own[own["source"].ne("")]),
        help=[
            "Each line runs from the area doing worst to the area doing best.",
            "Where neither way is better, it runs from lowest to highest.",
            f"The dotted line is {against}. The pale band holds the middle half of the areas.",
            "The tinted band is where the true figure likely lies.",
            *how_clear("indicators"),
            "Lines have different units, so marks cannot be compared up and down.",
        ],
    )


def _placed(own: pd.DataFrame, everyone: pd.DataFrame, view: View) -> Iterator[dict[str, object]]:
    """A line of the profile for each indicator, with every place from -1 to 1."""
    rows = {row["indicator"]: row for row in own.to_dict("records")}
    for indicator in view.indicators:
        row = rows.get(indicator.id)
        shown = everyone[everyone["indicator"].eq(indicator.id) & everyone["absence"].eq("")]
        places = comparing.placed(row, shown["value"], indicator.polarity)
        yield words.profile_line(row, indicator) | places._asdict()


@once
def runs(view: View) -> list[Card]:
    """One area: a control chart for each indicator."""
    return [_run(replace(view, indicators=(each,))) for each in view.indicators]


def _run(view: View) -> Card:
    card = control(view)
    return replace(card, name=f"{card.name}-{view.indicator.id}")
