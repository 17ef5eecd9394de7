"""Which period each row of a publication is of, or the whole of it."""

import re
from datetime import timedelta

import pandas as pd

from khi.intake.publications.descriptions import Description
from khi.intake.publications.texts import first, text
from khi.intake.sheet import Sheet
from khi.intake.times.days import day_of
from khi.intake.times.names import MONTHS, month_number
from khi.intake.times.periods import period
from khi.model import Period, PeriodType

_MISSING = ("", "-1")
_QUARTER = re.compile(r"(?<!\d)[1-4](?!\d)")
_APRIL = 4
_SAID = re.compile(
    r"(?:reporting |time )?(?:period|date|month|quarter|year|data for)s?(?: covered)?\s*[: ]+(.+)",
    re.IGNORECASE,
)
_MONTH_NAMED = rf"(?<![a-z])((?:{MONTHS})[a-z]*[-_ ]?(?:20)\d\d)(?!\d)"
"""A month in the name of a file: Monthly-AE-March-2024."""

_QUARTER_NAMED = (
    r"(?<![a-z])(q[1-4])[-_ ]*((?:20)?\d\d[-_](?:20)?\d\d)(?!\d)"
    r"|(?<!\d)((?:20)?\d\d[-_](?:20)?\d\d)[-_ ]*(q[1-4])(?!\d)"
)
"""A financial quarter in the name of a file: return_Q2_2023-24."""


def periods_of(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.Series:
    """The period that each row says, else the one of the whole file."""
    start, end = (first(sheet, description, part) for part in ("from", "until"))
    if start and end:
        return _between(text(cells, start), text(cells, end))
    if year := first(sheet, description, "year"):
        names = ("year range", "quarter", "month")
        parts = [text(cells, first(sheet, description, name)) for name in names]
        return _put_together(text(cells, year), *parts)
    return text(cells, first(sheet, description, "period"), _when(sheet, description))


def _between(starts: pd.Series, ends: pd.Series) -> pd.Series:
    """The stretch between two days, where it is of whole months; else both days."""
    said = {pair: _stretch(*pair) for pair in set(zip(starts, ends, strict=True))}
    return pd.Series(
        [said[pair] for pair in zip(starts, ends, strict=True)], starts.index, dtype=object
    )


def _stretch(start: str, end: str) -> str:
    first_day, last = day_of(start), day_of(end)
    if first_day is None or last is None:
        return f"{start} to {end}".strip()
    after = last + timedelta(days=1)
    months = (after.year - first_day.year) * 12 + after.month - first_day.month
    whole = first_day.day == 1 and after.day == 1 and months > 0
    return f"{first_day.isoformat()}/P{months}M" if whole else f"{start} to {end}"


def _put_together(
    years: pd.Series, ranges: pd.Series, quarters: pd.Series, months: pd.Series
) -> pd.Series:
    """A period from a year and, where they are there, a number of years, a quarter or a month."""
    rows = pd.DataFrame({"year": years, "range": ranges, "quarter": quarters, "month": months})
    said = {row: _one_of(*row) for row in rows.drop_duplicates().itertuples(index=False, name=None)}
    made = [said[row] for row in rows.itertuples(index=False, name=None)]
    return pd.Series(made, years.index, dtype=object)


def _one_of(year: str, years: str, quarter: str, month: str) -> str:
    """One such period: "2023/24" and "Q1", or "2023" and "April"."""
    if month not in _MISSING:
        return _month_of(year, month)
    if quarter not in _MISSING and period(quarter):
        return quarter
    if number := _QUARTER.search(quarter):
        return f"Q{number[0]} {_in_words(year)}"
    return year if years in (*_MISSING, "1") else f"{year}-01-01/P{years}Y"


def _in_words(year: str) -> str:
    """A financial year as it stands beside a quarter: 202425 is 2024/25."""
    found = period(year)
    is_financial = found is not None and found.type is PeriodType.YEAR
    return f"{found.start.year}/{found.end.year % 100:02}" if found and is_financial else year


def _month_of(year: str, month: str) -> str:
    """A month of a calendar year; of a financial one, January to March are of its second."""
    number = int(month) if month.isdecimal() else month_number(month)
    whole = period(year)
    if period(month) or whole is None or not 1 <= number <= 12:
        return month
    is_second = whole.start.month == _APRIL and number < _APRIL
    return f"{whole.start.year + is_second}-{number:02}-01/P1M"


def _when(sheet: Sheet, description: Description) -> str:
    """The period of the whole file: said above its heading, in its headings, or in a name."""
    headed = " | ".join(column.name for column in sheet.columns)
    names = (sheet.name.rpartition(".")[0] or sheet.name, sheet.sheet)
    above = " | ".join(sheet.preamble)
    if found := next(filter(None, map(_said, sheet.preamble)), None):
        return spelled(found)
    places = [(description.period_above, above), (description.period_headed, headed)]
    places += [(pattern, name) for pattern in (_QUARTER_NAMED, _MONTH_NAMED) for name in names]
    places += [(description.period_named, name) for name in names]
    for pattern, words in places:
        for match in re.finditer(pattern, words, re.IGNORECASE) if pattern else ():
            parts = [_in_full(part) for part in match.groups() if part]
            joined = " " if pattern == _QUARTER_NAMED else " to "
            if found := period(joined.join(parts).replace("_", "-")):
                return spelled(found)
    return ""


def _said(line: str) -> Period | None:
    """The period that a line above a heading says it is of: "Period: March 2024"."""
    match = _SAID.match(line.strip())
    return period(match[1].strip(" :|")) if match else None


def spelled(found: Period) -> str:
    """A period as words that mean no other: 2010-11 would be November, or a financial year."""
    return f"{found.start:%Y-%m}-01/P1M" if found.type is PeriodType.MONTH else found.id


def _in_full(year: str) -> str:
    """A year with its century: a file is named 15-16, or 2021 for 2020 to 2021."""
    return f"20{year}" if len(year) == 2 and year.isdecimal() else year
