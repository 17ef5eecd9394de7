"""A cell of a table of figures: a number, or the reason there is none. Never a guess, never zero.

The marks are those official files use. A lone hyphen means five different things in the files we
have seen, so what it means here is asked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from khi.model import Absence

_MARKS = {
    Absence.CONFIDENTIAL: "[c] [w] [s] * ** *** # c w s suppressed",
    Absence.NOT_AVAILABLE: "[x] x .. ... : ! na n/a #n/a dns",
    Absence.NOT_APPLICABLE: "[z] z",
    Absence.UNRELIABLE: "[u] u [low] ~",
    Absence.NO_DATA: "null none nan missing #div/0! #value! #ref! #num! #name?",
}
_PHRASES = {
    "not available": Absence.NOT_AVAILABLE,
    "not applicable": Absence.NOT_APPLICABLE,
    "no data": Absence.NO_DATA,
    "no data available": Absence.NO_DATA,
    "data not available": Absence.NOT_AVAILABLE,
    "not published": Absence.NOT_AVAILABLE,
    "not collected": Absence.NOT_AVAILABLE,
    "unavailable": Absence.NOT_AVAILABLE,
    "not submitted": Absence.NOT_SUBMITTED,
    "no return": Absence.NOT_SUBMITTED,
    "not returned": Absence.NOT_SUBMITTED,
    "data quality issue": Absence.UNRELIABLE,
    "withheld": Absence.CONFIDENTIAL,
}
_ABSENCES = _PHRASES | {
    mark: absence for absence, marks in _MARKS.items() for mark in marks.split()
}
_NOTE = re.compile(r"\s*(?:\[(?:notes?)\b[^\]]*\]|\[(?:p|r|e|b)\])$", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<sign>[-+−]?)\s*[£$€]?\s*(?P<digits>(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d*)?|\.\d+)"
    r"(?P<power>e[-+]?\d+)?\s*(?P<unit>%|[kmKM](?:n|illion)?)?\s*(?:\(.*\))?"
)
_UNDER = re.compile(r"<\s*\d+|fewer than \d+|less than \d+|1\s*(?:-|–|to)\s*\d", re.IGNORECASE)
_UNITS = {"k": 1e3, "m": 1e6}
_DECIMAL_COMMA = re.compile(r"[-+−]?(?:\d{1,3}(?:\.\d{3})+|\d+),(?:\d{1,2}|\d{4,})\s*%?")
_DECIMAL_POINT = re.compile(r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)?\.(?:\d{1,2}|\d{4,})\s*%?")
_NUMERIC = re.compile(r"[-+−]?[\d.,]+\s*%?")
HYPHENS = frozenset({"-", "–", "—", "--"})


@dataclass(frozen=True)
class Figure:
    """A number, or why there is none; neither where the cell says nothing we know."""

    number: float | None = None
    absence: Absence = Absence.NONE
    is_percentage: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the cell was understood."""
        return self.number is not None or self.absence is not Absence.NONE


def with_points(cells: Iterable[str]) -> dict[str, str]:
    """Different cells with a point where numbers have a comma before their decimals.

    A table is written one way. So "1,234" is 1.234 beside "45,6", and 1234 in any other company.
    """
    known = list(cells)
    commas = any(_DECIMAL_COMMA.fullmatch(each.strip()) for each in known)
    if not commas or any(_DECIMAL_POINT.fullmatch(each.strip()) for each in known):
        return {each: each for each in known}
    return {each: _pointed(each) if _NUMERIC.fullmatch(each.strip()) else each for each in known}


def _pointed(cell: str) -> str:
    return cell.replace(".", "").replace(",", ".")


def figure(cell: str | None, *, hyphen: Absence = Absence.NONE) -> Figure:
    """Read one cell. A blank one is no data recorded; ``hyphen`` is what a lone "-" means."""
    plain = _NOTE.sub("", " ".join((cell or "").split()))
    if not plain:
        return Figure(absence=Absence.NO_DATA)
    if plain in HYPHENS:
        return Figure(absence=hyphen)
    if absence := _ABSENCES.get(plain.lower()):
        return Figure(absence=absence)
    if match := _NUMBER.fullmatch(plain):
        return _number(match)
    return Figure(absence=Absence.CONFIDENTIAL) if _UNDER.fullmatch(plain) else Figure()


def _number(match: re.Match[str]) -> Figure:
    number = float(re.sub("[, ]", "", match["digits"]) + (match["power"] or ""))
    unit = (match["unit"] or "").lower()
    number *= _UNITS.get(unit[:1], 1)
    return Figure(-number if match["sign"] in ("-", "−") else number, is_percentage=unit == "%")
