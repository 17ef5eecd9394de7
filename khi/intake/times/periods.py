"""Which stretch of time a word names, as official files write it.

Some words mean two things: ``2010-11`` is a financial year or a November, ``3/4/2025`` is in April
or in March, ``Apr 2022-Mar 2023`` is a financial year or one step of a rolling one. A column
settles what a single word cannot; where even the column does not, the person is asked.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from khi.intake.times.days import DayOrder, day_of, day_order
from khi.intake.times.names import MONTH, day_there_is, month_number, whole_year
from khi.intake.times.quarters import (
    YEARS,
    calendar_quarter,
    financial_quarter,
    financial_year,
    quarter_within,
)
from khi.intake.times.spellings import as_usual, year_to_date
from khi.intake.times.stretches import (
    between,
    months_of,
    of_whole_months,
    since_april,
    single_day,
    stretch,
    whole_months,
)
from khi.model import Period, PeriodType

_TO = r"\s*(?:-|–|—|to)\s*"
_ISO_INTERVAL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T[\d:]+)?/P(\d+)([YMD])", re.IGNORECASE)
_FINANCIAL_YEAR = re.compile(rf"(?:fy\s*)?{YEARS}(?:\s*fy)?", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"fy\s*(\d\d)\s*[/-]\s*(\d\d)", re.IGNORECASE)
_FIRST_QUARTERS = re.compile(
    rf"(?:{YEARS}\s*,?\s*q1{_TO}q([2-4])|q1{_TO}q([2-4])\s*,?\s*{YEARS})", re.IGNORECASE
)
_NUMBERED_YEAR = re.compile(r"fy\s*((?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?:mid[- ]?(?:year)?\s*)?((?:19|20)\d\d)(?:\.0)?", re.IGNORECASE)
_MONTH = re.compile(rf"(?:[a-z]{{3,8}}-)?{MONTH}[\s\-,/]*((?:19|20)?\d\d)", re.IGNORECASE)
_MONTH_NUMBER = re.compile(r"(0?[1-9]|1[0-2])/((?:19|20)\d\d)")
_YEARS = re.compile(
    r"((?:19|20)\d\d)(?:\s*(?:-|–|to)\s*((?:19|20)\d\d)|\s+(?:-|–|to)\s+(\d\d))", re.IGNORECASE
)
_FINANCIAL_YEARS = re.compile(
    r"((?:19|20)\d\d)/((?:19|20)?\d\d)\s*(?:-|–|to)\s*((?:19|20)?\d\d)/((?:19|20)?\d\d)"
)
_RUN_TOGETHER = re.compile(r"((?:19|20)\d\d)(\d\d)")
_RANGE = re.compile(rf"{MONTH}\s*((?:19|20)\d\d)?{_TO}{MONTH}\s*((?:19|20)\d\d)", re.IGNORECASE)
_RANGE_NUMBERS = re.compile(rf"(\d\d?)/((?:19|20)\d\d){_TO}(\d\d?)/((?:19|20)\d\d)")
_DAYS = re.compile(
    rf"(\d\d?)(?:st|nd|rd|th)?\s+{MONTH}\s+(\d{{4}}){_TO}(\d\d?)(?:st|nd|rd|th)?\s+{MONTH}"
    r"\s+(\d{4})",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\s*(?:\[[^\]]*\]|\((?:provisional|revised|final|experimental|estimated|p|r|e)\)"
    rf"|(?<=q[1-4])\s*\({MONTH}{_TO}{MONTH}\))$",
    re.IGNORECASE,
)
_YEAR_ENDING = re.compile(
    r"(?:(?:financial )?year end(?:ing|ed)|12 months to|year to)\s*(?:\d\d?(?:st)?\s+)?"
    rf"{MONTH}\s*(\d{{4}})",
    re.I,
)
_YEAR_AND_MONTH = re.compile(rf"((?:19|20)\d\d)[\s\-]+{MONTH}", re.IGNORECASE)
_MONTH_CODE = re.compile(r"((?:19|20)\d\d)\s*m(0?[1-9]|1[0-2])", re.IGNORECASE)
_TWO_DAYS = re.compile(
    rf"(\d\d?)/(\d\d?)/(\d{{4}}){_TO}(\d\d?)/(\d\d?)/(\d{{4}})"
    r"|(\d{4})-(\d\d)-(\d\d)\s*(?:/|to|–)\s*(\d{4})-(\d\d)-(\d\d)"
)
_SORTABLE = re.compile(r"((?:19|20)\d\d)0000")
_MAYBE_MONTH = re.compile(r"((?:19|20)\d\d)-?(0[1-9]|1[0-2])")
_QUARTER_WORD = re.compile(r"\bq(?:uarter|tr)?\s*[1-4]\b", re.IGNORECASE)
_AS_AT = re.compile(r"^(?:as )?at (?=\d)", re.IGNORECASE)
_LONGEST = 7
_MOST_YEARS = 10
_ENDING = re.compile(r"end", re.IGNORECASE)
_IN_MONTHS = re.compile(r"\bmonth\b", re.IGNORECASE)
_EITHER_WAY = "Are the days written first (3/4 is 3 April) or the months (3/4 is 4 March)?"


@dataclass(frozen=True)
class Periods:
    """What the words of a column name. ``ask`` is the question that settles the rest, or empty."""

    found: dict[str, Period]
    unread: tuple[str, ...] = ()
    ask: str = ""


def periods(words: Iterable[str], *, heading: str = "", order: DayOrder | None = None) -> Periods:
    """Read a column of periods.

    Args:
        words: the different words in it; blank ones are passed over.
        heading: what the column is called: "FY_Ending" turns 2017 into the year 2016/17.
        order: whether days or months come first, where the person has said.
    """
    distinct = [word for word in dict.fromkeys(words) if word.strip()]
    found = {word: _settled(word, distinct, heading) for word in distinct}
    dated = [word for word in distinct if found[word] is None]
    order = order or day_order(dated)
    days = {
        word: day_of(_AS_AT.sub("", word.strip()), order or DayOrder.DAY_FIRST) for word in dated
    }
    days = {word: None if _QUARTER_WORD.search(word) else day for word, day in days.items()}
    found |= {word: single_day(day) for word, day in days.items() if day is not None and order}
    if _IN_MONTHS.search(heading) and all(each and each.start.day == 1 for each in found.values()):
        found = {word: _month_begun(each) for word, each in found.items()}
    return Periods(
        {word: period for word, period in found.items() if period is not None},
        tuple(word for word in dated if days[word] is None),
        _EITHER_WAY if order is None else "",
    )


def _month_begun(found: Period | None) -> Period | None:
    """The month that begins on a day, as spreadsheets write a month; anything else as it is."""
    if found is None or found.type is not PeriodType.DAY:
        return found
    return Period.month(found.start.year, found.start.month)


def period(word: str) -> Period | None:
    """The stretch of time one word names by itself, None where it names none."""
    return periods([word]).found.get(word)


def period_in(heading: str) -> Period | None:
    """The stretch of time a heading begins with: "2015 to 2016 - outcome" is 2015/16."""
    words = heading.split()
    starts = (" ".join(words[:count]) for count in range(min(len(words), _LONGEST), 0, -1))
    return next((found for start in starts if (found := _word(start))), None)


def _settled(word: str, words: list[str], heading: str) -> Period | None:
    """The period of a word, its company deciding where it could mean two things."""
    plain = _plain(word)
    if match := _MAYBE_MONTH.fullmatch(plain):
        years = all(_is_year_or_other(other.strip()) for other in words)
        found = financial_year(match[1], match[2]) if years else None
        return found or Period.month(int(match[1]), int(match[2]))
    if (match := _YEAR.fullmatch(plain)) and _ENDING.search(heading):
        return Period.year(int(match[1]) - 1)
    found = _word(plain)
    if found and found.type is PeriodType.ROLLING and _are_years(words):
        return stretch(found.start.year, found.start.month, 12)
    return found


def _plain(word: str) -> str:
    """A word without what stands around it, as it is usually written."""
    return as_usual(_AS_AT.sub("", _REMARK.sub("", word.strip())))


def _is_year_or_other(word: str) -> bool:
    """Whether a word can be a financial year, or is not of that shape at all."""
    match = _MAYBE_MONTH.fullmatch(word)
    return match is None or financial_year(match[1], match[2]) is not None


def _are_years(words: list[str]) -> bool:
    """Whether every rolling year of a column starts in the same April or January."""
    named = [found for word in words if (found := _word(_plain(word)))]
    rolling = [found for found in named if found.type is PeriodType.ROLLING]
    starts = {found.start.month for found in rolling}
    return starts in ({1}, {4}) and all(months_of(found) == 12 for found in rolling)


def _word(plain: str) -> Period | None:
    """The first reading that knows the word."""
    return next((found for reading in _READINGS if (found := reading(plain))), None)


def _ours(plain: str) -> Period | None:
    if _MAYBE_MONTH.fullmatch(plain):
        return None
    try:
        return Period.parse(plain)
    except ValueError:
        return None


def _iso_interval(plain: str) -> Period | None:
    match = _ISO_INTERVAL.fullmatch(plain)
    if match is None:
        return None
    year, month, day, count, unit = (*map(int, match.groups()[:4]), match[5].upper())
    if unit == "D":
        return single_day(day_there_is(year, month, day)) if count == 1 else None
    return stretch(year, month, count * (12 if unit == "Y" else 1))


def _cumulative(plain: str) -> Period | None:
    """Quarters added up from the first on: "2021/22 Q1 - 2021/22 Q3"."""
    if match := _FIRST_QUARTERS.fullmatch(plain):
        year, after, upto, other_upto, other_year, other_after = match.groups()
        one = quarter_within(year or other_year, after or other_after, "1")
        end = quarter_within(year or other_year, after or other_after, upto or other_upto)
        return (
            Period(type=PeriodType.CUMULATIVE, start=one.start, end=end.end)
            if one and end
            else None
        )
    if (month := _month(year_to_date(plain))) is not None:
        return since_april(month)
    first, between, last = plain.partition(" - ")
    start, end = financial_quarter(first.strip()), financial_quarter(last.strip())
    if not between or start is None or end is None or end.end <= start.start:
        return None
    return Period(type=PeriodType.CUMULATIVE, start=start.start, end=end.end)


def _financial_year(plain: str) -> Period | None:
    if match := _FINANCIAL_YEAR.fullmatch(plain):
        return financial_year(match[1], match[2])
    if match := _SHORT_YEAR.fullmatch(plain):
        return financial_year(f"20{match[1]}", match[2])
    match = _SORTABLE.fullmatch(plain) or _NUMBERED_YEAR.fullmatch(plain)
    return Period.year(int(match[1])) if match else None


def _years(plain: str) -> Period | None:
    """Several years together: "2017 - 19" is three calendar ones, "2017/18 - 19/20" financial."""
    if match := _FINANCIAL_YEARS.fullmatch(plain):
        first, last = financial_year(match[1], match[2]), financial_year(match[3], match[4])
        count = (int(match[3]) - int(match[1])) % 100 + 1
        return stretch(int(match[1]), 4, 12 * count) if first and last else None
    if match := _YEARS.fullmatch(plain):
        count = (int(match[2] or match[3]) - int(match[1])) % 100 + 1
        return stretch(int(match[1]), 1, 12 * count) if 2 < count <= _MOST_YEARS else None
    if match := _RUN_TOGETHER.fullmatch(plain):
        return financial_year(match[1], match[2])
    return None


def _calendar(plain: str) -> Period | None:
    if match := _YEAR.fullmatch(plain):
        return Period.parse(f"{match[1]}-CY")
    return calendar_quarter(plain)


def _range(plain: str) -> Period | None:
    """Months named, from the first to the last."""
    if match := _RANGE_NUMBERS.fullmatch(plain):
        return between(int(match[2]), int(match[1]), int(match[4]), int(match[3]))
    if match := _DAYS.fullmatch(plain):
        return whole_months(match)
    if match := _TWO_DAYS.fullmatch(plain):
        day, month, year, last_day, last_month, last_year, *iso = match.groups()
        days = (year, month, day, last_year, last_month, last_day) if year else iso
        return of_whole_months(*map(int, days))
    if match := _YEAR_ENDING.fullmatch(plain):
        month, year = month_number(match[1]), int(match[2])
        return between(year - (month < 12), month % 12 + 1, year, month)
    if match := _RANGE.fullmatch(plain):
        first, last, year = month_number(match[1]), month_number(match[3]), int(match[4])
        return between(int(match[2] or year - (first > last)), first, year, last)
    return None


def _month(plain: str) -> Period | None:
    if match := _MONTH_NUMBER.fullmatch(plain):
        return Period.month(int(match[2]), int(match[1]))
    if match := _MONTH.fullmatch(plain):
        return Period.month(whole_year(match[2]), month_number(match[1]))
    if match := _YEAR_AND_MONTH.fullmatch(plain):
        return Period.month(int(match[1]), month_number(match[2]))
    match = _MONTH_CODE.fullmatch(plain)
    return Period.month(int(match[1]), int(match[2])) if match else None


_READINGS: tuple[Callable[[str], Period | None], ...] = (
    _ours,
    _iso_interval,
    financial_quarter,
    _cumulative,
    _financial_year,
    _years,
    _calendar,
    _range,
    _month,
)
