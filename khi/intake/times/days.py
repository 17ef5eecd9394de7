"""Which quarter an answer names: a quarter as we write it, as others do, a month or a day."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from khi.intake.times.names import (
    MONTH_IN_ANY_LANGUAGE,
    day_there_is,
    month_number,
    whole_year,
)
from khi.intake.times.quarters import CALENDAR_QUARTER, calendar_quarter, financial_quarter
from khi.model import Period, PeriodType, Quarter

_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_TIME = re.compile(r"(?:[ T,]+\d{1,2}[:.]\d{2}(?!\d).*)$")
_OURS = re.compile(r"(\d{4})\s*[-–]\s*Q([1-4])", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,2})\.?|(20\d\d)(\d\d)(\d\d)")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})")
_DAY_WORD = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]+(?:de )?{MONTH_IN_ANY_LANGUAGE}"
    r"[\s,-]+(?:de )?(\d{4}|\d{2})",
    re.I,
)
_WORD_DAY = re.compile(
    rf"{MONTH_IN_ANY_LANGUAGE}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.I
)
_MONTH_WORD = re.compile(rf"{MONTH_IN_ANY_LANGUAGE}[\s-]+(\d{{4}}|\d{{2}})", re.I)
_MONTH_ISO = re.compile(r"(\d{4})-(\d{1,2})")
_MONTH_NUMBER = re.compile(r"(\d{1,2})/(\d{4})")
_MONTH_RANGE = re.compile(
    rf"{MONTH_IN_ANY_LANGUAGE}\s*(\d{{4}})?\s*(?:to|-|–)\s*{MONTH_IN_ANY_LANGUAGE}\s+(\d{{4}}|\d{{2}})",
    re.I,
)
_SERIAL = re.compile(r"[34]\d{4}(?:\.\d+)?")
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 1, 1)


class DayOrder(StrEnum):
    """Whether 3/4/2025 is in April or in March."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class QuarterOf(StrEnum):
    """Whether "Q1 2025" is of a calendar year, from January, or of a financial one, from April."""

    CALENDAR = "calendar"
    FINANCIAL = "financial"


SAYS = "a quarter such as 2025-Q1 (April to June), or a date such as 2025-04-30"
"""What is accepted, in a line."""


def day_of(text: str, order: DayOrder = DayOrder.DAY_FIRST) -> date | None:
    """The day a text names, or the first day of the month or quarter it names; None if neither."""
    plain = _plain(text)
    for reading in (_quarter, _worded, _serial):
        if day := reading(plain):
            return day
    if match := _NUMBERS.fullmatch(plain):
        first, second, year = (int(part) for part in match.groups())
        if order is DayOrder.MONTH_FIRST:
            first, second = second, first
        return day_there_is(year, second, first)
    return None


def quarter_of(
    text: str, order: DayOrder = DayOrder.DAY_FIRST, year: QuarterOf = QuarterOf.CALENDAR
) -> str | None:
    """The id of the quarter a text names, or that its day falls in; None where it names none."""
    if year is QuarterOf.FINANCIAL and (match := CALENDAR_QUARTER.fullmatch(text.strip())):
        return Quarter.of(int(match[2] or match[3]), int(match[1] or match[4])).id
    day = day_of(text, order)
    if day is None or not _EARLIEST <= day < _LATEST:
        return None
    return Quarter.containing(day).id


def calendar_quarters(texts: Iterable[str]) -> list[str]:
    """The texts that name a quarter of a calendar year, where a financial one may be meant."""
    return [text for text in texts if CALENDAR_QUARTER.fullmatch(text.strip())]


def day_order(texts: Iterable[str]) -> DayOrder | None:
    """Which way round a column's dates are. None where they can be read both ways, and it matters.

    A first number over 12 settles it, and so does a second one. Where neither is, and both
    readings fall in the same quarters, it does not matter.
    """
    plain = [_plain(text) for text in texts]
    numbers = [match for text in plain if (match := _NUMBERS.fullmatch(text))]
    if any(int(match[1]) > 12 for match in numbers):
        return DayOrder.DAY_FIRST
    if any(int(match[2]) > 12 for match in numbers):
        return DayOrder.MONTH_FIRST
    same = all(
        quarter_of(match[0], DayOrder.DAY_FIRST) == quarter_of(match[0], DayOrder.MONTH_FIRST)
        for match in numbers
    )
    return DayOrder.DAY_FIRST if same else None


def _plain(text: str) -> str:
    """A text without the time of day, and without the day of the week in front."""
    return _WEEKDAY.sub("", _TIME.sub("", text.strip()))


def _quarter(text: str) -> date | None:
    """The first day of a quarter written as a quarter."""
    if match := _OURS.fullmatch(text):
        return Quarter.of(int(match[1]), int(match[2])).start
    if found := financial_quarter(text) or calendar_quarter(text):
        return found.start
    try:
        period = Period.parse(text)
    except ValueError:
        return None
    return period.start if period.type is PeriodType.CALENDAR_QUARTER else None


def _worded(text: str) -> date | None:
    """A day or a month written with its name, or with the year first."""
    if match := _ISO.fullmatch(text):
        return day_there_is(*(int(part) for part in match.groups() if part))
    if match := _DAY_WORD.fullmatch(text):
        return day_there_is(int(match[3]), month_number(match[2]), int(match[1]))
    if match := _WORD_DAY.fullmatch(text):
        return day_there_is(int(match[3]), month_number(match[1]), int(match[2]))
    if match := _MONTH_RANGE.fullmatch(text):
        within = match[2] is None or match[2] == match[4]
        return (
            _three_months(month_number(match[1]), month_number(match[3]), match[4])
            if within
            else None
        )
    if match := _MONTH_ISO.fullmatch(text):
        return day_there_is(int(match[1]), int(match[2]), 1)
    if match := _MONTH_NUMBER.fullmatch(text):
        return day_there_is(int(match[2]), int(match[1]), 1)
    if match := _MONTH_WORD.fullmatch(text):
        return day_there_is(int(match[2]), month_number(match[1]), 1)
    return None


def _serial(text: str) -> date | None:
    """A day as a spreadsheet counts it, from the end of 1899."""
    if not _SERIAL.fullmatch(text):
        return None
    return _EXCEL_DAY_ZERO + timedelta(days=int(float(text)))


def _three_months(first: int, last: int, year: str) -> date | None:
    """The first day of three months that are a financial quarter."""
    return date(whole_year(year), first, 1) if first % 3 == 1 and last == first + 2 else None
