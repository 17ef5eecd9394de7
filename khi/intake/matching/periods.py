"""Which quarter a cell names: a quarter as we write it, as others do, a month or a day."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from khi.model import Period, PeriodType, Quarter

_NAMES = """
jan janv ene ion | feb fév fev chwe | mar mär mrz maerz maw | apr avr abr ebr
may mai | jun juin meh | jul juil gorff | aug aoû aou ago aws
sep medi | oct okt hyd | nov tach | dec déc dez dic rhag
"""
_MONTHS = {
    name: number
    for number, names in enumerate(re.split(r"[|\n]", _NAMES.strip()), start=1)
    for name in names.split()
}
"""How the months begin in English, Welsh, French, German and Spanish."""

_WORD = rf"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})[^\W\d_]*\.?"
_FINANCIAL = r"(?:FY\s*)?(\d{4}|\d{2}(?=\s*[-/–]))\s*[-/–]\s*\d{2,4}"
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_TIME = re.compile(r"(?:[ T,]+\d{1,2}[:.]\d{2}(?!\d).*)$")
_QTR = r"(?:q|quarter|qtr)"
_OURS = re.compile(r"(\d{4})\s*[-–]\s*Q([1-4])", re.IGNORECASE)
_QUARTER_FIRST = re.compile(rf"{_QTR}\s*([1-4])[\s,:-]*{_FINANCIAL}", re.IGNORECASE)
_YEAR_FIRST = re.compile(rf"{_FINANCIAL}[\s,:-]*{_QTR}\s*([1-4])", re.IGNORECASE)
CALENDAR_QUARTER = re.compile(
    r"q(?:uarter|tr)?\s*([1-4])[\s,]*((?:19|20)\d\d)|((?:19|20)\d\d)\s*q(?:uarter|tr)?\s*([1-4])",
    re.IGNORECASE,
)
"""Three months of a calendar year: "Q1 2022" is January to March, everywhere in this product."""

_ISO = re.compile(r"(\d{4})[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,2})\.?|(20\d\d)(\d\d)(\d\d)")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})")
_DAY_WORD = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]+(?:de )?{_WORD}[\s,-]+(?:de )?(\d{{4}}|\d{{2}})", re.I
)
_WORD_DAY = re.compile(rf"{_WORD}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.I)
_MONTH_WORD = re.compile(rf"{_WORD}[\s-]+(\d{{4}}|\d{{2}})", re.I)
_MONTH_ISO = re.compile(r"(\d{4})-(\d{1,2})")
_MONTH_NUMBER = re.compile(r"(\d{1,2})/(\d{4})")
_MONTH_RANGE = re.compile(rf"{_WORD}\s*(\d{{4}})?\s*(?:to|-|–)\s*{_WORD}\s+(\d{{4}}|\d{{2}})", re.I)
_SERIAL = re.compile(r"[34]\d{4}(?:\.\d+)?")
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 1, 1)
FROZEN = date(1980, 1, 1)
"""The day LimeSurvey writes where a survey is anonymous: no date at all."""


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
        return _day(year, second, first)
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
    if match := _OURS.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        return Quarter.of(_whole_year(match[1]), int(match[2])).start
    if match := _QUARTER_FIRST.fullmatch(text):
        return Quarter.of(_whole_year(match[2]), int(match[1])).start
    if match := CALENDAR_QUARTER.fullmatch(text):
        number, year = int(match[1] or match[4]), int(match[2] or match[3])
        return date(year, 3 * number - 2, 1)
    try:
        period = Period.parse(text)
    except ValueError:
        return None
    return period.start if period.type is PeriodType.CALENDAR_QUARTER else None


def _worded(text: str) -> date | None:
    """A day or a month written with its name, or with the year first."""
    if match := _ISO.fullmatch(text):
        return _day(*(int(part) for part in match.groups() if part))
    if match := _DAY_WORD.fullmatch(text):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    if match := _WORD_DAY.fullmatch(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    if match := _MONTH_RANGE.fullmatch(text):
        within = match[2] is None or match[2] == match[4]
        return _three_months(_month(match[1]), _month(match[3]), match[4]) if within else None
    if match := _MONTH_ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), 1)
    if match := _MONTH_NUMBER.fullmatch(text):
        return _day(int(match[2]), int(match[1]), 1)
    if match := _MONTH_WORD.fullmatch(text):
        return _day(int(match[2]), _month(match[1]), 1)
    return None


def _serial(text: str) -> date | None:
    """A day as a spreadsheet counts it, from the end of 1899."""
    if not _SERIAL.fullmatch(text):
        return None
    return _EXCEL_DAY_ZERO + timedelta(days=int(float(text)))


def _three_months(first: int, last: int, year: str) -> date | None:
    """The first day of three months that are a financial quarter."""
    return date(_whole_year(year), first, 1) if first % 3 == 1 and last == first + 2 else None


def _whole_year(year: str) -> int:
    """A year of four digits, from one that may have two."""
    return int(year) + 2000 * (len(year) == 2)


def _month(word: str) -> int:
    """The number of a month, by how its name begins."""
    return _MONTHS[word.lower()]


def _day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; a year of two digits is from 1970 on. None where there is no such."""
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None
