"""What each invented place is like: how big, how well people are, and what has been happening.

Numbers are drawn from a stream that numpy promises never to change, so the region is the same on
every machine and in every year.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khi.catalogue import Catalogue
from khi.model import Area, AreaKind, Domain, Quarter

FIRST, LAST = Quarter.of(2023, 1), Quarter.of(2026, 2)
SMALLEST = {"Grimmerdale": 17, "Ullathwick": 31}
"""Two places where few people answer, so that a reader sees what is withheld, and why."""

_SEED = 20261
_STORIES = {
    "Amberfold": {Domain.CONNECTED: 1.2, Domain.FRIENDSHIPS: 0.5, Domain.IN_CONTROL: 0.7},
    "Thistlemere": {Domain.CONNECTED: 0.9, Domain.FRIENDSHIPS: 0.8, Domain.IN_CONTROL: 0.6},
    "Oakwether": {Domain.FRIENDSHIPS: -1.3, Domain.CONNECTED: -0.3},
    "Saltrigg": {Domain.CONNECTED: 0.0, Domain.IN_CONTROL: 0.0, Domain.WELLBEING: -0.1},
    "Gullhaven": {Domain.FAIRNESS: 0.9, Domain.WELLBEING: 0.4},
    "Harrowmoss Vale": {Domain.IN_CONTROL: 0.9, Domain.FAIRNESS: 0.3},
}
_PERSONAL = tuple(domain for domain in Domain if domain.is_personal)


class Place(NamedTuple):
    """An invented place.

    ``start`` and ``drift`` are on the scale of the log odds of a good answer: where each part of
    life began, and how far it moved from the first quarter to the last.
    """

    area: Area
    number: int
    answers: int
    adults: int
    start: dict[Domain, float]
    drift: dict[Domain, float]
    white: float

    def level(self, domain: Domain, quarter: Quarter) -> float:
        """How well people are in one part of life in one quarter."""
        elapsed = ordinal(quarter) / ordinal(LAST)
        numbers = stream(self.number, ordinal(quarter), 7)
        wobble = 0.12 * numbers.standard_normal(len(_PERSONAL))
        return float(
            self.start[domain] + self.drift[domain] * elapsed + wobble[_PERSONAL.index(domain)]
        )


def stream(*numbers: int) -> np.random.RandomState:
    """Random numbers of their own for each purpose: the same ones every time."""
    return np.random.RandomState([_SEED, *numbers])


def ordinal(quarter: Quarter) -> int:
    """How many quarters after the first one: 0 for the first."""
    months = (quarter.start.year - FIRST.start.year) * 12 + quarter.start.month - FIRST.start.month
    return months // 3


QUARTERS = [FIRST.later(number) for number in range(ordinal(LAST) + 1)]
"""The quarters the demonstration covers."""


@cache
def places(catalogue: Catalogue) -> tuple[Place, ...]:
    """The thirty places, in the order of their codes."""
    invented = [each for each in catalogue.areas.values() if each.invented]
    councils = [each for each in invented if each.kind is AreaKind.COUNCIL]
    return tuple(_place(area, number) for number, area in enumerate(councils))


def _place(area: Area, number: int) -> Place:
    numbers = stream(number, 99)
    start = _by_domain(0.35 * numbers.standard_normal(len(_PERSONAL)))
    direction = (0.7, -0.5, 0.0)[number % 3]
    drift = _by_domain(direction * numbers.random_sample(len(_PERSONAL)))
    return Place(
        area=area,
        number=number,
        answers=SMALLEST.get(area.name, int(numbers.randint(150, 420))),
        adults=int(numbers.randint(60, 320)) * 1000,
        start=start,
        drift=drift | _STORIES.get(area.name, {}),
        white=float(numbers.uniform(0.72, 0.95)),
    )


def _by_domain(numbers: NDArray[np.float64]) -> dict[Domain, float]:
    return dict(zip(_PERSONAL, numbers.tolist(), strict=True))
