"""Stretches of time from their parts: whole months, years, and the days between two dates."""

import re
from datetime import date, timedelta

from khi.intake.times.names import day_there_is, month_number
from khi.model import Period, PeriodType, Quarter

_APRIL = 4


def between(first_year: int, first: int, last_year: int, last: int) -> Period | None:
    """Whole months from one to another; None where they are the wrong way round."""
    months = (last_year - first_year) * 12 + last - first + 1
    if not (1 <= first <= 12 and 1 <= last <= 12 and months > 0):
        return None
    made = rolling if months >= 12 else stretch
    return made(first_year, first, months)


def stretch(year: int, month: int, months: int) -> Period | None:
    """A month, a quarter, a year or a rolling stretch, by how long it is and where it starts."""
    if not 1 <= month <= 12 or not 1900 <= year <= 2100:
        return None
    if months == 1:
        return Period.month(year, month)
    if months == 3 and month % 3 == 1:
        return Quarter.containing(date(year, month, 1))
    if months == 12 and month == 4:
        return Period.year(year)
    if months == 12 and month == 1:
        return Period.parse(f"{year}-CY")
    return rolling(year, month, months)


def rolling(year: int, month: int, months: int) -> Period:
    """Months from one on, as a stretch that need not begin with a year."""
    last = year * 12 + month - 1 + months - 1
    return Period.parse(f"{year}-{month:02}..{last // 12}-{last % 12 + 1:02}")


def since_april(upto: Period) -> Period:
    """From the start of a financial year to the end of a stretch that begins in it: added up."""
    year = upto.start.year if upto.start.month >= _APRIL else upto.start.year - 1
    return Period(type=PeriodType.CUMULATIVE, start=Period.year(year).start, end=upto.end)


def months_of(found: Period) -> int:
    """How many months a stretch has."""
    after = found.end + timedelta(days=1)
    return (after.year - found.start.year) * 12 + after.month - found.start.month


def whole_months(match: re.Match[str]) -> Period | None:
    """Days from the first of a month to the last of one; None where they are anything else."""
    return of_whole_months(
        *(int(match[3]), month_number(match[2]), int(match[1])),
        *(int(match[6]), month_number(match[5]), int(match[4])),
    )


def of_whole_months(*parts: int) -> Period | None:
    """A year, month and day to another, where they are the first and the last of their months."""
    first, last = day_there_is(*parts[:3]), day_there_is(*parts[3:])
    if first is None or last is None or first.day != 1 or (last + timedelta(days=1)).day != 1:
        return None
    return between(first.year, first.month, last.year, last.month)


def single_day(day: date | None) -> Period | None:
    """A day as a period."""
    return Period(type=PeriodType.DAY, start=day, end=day) if day else None
