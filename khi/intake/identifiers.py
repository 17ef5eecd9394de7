"""What in a file names a person: decided per column, by its heading and by what is in it.

Nothing here, and nothing made from it, repeats a value. A finding says which column and what kind
of thing it holds; that is enough to act on.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from khi.intake.identifier_marks import (
    DEGREES,
    EMAIL_WITHIN,
    ENOUGH,
    FREE_TEXT,
    NAME,
    NATIONAL_INSURANCE,
    PART_POSTCODE,
    PHONE,
    POSTCODE,
    SORTS,
    TECHNICAL,
    Sort,
    is_machine_address,
    is_nhs_number,
    whole,
)
from khi.intake.matching.words import fold
from khi.intake.times.days import day_of

_FEWEST_NHS = 3
_FEWEST_NAMES = 10
_TEN_DIGITS = re.compile(r"\d{3}[\s-]?\d{3}[\s-]?\d{4}")
_UUID = re.compile(
    r"(?:uuid:)?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.I
)
_PLAIN_ANSWERS = frozenset({"yes", "no", "y", "n", "true", "false", "0", "1", "prefer not to say"})
_MOST_WORDS, _MOST_ANSWERS, _TIMES_EACH = 8, 12, 8
_ANONYMOUS = frozenset(
    {"", "anonymous", "anon", "none", "n a", "na", "null", "redacted", "removed"}
)


class Finding(NamedTuple):
    """What a column holds that we do not keep, and whether it names a person directly."""

    kind: str
    why: str
    direct: bool


def by_heading(headings: Iterable[str], values: Mapping[str, int]) -> Finding | None:
    """What the headings of a column say it holds, unless nothing but "anonymous" is in it."""
    folded = [fold(heading) for heading in headings]
    filled = {value: cells for value, cells in values.items() if fold(value) not in _ANONYMOUS}
    for sort in SORTS:
        if any(sort.heading.search(heading) for heading in folded) and not _repeat(filled, sort):
            return Finding(sort.kind, "its heading says so", direct=bool(filled))
    if any(TECHNICAL.match(heading) for heading in folded):
        return Finding("technical", "written by the form tool, not by a person", direct=False)
    return None


def by_values(values: Mapping[str, int]) -> Finding | None:
    """What the values of a column look like, where enough of them look like one thing."""
    filled = [value for value in values if fold(value) not in _ANONYMOUS]
    if not filled:
        return None
    if _are_nhs_numbers(filled):
        return Finding("NHS number", "its numbers pass the NHS check", direct=True)
    for sort in SORTS:
        if sort.looks and sum(map(sort.looks, filled)) >= max(sort.share * len(filled), 1):
            return Finding(sort.kind, "its values look like it", direct=True)
    if _are_names(values):
        return Finding("name", "its values look like people's names", direct=True)
    if sum(_UUID.fullmatch(value.strip()) is not None for value in filled) >= ENOUGH * len(filled):
        return Finding("technical", "written by the form tool, not by a person", direct=False)
    return None


def _are_names(values: Mapping[str, int]) -> bool:
    """Whether nearly every value is two or three capitalised words, and hardly any comes twice."""
    filled = [value.strip() for value in values if fold(value) not in _ANONYMOUS]
    named = sum(NAME.fullmatch(value) is not None for value in filled)
    return len(filled) >= _FEWEST_NAMES and named >= 0.9 * len(filled) >= 0.6 * sum(values.values())


def part_postcodes(headings: Iterable[str], values: Mapping[str, int]) -> Finding | None:
    """Whether a column holds first halves of postcodes: "M14", but not answer codes A1 to A5."""
    filled = [value for value in values if value.strip()]
    named = any("post" in fold(heading) for heading in headings)
    letters = {re.split(r"\d", value.strip().upper())[0] for value in filled}
    if (
        (named or (len(filled) >= 8 and len(letters) > 1))
        and filled
        and all(map(whole(PART_POSTCODE), filled))
    ):
        return Finding("part of a postcode", "its values look like it", direct=False)
    return None


def birth_dates(values: Iterable[str], today: date) -> bool:
    """Whether a column of days would make nearly everybody between 16 and 110 years old."""
    days = [day for value in values if (day := day_of(value))]
    ages = [(today - day).days / 365.25 for day in days]
    fit = [age for age in ages if 16 <= age <= 110]
    return len(days) >= 5 and len(fit) >= ENOUGH * len(ages) and max(ages) - min(ages) > 20


def free_text(headings: Iterable[str], values: Mapping[str, int]) -> Finding | None:
    """Whether people wrote in their own words: long, and hardly ever twice the same."""
    filled = [value.strip() for value in values if value.strip()]
    if not filled:
        return None
    total = sum(values.values())
    words = sum(len(value.split()) for value in filled) / len(filled)
    if words > 4 and len(filled) > 0.5 * total and len(filled) > 2:
        return Finding("free text", "people's own words", direct=False)
    is_headed = any(FREE_TEXT.search(fold(heading)) for heading in headings)
    if is_headed and not _are_answers(filled, total):
        return Finding("free text", "people's own words", direct=False)
    return None


def _are_answers(filled: Sequence[str], total: int) -> bool:
    """Whether a few short answers come again and again, whatever their heading asks for."""
    if {fold(value) for value in filled} <= _PLAIN_ANSWERS:
        return True
    short = max(len(value.split()) for value in filled) <= _MOST_WORDS
    return short and len(filled) <= min(_MOST_ANSWERS, total / _TIMES_EACH)


def row_numbers(headings: Iterable[str], values: Mapping[str, int]) -> Finding | None:
    """Whether a column without a heading counts the rows, as a spreadsheet's index does."""
    numbers = [int(value) for value in values if value.strip().isdecimal() and len(value) < 9]
    counts = len(numbers) == len(values) > 2 and set(values.values()) == {1}
    if any(headings) or not counts or max(numbers) - min(numbers) >= 2 * len(numbers):
        return None
    return Finding("technical", "it only numbers the rows", direct=False)


def is_personal(text: str) -> bool:
    """Whether one value on its own could name a person, so that no message may repeat it."""
    plain = text.strip()
    digits = re.sub(r"\D", "", plain)
    patterns = (NATIONAL_INSURANCE, POSTCODE, PHONE)
    return (
        len(digits) >= 6
        or EMAIL_WITHIN.search(plain) is not None
        or is_machine_address(plain)
        or any(pattern.search(plain.upper()) for pattern in patterns)
        or DEGREES.search(plain) is not None
    )


def _repeat(filled: Mapping[str, int], sort: Sort) -> bool:
    """Whether a column only answers a question about the thing: "Phone: yes, no, yes".

    What names a person is different for nearly everybody. A few values over and over are answers,
    unless they look like the thing itself.
    """
    cells = sum(filled.values())
    looks = any(map(is_personal, filled)) or (sort.looks and any(map(sort.looks, filled)))
    return cells >= 5 and len(filled) <= cells / 4 and not looks


def _are_nhs_numbers(values: list[str]) -> bool:
    """One random ten-digit number in eleven passes the check; a column of them does not."""
    ten = [value for value in values if _TEN_DIGITS.fullmatch(value.strip())]
    if len(ten) < max(_FEWEST_NHS, 0.5 * len(values)):
        return False
    return sum(map(is_nhs_number, ten)) >= ENOUGH * len(ten)
