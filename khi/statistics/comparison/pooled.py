"""Several areas as one benchmark: their average, and how sure we are of it."""

import numpy as np
from numpy.typing import ArrayLike

from khi.model import Estimate
from khi.statistics.arrays import numbers, refuse, together


def pooled(estimates: Estimate, people: ArrayLike) -> Estimate:
    """The average of separate groups of people, each counting by how many it holds.

    Shapes:   one list of groups, and one number of people for each; an estimate of one value back.
    Units:    those of the estimates, which share one confidence level; the answer has it too.
    Missing:  a group with a NaN is left out. NaN where none is left, or nobody is in them.
    Raises:   ValueError where a number of people is negative, or a value is outside its limits.
    Source:   Zou and Donner (2008) Stat Med 27:1693 (MOVER), for a sum of independent estimates.
    Formula:  Σwv, w = n/Σn; limits Σwv ∓ √Σw²(v - l)², √Σw²(u - v)².
    Not for:  groups that share people; a whole whose own figure is known.
    """
    value, lower, upper, base = together(*estimates, people)
    refuse(base < 0, "A number of people is never negative.")
    refuse((value < lower) | (value > upper), "Each value lies within its own limits.")
    known = ~np.isnan(value + lower + upper + base)
    total = base[known].sum()
    if not total > 0:
        nothing = numbers(np.nan)
        return Estimate(nothing, nothing, nothing)
    weight = base[known] / total
    middle = (weight * value[known]).sum()
    below = np.sqrt(((weight * (value - lower)[known]) ** 2).sum())
    above = np.sqrt(((weight * (upper - value)[known]) ** 2).sum())
    return Estimate(numbers(middle), numbers(middle - below), numbers(middle + above))
