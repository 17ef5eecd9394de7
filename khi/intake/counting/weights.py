"""Weights on one scale, and weights that contradict each other.

In each file the average person counts once: why is said in ``statistics.survey``.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from khi.model.estimate import Numbers
from khi.statistics.survey import scale_of_weights

STEP = 2.0**-16
"""The steps a person's weight is kept in: sums of these are exact, in any order."""

_NEARLY = 0.01
"""What part of a sum may be off because it was rounded, where many such are added."""


class Rounded(NamedTuple):
    """How far a sum of weights, and one of their squares, may be off as somebody wrote it."""

    weight: float
    square: float


def in_steps(people: float, weight: float) -> str:
    """The SQL of what a person weighs where the average person weighs 1; never nothing."""
    return f"greatest(round(weight * {scale_of_weights(people, weight) / STEP!r}), 1) * {STEP!r}"


def on_one_scale(tallies: pd.DataFrame, everyone: pd.DataFrame) -> pd.DataFrame:
    """Tallies with weights that average 1 over all the answers of a file.

    Args:
        tallies: with ``n``, ``weight`` and ``weight_sq``.
        everyone: those of them that are of everyone.
    """
    by = scale_of_weights(everyone["n"].sum(), everyone["weight"].sum())
    return tallies.assign(weight=tallies["weight"] * by, weight_sq=tallies["weight_sq"] * by * by)


def rounded(everyone: pd.DataFrame) -> Rounded:
    """How far the sums of a file may be off: by half of the first decimal.

    Where people weigh a tenth or less, nobody who wrote one decimal would have written anything:
    then by as much less as they weigh less than that.

    Args:
        everyone: the tallies that are of everyone, on the scale of the file.
    """
    average = 1 / scale_of_weights(everyone["n"].sum(), everyone["weight"].sum())
    share = min(average / 0.1, 1.0)
    return Rounded(0.05 * share, 0.05 * share**2)


def impossible(tallies: pd.DataFrame, off: Rounded) -> "pd.Series[bool]":
    """Which tallies no weights can add up to, allowing for how they were rounded.

    Formula:  (Σw)²/n ≤ Σw² ≤ (Σw)²: all weigh alike at the one end, and one holds all at the other.

    Args:
        tallies: with ``n``, ``weight`` and ``weight_sq``, on the scale of their file.
        off: how far each sum may be off.
    """
    n, w, w2 = (tallies[name].to_numpy(float) for name in ("n", "weight", "weight_sq"))
    least, _ = _between(n, np.maximum(w - off.weight, 0))
    _, most = _between(n, w + off.weight)
    nobody = (n == 0) & ((w > off.weight) | (w2 > off.square))
    too_few = (n > 0) & ((w <= 0) | (w2 < least * (1 - _NEARLY) - off.square))
    too_many = (n > 0) & (w2 > most * (1 + _NEARLY) + off.square)
    return pd.Series(nobody | too_few | too_many, index=tallies.index)


def disagree(compared: pd.DataFrame, off: Rounded) -> "pd.Series[bool]":
    """Where the weights of groups, added up, cannot be those of some or all of everyone.

    Args:
        compared: for each answer and breakdown, ``n``, ``weight`` and ``weight_sq`` of everyone,
            and the same with ``_held`` of its groups, which are ``rows`` in number.
        off: how far each sum that was written may be off.
    """
    written = 1 + compared["rows"]
    slack = off.weight * written + _NEARLY * compared["weight"]
    slack_sq = off.square * written + _NEARLY * compared["weight_sq"]
    left = compared["n"] - compared["n_held"]
    weight = compared["weight"] - compared["weight_held"]
    squares = compared["weight_sq"] - compared["weight_sq_held"]
    over = (weight < -slack) | (squares < -slack_sq)
    unaccounted = left.eq(0) & ((weight > slack) | (squares > slack_sq))
    return over | unaccounted


def fitted(compared: pd.DataFrame) -> pd.DataFrame:
    """What to multiply the weights of groups by, so that they add up to everyone's and no more.

    Args:
        compared: as for ``disagree``, of those that do not.

    Returns:
        ``by`` and ``by_sq`` for each row of ``compared``, and the ``weight`` and ``weight_sq`` of
        those in no group. Both are 1 where nothing was rounded.
    """
    n = compared["n"] - compared["n_held"]
    weight = (compared["weight"] - compared["weight_held"]).clip(lower=n * STEP).where(n > 0, 0.0)
    squares = compared["weight_sq"] - compared["weight_sq_held"]
    least, most = _between(n.to_numpy(float), weight.to_numpy(float))
    squares = squares.clip(least, most)
    by = (compared["weight"] - weight) / compared["weight_held"]
    by_sq = (compared["weight_sq"] - squares) / compared["weight_sq_held"]
    return pd.DataFrame(
        {
            "by": by.where(compared["weight_held"] > 0, 1.0),
            "by_sq": by_sq.where(compared["weight_sq_held"] > 0, 1.0).clip(lower=0),
            "weight": weight,
            "weight_sq": squares,
        }
    )


def _between(n: Numbers, w: Numbers) -> tuple[Numbers, Numbers]:
    """The least and the most that the squares of so many people's weights come to."""
    return np.where(n > 0, w * w / np.maximum(n, 1), 0.0), np.where(n > 0, w * w, 0.0)
