"""Months by name, years by two digits or four, and the days there are."""

import re
from datetime import date

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

MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
MONTH = rf"({MONTHS})[a-z]*\.?"
"""A month by its English name, as publishers write it."""

MONTH_IN_ANY_LANGUAGE = rf"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})[^\W\d_]*\.?"
"""A month by its name, as the people who answer write it."""


def month_number(name: str) -> int:
    """The number of a month, by how its name begins; 0 where it names none."""
    word = name.casefold()
    return _MONTHS.get(word, 0) or _MONTHS.get(word[:3], 0)


def whole_year(year: str) -> int:
    """A year of four digits, from one that may have two: of this century."""
    return int(year) + 2000 * (len(year) == 2)


def day_there_is(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; a year under 100 is from 1970 on. None where there is no such day."""
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None
