"""Rows under each other: how tall each is, by the lines its name needs on a phone."""

import textwrap
from collections.abc import Iterable
from typing import NamedTuple

LINE = 18
"""Pixels that one more line of a name adds."""


class Laid(NamedTuple):
    """The lines of each name; the height at which each row starts, and where the last one ends."""

    lines: list[list[str]]
    tops: list[int]


def laid(names: Iterable[object], *, head: int, row: int, wrap: int) -> Laid:
    """Rows of a given height for names, the first below the head."""
    lines = [textwrap.wrap(str(name), wrap) for name in names]
    tops = [head]
    for each in lines:
        tops.append(tops[-1] + row + LINE * (len(each) - 1))
    return Laid(lines, tops)
