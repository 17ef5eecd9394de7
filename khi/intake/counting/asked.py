"""What is counted: a question, or a way of telling people apart, alone or two at once."""

from collections.abc import Sequence
from typing import NamedTuple

from khi.model import CROSSED, NOT_STATED


class Asked(NamedTuple):
    """One question to be counted: its id, its codes in order, and the SQL of a person's number."""

    question: str
    codes: Sequence[str]
    number: str


def together(first: Asked, second: Asked) -> Asked:
    """Two breakdowns as one: a group for each pair of groups, and one for who did not say."""
    sides = [[code for code in each.codes if code != NOT_STATED] for each in (first, second)]
    codes = [f"{one}{CROSSED}{other}" for one in sides[0] for other in sides[1]]
    unsaid = [each.codes.index(NOT_STATED) + 1 for each in (first, second)]
    places = [_place_among(each, sides[at]) for at, each in enumerate((first, second))]
    number = (
        f"case when {first.number} = {unsaid[0]} or {second.number} = {unsaid[1]}"
        f" then {len(codes) + 1}"
        f" else ({places[0]} - 1) * {len(sides[1])} + {places[1]} end"
    )
    return Asked(f"{first.question}{CROSSED}{second.question}", [*codes, NOT_STATED], number)


def _place_among(breakdown: Asked, said: Sequence[str]) -> str:
    """The SQL of a group's place among those that say something, from 1."""
    cases = " ".join(
        f"when {breakdown.codes.index(code) + 1} then {place}"
        for place, code in enumerate(said, start=1)
    )
    return f"case {breakdown.number} {cases} end"
