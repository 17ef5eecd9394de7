"""How are people here? One area in one quarter: the finding, the five headlines, what lies behind.

Strengths lead by rule, not by choice: headlines stand in the order of how far this area lies above
the rest of its parent, counted in widths of the interval of that difference. Nothing is hidden.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from khi import wording
from khi.catalogue.local import is_local
from khi.model import EVERYONE, Absence, Area, Indicator, Quarter
from khi.publication import comparing
from khi.ui.frame import selection, shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import badges, states
from khi.ui.pieces.markup import Markup
from khi.ui.pieces.numbers import BigNumber, figure_of
from khi.wording import in_short as short
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
    return sorted(
        _each(known, rows, area),
        key=lambda each: comparing.strength(each.row, each.indicator),
        reverse=True,
    )


def _each(known: Sequence[Indicator], rows: pd.DataFrame, area: Area) -> Iterator[Headline]:
    """The headlines the area has a row for in this quarter."""
    for indicator in known:
        areas = rows[rows["indicator"].eq(indicator.id)]
        own = areas[areas["area"].eq(area.code)]
        for row in own.to_dict("records"):
            yield Headline(indicator, areas, row)


def pairs(found: Sequence[Headline]) -> list[tuple[Indicator, Row]]:
    """The headlines as ``wording`` takes them."""
    return [(each.indicator, each.row) for each in found]


def verdict(found: Sequence[Headline], view: View) -> str:
    """What has changed in a year; in short words for whoever asked for them."""
    return (short.verdict if view.easy else wording.verdict)(pairs(found))


@once
def big_numbers(found: Sequence[Headline], view: View) -> list[BigNumber]:
    """The three that have moved most in a year, counted in widths of the interval."""
    moved = sorted(found, key=lambda each: comparing.movement(each.row), reverse=True)
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
    number, unit = figure_of(row["value"], indicator, easy=easy)
    return BigNumber(
        label=label,
        number=number,
        unit=unit,
        badge=badges.change(row),
        sentence=change,
        source=wording.easy_base(row) if easy else likely,
    )


@once
def published(found: Sequence[Headline]) -> pd.DataFrame:
    """Everything the five rows show, for the download."""
    return pd.concat([each.areas for each in found], ignore_index=True)
