"""Everybody, or nobody: what a small group's answers say about each person in it."""

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from khi.disclosure.rules import NEAR_CERTAIN
from khi.model import Absence, Policy

ALMOST_NOBODY: Final = "almost nobody"
ALMOST_EVERYBODY: Final = "almost everybody"


def near_certain(
    count: ArrayLike, base: ArrayLike, *, sensitive: ArrayLike, policy: Policy
) -> NDArray[np.object_]:
    """The words to show in place of a share that speaks for each person of a small group.

    The words stand for all but one person as well as for all, so that "almost" is true; and for
    any share that rounds to 0% or 100%. They keep a number that speaks for each of a few people
    from being written. They are no lock: with the other groups taken away from everyone, a reader
    can often tell whether it was nobody or one person. Why, and what a lock would cost, stands in
    ``.github/decisions.md``.

    Shapes:   ``count``, ``base`` and ``sensitive`` match, or are one value.
    Units:    counts of people in; "", "almost nobody" or "almost everybody" out.
    Missing:  a base of 0 has no words.
    """
    x, n = np.broadcast_arrays(np.asarray(count, float), np.asarray(base, float))
    small = (n > 0) & (n < policy.near_certain_below) & np.asarray(sensitive, bool)
    nearly = np.maximum(1, 0.005 * n)
    words = np.where(small & (x <= nearly), ALMOST_NOBODY, "")
    return np.where(small & (n - x <= nearly), ALMOST_EVERYBODY, words).astype(object)


def speaks_for_each(count: ArrayLike, base: ArrayLike, policy: Policy) -> NDArray[np.bool_]:
    """Whether a share would say of each person in a small group what they answered."""
    return near_certain(count, base, sensitive=True, policy=policy) != ""


def protect_answers(answers: pd.DataFrame, *, policy: Policy) -> pd.DataFrame:
    """Say which of the answers to one question may be shown, in each shown cell.

    The shares of one cell add up to everybody. So where the words stand in for one answer only,
    the next least common answer is withheld too; where one answer is everybody's, all are.

    Args:
        answers: one row for each ``cell`` (any label) and answer, with ``count``, ``base`` and
            ``sensitive``. Answers outside the base are not among them.
        policy: the numbers of disclosure control.

    Returns:
        ``words`` ("" where the share may be shown), ``absence`` and ``rule``, on its own index.
    """
    words = pd.Series(
        near_certain(
            answers["count"], answers["base"], sensitive=answers["sensitive"], policy=policy
        ),
        answers.index,
    )
    alone = (words != "").groupby(answers["cell"]).transform("sum") == 1
    rest = answers[alone & (words == "")].sort_values(["count", "answer"])
    beside = rest.drop_duplicates("cell").index
    absence = pd.Series(Absence.NONE, answers.index, dtype=object)
    absence[beside] = Absence.PROTECTS
    decided = (words != "") | (absence != Absence.NONE)
    rule = pd.Series(np.where(decided, NEAR_CERTAIN, ""), answers.index, dtype=object)
    return pd.DataFrame({"words": words, "absence": absence, "rule": rule})
