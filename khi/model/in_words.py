"""The smallest pieces of a sentence: a day, a month, names in a row, a place in an order.

Errors, forms and pages all say them, so they are said here, once, below everything else.
"""

from collections.abc import Iterable
from datetime import date, datetime

from khi.model.clock import day_of

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def day_in_words(day: date) -> str:
    """A day, or the day in Great Britain of a moment: "3 May 2026"."""
    if isinstance(day, datetime):
        day = day_of(day)
    return f"{day.day} {day:%B %Y}"


def month_in_words(day: date) -> str:
    """The month a day lies in: "May 2026"."""
    return f"{day:%B %Y}"


def listed(names: Iterable[str]) -> str:
    """Names in a row that reads aloud: "Amberfold, Wexlow and Kellfold". Empty for none."""
    *rest, last = list(names) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last


def ordinal(place: int) -> str:
    """A place in an order: "1st", "12th", "23rd"."""
    is_teen = 10 <= place % 100 <= 20
    return f"{place}{'th' if is_teen else _ENDINGS.get(place % 10, 'th')}"


def lower_first(words: str) -> str:
    """Words as they stand inside a sentence. "NHS trusts" and "I decide" keep their capital."""
    stays = words[1:2].isupper() or words.split(" ", maxsplit=1)[0] == "I"
    return words if stays else f"{words[:1].lower()}{words[1:]}"
