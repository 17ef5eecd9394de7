"""Which period each row of a publication is of, or the whole of it."""

import re
from datetime import date, timedelta

import pandas as pd

from khi.intake.periods import period
from khi.intake.publications.descriptions import Description
from khi.intake.publications.texts import first, text
from khi.intake.sheet import Sheet
from khi.model import Period, PeriodType

_MISSING = ("", "-1")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SAID = re.compile(
    r"(?:reporting |time )?(?:period|date|month|quarter|year|data for)s?(?: covered)?\s*[: ]+(.+)",
    re.IGNORECASE,
)
_MONTH_NAMED = (
    r"(?<![a-z])((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-_ ]?(?:20)\d\d)(?!\d)"
)
"""A month in the name of a file: Monthly-AE-March-2024."""


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
    found = [_DATE.match(each) for each in (start, end)]
    if not all(found):
        return f"{start} to {end}".strip()
    first_day, last = (date(*map(int, match.groups())) for match in found if match)
    after = last + timedelta(days=1)
    months = (after.year - first_day.year) * 12 + after.month - first_day.month
    whole = first_day.day == 1 and after.day == 1 and months > 0
    return f"{first_day.isoformat()}/P{months}M" if whole else f"{start} to {end}"


def _put_together(
    years: pd.Series, ranges: pd.Series, quarters: pd.Series, months: pd.Series
) -> pd.Series:
    """A period from a year and, where they are there, a number of years, a quarter or a month."""
    made = years.copy()
    made = made.mask(~ranges.isin((*_MISSING, "1")), years + "-01-01/P" + ranges + "Y")
    made = made.mask(~quarters.isin(_MISSING), "Q" + quarters + " " + years)
    return made.mask(~months.isin(_MISSING), years + "-" + months.str.zfill(2))


def _when(sheet: Sheet, description: Description) -> str:
    """The period of the whole file: said above its heading, in its headings, or in a name."""
    headed = " | ".join(column.name for column in sheet.columns)
    names = (sheet.name.rpartition(".")[0] or sheet.name, sheet.sheet)
    above = " | ".join(sheet.preamble)
    if found := next(filter(None, map(_said, sheet.preamble)), None):
        return spelled(found)
    places = [(description.period_above, above), (description.period_headed, headed)]
    places += [(_MONTH_NAMED, name) for name in names]
    places += [(description.period_named, name) for name in names]
    for pattern, words in places:
        for match in re.finditer(pattern, words, re.IGNORECASE) if pattern else ():
            if found := period(" to ".join(_in_full(part) for part in match.groups() if part)):
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
    return f"20{year}" if len(year) == 2 else year
