"""Who answered, against who lives here: whose voice is missing."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from khi.model import Estimate
from khi.model.estimate import Numbers
from khi.statistics.arrays import refuse, together
from khi.statistics.intervals import proportion


class Presence(StrEnum):
    """How present a group is among those who answered."""

    MISSING = "missing"
    FEWER = "fewer than expected"
    AS_EXPECTED = "about as expected"
    MORE = "more than expected"
    CANNOT_SAY = "cannot say"


class Representation(NamedTuple):
    """For each group: its share of answers and of people, the ratio of the two, and in words.

    ``chance`` is how easily chance alone makes a share as far from that of the people.
    """

    share: Estimate
    population_share: Numbers
    ratio: Estimate
    expected: Numbers
    presence: NDArray[np.object_]
    chance: Numbers


def representation(
    respondents: ArrayLike, population: ArrayLike, *, confidence: float = 0.95
) -> Representation:
    """How each group's share of those who answered compares with its share of the people here.

    Shapes:   groups on the last axis; each array returned has the same shape.
    Units:    counts in; fractions and a ratio out (0.5: half as present as expected), and the
              answers expected of each group had everyone been as likely to answer.
    Missing:  leave out people whose group is not stated. A NaN in any group leaves the shares of
              that row unknown: NaN, and "cannot say".
    Raises:   ValueError where a count is negative, or people answered of whom there are none.
    Source:   Wilson (1927) for the share; the population is taken as known.
    Formula:  ratio = (x/Σx)/(N/ΣN), with Wilson's limits of x/Σx divided likewise. "Missing"
              where nobody answered though at least one was expected; otherwise by whether 1 lies
              within the ratio's limits. Chance: the score test of a share against a known one,
              z = (x/Σx - N/ΣN) / √(N/ΣN (1 - N/ΣN) / Σx), two-sided: under 0.05 just where 95%
              limits leave out 1.
    Not for:  saying why; a population from a census long past; a sample drawn unevenly by design.
    """
    x, people = together(respondents, population)
    refuse((x < 0) | (people < 0), "A count is never negative.")
    refuse((people == 0) & (x > 0), "A group that answered has people in the population.")
    answers = x.sum(axis=-1, keepdims=True) + 0 * x
    share = proportion(x, answers, confidence=confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        of_people = people / people.sum(axis=-1, keepdims=True)
        ratio = Estimate(*(np.where(people > 0, each / of_people, np.nan) for each in share))
    expected = of_people * answers
    kinds = {
        Presence.CANNOT_SAY: np.isnan(ratio.value),
        Presence.MISSING: (x == 0) & (expected >= 1),
        Presence.FEWER: ratio.upper < 1,
        Presence.MORE: ratio.lower > 1,
    }
    words = np.select(list(kinds.values()), list(kinds), default=Presence.AS_EXPECTED)
    said = np.asarray(words).astype(object)
    return Representation(
        share, of_people, ratio, expected, said, _chance(share.value, of_people, answers)
    )


def _chance(share: Numbers, of_people: Numbers, answers: Numbers) -> Numbers:
    """The p value of each share, had the group been as likely to answer as everybody."""
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (share - of_people) / np.sqrt(of_people * (1 - of_people) / answers)
    return np.asarray(2 * special.ndtr(-np.abs(z)))
