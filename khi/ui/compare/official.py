"""A local figure beside the official one of the same question, each with its own likely range."""

from dataclasses import replace

import pandas as pd

from khi import wording
from khi.charts import compare as charts
from khi.model import EVERYONE, Indicator, Period, PeriodType
from khi.publication import comparing
from khi.ui.compare.page import Found, View
from khi.ui.frame import shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces.card import Card
from khi.ui.pieces.card import show as draw_card
from khi.ui.pieces.style import palette
from khi.wording import compare as said


def show(view: View, found: Found) -> None:
    """Where somebody publishes a figure of the same question: both, and England's."""
    card = _found(view, found)
    if card is not None:
        shell.section("Beside the official figure", "The same question, asked by somebody else.")
        draw_card(card)


@once
def _found(view: View, found: Found) -> Card | None:
    theirs = sources.catalogue().official_of(view.indicator)
    own = found.areas[found.areas["area"].eq(view.area.code)]
    ours = view
    if theirs is None:
        theirs, (ours, own) = view.indicator, _ours(view)
    if own.empty:
        return None
    rows = _beside(ours, own, theirs, upto=view.quarter)
    return _card(ours, theirs, rows) if len(set(rows["area"])) > 1 else None


def _ours(view: View) -> tuple[View, pd.DataFrame]:
    """Where the official figure is looked at: our survey of the same question, the latest here."""
    indicator = sources.catalogue().asked_here(view.indicator)
    if indicator is None:
        return view, pd.DataFrame()
    rows = sources.figures(
        indicators=[indicator.id], areas=[view.area.code], breakdowns=[EVERYONE], answers=[""]
    )
    shown = rows[rows["absence"].eq("") & rows["period_type"].eq(PeriodType.QUARTER.value)]
    latest = shown.sort_values("period", key=lambda each: each.map(_end)).tail(1)
    if latest.empty:
        return view, latest
    quarter = Period.parse(str(latest["period"].iloc[0]))
    return replace(view, indicator=indicator, quarter=quarter), latest


def _beside(view: View, own: pd.DataFrame, theirs: Indicator, *, upto: Period) -> pd.DataFrame:
    """Our figure, the official one here, and that of each area we lie in: a row for each."""
    own = own.assign(name=f"{view.area.name}, {view.quarter.label}, this survey")
    above = [each.code for each in sources.catalogue().ancestors(view.area.code)]
    rows = sources.figures(
        indicators=[theirs.id], areas=[view.area.code, *above], breakdowns=[EVERYONE], answers=[""]
    )
    shown = rows[rows["absence"].eq("") & rows["period"].map(_end).le(_end(upto.id))]
    latest = shown.sort_values("period", key=lambda each: each.map(_end))
    latest = latest.drop_duplicates("area", keep="last")
    places = {code: sources.catalogue().area(code).name for code in latest["area"]}
    named = latest.assign(
        name=[
            f"{places[code]}, {Period.parse(period).label}, official"
            for code, period in zip(latest["area"], latest["period"], strict=True)
        ],
        area=[f"{code} official" for code in latest["area"]],
    )
    here = named[named["area"].eq(f"{view.area.code} official")]
    judged = comparing.against(own, here, view.indicator, every=True)
    return pd.concat([judged, named.assign(verdict="")], ignore_index=True)


def _end(period: str) -> str:
    return Period.parse(period).end.isoformat()


def _card(view: View, theirs: Indicator, rows: pd.DataFrame) -> Card:
    """The rows as points on their ranges, and whether ours differs from the official one here."""
    first = rows.iloc[0].to_dict()
    than = f"the official figure for {view.area.name}"
    sentence = wording.difference(first, view.indicator, than=than)
    return Card(
        name="official",
        title=f"{view.indicator.short}: this survey and the official one",
        subtitle=f"{view.indicator.title}. {theirs.title}.",
        figure=charts.area_dots(
            rows,
            rows.iloc[:0],
            indicator=view.indicator,
            parent=view.whole,
            mine=view.area.code,
            palette=palette(),
        ),
        alt=f"Dots with likely ranges for {view.indicator.short}, local and official. {sentence}",
        twin=said.compared_table(rows, view.indicator),
        figures=rows,
        sentence=sentence,
        source=wording.source(rows[rows["source"].ne("")]),
        help=[
            "The same question. Who was asked, and how, can differ: the sources say who asked.",
            "Each point stands on the range where its own true figure likely lies.",
            *wording.caveats(theirs),
        ],
    )
