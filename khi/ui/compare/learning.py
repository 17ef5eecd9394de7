"""Who could we learn from? Areas clearly ahead for the people who do least well here.

They are sought among the areas most like this one, where that is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from khi import wording
from khi.model import EVERYONE, Area
from khi.model.in_words import month_in_words
from khi.publication import comparing
from khi.ui.compare import ahead
from khi.ui.compare.page import Found, View
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.given.similar_areas import areas_like
from khi.ui.pieces.numbers import BigNumber
from khi.wording import compare_learn as said
from khi.wording.findings import Row


@dataclass(frozen=True)
class Least:
    """The people who do least well in the reader's area: their row, and who they are.

    ``groups`` are all the groups they were chosen from.
    """

    rows: pd.DataFrame
    people: str
    groups: pd.DataFrame


@dataclass(frozen=True)
class Learned:
    """What there is to learn: for whom, and from whom; no cards where nobody is ahead."""

    says: str
    people: str
    among: str
    cards: list[BigNumber]


def learn(view: View, found: Found) -> None:
    """Up to three areas that do better for the people doing least well here."""
    learned = _learned(view, found, areas_like(view.area).areas)
    if learned is None:
        return
    nobody = said.nobody(view.area.name, learned.people, learned.among)
    ahead.show(learned.says, learned.cards, otherwise=(said.NOBODY, nobody))


@once
def _learned(view: View, found: Found, like: Sequence[Area]) -> Learned | None:
    """From the areas most like one, where that is known; else from every area beside it."""
    least = _least(view)
    if least is None:
        return None
    area, people = view.area.name, least.people
    among = said.alike(area) if like else said.every_area(view.whole.name)
    says = said.learn_says(
        least.rows.iloc[0].to_dict(), view.indicator,
        area=area, people=people, among=among, groups=least.groups,
    )  # fmt: skip
    codes = [each.code for each in like] or list(found.areas["area"])
    cards = [_card(each, row, view) for each, row in _ahead(view, codes, least)]
    return Learned(says, people, among, cards)


def _least(view: View) -> Least | None:
    """Those doing least well here, where there are others to hold them against."""
    if view.area == view.whole:
        return None
    rows = sources.figures(
        indicators=[view.indicator.id], areas=[view.area.code], periods=[view.quarter.id],
        answers=[""],
    )  # fmt: skip
    least = comparing.least_well_off(rows, view.indicator)
    if least.empty:
        return None
    groups = rows[rows["breakdown"].ne(EVERYONE)]
    return Least(least, _people(least.iloc[0].to_dict()), groups)


def _people(row: Row) -> str:
    if row["breakdown"] == EVERYONE:
        return said.EVERYONE
    label, group = wording.group_of(row, sources.catalogue().breakdowns)
    return said.who(group, label)


def _ahead(view: View, codes: Sequence[str], least: Least) -> list[tuple[Area, Row]]:
    """The areas clearly better for the same people, furthest ahead first."""
    rows = sources.figures(
        indicators=[view.indicator.id],
        areas=[code for code in codes if code != view.area.code],
        periods=[view.quarter.id],
        breakdowns=list(least.rows["breakdown"]),
        answers=[""],
    )
    same = rows[rows["group"].eq(least.rows["group"].iloc[0])]
    better = comparing.clearly_better(same, least.rows, view.indicator)
    return list(_named(better.head(ahead.MOST)))


def _named(rows: pd.DataFrame) -> Iterator[tuple[Area, Row]]:
    for row in rows.to_dict("records"):
        area = sources.catalogue().area(str(row["area"]))
        yield area, {str(name): value for name, value in row.items()}


def _card(area: Area, row: Row, view: View) -> BigNumber:
    return ahead.card(
        area, row, here=view.area, indicator=view.indicator, easy=view.easy,
        after="" if view.easy else _noted(area),
    )  # fmt: skip


def _noted(area: Area) -> str:
    """The latest thing noted in an area, which claims no cause."""
    notes = sources.notes(area)
    own = notes[notes["area"].eq(area.code)] if "area" in notes else notes
    if own.empty:
        return ""
    latest = own.iloc[-1]
    return f"Noted there: {latest['title']}, {month_in_words(pd.Timestamp(latest['start']))}."
