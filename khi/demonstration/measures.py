"""Invented system measures: counts that rise in winter, and drift as the place does.

A measure leans on a part of life only so that the two tracks have something to show. It is no
claim about causes.
"""

from typing import NamedTuple

import pandas as pd

from khi.catalogue import Catalogue
from khi.demonstration.places import QUARTERS, Place, ordinal, stream
from khi.model import Absence, Domain, MeasureKind, Period

COLUMNS = ("area", "period", "indicator", "numerator", "denominator", "note")

_OLDER = 0.21
_WINTER = {1: -0.03, 2: -0.06, 3: 0.05, 4: 0.06}


class _Habit(NamedTuple):
    """What is usual: a rate per person at risk, how winter moves it, and what it leans on."""

    rate: float
    older: bool = False
    winter: float = 0.0
    leans_on: Domain = Domain.CONNECTED
    lean: float = 0.0


_QUARTERLY = {
    "sys01": _Habit(0.056, older=True, winter=1.4, lean=-0.1),
    "sys02": _Habit(0.0095, winter=2.0, leans_on=Domain.IN_CONTROL, lean=-0.1),
    "sys04": _Habit(0.0041, winter=0.4),
    "sys05": _Habit(0.0014, older=True, winter=0.8, lean=-0.15),
    "sys08": _Habit(0.0147),
    "ctl06": _Habit(0.72, leans_on=Domain.IN_CONTROL, lean=0.06),
}
_YEARLY = {
    "sys06": _Habit(0.83, leans_on=Domain.WELLBEING, lean=0.03),
    "sys07": _Habit(0.74, leans_on=Domain.IN_CONTROL, lean=0.03),
    "sys09": _Habit(455.0),
    "ctl07": _Habit(0.27, leans_on=Domain.IN_CONTROL, lean=0.15),
    "aba11": _Habit(0.07, leans_on=Domain.CONNECTED, lean=0.2),
    "aba12": _Habit(0.11, leans_on=Domain.FAIRNESS, lean=0.15),
    "aba13": _Habit(0.00024, leans_on=Domain.FRIENDSHIPS, lean=0.3),
}
_OUT_OF = {
    "ctl06": 180,
    "sys06": 240,
    "sys07": 420,
    "ctl07": 1900,
    "aba11": 41_000_000,
    "aba12": 640,
}
"""Of how many a percentage is, where it is not of everybody."""

_NOT_YET = {"sys05": 1, "sys02": 0}
"""How many of the last quarters a measure is not yet out for."""

_NOT_SUBMITTED = {("sys04", "Cobblestrand", "2025-Q3"), ("ctl06", "Wexlow", "2024-Q4")}


def measures(place: Place, catalogue: Catalogue) -> pd.DataFrame:
    """Every measure of one place, a row for each period. ``note`` says why a number is missing."""
    years = sorted(
        {each.financial_year.id for each in QUARTERS if each.later(-3).id >= QUARTERS[0].id}
    )
    rows = [_row(place, id, each, catalogue) for id in _QUARTERLY for each in QUARTERS]
    rows += [
        _row(place, id, Period.parse(year), catalogue) for id in _YEARLY for year in years[:-1]
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _row(place: Place, id: str, period: Period, catalogue: Catalogue) -> tuple[object, ...]:
    absence = _absence(place, id, period)
    if absence:
        return place.area.code, period.id, id, "", "", str(absence)
    habit = (_QUARTERLY | _YEARLY)[id]
    last = min(QUARTERS, key=lambda quarter: abs(quarter.end - period.end))
    numbers = stream(place.number, ordinal(last), 31, list(_QUARTERLY | _YEARLY).index(id))
    own = 1 + 0.12 * stream(place.number, 5, list(_QUARTERLY | _YEARLY).index(id)).standard_normal()
    season = 1 + habit.winter * _WINTER.get((last.start.month - 4) % 12 // 3 + 1, 0)
    life = 1 + habit.lean * place.level(habit.leans_on, last)
    denominator = _denominator(place, id, habit)
    usual = denominator * habit.rate * own * life * (season if id in _QUARTERLY else 1)
    numerator = round(usual * (1 + 0.03 * numbers.standard_normal()))
    if catalogue.indicators[id].measure.kind is MeasureKind.PERCENTAGE:  # type: ignore[union-attr]
        numerator = min(numerator, denominator)
    return place.area.code, period.id, id, numerator, denominator, ""


def _denominator(place: Place, id: str, habit: _Habit) -> int:
    if id in _OUT_OF:
        return round(_OUT_OF[id] * place.adults / 190_000)
    return round(place.adults * (_OLDER if habit.older else 1))


def _absence(place: Place, id: str, period: Period) -> Absence:
    due = QUARTERS[len(QUARTERS) - _NOT_YET.get(id, 0) :]
    if any(period.id == quarter.id for quarter in due):
        return Absence.NOT_DUE
    if (id, place.area.name, period.id) in _NOT_SUBMITTED:
        return Absence.NOT_SUBMITTED
    return Absence.NONE
