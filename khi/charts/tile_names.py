"""What stands in the tiles of a map: whole names where they fit, else letters and a key to them.

A picture is drawn before anybody knows how wide it will be shown, so both are drawn where names
need a wide screen; the style sheet shows one of them. Taken elsewhere, a picture has the names.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from khi.charts.lettering import NARROWEST, broken, wide

SIZE, LINE, LETTERS = 11, 14.3, 10
"""How large a name is written in a tile, how far apart its lines stand, and how large letters are
that stand in for it where 153 tiles share a phone, in pixels."""

FILL = 0.96
"""How much of its column a tile takes."""

SIDE = 2
"""Pixels left free at each side of the map."""

_FIGURES = {0: NARROWEST, 641: 541, 1024: 924, 1280: 1066}
"""The narrowest figure on a screen of so many pixels or more; 0 is the smallest phone."""

_FEWEST, _MOST_LINES, _ROOM = 3, 3, 1.35
_JOINING = {"and", "of", "on", "the", "upon", "with", "&"}


class Written(NamedTuple):
    """The lines of each name, its letters, and the width of screen from which names are shown.

    ``since`` is 0 where they always are, and None where they never fit.
    """

    lines: list[list[str]]
    letters: list[str]
    since: int | None


def columns(names: Sequence[str], natural: float, *, narrow: bool) -> float:
    """How many columns for each line of tiles: fewer than natural where names need the room.

    Args:
        names: of the areas.
        natural: what the map has where names do not matter.
        narrow: whether the map may be made narrower, and so longer, for the names.
    """
    count = len(names) * _ROOM
    usual = math.ceil(count / max(1, math.ceil(math.sqrt(count / natural)))) if names else 1
    for across in range(usual, _FEWEST - 1, -1) if narrow else ():
        if all(_fits(each, _room(across, NARROWEST)) for each in names):
            return natural if across == usual else across / math.ceil(count / across)
    return natural


def written(names: Sequence[str], across: float) -> Written:
    """What to write in the tiles of a map of so many columns."""
    for since, figure in _FIGURES.items():
        room = _room(across, figure)
        if all(_fits(each, room) for each in names):
            return Written([broken(each, room, SIZE) for each in names], letters(names), since)
    return Written([[each] for each in names], letters(names), None)


def _room(across: float, figure: float) -> float:
    """Pixels for words within a tile."""
    return (figure - 2 * SIDE) / (across + 0.08) * FILL - 1


def _fits(name: str, room: float) -> bool:
    lines = broken(name, room, SIZE)
    return len(lines) <= _MOST_LINES and all(wide(line, SIZE) <= room for line in lines)


def letters(names: Sequence[str]) -> list[str]:
    """Four letters for each name, no two the same.

    Of several words the first two letters of two, and none of the words that only join them, so
    that East Cheam is not East End, nor the City of London "Ciof". Names that begin alike have the
    letter in which they differ.
    """
    taken: dict[str, str] = {}
    for name in names:
        taken[next(each for each in _tries(name, taken) if each not in taken)] = name
    by_name: dict[str, list[str]] = {}
    for short, name in taken.items():
        by_name.setdefault(name, []).append(short)
    return [by_name[name].pop(0) for name in names]


def _tries(name: str, taken: dict[str, str]) -> Iterator[str]:
    parts = [word for word in re.split(r"[ ,-]+", name) if word]
    words = [word for word in parts if word.lower() not in _JOINING] or [name]
    first = f"{words[0][:2]}{words[1][:2]}" if len(words) > 1 else name[:4]
    yield first
    plain = "".join(words)
    alike = taken.get(first, "")
    apart = next((at for at, each in enumerate(plain) if each != alike[at : at + 1]), 0)
    for letter in (*plain[max(apart, 3) :], *plain[3:]):
        yield f"{first[:3]}{letter.lower()}"
    yield from (f"{first[:3]}{number}" for number in range(1, len(taken) + 2))
