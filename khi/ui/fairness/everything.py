"""Across everything: one table of outcomes and characteristics, each cell a link."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from khi import wording
from khi.model import CROSSED, EVERYONE, Area, Breakdown, Indicator, Period
from khi.publication import fairness
from khi.ui.fairness import presence
from khi.ui.fairness.view import View, apart, breakdowns, label_of
from khi.ui.frame import selection, shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import files
from khi.ui.pieces.card import foot, written
from khi.ui.pieces.icons import badge, icon
from khi.ui.pieces.markup import Markup, div, joined, p, table, tag
from khi.wording.fairness import everything as said
from khi.wording.fairness import presence as voices

_NAMED = 3


@dataclass(frozen=True)
class Found:
    """Every cell, the clear ones widest first, and what their names mean."""

    cells: pd.DataFrame
    widest: pd.DataFrame
    indicators: dict[str, Indicator]
    breakdowns: dict[str, Breakdown]
    source: str


def find(area: Area, period: Period) -> Found:
    """Every outcome by every characteristic in one area and round."""
    return sources.kept(("fairness all", area.code, period.id), partial(_find, area, period))


def _find(area: Area, period: Period) -> Found:
    told = {each.id: each for each in sources.personal(area)}
    rows = sources.figures(
        indicators=list(told), areas=[area.code], periods=[period.id], answers=[""]
    )
    plain = rows[~rows["breakdown"].str.contains(CROSSED, regex=False)]
    cells = fairness.everything(plain, told)
    known = {each.id: each for each in breakdowns(plain)}
    source = wording.source(rows[rows["breakdown"].eq(EVERYONE) & rows["source"].ne("")])
    return Found(cells, fairness.widest(cells), told, known, source)


def tile(area: Area, period: Period) -> Markup:
    """Which gap is the widest, for the fairness row of the overview, with the way to it.

    Empty where nobody was asked who they are.
    """
    found = find(area, period)
    if found.cells.empty:
        return Markup()
    words = said.tile_line(found.cells, found.widest, found.indicators, found.breakdowns)
    for row in found.widest.head(1).to_dict("records"):
        indicator = found.indicators[row["indicator"]]
        chosen = link(area, period, indicator, found.breakdowns[row["breakdown"]])
        return p("khi-what", tag("a", words, href=f"fairness{chosen}", target="_self"))
    return p("khi-what", words)


@once
def left_out(view: View) -> Markup:
    """Who is left out here, whatever the reader looks at: each clear gap with the way to it.

    And whom we have not heard, of the reader's characteristic. Empty where nobody was asked.
    """
    found = find(view.area, view.period)
    if found.cells.empty or view.breakdown is None:
        return Markup()
    gaps = [_left_out(view, row, found) for row in found.widest.head(_NAMED).to_dict("records")]
    heard = presence.least_heard(view)
    missing = voices.left_out(heard, view.breakdown) if len(heard) else ""
    if not gaps:
        return joined((f"{said.matrix_title(found.cells)}. ", missing))
    more = len(found.widest) - len(gaps)
    ends = [", "] * (len(gaps) - 1) + [f", and {more} more. " if more else ". "]
    listed = (part for pair in zip(gaps, ends, strict=True) for part in pair)
    return joined((said.BEHIND, *listed, missing))


def _left_out(view: View, row: dict[str, object], found: Found) -> Markup:
    indicator, breakdown = (
        found.indicators[str(row["indicator"])], found.breakdowns[str(row["breakdown"])],
    )  # fmt: skip
    words = said.short_gap(row, indicator, breakdown)
    to = link(view.area, view.period, indicator, breakdown)
    return tag("a", words, href=to, target="_self")


def equity(view: View) -> pd.DataFrame:
    """The fairness indicators here and now, and which gap or group each is about."""
    return sources.kept(("fairness five", *view.key), partial(_equity, view))


def _equity(view: View) -> pd.DataFrame:
    found = find(view.area, view.period)
    rows = sources.figures(
        indicators=list(found.indicators), areas=[view.area.code], periods=[view.period.id],
        answers=[""],
    )  # fmt: skip
    known = sources.catalogue().indicators.values()
    least, breakdown = presence.least_heard(view), view.breakdown
    by = breakdown.id if breakdown else ""
    return fairness.equity(known, found.cells, rows, view.indicator, least, by)


def _indicators(view: View) -> None:
    """The five in one small table, under the cells they are made of."""
    st.html(_five(view))
    files.button(
        "Get the fairness indicators (CSV)",
        equity(view),
        name=f"fairness {view.area.name} {view.period.id}",
        key="equity",
    )


@once
def _five(view: View) -> Markup:
    found, known = find(view.area, view.period), sources.catalogue().indicators
    twin = said.equity_table(equity(view), found.indicators, found.breakdowns, known)
    return div("khi", written(twin, caption="The fairness indicators"))


def show(view: View) -> None:
    """The table, its finding, and the cells to take away."""
    found = find(view.area, view.period)
    if found.cells.empty:
        return
    shell.section("Across everything", "Where are the widest gaps that are more than chance?")
    with st.container(key="card-everything"):
        st.html(_matrix(view))
        files.button(
            "Get these figures (CSV)",
            found.cells,
            name=f"gaps {view.area.name} {view.period.id}",
            key="gaps",
        )
        with st.container(key="fold-equity"):
            selection.fold(said.FIVE)
            _indicators(view)
        foot(_under(view))


@once
def _under(view: View) -> str:
    """How many groups are hidden, and the source."""
    found = find(view.area, view.period)
    return f"{said.hidden_groups(found.cells)} {found.source}".strip()


@once
def _matrix(view: View) -> Markup:
    """The finding, every cell, and how they were judged."""
    found = find(view.area, view.period)
    title = said.matrix_title(found.cells)
    when = f"Least well off against everyone else. {view.area.name}, {view.period.months}."
    return div(
        "khi",
        tag("h3", title),
        p("khi-sub", when),
        div(
            "khi-folds-rows",
            selection.folded(said.without_clear(found.cells)),
            table(_header(found), _lines(view, found), caption=title),
        ),
        apart(_sentence(view, found)),
        p("khi-sub", said.METHOD),
    )


def _sentence(view: View, found: Found) -> str:
    if view.easy:
        return said.easy_matrix(found.cells, found.widest)
    return said.matrix_sentence(found.cells, found.widest, found.indicators, found.breakdowns)


def _header(found: Found) -> list[str]:
    return ["Outcome", *(each.label for each in found.breakdowns.values())]


def _lines(view: View, found: Found) -> list[list[Markup | str]]:
    """A row for each outcome that has groups: clear gaps first, then the headlines."""
    cells = {(row["indicator"], row["breakdown"]): row for row in found.cells.to_dict("records")}
    first = {said.CLEAR: 0, said.MAYBE: 1}
    best = found.cells["standing"].map(lambda each: first.get(str(each), 2))
    order = best.groupby(found.cells["indicator"]).min().to_dict()
    told = sorted(found.indicators.items(), key=lambda each: order.get(each[0], 3))
    return [
        [
            _name(indicator, [row for key, row in cells.items() if key[0] == id]),
            *(_cell(view, cells.get((id, each.id)), indicator, each)
              for each in found.breakdowns.values()),
        ]
        for id, indicator in told
        if any(key[0] == id for key in cells)
    ]  # fmt: skip


def _name(indicator: Indicator, cells: list[dict[str, object]]) -> Markup:
    """The outcome; and for a phone, which leaves such cells out, how many have no gap to name."""
    close, unknown = (
        sum(row["standing"] == each for row in cells) for each in (said.CLOSE, said.UNKNOWN)
    )
    words = said.without_gap(close, unknown, len(cells))
    waits = not any(row["standing"] == said.CLEAR for row in cells)
    on_phone = tag("div", words, class_="khi-on-phone") if words else None
    return tag("div", indicator.short, on_phone, class_="khi-waits" if waits else None)


def _cell(
    view: View, row: dict[str, object] | None, indicator: Indicator, breakdown: Breakdown
) -> Markup | str:
    """A link with the group and its gap; or with the reason why there is none."""
    if row is None:
        return "Not asked"
    name, size = said.cell(row, indicator, breakdown)
    words = tag("a", name or size, href=link(view.area, view.period, indicator, breakdown),
                target="_self", class_="khi-close" if row["standing"] == said.CLOSE else None,
                aria_label=f"{said.cell_label(indicator, breakdown)}: "
                f"{f'{name}, {size}' if name else size}")  # fmt: skip
    if row["standing"] in (said.UNKNOWN, said.HIDDEN):
        left_out = " khi-close" if row["standing"] == said.UNKNOWN else ""
        return tag(
            "div", icon("locked"), words, class_=f"khi-badge{left_out}",
            style="white-space:normal;font-weight:400",
        )  # fmt: skip
    if not name:
        return words
    unsure = badge("soon", said.maybe(), tone="muted")
    sure = badge("gap", "Clear gap", tone="concern")
    mark = sure if row["standing"] == said.CLEAR else unsure
    return tag("div", words, tag("div", size), mark)


def link(area: Area, period: Period, indicator: Indicator, breakdown: Breakdown) -> str:
    """The address of one cell: this page, with the choices made."""
    chosen = {
        "area": area.name, "quarter": label_of(period), "indicator": indicator.short,
        "groups": breakdown.label,
    }  # fmt: skip
    return f"?{urlencode(chosen)}"
