"""Where few people nearly all said the same on a sensitive question: words, and no number.

It counts for whatever shows a figure, and so for one that could be read off a difference too.
"""

import numpy as np
from numpy.typing import NDArray

from khi.disclosure import near_certain
from khi.model import Indicator, Policy
from khi.model.estimate import Numbers


def nearly_all(
    indicator: Indicator, n: Numbers, x: Numbers, x2: Numbers, policy: Policy
) -> NDArray[np.object_]:
    """The words that stand in for a share of nearly nobody or everybody; "" where none do.

    A net has no such words of its own: these are of its side of help, where both sides have some.

    Args:
        indicator: the one the figures are of.
        n: how many people answered.
        x: the sum of what their answers count, each person once.
        x2: the sum of the squares.
        policy: the numbers of disclosure control.
    """
    kind = indicator.reading.kind if indicator.reading else "share"
    if kind == "mean":
        return np.full(len(n), "", dtype=object)
    # Of a net, Σx² is both sides together, and Σx the one less the other.
    sides = [x] if kind == "share" else [(x2 + x) / 2, (x2 - x) / 2]
    words = [near_certain(each, n, sensitive=indicator.sensitive, policy=policy) for each in sides]
    every = np.logical_and.reduce([each != "" for each in words])
    return np.where(every, words[0], "").astype(object)
