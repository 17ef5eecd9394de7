"""Deprivation: the line through the five fifths, and what closing the gap would mean."""

from functools import partial

import pandas as pd

from khi import wording
from khi.charts.fairness import groups as dots
from khi.charts.fairness import ladder as drawn
from khi.model import EVERYONE, Breakdown
from khi.publication import fairness
from khi.publication.fairness import Ladder
from khi.publication.fairness.ladder import DEPRIVATION
from khi.ui.fairness.view import View, apart, breakdown_of, rows_of
from khi.ui.frame import folded, shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces.card import Card
from khi.ui.pieces.style import palette
from khi.wording.fairness import ladder as said


def show(view: View) -> None:
    """The ladder, where people were asked which fifth they live in."""
    if _is_asked(view):
        shell.section(
            "From the most to the least deprived neighbourhoods",
            "All five fifths together, not only the two ends.",
        )
        key = ("fairness ladder", palette().mode, *view.key)
        card = sources.kept(key, partial(_card, view))
        folded.show(card, "All five fifths, drawn; and what closing the gap would mean.")


@once
def _is_asked(view: View) -> bool:
    """Whether people were asked which fifth they live in."""
    rows = rows_of(view.area, view.period, view.indicator)
    return bool(rows["breakdown"].eq(DEPRIVATION).any())


def _card(view: View) -> Card:
    rows = rows_of(view.area, view.period, view.indicator)
    own = rows[rows["breakdown"].eq(DEPRIVATION)]
    breakdown = breakdown_of(DEPRIVATION, rows)
    found = fairness.ladder(own, view.indicator)
    if found.slope is None:
        return _dots(view, rows, found, breakdown)
    says = said.ladder_sentence(found.slope, found.relative, view.indicator)
    return Card(
        name="ladder",
        title=said.ladder_title(found.slope, view.indicator),
        subtitle=wording.subtitle(view.indicator, area=view.area, period=view.period.id),
        figure=drawn.slope(
            found.fifths, (found.start, found.end), indicator=view.indicator, palette=palette(),
        ),
        alt=said.ladder_alt(found.fifths, breakdown, view.indicator, says),
        twin=said.ladder_table(found.fifths, breakdown, view.indicator),
        figures=found.fifths,
        sentence=_what_if(view, found, breakdown),
        source=f"{wording.bases(own)} {wording.source(own)}",
        help=[
            "The dashed line is the slope index of inequality: the best line through all five.",
            "Each fifth counts by how many of its people answered.",
            "The relative index is the height of the line at one end over the other.",
            said.CAVEAT,
        ],
        key=apart(says),
    )  # fmt: skip


def _what_if(view: View, found: Ladder, breakdown: Breakdown) -> str:
    if found.closing is None:
        return said.CAVEAT
    if view.easy:
        return said.easy_what_if(found.closing, found.people, view.indicator)
    words = said.what_if(found.closing, found.best, found.people, breakdown, view.indicator)
    return f"{words} {said.CAVEAT}"


def _dots(view: View, rows: pd.DataFrame, found: Ladder, breakdown: Breakdown) -> Card:
    """Each fifth by itself, in order, where no line may be drawn; and why."""
    gaps = fairness.with_gaps(found.fifths, view.indicator)
    says = said.why_not(found.why_not)
    return Card(
        name="ladder",
        title=said.ladder_title(None, view.indicator),
        subtitle=wording.subtitle(view.indicator, area=view.area, period=view.period.id),
        figure=dots.gap_dots(
            gaps, rows[rows["breakdown"].eq(EVERYONE)], indicator=view.indicator,
            breakdown=breakdown, palette=palette(),
        ),
        alt=said.ladder_alt(found.fifths, breakdown, view.indicator, says),
        twin=said.ladder_table(found.fifths, breakdown, view.indicator),
        figures=found.fifths,
        sentence=says,
        source=f"{wording.bases(gaps)} {wording.source(gaps)}",
        help=[
            "A line needs 30 people or more in each of the five fifths.",
            "Look at a whole year in place of a quarter: more people answered in it.",
        ],
    )  # fmt: skip
