"""Each group, the least well off first, and how far it is from whoever it is held against."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from khi import wording
from khi.charts.fairness import groups as drawn
from khi.model import EVERYONE, NOT_STATED, Absence, Breakdown
from khi.model.in_words import lower_first
from khi.publication import fairness
from khi.ui.fairness import everything, history, presence
from khi.ui.fairness.view import View, rows_of
from khi.ui.frame import shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces.card import Card
from khi.ui.pieces.groups import no_groups_card
from khi.ui.pieces.icons import badge
from khi.ui.pieces.markup import Markup, div, p, tag
from khi.ui.pieces.numbers import BigNumber, figure_of
from khi.ui.pieces.style import palette
from khi.wording.fairness import gap_tables as tables
from khi.wording.fairness import gaps as said
from khi.wording.fairness import headline
from khi.wording.fairness import history as moved
from khi.wording.fairness import presence as voices
from khi.wording.findings import Row

TITLE = "Who is doing less well, and who is missing?"
_IN_WORDS = "font-size:32px;letter-spacing:0;white-space:normal"
_TONES = {"closing": ("down", "improving"), "widening": ("up", "concern")}


@dataclass(frozen=True)
class Found:
    """The groups of the reader's choice with their gaps, as they are read, and everyone.

    ``least`` is the code of the group the page is about: the least well off, or empty; ``key`` is
    the view they were found for.
    """

    groups: pd.DataFrame
    everyone: pd.DataFrame
    least: str
    key: tuple[str, ...]


def find(view: View) -> Found:
    """The groups, the least well off first; none where nobody was asked who they are."""
    return sources.kept(("fairness groups", *view.key), partial(_find, view))


def _find(view: View) -> Found:
    rows = rows_of(view.area, view.period, view.indicator)
    everyone = rows[rows["breakdown"].eq(EVERYONE)]
    if view.breakdown is None:
        return Found(rows.iloc[:0], everyone, "", view.key)
    own = rows[rows["breakdown"].eq(view.breakdown.id)]
    gaps = fairness.with_gaps(own, view.indicator, reference=view.reference)
    ordered = drawn.least_first(gaps, view.indicator, view.breakdown)
    return Found(ordered, everyone, least(ordered, view), view.key)


def least(groups: pd.DataFrame, view: View) -> str:
    """The group the page is about: furthest behind, or said in words, or with the least figure."""
    extreme = said.at_the_end(groups, view.indicator)
    behind, perhaps = said.clearly_behind(groups), said.maybe_behind(groups)
    lowest = fairness.least_well_off(groups, view.indicator)
    for rows in (extreme, behind, perhaps, lowest):
        for code in rows["group"]:
            return str(code)
    shown = groups[groups["absence"].eq("") & groups["group"].ne(NOT_STATED)]
    return str(shown["group"].iloc[0]) if len(shown) else ""


def head(view: View, found: Found) -> None:
    """The top of the page: where, when, and the finding."""
    over = f"Fairness · {view.area.name} · {view.period.months}"
    left_out = everything.left_out(view)
    shell.head(over, TITLE, left_out or verdict(view, found))
    if left_out:
        st.html(div("khi khi-looked-at", p("khi-say", verdict(view, found))))


@once
def verdict(view: View, found: Found) -> str:
    """Who is doing less well by how much, or that we cannot tell; and where the gap is going."""
    if view.breakdown is None:
        return "Nobody was asked who they are here, so groups cannot be compared."
    about = f"{view.indicator.short}. "
    if view.easy:
        return f"{about}{headline.easy_gap(found.groups, view.breakdown, view.indicator)}"
    return f"{about}{headline.gap_verdict(found.groups, view.breakdown, view.indicator)}"


@once
def in_short(view: View, found: Found) -> list[str]:
    """What was found, in short words: who does less well, and whom we have not heard."""
    if view.breakdown is None:
        return []
    gap = headline.easy_gap(found.groups, view.breakdown, view.indicator)
    heard = presence.least_heard(view)
    missing = [voices.easy_presence(heard, view.breakdown)] if len(heard) else []
    return [f"We asked about this: {view.indicator.easy.rstrip('.')}.", gap, *missing]


def big_numbers(view: View, found: Found, going: history.Going) -> list[BigNumber]:
    """The group's own figure, its gap said both ways, and whether the gap is closing."""
    key = ("fairness numbers", palette().mode, *view.key)
    return sources.kept(key, partial(_numbers, view, found, going))


def _numbers(view: View, found: Found, going: history.Going) -> list[BigNumber]:
    row = _row(found)
    if view.breakdown is None or row is None:
        return []
    name = wording.group_name(found.least, view.breakdown)
    return [_figure(name, row, view), _gap(name, row, view), _moving(view, going)]


def _row(found: Found) -> Row | None:
    rows = found.groups[found.groups["group"].eq(found.least)].to_dict("records")
    return next((dict(row) for row in rows), None)


