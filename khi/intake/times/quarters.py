"""A quarter written as a quarter, and the financial year it is of.

"Q1 2022/23" is of a financial year, April to June. "Q1 2022" is January to March, everywhere in
this product; where a survey may mean the other, the person is asked.
"""

import re

from khi.intake.times.names import whole_year
from khi.model import Period, Quarter

YEARS = r"((?:19|20)\d\d|(?<!\d)\d\d(?=/))\s*(?:/|-|–|to)\s*((?:19|20)?\d\d)"
"""Two years of which one follows the other: 2022/23, 22/23, 2022 to 2023."""

_Q = r"q(?:uarter|tr)?\s*([1-4])"
_MONTHS_OF_IT = r"(?:\s*\([a-z]{3,9}\.?\s*(?:-|–|to)\s*[a-z]{3,9}\.?[\s\d]*\))?"
"""The months of a quarter, said beside it."""

_SHORT = r"(?:fy\s*)?((?:19|20)\d\d|\d\d)\s*(?:/|-|–|to)\s*((?:19|20)?\d\d)"
"""The same beside a quarter, where 22-23 can be nothing else."""

_YEARS_FIRST = re.compile(rf"{_SHORT}[\s,:–-]*{_Q}{_MONTHS_OF_IT}", re.IGNORECASE)
_YEARS_LAST = re.compile(
    rf"{_Q}{_MONTHS_OF_IT}[\s,:-]*(?:of\s+)?{_SHORT}{_MONTHS_OF_IT}", re.IGNORECASE
)
CALENDAR_QUARTER = re.compile(
    r"q(?:uarter|tr)?\s*([1-4])[\s,]*((?:19|20)\d\d)|((?:19|20)\d\d)\s*q(?:uarter|tr)?\s*([1-4])",
    re.IGNORECASE,
)
"""Three months of a calendar year."""


def financial_quarter(text: str) -> Quarter | None:
    """The quarter of a financial year that is written in full: "Q1 2022/23", "2022-23 Q1"."""
    if match := _YEARS_FIRST.fullmatch(text):
        return quarter_within(match[1], match[2], match[3])
    if match := _YEARS_LAST.fullmatch(text):
        return quarter_within(match[2], match[3], match[1])
    return None


def calendar_quarter(text: str) -> Period | None:
    """The three months of "Q1 2022": January to March."""
    match = CALENDAR_QUARTER.fullmatch(text)
    return Period.parse(f"{match[2] or match[3]}-CQ{match[1] or match[4]}") if match else None


def quarter_within(first: str, second: str, number: str) -> Quarter | None:
    """A quarter of the financial year that two calendar years name."""
    year = financial_year(first, second)
    return Quarter.of(year.start.year, int(number)) if year else None


def financial_year(first: str, second: str) -> Period | None:
    """The financial year of two calendar years, where one follows the other."""
    follows = (int(first) + 1) % 100 == int(second) % 100
    return Period.year(whole_year(first)) if follows else None
