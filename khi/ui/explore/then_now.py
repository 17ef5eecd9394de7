"""Areas a year ago and now, beside what the reader holds them against now."""

from dataclasses import replace

import pandas as pd

from khi.charts import then_and_now as charts
from khi.publication import comparing
from khi.ui import compare
from khi.ui.compare import year_ago
from khi.ui.explore import one
from khi.ui.explore.against import benchmark_row
from khi.ui.explore.view import ALIKE, CHOSEN, YEAR, View
from khi.ui.frame.made_once import once
from khi.ui.pieces.card import Card
from khi.ui.pieces.style import palette
from khi.wording import apart as words
from khi.wording import sentence_case


@once
def card(view: View) -> Card:
    """Each area in this period and a year before, and a line for what they are held against now."""
    found = compare.Found(view.key, one.found(view), pd.DataFrame(), ())
    alone = year_ago.then_and_now(one.compared(view), found, one.first(view))
    if view.against == YEAR:  # that is what the picture is of
        return alone
    beside = benchmark_row(view, view.indicator)
    if not beside["absence"].eq("").any():
        why = words.not_beside(view.than, view.indicator.short)
        return replace(alone, alt=f"{alone.alt} {why}", sentence=f"{alone.sentence} {why}".lstrip())
    return _beside(view, alone, beside)


def _beside(view: View, alone: Card, beside: pd.DataFrame) -> Card:
    areas, indicator = comparing.clearly_apart(alone.figures), view.indicator
    name = sentence_case(view.against_name)
    apart = words.areas_apart(areas, view.than)
    drawn = comparing.named(areas, mine=view.area.code, first=one.first(view), by_result=False)
    return replace(
        alone,
        figure=charts.then_and_now(
            drawn, indicator=indicator, mine=view.area.code, palette=palette(),
            around=beside, parent=one.stand_in(view),
        ),
        alt=f"{alone.alt} {words.line_alt(beside, indicator, name=view.against_name)} {apart}",
        twin=words.with_figure(alone.twin, areas, indicator, name=name, than=view.than),
        figures=areas.assign(held_against=name),
        sentence=f"{alone.sentence} {apart}".lstrip(),
        help=[
            *words.how_areas(
                view.against_name, view.than, is_of_several=view.against in (ALIKE, CHOSEN)
            ),
            *alone.help,
        ],
    )  # fmt: skip
