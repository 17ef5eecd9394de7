"""Rows under each other: how tall each is, by the lines its words need on a phone."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from khi.charts.lettering import NARROWEST, broken, wide
from khi.theme import TEXT

LINE = 20
"""Pixels that one more line of a name adds."""

SIZE = TEXT + 1
"""How large names and figures are written."""

INSET, BESIDE = 8, 12
"""Pixels before a name, and between a figure and the words after it."""

_APART = 6
_INSIDE = NARROWEST - 2 * INSET


class Laid(NamedTuple):
    """The lines of each row; the height at which each row starts, and where the last one ends."""

    lines: list[list[str]]
    tops: list[int]


def laid(rows: Iterable[list[str]], *, head: int, row: int) -> Laid:
    """Rows of a given height for one line of words, the first below the head."""
    lines = list(rows)
    tops = [head]
    for each in lines:
        tops.append(tops[-1] + row + LINE * (len(each) - 1))
    return Laid(lines, tops)


def beside(name: str, figure: str, *, word: int, bold: bool = False) -> list[str]:
    """The lines above a mark: a name beside its figure, or above it where a phone has no room.

    An empty last line is the one a figure stands on by itself.

    Args:
        name: whom the row is about.
        figure: what stands at the right of the name, in bold; empty where nothing does.
        word: how far from the right edge of the figure the words after it start, in pixels.
        bold: whether the name is.
    """
    taken = word + BESIDE + wide(figure, SIZE, bold=True) + _APART if figure else 0
    if wide(name, SIZE, bold=bold) <= _INSIDE - taken:
        return [name]
    return [*broken(name, _INSIDE, SIZE, bold=bold), *([""] if figure else [])]


def figure_line(lines: Sequence[str]) -> int:
    """How far below the first line the figure of a row stands, in pixels."""
    return 0 if lines[-1] else LINE * (len(lines) - 1)
