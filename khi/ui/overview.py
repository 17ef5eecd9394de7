"""How are people here? One area in one quarter: the finding, the five headlines, what lies behind.

Strengths lead by rule, not by choice: headlines stand in the order of how far this area lies above
the rest of its parent, counted in widths of the interval of that difference. Nothing is hidden.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from khi import charts, wording
from khi.catalogue.local import is_local
from khi.model import EVERYONE, Absence, Area, Domain, Indicator, Polarity, Quarter, Share
from khi.ui import badges, selection, shell, sources, states, strips
from khi.ui.fairness import everything
from khi.ui.markup import Markup, div, p, tag
from khi.ui.numbers import BigNumber
from khi.ui.once import once
from khi.wording.findings import Row

PARENT, YEAR = "parent", "year"
_BIG = 3
_COMPARE = "compare"


@dataclass(frozen=True)
class View:
    """What the reader is looking at. ``versus`` is ``parent`` or ``year``."""

    area: Area
    parent: Area | None
    quarter: Quarter
    versus: str
    easy: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What everything that is shown depends on."""
        return (self.area.code, self.quarter.id, self.versus, str(self.easy))

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

    @property
    def key(self) -> tuple[str, ...]:
        """What it is: of what, where and when."""
        return (self.indicator.id, str(self.row["area"]), str(self.row["period"]))


def asked() -> View:
    """What the address bar, or the reader's last choice, asks for, before any control is drawn."""
    area = selection.standing_area(sources.areas_by_quarter())
    quarter = selection.standing_quarter(sources.quarters(area))
    parent = sources.parent_of(area)
    options = _versus(parent)
    versus = options[selection.standing(_COMPARE, list(options))]
    return View(area, parent, quarter, versus, selection.standing_easy())


def choose(view: View) -> None:
    """Ask for area, quarter and what to compare with. The address bar remembers."""
    area = selection.area(sources.areas_by_quarter())
    quarter = selection.quarter(sources.quarters(area))
    parent = sources.parent_of(area)
    versus = selection.switch("Compare with", _versus(parent), key=_COMPARE)
    selection.agree(view, View(area, parent, quarter, versus, selection.easy_read()))


def _versus(parent: Area | None) -> dict[str, str]:
    """What an area may be held against: the one it lies in, if any, and its own past."""
    own = {"A year ago": YEAR}
    return own if parent is None else {parent.name: PARENT, **own}


def has_answers() -> bool:
    """Whether anybody was asked anything in the area that stands chosen."""
    return bool(sources.areas_by_quarter()) and bool(sources.personal(asked().area))


def nothing_asked() -> None:
    """The page of an area that has measures, or voices, and no survey."""
    if not sources.areas_by_quarter():
        shell.head("Area overview", "Official figures", "Nobody has been asked how they are yet.")
        states.empty(
            "There are figures by year only",
            "They are on the page Compare. Add a survey, and this page says how people are.",
            page=shell.UPLOAD,
            link="Add a survey",
        )
        return
    view = asked()
    shell.head("Area overview", view.area.name, "Nobody has been asked how they are here yet.")
    with selection.controls():
        choose(view)
    states.empty(
        "No survey has been added for this area",
        "Add one, and this page says how people are. What the system does is on Two tracks.",
        page=shell.UPLOAD,
        link="Add a survey",
    )


def headlines(view: View) -> list[Headline]:
    """The five, strongest first by rule."""
    return _found("headlines", view, sources.catalogue().headlines)


def also_asked(view: View) -> list[Headline]:
    """The questions people here added, where they were asked; strongest first by the same rule."""
    known = [each for each in sources.personal(view.area) if is_local(each)]
    asked = _found("also asked", view, known) if known else []
    return [each for each in asked if each.row["absence"] != Absence.NOT_ASKED]


def _found(name: str, view: View, known: Sequence[Indicator]) -> list[Headline]:
    key = (name, view.area.code, view.quarter.id)
    build = partial(_headlines, known, view.area, view.parent, view.quarter)
    return sources.kept(key, build)


def _headlines(
    known: Sequence[Indicator], area: Area, parent: Area | None, quarter: Quarter
) -> list[Headline]:
    around = sources.siblings(area) if parent else (area,)
    rows = sources.figures(
        indicators=[each.id for each in known],
        areas=[*(each.code for each in around), *([parent.code] if parent else [])],
        periods=[quarter.id],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    return sorted(_each(known, rows, area), key=_strength, reverse=True)


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


@once
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


def also(found: Sequence[Headline], view: View) -> None:
    """The section of questions people here added; nothing where they added none."""
    if found:
        shell.section(
            "Also asked here", "Questions that people here added. The five stay the five."
        )
        rows(found, view, key="card-also")


def rows(found: Sequence[Headline], view: View, *, key: str = "card-rows") -> None:
    """A row for each headline: its name, where it stands among all the areas, and the reason.

    All of it is one piece of the page, so that it is there at once.
    """
    with st.container(key=key):
        st.html(_rows(found, view))


@once
def _rows(found: Sequence[Headline], view: View) -> Markup:
    shares = [each for each in found if isinstance(each.indicator.reading, Share)]
    every = (
        _row(
            each, view, together=shares if each in shares else [each], axis=each not in shares[:-1]
        )
        for each in found
    )
    return div("khi khi-rows", *every, _keys(view), p("khi-source", _source(found, view)))


def _row(headline: Headline, view: View, *, together: Sequence[Headline], axis: bool) -> Markup:
    indicator, row = headline.indicator, headline.row
    says = indicator.easy if view.easy else indicator.title
    strip = charts.distribution_strip(
        headline.areas,
        indicator=indicator,
        area=view.area,
        parent=view.parent,
        span=charts.span(*(each.areas for each in together), indicator=indicator),
        axis=axis,
    )
    alt = wording.strip_alt(headline.areas, indicator, area=view.area, parent=view.parent)
    return div(
        "khi-row",
        div("", tag("h3", _part(indicator)), p("khi-what", says), _widest_gap(indicator, view)),
        strips.drawn(strip, alt=alt),
        div("", *_reason(row, indicator, view)),
    )


def _widest_gap(indicator: Indicator, view: View) -> Markup:
    """Under fairness: which group is furthest behind in anything, and the way to it."""
    if not indicator.headline or indicator.domain is not Domain.FAIRNESS:
        return Markup()
    return everything.tile(view.area, view.quarter)


def _part(indicator: Indicator) -> str:
    """The part of life a row is about, and that it was asked here only where it was."""
    about = wording.domain(indicator)
    return f"{about}, asked here" if is_local(indicator) else about


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


@once
def published(found: Sequence[Headline]) -> pd.DataFrame:
    """Everything the five rows show, for the download."""
    return pd.concat([each.areas for each in found], ignore_index=True)
