"""How much more or less, in amounts people can picture: so many people in every 100."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from khi.model import Indicator, Mean, MeasureKind, Net
from khi.wording.numbers import (
    FEWER_THAN_ONE,
    fewest_people,
    is_number,
    most_people,
    people,
    plain,
    rounded,
    text,
)

_COUNTABLE = ("people", "workers")
_SINGULAR = {"people": "person", "workers": "worker", "points": "point"}


@dataclass(frozen=True)
class Scale:
    """How an indicator's differences are said.

    ``more`` and ``less`` are the two directions; ``noun`` is who is counted and ``of`` out of what
    ("people", "in every 100"), both empty where the unit is a score or a rate. ``text`` writes the
    size of a difference, which is a positive number.
    """

    more: str
    less: str
    noun: str
    of: str
    text: Callable[[float], str]


def scale(indicator: Indicator) -> Scale:
    """People in every 100 for a share; points for a net; higher or lower for anything else."""
    if isinstance(indicator.reading, Net):
        return Scale("points higher", "points lower", "", "", _of_100)
    if indicator.is_fraction:
        first = indicator.unit.removeprefix("of ").split()[0]
        noun = "people" if indicator.reading is not None else first
        return Scale("more", "fewer" if noun in _COUNTABLE else "less",
                     noun if noun in _COUNTABLE else "", "in every 100", _of_100)  # fmt: skip
    if isinstance(indicator.reading, Mean) or _is_mean(indicator):
        return Scale("higher", "lower", "", "", _points)
    return Scale("higher", "lower", "", "", plain)


def amount(difference: float, indicator: Indicator) -> str:
    """A difference in words: "7 more people in every 100", "0.4 lower"."""
    how = scale(indicator)
    size = how.text(abs(difference))
    words = (people(size) if how.noun else size, _way(difference, how), how.noun, how.of)
    return one(" ".join(word for word in words if word))


def one(words: str) -> str:
    """The words for one of a thing: "1 more person", "under 1 point"."""
    for many, single in _SINGULAR.items():
        words = re.sub(rf"(?<![\d.,])(1(?: more| fewer)?) {many}\b", rf"\1 {single}", words)
    return words


def is_nothing(difference: float, indicator: Indicator) -> bool:
    """Whether a difference is smaller than one person in 100, or a tenth of a point."""
    how = scale(indicator)
    size = how.text(abs(difference))
    few = bool(how.noun) and people(size) == FEWER_THAN_ONE
    return few or size in ("0", "0.0", "under 1", "under 0.1")


def between(
    lower: object, upper: object, indicator: Indicator, *, of: bool = True, way: bool = False
) -> str:
    """Where a difference likely lies: "between 2 and 12", "between 3 fewer and 5 more".

    Limits on one side of nothing need no direction where the sentence has given it; ``way`` adds
    it where it has not. ``of`` adds what it is out of, where the sentence has not. Empty where
    there are no limits to speak of.

    People are whole: a limit on the half is said as the whole number that makes the range wider,
    so that nobody is halved and we are never said to be surer than we are.
    """
    if not (is_number(lower) and is_number(upper)):
        return ""
    how, ends = scale(indicator), (float(str(lower)), float(str(upper)))
    if all(is_nothing(end, indicator) for end in ends):
        return ""
    if how.text is plain and max(abs(end) for end in ends) >= 10:
        how = replace(how, text=_whole)
    if ends[0] * ends[1] > 0:
        small, large = sorted(abs(end) for end in ends)
        first = fewest_people(how.text(small)) if how.noun else how.text(small)
        words = f"between {first} and {_outer(large, how)}"
        return one(f"{words} {_way(ends[0], how)}") if way else words
    tail = f" {how.of}" if of and how.of else ""
    return f"between {_end(ends[0], how, how.less)} and {_end(ends[1], how, how.more)}{tail}"


def _end(limit: float, how: Scale, way: str) -> str:
    words = _outer(abs(limit), how)
    return words if words in ("0", "0.0") else one(f"{words} {way}")


def _outer(size: float, how: Scale) -> str:
    """The end of a range that is further from nothing."""
    return most_people(how.text(size)) if how.noun else how.text(size)


def _way(difference: float, how: Scale) -> str:
    return how.more if difference >= 0 else how.less


def _is_mean(indicator: Indicator) -> bool:
    return indicator.measure is not None and indicator.measure.kind is MeasureKind.MEAN


def _of_100(share: float) -> str:
    """People in every 100, and never 0 for someone."""
    whole = text(100 * share)
    return "under 1" if whole == "0" and share > 1e-9 else whole


def _whole(size: float) -> str:
    """A whole number, so that two limits beside each other are equally fine."""
    return f"{rounded(size):,.0f}" if rounded(size) or not size else "under 1"


def _points(score: float) -> str:
    tenths = text(score, 1)
    return "under 0.1" if tenths == "0.0" and score > 1e-9 else tenths
