"""One outcome over time beside what the reader holds it against, and since when it lies apart."""

import pandas as pd

from khi import wording
from khi.charts.areas_over_time import areas_over_time
from khi.charts.beside import Beside
from khi.publication import comparing
from khi.ui import compare, sources
from khi.ui.card import Card
from khi.ui.compare import over_time
from khi.ui.explore.against import held_over_time
from khi.ui.explore.view import AIM, ALIKE, CHOSEN, View
from khi.ui.made_once import once
from khi.ui.style import palette
from khi.wording import compare_time as said
from khi.wording import since as words


@once
def lines(view: View) -> Card | None:
    """A line for each area, and one for what the first is held against; None without a figure."""
    asked = compare.View(
        view.area, view.whole, view.family, view.quarter, view.indicator, "name", view.easy
    )
    alone = over_time.card(asked, view.areas)
    if alone is None:
        return None
    periods, codes = list(alone.figures["period"]), [each.code for each in view.areas]
    held = held_over_time(comparing.each_period(alone.figures, periods, codes), view)
    own = held[held["area"].eq(view.area.code)].reset_index(drop=True)
    if not own["against"].notna().any():
        return _alone(view, alone)
    return _beside(view, alone, held, own)


def _subtitle(view: View) -> str:
    """What is measured, and where: in the one area, or in the whole that those picked lie in."""
    where = view.whole if len(view.areas) > 1 else view.area
    return wording.subtitle(view.indicator, area=where)


def _alone(view: View, alone: Card) -> Card:
    """The lines of the areas, and in words why nothing stands beside them."""
    why = words.nothing_beside(
        area=view.area.name, than=view.than, outcome=view.indicator.short, kind=view.kind
    )
    return Card(
        name="time", title=alone.title, subtitle=_subtitle(view), figure=alone.figure,
        alt=f"{alone.alt} {why}", twin=alone.twin, figures=alone.figures,
        sentence=f"{why} {alone.sentence}", source=alone.source, help=alone.help, key=alone.key,
    )  # fmt: skip


def _beside(view: View, alone: Card, held: pd.DataFrame, own: pd.DataFrame) -> Card:
    """The same with the line of what the first area is held against."""
    indicator, name = view.indicator, wording.sentence_case(view.against_name)
    says = {"area": view.area.name, "than": view.than, "kind": view.kind}
    since = (words.easy_since if view.easy else words.since)(own, **says)
    table = said.over_time_table(held, view.areas, indicator)
    beside = Beside(name, own, is_aim=view.against == AIM)
    return Card(
        name="time",
        title=words.since_title(own, **says),
        subtitle=_subtitle(view),
        figure=areas_over_time(
            held, view.areas, indicator=indicator, palette=palette(),
            notes=sources.notes(view.area), beside=beside,
        ),
        alt=f"{alone.alt} {words.beside_alt(own, indicator, name=view.against_name, says=since)}",
        twin=words.with_beside(table, own, indicator, name=name, area=view.area.name),
        figures=held.assign(held_against=name),
        sentence=f"{since} {alone.sentence}",
        source=alone.source,
        help=[
            *words.how_since(
                view.than, view.kind, is_aim=beside.is_aim,
                is_of_several=view.against in (ALIKE, CHOSEN),
            ),
            *alone.help,
        ],
        key=alone.key,
    )  # fmt: skip
