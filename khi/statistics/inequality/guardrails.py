"""When a measure of inequality would mislead: said beside the number, not thrown as an error."""

from collections.abc import Collection, Iterable
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from khi.model import Polarity
from khi.statistics.arrays import numbers

FEWEST = 30


class Guardrail(StrEnum):
    """Something to know before believing a comparison of groups. ``advice`` is one sentence."""

    FEW_PEOPLE = "few people"
    GROUPS_CHANGED = "groups changed"
    MIXED_POLARITY = "mixed polarity"
    MISSING_REFERENCE = "missing reference"
    NO_RATIO = "no ratio"

    @property
    def advice(self) -> str:
        """What to do about it."""
        return _ADVICE[self]


_ADVICE = {
    Guardrail.FEW_PEOPLE: (
        f"A group has fewer than {FEWEST} people, so look at each group's own figure and interval "
        "rather than at one measure of the gap."
    ),
    Guardrail.GROUPS_CHANGED: (
        "The groups are not those of the last round, so compare the groups both rounds have "
        "rather than the two measures."
    ),
    Guardrail.MIXED_POLARITY: (
        "For some of these indicators higher is better and for others lower, so compare them one "
        "at a time."
    ),
    Guardrail.MISSING_REFERENCE: (
        "The group to compare with is not there, so compare each group with everyone else."
    ),
    Guardrail.NO_RATIO: (
        "These figures can be negative or zero, so use the difference: a ratio would mean nothing."
    ),
}


def guardrails(
    groups: Collection[str],
    base: ArrayLike,
    *,
    reference: str = "rest",
    previous: Collection[str] | None = None,
    polarities: Iterable[Polarity] = (),
) -> tuple[Guardrail, ...]:
    """What to know before believing a comparison of groups.

    Shapes:   one name and one base for each group; as many guardrails as apply, in a fixed order.
    Units:    people answering in each group. ``previous``: the groups of the last round.
              ``polarities``: of all the indicators looked at together.
    Missing:  a base that is NaN counts as too few.
    Raises:   ValueError where there is not one base for each group.
    Source:   what each measure needs: Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697. The
              least of 30 people in a group is this project's own choice.
    Formula:  none: each is a plain check.
    Not for:  deciding what may be shown, which is disclosure's.
    """
    people = np.atleast_1d(numbers(base))
    if people.shape != (len(groups),):
        raise ValueError("There is one base for each group.")
    applies = {
        Guardrail.FEW_PEOPLE: bool((~(people >= FEWEST)).any()),
        Guardrail.GROUPS_CHANGED: previous is not None and set(previous) != set(groups),
        Guardrail.MIXED_POLARITY: len({Polarity(each) for each in polarities}) > 1,
        Guardrail.MISSING_REFERENCE: reference not in {"rest", "best", *groups},
    }
    return tuple(each for each, is_so in applies.items() if is_so)
