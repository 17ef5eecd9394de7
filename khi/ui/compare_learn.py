"""Who could we learn from? Areas clearly ahead for the people who do least well here.

Each of the others is held against the reader's own area by the interval of the difference, as two
surveys of different people. Areas with few answers are left out; nothing says why one is ahead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from khi import wording
from khi.model import EVERYONE, NOT_STATED, Area, Estimate, Polarity
from khi.model.in_words import month_in_words
from khi.statistics.comparison import verdict
from khi.statistics.intervals import difference
from khi.ui import shell, sources, states
from khi.ui.alike import areas_like
from khi.ui.compare import Found, View
from khi.ui.icons import badge
from khi.ui.numbers import BigNumber, big_numbers
from khi.ui.once import once
from khi.wording import compare_learn as said
from khi.wording.findings import Row

_MOST = 3
_LIMITS = ("value", "lower", "upper")


@dataclass(frozen=True)
class Least:
    """The people who do least well in the reader's area: their row, and who they are."""

    row: Row
    people: str


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
    shell.section("Who could we learn from?", learned.says)
    if learned.cards:
        big_numbers(learned.cards)
    else:
        states.empty(said.NOBODY, said.nobody(view.area.name, learned.people, learned.among))


@once
def _learned(view: View, found: Found, like: Sequence[Area]) -> Learned | None:
    """From the areas most like one, where that is known; else from every area beside it."""
    least = _least(view)
    if least is None:
        return None
    area, people = view.area.name, least.people
    among = said.alike(area) if like else said.every_area(view.whole.name)
    says = said.learn_says(least.row, view.indicator, area=area, people=people, among=among)
    codes = [each.code for each in like] or list(found.areas["area"])
    cards = [_card(each, row, view) for each, row in _ahead(view, codes, least)]
    return Learned(says, people, among, cards)


def _least(view: View) -> Least | None:
    """The group doing least well of those clearly behind; everyone, where no group is."""
    if view.indicator.polarity is Polarity.NEITHER or view.area == view.whole:
        return None
    rows = sources.figures(
        indicators=[view.indicator.id], areas=[view.area.code], periods=[view.quarter.id],
        answers=[""],
    )  # fmt: skip
    shown = _firm(rows)
    behind = shown[shown["breakdown"].ne(EVERYONE) & shown["verdict"].eq("worse")]
    behind = behind[behind["group"].ne(NOT_STATED)]
    rising = view.indicator.polarity is Polarity.HIGHER
    lowest = behind.sort_values("value", ascending=rising, kind="stable")
    everyone = shown[shown["breakdown"].eq(EVERYONE)]
    for row in [*lowest.to_dict("records"), *everyone.to_dict("records")]:
        return Least(row, _people(row))
    return None


def _people(row: Row) -> str:
    breakdown = sources.catalogue().breakdowns.get(row["breakdown"])
    if breakdown is None:
        return said.EVERYONE
    return said.who(wording.group_name(str(row["group"]), breakdown), breakdown.label)


def _firm(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a figure that rests on enough people to compare."""
    known = rows[list(_LIMITS)].notna().all(axis=1)
    return rows[rows["absence"].eq("") & ~rows["indicative"] & known]


def _ahead(view: View, codes: Sequence[str], least: Least) -> list[tuple[Area, Row]]:
    """The areas clearly better for the same people, furthest ahead first."""
    rows = sources.figures(
        indicators=[view.indicator.id],
        areas=[code for code in codes if code != view.area.code],
        periods=[view.quarter.id],
        breakdowns=[str(least.row["breakdown"])],
        answers=[""],
    )
    same = _firm(rows[rows["group"].eq(least.row["group"])])
    gap = difference(
        Estimate(*(same[name].to_numpy(float) for name in _LIMITS)),
        Estimate(*(np.full(len(same), float(least.row[name])) for name in _LIMITS)),
    )
    judged = same.assign(
        difference=gap.value, difference_lower=gap.lower, difference_upper=gap.upper,
        verdict=verdict(gap, view.indicator.polarity).astype(str),
    )  # fmt: skip
    better = judged[judged["verdict"].eq("better")]
    order = better["difference"].abs().sort_values(ascending=False, kind="stable").index
    return list(_named(better.loc[order]))[:_MOST]


def _named(rows: pd.DataFrame) -> Iterator[tuple[Area, Row]]:
    for row in rows.to_dict("records"):
        area = sources.catalogue().area(str(row["area"]))
        yield area, {str(name): value for name, value in row.items()}


def _card(area: Area, row: Row, view: View) -> BigNumber:
    """An area to learn from: how far ahead it is, how sure we are, and what it has noted."""
    indicator = view.indicator
    than = f"in {view.area.name}"
    easy = wording.easy_difference(row, indicator, than=than)
    full = wording.difference(row, indicator, than=than)
    return BigNumber(
        label=area.name,
        number=wording.number(row["value"], indicator),
        unit=indicator.unit,
        badge=badge(
            "up" if float(row["difference"]) > 0 else "down", "Doing better for them",
            tone="improving",
        ),
        sentence=easy if view.easy else full,
        source=wording.easy_base(row) if view.easy else _honesty(area, row, view),
    )  # fmt: skip


def _honesty(area: Area, row: Row, view: View) -> str:
    """How sure we are, and the latest thing noted there, which claims no cause."""
    likely = f"{wording.likely_between(row, view.indicator)} {wording.base(row)}"
    notes = sources.notes(area)
    own = notes[notes["area"].eq(area.code)] if "area" in notes else notes
    if own.empty:
        return likely
    latest = own.iloc[-1]
    return (
        f"{likely} Noted there: {latest['title']}, {month_in_words(pd.Timestamp(latest['start']))}."
    )
