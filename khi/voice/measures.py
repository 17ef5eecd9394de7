"""How soon what people say is answered, and how long until it is done: two measures of our own.

They are counted from the history of what was said, and published through the one door.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Absence, PeriodType, Quarter, clock
from khi.model.heard import Heard, a_quarter_after, put_together
from khi.model.voice import Entry, Kind
from khi.publication import ACTIVITY, measure_here
from khi.store import Transaction
from khi.voice import kept

ANSWERED, SAID_TO_DONE = "aba14", "aba15"
"""The indicators: answered within a quarter; days from said to done."""

SOURCE = "Counted from what was said and answered here"


def measure(
    transaction: Transaction, catalogue: Catalogue, areas: Sequence[str], *, today: date
) -> None:
    """Count and publish both measures of some areas, within the write that changed them."""
    rows = [row for area in areas for row in _of_area(transaction, area, today)]
    frame = pd.DataFrame(rows, columns=list(ACTIVITY)).astype(
        dict.fromkeys(("numerator", "denominator", "value", "lower", "upper"), "float64")
    )
    known = [each for each in (ANSWERED, SAID_TO_DONE) if each in catalogue.indicators]
    frame = frame[frame["indicator"].isin(known)]
    measure_here(transaction, catalogue, frame, indicators=known, areas=areas)


def counts(heard: Sequence[Heard], area: str, today: date) -> list[dict[str, object]]:
    """The rows of both measures of one area, quarter by quarter: ``ACTIVITY``.

    A quarter can be counted once the last thing said in it has had its three months for an answer;
    days until done, once the quarter is over. Until then it is not yet due.
    """
    asked = [each for each in heard if each.needs_answer]
    rows = []
    for quarter in _quarters(each.day for each in asked):
        own = [each for each in asked if quarter.start <= each.day <= quarter.end]
        in_time = sum(each.was_answered_in_time for each in own)
        is_due = today > a_quarter_after(quarter.end)
        rows.append(_row(ANSWERED, area, quarter, (in_time, len(own)), is_due=is_due))
    finished = [(clock.day_of(each.done), each) for each in asked if each.done]
    for quarter in _quarters(day for day, _ in finished):
        days = [
            (day - each.day).days for day, each in finished if quarter.start <= day <= quarter.end
        ]
        is_due = today > quarter.end
        rows.append(_row(SAID_TO_DONE, area, quarter, (sum(days), len(days)), is_due=is_due))
    return rows


def _of_area(transaction: Transaction, area: str, today: date) -> list[dict[str, object]]:
    said = [
        each for each in kept.everything(transaction, Entry, [area]) if each.kind is not Kind.STORY
    ]
    changes, replies = kept.changes(transaction, [area]), kept.replies(transaction, [area])
    return counts(put_together(said, changes, replies), area, today)


def _quarters(days: Iterable[date]) -> list[Quarter]:
    """The quarters that some days fall in, earliest first, each once."""
    found = {Quarter.containing(day).id for day in days}
    return [Quarter.parse(each) for each in sorted(found)]


def _row(
    indicator: str, area: str, quarter: Quarter, counted: tuple[int, int], *, is_due: bool
) -> dict[str, object]:
    """One measure in one quarter; where it is not yet due it has no numbers."""
    numerator, denominator = counted if is_due else (None, None)
    return dict.fromkeys(ACTIVITY) | {
        "indicator": indicator,
        "area": area,
        "period": quarter.id,
        "period_type": PeriodType.QUARTER.value,
        "numerator": numerator,
        "denominator": denominator,
        "absence": "" if is_due else Absence.NOT_DUE.value,
        "source": SOURCE,
    }