def _figure(name: str, row: Row, view: View) -> BigNumber:
    shown = wording.is_shown(row)
    certain = row["absence"] in (Absence.ALMOST_NOBODY, Absence.ALMOST_EVERYBODY)
    words = tag("span", wording.absence(row["absence"]), style=_IN_WORDS) if certain else ""
    likely = f"{wording.likely_between(row, view.indicator)} {wording.base(row)}" if shown else ""
    number, unit = figure_of(row["value"], view.indicator, easy=view.easy)
    return BigNumber(
        label=f"{name}: {lower_first(view.indicator.short)}",
        number=number if shown else words,
        unit=unit if shown else "",
        badge=_standing(row, view),
        sentence=wording.reading(row, view.indicator),
        source=wording.easy_base(row) if view.easy and shown else likely,
        absence=Absence(row["absence"] or Absence.NO_DATA),
    )


def _standing(row: Row, view: View) -> Markup:
    verdict = str(row["gap_verdict"])
    word = said.word(row) or "Not compared"
    if said.is_maybe(row):
        return badge("soon", word, tone="muted")
    if verdict not in ("worse", "better", "higher", "lower"):
        return badge("dot" if verdict else "soon", word, tone="steady" if verdict else "muted")
    turned = said.as_difference(row, view.indicator)
    tone = {"better": "improving", "worse": "concern"}.get(verdict, "signal")
    return badge("up" if float(str(turned["difference"])) > 0 else "down", word, tone=tone)


def _gap(name: str, row: Row, view: View) -> BigNumber:
    """The gap in people and in times, always together."""
    known = wording.is_shown(row) and wording.is_number(row["gap"]) and view.breakdown is not None
    than = said.who(str(row["compared_with"]), view.breakdown) if view.breakdown else ""
    label = f"Gap between them and {than}"
    if not known or view.breakdown is None:
        says = f"{name} cannot be compared with {than}."
        return BigNumber(label, tag("span", "Not known", style=_IN_WORDS), "", Markup(), says, "")
    number, unit = said.figure_and_unit(row["gap"], view.indicator)
    return BigNumber(
        label=label,
        number=number,
        unit=unit,
        badge=_standing(row, view),
        sentence=said.absolute(row, view.indicator, view.breakdown),
        source="" if view.easy else said.relative(row, view.indicator, view.breakdown),
    )


def _moving(view: View, going: history.Going) -> BigNumber:
    """Closing, widening, or we cannot say."""
    shape, tone = _TONES.get(going.way, ("soon", "muted"))
    word = moved.WORDS[going.way]
    return BigNumber(
        label="Is the gap closing?",
        number=tag("span", word, style=_IN_WORDS),
        unit="",
        badge=badge(shape, _SURE[going.way != moved.CANNOT_SAY], tone=tone),
        sentence=moved.easy_moved(going.way) if view.easy else going.sentence,
        source="" if view.easy else "Judged since the groups last changed.",
    )


_SURE = {True: "More than chance", False: "Too soon or too close to judge"}


def card(view: View, found: Found) -> Card:
    """Every group on the band where its true figure likely lies."""
    return sources.kept(("fairness card", palette().mode, *view.key), partial(_card, view, found))


def _card(view: View, found: Found) -> Card:
    breakdown, indicator = view.breakdown, view.indicator
    if breakdown is None:
        return no_groups_card(indicator, area=view.area, period=view.period)
    both = with_everyone(found)
    easy = headline.easy_gap(found.groups, breakdown, indicator)
    full = headline.gap_sentence(found.groups, indicator)
    listed = set(found.groups["group"])
    unasked = [each.code for each in breakdown.broad if each.code not in listed]
    return Card(
        name="groups",
        title=headline.gap_title(found.groups, breakdown, indicator),
        subtitle=wording.subtitle(indicator, area=view.area, period=view.period.id),
        figure=drawn.gap_dots(
            found.groups, found.everyone, indicator=indicator, breakdown=breakdown,
            palette=palette(),
        ),
        alt=tables.gap_alt(found.groups, breakdown, indicator),
        twin=tables.gap_table(both, breakdown, indicator),
        figures=both,
        sentence=easy if view.easy else full,
        source=" ".join(
            words
            for words in (
                voices.not_on_form(unasked, breakdown),
                wording.bases(found.groups),
                wording.source(found.everyone),
            )
            if words
        ),
        help=[
            "The least well off come first, then the others, then everyone who answered.",
            f"Each group is compared with {_against(view, breakdown)}. No group is the normal one.",
            "Each point stands on the band where the true figure likely lies. A hollow point rests"
            " on few people, so it is not compared.",
            "May be chance: it stands out by itself, but so many groups were looked at that one"
            " may differ that much by chance alone.",
            "Hatched: there are answers, or may be, and we hold them back to keep them private.",
            *wording.caveats(indicator),
        ],
    )  # fmt: skip


def with_everyone(found: Found) -> pd.DataFrame:
    """The groups as they are read, and everyone last, who has no gap."""
    everyone = found.everyone.assign(
        compared_with="", is_reference=False, gap_verdict="", sure=False
    )
    return pd.concat([found.groups, everyone], ignore_index=True)


def _against(view: View, breakdown: Breakdown) -> str:
    if view.reference == fairness.BEST:
        return "the best-off group that has 30 people or more"
    return said.who(view.reference, breakdown)
