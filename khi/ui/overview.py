"""How are people here? One area in one quarter: the finding, the five headlines, what lies behind.

Strengths lead by rule, not by choice: headlines stand in the order of how far this area lies above
the rest of its parent, counted in widths of the interval of that difference. Nothing is hidden.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from khi import charts, wording
from khi.model import EVERYONE, Absence, Area, Indicator, Polarity, Quarter, Share
from khi.ui import badges, selection, sources
from khi.ui.card import draw, foot
from khi.ui.markup import Markup, div, p, tag
from khi.ui.numbers import BigNumber
from khi.ui.style import palette
from khi.wording.findings import Row

PARENT, YEAR = "parent", "year"
_BIG = 3


@dataclass(frozen=True)
class View:
    """What the reader is looking at. ``versus`` is ``parent`` or ``year``."""

    area: Area
    parent: Area | None
    quarter: Quarter
    versus: str
    easy: bool

    @property
    def parent_name(self) -> str:
        """What the area is held against, in words."""
        return self.parent.name if self.parent else "other areas"


@dataclass(frozen=True)
class Headline:
    """One of the five: its rows for every area there is, and its own row."""

    indicator: Indicator
    areas: pd.DataFrame
    row: Row


def choose() -> View:
    """Ask for area, quarter and what to compare with. The address bar remembers."""
    area = selection.area(sources.areas())
    quarter = selection.quarter(sources.quarters(area))
    parent = sources.parent_of(area)
    options = {"A year ago": YEAR}
    if parent is not None:
        options = {parent.name: PARENT, **options}
    versus = selection.switch("Compare with", options, key="compare")
    return View(area, parent, quarter, versus, selection.easy_read())


def headlines(view: View) -> list[Headline]:
    """The five, strongest first by rule."""
    around = sources.siblings(view.area) if view.parent else (view.area,)
    parent = [view.parent.code] if view.parent else []
    known = sources.catalogue().headlines
    rows = sources.figures(
        indicators=[each.id for each in known],
        areas=[*(area.code for area in around), *parent],
        periods=[view.quarter.id],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    return sorted(_each(known, rows, view.area), key=_strength, reverse=True)


def _each(known: Sequence[Indicator], rows: pd.DataFrame, area: Area) -> Iterator[Headline]:
    """The headlines the area has a row for in this quarter."""
    for indicator in known:
        areas = rows[rows["indicator"].eq(indicator.id)]
        own = areas[areas["area"].eq(area.code)]
        for row in own.to_dict("records"):
            yield Headline(indicator, areas, row)


def _strength(headline: Headline) -> float:
    """How far above the rest, in widths of the interval; last where there is nothing to say."""
    sign = -1 if headline.indicator.polarity is Polarity.LOWER else 1
    found = _in_widths(headline.row, "difference")
    return float("-inf") if found is None else sign * found


def _in_widths(row: Row, name: str) -> float | None:
    """A difference counted in widths of its interval; None where there is no difference."""
    width = float(row[f"{name}_upper"]) - float(row[f"{name}_lower"])
    return float(row[name]) / width if wording.is_shown(row) and width > 0 else None


def pairs(found: Sequence[Headline]) -> list[tuple[Indicator, Row]]:
    """The headlines as ``wording`` takes them."""
    return [(each.indicator, each.row) for each in found]


def big_numbers(found: Sequence[Headline], view: View) -> list[BigNumber]:
    """The three that have moved most in a year, counted in widths of the interval."""
    moved = sorted(found, key=lambda each: -abs(_in_widths(each.row, "change") or 0))
    return [_big_number(each, view) for each in moved[:_BIG]]


def _big_number(headline: Headline, view: View) -> BigNumber:
    """One of them; where it cannot be shown, the reason and nothing else."""
    indicator, row, easy = headline.indicator, headline.row, view.easy
    label = indicator.easy if easy else indicator.short
    if not wording.is_shown(row):
        words = wording.easy_absence(row["absence"]) if easy else wording.reason(row)
        why = Absence(row["absence"]) or Absence.NO_DATA
        return BigNumber(label, "", "", Markup(), words, f"{view.quarter.months}.", why)
    change = wording.easy_change(row, indicator) if easy else wording.change(row, indicator)
    likely = f"{wording.likely_between(row, indicator)} {wording.base(row)}"
    return BigNumber(
        label=label,
        number=wording.number(row["value"], indicator),
        unit=indicator.unit,
        badge=badges.change(row),
        sentence=change,
        source=wording.easy_base(row) if easy else likely,
    )


def rows(found: Sequence[Headline], view: View) -> None:
    """A row for each headline: its name, where it stands among all the areas, and the reason."""
    shares = [each for each in found if isinstance(each.indicator.reading, Share)]
    with st.container(key="card-rows"):
        for place, each in enumerate(found):
            last = not shares or each is shares[-1]
            _row(each, view, place=place, shares=shares, axis=last or each not in shares)
        st.html(div("khi", _keys(view)))
        foot(_source(found, view))


def _row(
    headline: Headline, view: View, *, place: int, shares: Sequence[Headline], axis: bool
) -> None:
    indicator, row = headline.indicator, headline.row
    together = shares if isinstance(indicator.reading, Share) else [headline]
    with st.container(key=f"row-{place}"):
        name, strip, reason = st.columns([3, 6, 3], vertical_alignment="center", gap="medium")
        title = wording.domain(indicator)
        says = indicator.easy if view.easy else indicator.title
        name.html(div("khi khi-row", tag("h3", title), p("khi-what", says)))
        with strip:
            key = (
                "strip",
                indicator.id,
                palette().mode,
                view.area.code,
                view.quarter.id,
                str(axis),
            )
            figure = sources.kept(key, partial(_strip, headline, view, together, axis=axis))
            alt = wording.strip_alt(headline.areas, indicator, area=view.area, parent=view.parent)
            draw(figure, alt=alt, key=f"strip-{indicator.id}")
        reason.html(div("khi khi-row", *_reason(row, indicator, view)))


def _strip(
    headline: Headline, view: View, together: Sequence[Headline], *, axis: bool
) -> go.Figure:
    """One headline among all the areas, on the axis it shares."""
    span = charts.span(*(each.areas for each in together), indicator=headline.indicator)
    return charts.distribution_strip(
        headline.areas,
        indicator=headline.indicator,
        area=view.area,
        parent=view.parent,
        span=span,
        palette=palette(),
        axis=axis,
    )


def _reason(row: Row, indicator: Indicator, view: View) -> tuple[Markup, Markup]:
    """The word and the sentence beside a row, by what the reader compares with."""
    if view.versus == YEAR:
        words = wording.easy_change if view.easy else wording.change
        return badges.change(row), p("khi-what", words(row, indicator))
    if view.easy:
        rest = f"the rest of {view.parent_name}"
        says = wording.easy_difference(row, indicator, than=rest)
    else:
        says = wording.standing(row, parent=view.parent_name)
    return badges.standing(row), p("khi-what", says)


def _keys(view: View) -> Markup:
    """What the marks of the strips mean, once for all five."""
    marks = [
        ("khi-mark-own", f"{view.area.name}, and where it likely lies"),
        ("khi-mark-other", "Other areas with enough answers"),
        *([("khi-mark-parent", view.parent.name)] if view.parent else []),
    ]
    keys = (tag("span", tag("i", class_=mark, aria_hidden="true"), words) for mark, words in marks)
    return div("khi-keys", *keys)


def _source(found: Sequence[Headline], view: View) -> str:
    own = pd.DataFrame([each.row for each in found])
    months = view.quarter.months
    return f"{view.area.name}, {months}. {wording.bases(own)} {wording.source(own)}"


def published(found: Sequence[Headline]) -> pd.DataFrame:
    """Everything the five rows show, for the download."""
    return pd.concat([each.areas for each in found], ignore_index=True)
