"""What a cell looks like, before anybody knows what it means."""

import re
from collections.abc import Iterable
from enum import Enum

_MARK = re.compile(
    r"\[(?:x|c|z|w|u|low)\]|\*+|--?|–|—|\.{1,3}|:|x|c|z|u|n/?a|null|none|nil|nan|missing|suppressed"
    r"|#div/0!|#n/a|#name\?|#value!|#ref!|#null!|#num!",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*\[(?:notes?|footnotes?)\b[^\]]*\]", re.IGNORECASE)
_MONEY = r"[-+(]?\s?[£$€]?\s?"
_NUMBER = re.compile(
    rf"{_MONEY}(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:[.,]\d*)?|[.,]\d+)(?:e[-+]?\d+)?\s?%?\)?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T].*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:[ T,].*)?"
    r"|\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4}(?:[ T,].*)?|\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0|\s?[-/–]\s?(?:19|20)?\d\d)?")


class Kind(Enum):
    """The look of a cell. A mark stands where a figure would: it fits any column."""

    BLANK = "blank"
    MARK = "mark"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"

    @property
    def is_typed(self) -> bool:
        """Whether it is a number or a date."""
        return self in (Kind.NUMBER, Kind.DATE)


def kind(cell: str) -> Kind:
    """What one trimmed cell looks like."""
    if not cell:
        return Kind.BLANK
    if _MARK.fullmatch(cell):
        return Kind.MARK
    if any(letter.isdigit() for letter in cell):
        if _DATE.fullmatch(cell):
            return Kind.DATE
        if _NUMBER.fullmatch(cell):
            return Kind.NUMBER
    return Kind.TEXT


def usual_kind(cells: Iterable[str]) -> Kind:
    """What most cells of a column look like; text where there is no majority."""
    kinds = [found for found in map(kind, cells) if found not in (Kind.BLANK, Kind.MARK)]
    for candidate in (Kind.NUMBER, Kind.DATE):
        if kinds and kinds.count(candidate) > 0.5 * len(kinds):
            return candidate
    return Kind.TEXT


def is_year(cell: str) -> bool:
    """Whether a cell is a year of our time, calendar or financial."""
    return _YEAR.fullmatch(cell) is not None


def trimmed(cell: str) -> str:
    """The cell without spaces, line ends or invisible characters around or doubled inside it."""
    return " ".join(cell.replace("\u200b", "").split())


def without_notes(cell: str) -> str:
    """A heading's cell without ``[note 3]`` and the like."""
    return _NOTE.sub("", cell).strip()
