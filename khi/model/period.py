"""Stretches of time, as people report them.

A ``Quarter`` here is a *financial* quarter: Q1 is April to June. It is written ``2025-Q1`` in
files, databases and links, and "Q1 2025/26" on screen.
"""

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Self

from khi.model.in_words import day_in_words, month_in_words
from khi.model.value import Value


class PeriodType(StrEnum):
    """What kind of stretch it is, which decides what may be added to what."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "financial quarter"
    CALENDAR_QUARTER = "calendar quarter"
    YEAR = "financial year"
    CALENDAR_YEAR = "calendar year"
    ROLLING = "rolling"
    CUMULATIVE = "cumulative"


_MONTHS = 12
_MONTH = r"(\d{4})-(0[1-9]|1[0-2])"
_PATTERNS = {
    PeriodType.QUARTER: re.compile(r"(\d{4})-Q([1-4])"),
    PeriodType.CALENDAR_QUARTER: re.compile(r"(\d{4})-CQ([1-4])"),
    PeriodType.YEAR: re.compile(r"(\d{4})-FY"),
    PeriodType.CALENDAR_YEAR: re.compile(r"(\d{4})-CY"),
    PeriodType.DAY: re.compile(rf"{_MONTH}-(\d\d)"),
    PeriodType.MONTH: re.compile(_MONTH),
    PeriodType.ROLLING: re.compile(rf"{_MONTH}\.\.{_MONTH}"),
    PeriodType.CUMULATIVE: re.compile(rf"{_MONTH}\+{_MONTH}"),
}


def _after(first: date, months: int) -> date:
    """The first day of the month that lies some months after a first of a month."""
    index = first.year * _MONTHS + first.month - 1 + months
    return date(index // _MONTHS, index % _MONTHS + 1, 1)


def _last(first: date, months: int) -> date:
    """The last day of a stretch of whole months."""
    return _after(first, months) - timedelta(days=1)


class Period(Value):
    """A stretch of time with a first day, a last day and a type.

    Its ``id`` sorts by time within one type and reads back with ``Period.parse``.
    """

    type: PeriodType
    start: date
    end: date

    @classmethod
    def parse(cls, id: str) -> "Period":
        """Read a period from its id. Raises ``ValueError`` naming what was found."""
        for type, pattern in _PATTERNS.items():
            if match := pattern.fullmatch(id):
                return _build(type, [int(part) for part in match.groups()])
        raise ValueError(f"{id!r} is not a period. Write a quarter as 2025-Q1 (April to June).")

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A calendar month."""
        first = date(year, month, 1)
        return cls(type=PeriodType.MONTH, start=first, end=_last(first, 1))

    @classmethod
    def year(cls, year: int) -> "Period":
        """The financial year that starts in April of ``year``."""
        first = date(year, 4, 1)
        return cls(type=PeriodType.YEAR, start=first, end=_last(first, _MONTHS))

    @cached_property
    def id(self) -> str:
        """How the period is written in files, databases and links."""
        first, last = f"{self.start:%Y-%m}", f"{self.end:%Y-%m}"
        return {
            PeriodType.DAY: self.start.isoformat(),
            PeriodType.MONTH: first,
            PeriodType.QUARTER: f"{_financial(self.start)}-Q{(self.start.month - 4) % 12 // 3 + 1}",
            PeriodType.CALENDAR_QUARTER: f"{self.start.year}-CQ{(self.start.month + 2) // 3}",
            PeriodType.YEAR: f"{self.start.year}-FY",
            PeriodType.CALENDAR_YEAR: f"{self.start.year}-CY",
            PeriodType.ROLLING: f"{first}..{last}",
            PeriodType.CUMULATIVE: f"{first}+{last}",
        }[self.type]

    @cached_property
    def label(self) -> str:
        """How the period is written on screen."""
        year = _financial(self.start)
        number = (self.start.month - 4) % 12 // 3 + 1
        stretch = f"{self.start:%b %Y} to {self.end:%b %Y}"
        return {
            PeriodType.DAY: day_in_words(self.start),
            PeriodType.MONTH: month_in_words(self.start),
            PeriodType.QUARTER: f"Q{number} {year}/{(year + 1) % 100:02}",
            PeriodType.CALENDAR_QUARTER: stretch,
            PeriodType.YEAR: f"{year}/{(year + 1) % 100:02}",
            PeriodType.CALENDAR_YEAR: f"{self.start.year}",
            PeriodType.ROLLING: stretch,
            PeriodType.CUMULATIVE: f"{stretch}, so far",
        }[self.type]

    @property
    def months(self) -> str:
        """The stretch in words that need no explaining: "July to September 2025"."""
        if self.start.year == self.end.year:
            return f"{self.start:%B} to {month_in_words(self.end)}"
        return f"{month_in_words(self.start)} to {month_in_words(self.end)}"


class Quarter(Period):
    """A financial quarter: ``Quarter.parse("2025-Q1")`` is April to June 2025."""

    type: PeriodType = PeriodType.QUARTER

    @classmethod
    def of(cls, year: int, number: int) -> Self:
        """Quarter ``number`` (1 to 4) of the financial year that starts in ``year``."""
        first = _after(date(year, 4, 1), 3 * (number - 1))
        return cls(start=first, end=_last(first, 3))

    @classmethod
    def containing(cls, day: date) -> Self:
        """The financial quarter that a day falls in."""
        return cls.of(_financial(day), (day.month - 4) % 12 // 3 + 1)

    @classmethod
    def parse(cls, id: str) -> Self:
        """Read a quarter from ``2025-Q1``. Raises ``ValueError`` naming what was found."""
        if match := _PATTERNS[PeriodType.QUARTER].fullmatch(id):
            return cls.of(int(match[1]), int(match[2]))
        raise ValueError(f"{id!r} is not a quarter. Write it as 2025-Q1 (April to June).")

    def later(self, quarters: int) -> Self:
        """The quarter this many quarters later; earlier if negative."""
        first = _after(self.start, 3 * quarters)
        return type(self)(start=first, end=_last(first, 3))

    @property
    def financial_year(self) -> Period:
        """The financial year this quarter belongs to."""
        return Period.year(_financial(self.start))


def _financial(day: date) -> int:
    """The year in which the day's financial year starts."""
    return day.year if day.month >= 4 else day.year - 1


def _build(type: PeriodType, parts: list[int]) -> Period:
    """A period of a type from the numbers in its id."""
    match type, parts:
        case PeriodType.QUARTER, [year, number]:
            return Quarter.of(year, number)
        case PeriodType.CALENDAR_QUARTER, [year, number]:
            first = date(year, 3 * number - 2, 1)
            return Period(type=type, start=first, end=_last(first, 3))
        case PeriodType.YEAR, [year]:
            return Period.year(year)
        case PeriodType.CALENDAR_YEAR, [year]:
            return Period(type=type, start=date(year, 1, 1), end=date(year, 12, 31))
        case PeriodType.MONTH, [year, month]:
            return Period.month(year, month)
        case PeriodType.DAY, [year, month, day]:
            return Period(type=type, start=date(year, month, day), end=date(year, month, day))
    first_year, first_month, last_year, last_month = parts
    last_day = calendar.monthrange(last_year, last_month)[1]
    return Period(
        type=type,
        start=date(first_year, first_month, 1),
        end=date(last_year, last_month, last_day),
    )
