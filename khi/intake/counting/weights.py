"""Weights on one scale, and weights that contradict each other.

In each file the average person counts once: why is said in ``statistics.survey``.
"""

import numpy as np
import pandas as pd

from khi.model.estimate import Numbers
from khi.statistics.survey import scale_of_weights

STEP = 2.0**-16
"""The steps a person's weight is kept in: sums of these are exact, in any order."""

_ROUNDED = 0.05
"""How far a sum of weights may be off because somebody wrote it with one decimal."""

_NEARLY = 0.01
"""What part of a sum may be off for the same reason, where many such are added."""


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


def impossible(tallies: pd.DataFrame) -> "pd.Series[bool]":
    """Which tallies no weights can add up to, allowing for how they were rounded.

    Formula:  (Σw)²/n ≤ Σw² ≤ (Σw)²: all weigh alike at the one end, and one holds all at the other.
    """
    n, w, w2 = (tallies[name].to_numpy(float) for name in ("n", "weight", "weight_sq"))
    least, most = _between(n, w)
    nobody = (n == 0) & ((w > _ROUNDED) | (w2 > _ROUNDED))
    too_few = (n > 0) & ((w <= 0) | (w2 < least * (1 - _NEARLY) - _slack(w / np.maximum(n, 1))))
    too_many = (n > 0) & (w2 > most * (1 + _NEARLY) + _slack(w))
    return pd.Series(nobody | too_few | too_many, index=tallies.index)


def disagree(compared: pd.DataFrame) -> "pd.Series[bool]":
    """Where the weights of groups, added up, cannot be those of some or all of everyone.

    Args:
        compared: for each answer and breakdown, ``n``, ``weight`` and ``weight_sq`` of everyone,
            and the same with ``_held`` of its groups, which are ``rows`` in number.
    """
    slack = _ROUNDED * (1 + compared["rows"]) + _NEARLY * compared["weight"]
    left = compared["n"] - compared["n_held"]
    weight = compared["weight"] - compared["weight_held"]
    squares = compared["weight_sq"] - compared["weight_sq_held"]
    slack_sq = slack * (1 + compared["weight_sq"] / compared["weight"].clip(lower=1))
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


def _slack(times: Numbers) -> Numbers:
    """How far a square may be off where the weight was rounded."""
    return 2 * _ROUNDED * np.maximum(1.0, times)
