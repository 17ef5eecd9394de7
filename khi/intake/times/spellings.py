"""A word for a stretch of time as it is usually written, from the ways people also write it.

Nothing here says which stretch it is: "2023_24 (provisional)" becomes "2023/24", and no more.
"""

import re

from khi.intake.times.names import MONTH

_TO = r"\s*(?:-|–|—|to)\s*"
_MARKED = re.compile(r"(?<=\d)\s?[pre]$", re.IGNORECASE)
_QUARTER_BESIDE = re.compile(rf"(?<=\d)\s*\((?:q(?:uarter|tr)?\s*[1-4])\)$|{_TO}?\(ytd\)$", re.I)
_UNDERSCORED = re.compile(r"((?:19|20)\d\d)_((?:19|20)?\d\d)(?!\d)")
_NUMBERED = re.compile(r"\b(1st|2nd|3rd|4th|first|second|third|fourth) quarter\b", re.IGNORECASE)
_NUMBERS = {
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
}
_SHORT_RANGE = re.compile(rf"{MONTH}[\s'’-]*(\d\d){_TO}{MONTH}[\s'’-]*(\d\d)", re.IGNORECASE)
_SHORT_END = re.compile(rf"{MONTH}{_TO}{MONTH}[\s'’-]*(\d\d)", re.IGNORECASE)
_YEAR_FIRST = re.compile(rf"((?:19|20)\d\d)[\s,:-]+({MONTH}{_TO}{MONTH})", re.IGNORECASE)
_SO_FAR = r"(?:ytd|year to date)"
_OF_THE_YEAR = re.compile(
    rf"{_SO_FAR}[\s:(-]*({MONTH}\s*\d{{4}})\)?|({MONTH}\s*\d{{4}})[\s:(-]*{_SO_FAR}\)?", re.I
)


def as_usual(word: str) -> str:
    """The word without a publisher's marks, its quarter as Q1, its years as 2023/24."""
    plain = _MARKED.sub("", _QUARTER_BESIDE.sub("", word.strip()))
    plain = _UNDERSCORED.sub(r"\1/\2", plain)
    plain = _NUMBERED.sub(lambda match: f"Q{_NUMBERS[match[1].casefold()]}", plain)
    if match := _SHORT_RANGE.fullmatch(plain):
        return f"{match[1]} 20{match[2]} to {match[3]} 20{match[4]}"
    if match := _SHORT_END.fullmatch(plain):
        return f"{match[1]} to {match[2]} 20{match[3]}"
    if match := _YEAR_FIRST.fullmatch(plain):
        return f"{match[2]} {match[1]}"
    return plain


def year_to_date(word: str) -> str:
    """The month that a word says the year is added up to, "June 2024"; empty where it says none."""
    match = _OF_THE_YEAR.fullmatch(word.strip())
    return (match[1] or match[3]) if match else ""
