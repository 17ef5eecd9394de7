"""What people wrote in their own words, each for the area and the quarter it was written in."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from khi.intake.drafting.draft import Draft
from khi.intake.matching.choices import Choices
from khi.intake.matching.headings import Role
from khi.intake.matching.places import Places
from khi.intake.sheet import Sheet
from khi.intake.sql import spelled
from khi.intake.times.days import DayOrder, QuarterOf, day_order, quarter_of

_MOST_WORDS = 1_000


class Told(NamedTuple):
    """One text, with the code of its area and the id of its quarter."""

    words: str
    area: str
    quarter: str


def told(sheet: Sheet, letter: str, draft: Draft, places: Places, choices: Choices) -> list[Told]:
    """What people wrote in a column, each text once for each place, in the order of the alphabet.

    It is for the person who chose to put these words forward, and for nobody else before somebody
    has checked that they name nobody. A row whose place or time is not known tells nothing.
    """
    cell = next(each.cell for each in sheet.columns if each.letter == letter)
    at = {each.role: each.seen.column.cell for each in draft.columns}
    written = sheet.workbench.query(
        spelled(
            "words", cell=cell, area=at.get(Role.AREA, "''"), quarter=at.get(Role.QUARTER, "''")
        ),
        most=_MOST_WORDS,
    )
    area = _only(draft, "area") or written["area"].fillna("").map(places.code)
    quarter = _only(draft, "quarter") or _quarters(written["quarter"].fillna(""), choices)
    known = written.assign(area=area, quarter=quarter).dropna().drop_duplicates()
    return [Told(*map(str, row)) for row in known.itertuples(index=False, name=None)]


def _only(draft: Draft, of: str) -> str:
    """The one area or quarter of everything the draft counts; empty where there are several."""
    found: Sequence[str] = draft.tallies[of].unique().tolist()
    return found[0] if len(found) == 1 else ""


def _quarters(texts: pd.Series, choices: Choices) -> pd.Series:
    order = choices.day_order or day_order(texts) or DayOrder.DAY_FIRST
    year = choices.quarter_year or QuarterOf.CALENDAR
    return texts.map(lambda text: quarter_of(text, order, year))
