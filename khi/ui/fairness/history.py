"""Is the gap closing? The same gap round by round."""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from khi import charts, wording
from khi.charts.fairness import history as drawn
from khi.publication import fairness
from khi.ui.fairness.view import View
from khi.ui.frame import folded
from khi.ui.given import sources
from khi.ui.pieces import note_letters
from khi.ui.pieces.card import Card
from khi.ui.pieces.markup import Markup, joined, p
from khi.ui.pieces.style import palette
from khi.wording.fairness import gaps
from khi.wording.fairness import history as said

_ROUNDS = 16


@dataclass(frozen=True)
class Going:
    """The gap in each round, which way it goes, and the sentence that says so."""

    series: pd.DataFrame
    way: str
    sentence: str


def find(view: View, group: str) -> Going:
    """The gap of one group over the rounds of the same kind."""
    return sources.kept(("fairness history", group, *view.key), partial(_find, view, group))


def _find(view: View, group: str) -> Going:
    if view.breakdown is None or not group:
        return Going(pd.DataFrame(), said.CANNOT_SAY, "There is no group to follow.")
    rows = sources.figures(
        indicators=[view.indicator.id], areas=[view.area.code],
        breakdowns=[view.breakdown.id], answers=[""],
    )  # fmt: skip
    until = rows["period_type"].eq(view.period.type.value) & rows["period"].le(view.period.id)
    kept = sorted(set(rows.loc[until, "period"]))[-_ROUNDS:]
    chosen = rows[until & rows["period"].isin(kept)]
    series = fairness.history(chosen, view.indicator, group, reference=_fixed(view))
    way, why, first, last, change = fairness.way(series)
    sentence = said.moved_sentence(way.value, why, first, last, change, view.indicator)
    return Going(series, way.value, sentence)


def _fixed(view: View) -> str:
    """One reference throughout: the best-off of the round looked at, not of each round."""
    if view.reference != fairness.BEST or view.breakdown is None:
        return view.reference
    rows = sources.figures(
        indicators=[view.indicator.id], areas=[view.area.code], periods=[view.period.id],
        breakdowns=[view.breakdown.id], answers=[""],
    )  # fmt: skip
    now = fairness.with_gaps(rows, view.indicator, reference=fairness.BEST)
    return str(now["compared_with"].iloc[0]) if len(now) else fairness.REST


def card(view: View, going: Going, group: str) -> Card:
    """The line of the gap, broken where the groups changed."""
    mode = palette().mode
    key = ("fairness history card", mode, group, *view.key)
    return sources.kept(key, partial(_card, view, going, group))


def show(view: View, going: Going, group: str) -> None:
    """The card; on a phone behind its finding."""
    folded.show(card(view, going, group), "The gap round by round, drawn.")


def _card(view: View, going: Going, group: str) -> Card:
    breakdown, indicator, series = view.breakdown, view.indicator, going.series
    if breakdown is None or series.empty:
        return _nothing(view)
    name, reference = wording.group_name(group, breakdown), _fixed(view)
    than = gaps.who(reference, breakdown)
    notes = sources.notes(view.area)
    return Card(
        name="history",
        title=said.moved_title(going.way, name),
        subtitle=f"Gap between {name} and {than}. {wording.subtitle(indicator, area=view.area)}",
        figure=drawn.gap_over_time(series, indicator=indicator, palette=palette(), notes=notes),
        alt=said.moved_alt(series, name, going.sentence, indicator, than),
        twin=said.moved_table(series, indicator, breakdown, reference),
        figures=series.drop(columns=["added", "dropped"]),
        sentence=said.easy_moved(going.way) if view.easy else going.sentence,
        source=f"{wording.bases(series)} {wording.source(_credited(series))}",
        help=[
            "Each point is how far apart the two are, on the band where the true gap likely lies.",
            "Five rounds in a row are judged as a trend; fewer, the last against the first.",
            "Rounds before the groups, or the question, changed are drawn and not judged.",
            "A gap can close because one group does better, or because the other does worse.",
        ],
        key=note_letters.key(notes, series["period"], beside=_small_print(series, view)),
    )


def _credited(series: pd.DataFrame) -> pd.DataFrame:
    """The rounds that say where they come from."""
    return series[series["source"].fillna("").ne("")]


def _small_print(series: pd.DataFrame, view: View) -> Markup:
    """Where the line is broken, and how many rounds have no gap to show."""
    if view.breakdown is None:
        return Markup()
    lines = [*said.breaks(series, view.breakdown), said.unshown(series)]
    return joined([p("khi-sub", line) for line in lines if line])


def _nothing(view: View) -> Card:
    """Where there is no group to follow."""
    words = "There is no group to follow"
    return Card(
        name="history",
        title="Is the gap closing? We cannot say",
        subtitle=wording.subtitle(view.indicator, area=view.area),
        figure=charts.empty(words, palette=palette()),
        alt=f"{words}, so there is no chart.",
        twin=pd.DataFrame(columns=["Round", "Gap"]),
        figures=pd.DataFrame(),
        sentence="Ask who people are each time, in the same words, and this says if gaps close.",
        source=f"{view.area.name}, {view.period.months}.",
    )
