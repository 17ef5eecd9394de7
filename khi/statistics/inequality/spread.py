"""How far groups spread, when they have no order of their own."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from khi.model import Polarity
from khi.model.estimate import Numbers
from khi.statistics.arrays import refuse, together
from khi.statistics.inequality.sign import sign


def weights_and_mean(values: ArrayLike, populations: ArrayLike) -> tuple[Numbers, Numbers, Numbers]:
    """Values, each group's share of people, and the mean over people."""
    y, n = together(values, populations)
    if y.ndim == 0 or y.shape[-1] < 2:
        raise ValueError("A gap needs two groups or more, on the last axis.")
    refuse(n < 0, "A population is never negative.")
    total = n.sum(axis=-1, keepdims=True)
    refuse(total == 0, "There are people in one group at least.")
    w = n / total
    return y, w, (w * y).sum(axis=-1)


def between_group_variance(values: ArrayLike, populations: ArrayLike) -> Numbers:
    """The average squared distance of groups from the mean, each by its size.

    Shapes:   groups on the last axis, which is gone from the array returned.
    Units:    those of the values, squared.
    Missing:  NaN where any group is NaN.
    Raises:   ValueError where there are fewer than two groups, a population is negative, or all
              are 0.
    Source:   Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697; as healthequal 1.0.1 (bgv).
    Formula:  Σw(y - ȳ)², w each group's share of people, ȳ = Σwy.
    Not for:  reading as a gap (it is squared: use the standard deviation).
    """
    y, w, mean = weights_and_mean(values, populations)
    return np.asarray((w * (y - mean[..., None]) ** 2).sum(axis=-1))


def between_group_standard_deviation(values: ArrayLike, populations: ArrayLike) -> Numbers:
    """How far groups typically lie from the mean, each by its size.

    Shapes:   groups on the last axis, which is gone from the array returned.
    Units:    those of the values.
    Missing:  NaN where any group is NaN.
    Raises:   ValueError as ``between_group_variance`` does.
    Source:   Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697; as healthequal 1.0.1 (bgsd).
    Formula:  √Σw(y - ȳ)².
    Not for:  groups with an order (use a slope).
    """
    return np.sqrt(between_group_variance(values, populations))


def coefficient_of_variation(values: ArrayLike, populations: ArrayLike) -> Numbers:
    """The between-group standard deviation as a fraction of the mean.

    Shapes:   groups on the last axis, which is gone from the array returned.
    Units:    a fraction (healthequal prints 100 times it).
    Missing:  NaN where any group is NaN, or the mean is 0.
    Raises:   ValueError as ``between_group_variance`` does, or where a value is negative.
    Source:   Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697; as healthequal 1.0.1 (covar).
    Formula:  √Σw(y - ȳ)² / ȳ.
    Not for:  figures that may be negative.
    """
    return _relative(between_group_standard_deviation(values, populations), values, populations)


def mean_difference(
    values: ArrayLike,
    populations: ArrayLike,
    *,
    of: Literal["mean", "best", "reference"] = "mean",
    reference: int | None = None,
    weighted: bool = True,
    polarity: Polarity = Polarity.HIGHER,
) -> Numbers:
    """How far groups lie on average from the mean, from the best off, or from one group.

    Shapes:   groups on the last axis, which is gone from the array returned. ``reference`` is a
              position on it.
    Units:    those of the values.
    Missing:  NaN where any group is NaN.
    Raises:   ValueError as ``between_group_variance`` does, or where there is no such reference.
    Source:   Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697; as healthequal 1.0.1 (mdmu and
              mdmw, mdbu and mdbw, mdru and mdrw).
    Formula:  Σw|y - c|, w each group's share of people, or the same for every group where not
              weighted; c the mean over people, the best group's value or the reference's.
    Not for:  groups with an order (use a slope).
    """
    y, w, mean = weights_and_mean(values, populations)
    if of == "reference":
        if reference is None or not -y.shape[-1] <= reference < y.shape[-1]:
            raise ValueError(f"The reference is the position of a group; there is no {reference}.")
        centre = y[..., reference]
    elif of == "best":
        centre = y.max(axis=-1) if sign(polarity) > 0 else y.min(axis=-1)
    else:
        centre = mean
    away = np.abs(y - centre[..., None])
    return np.asarray((w * away).sum(axis=-1) if weighted else away.mean(axis=-1))


def index_of_disparity(
    values: ArrayLike, populations: ArrayLike, *, weighted: bool = True
) -> Numbers:
    """The mean difference from the mean, as a fraction of it.

    Shapes:   groups on the last axis, which is gone from the array returned.
    Units:    a fraction (healthequal prints 100 times it).
    Missing:  NaN where any group is NaN, or the mean is 0.
    Raises:   ValueError as ``between_group_variance`` does, or where a value is negative.
    Source:   Pearcy and Keppel (2002) Public Health Rep 117:273; as healthequal 1.0.1 (idisu and
              idisw).
    Formula:  Σw|y - ȳ| / ȳ, or the plain average of |y - ȳ| over ȳ where not weighted.
    Not for:  figures that may be negative.
    """
    return _relative(mean_difference(values, populations, weighted=weighted), values, populations)


def theil_index(values: ArrayLike, populations: ArrayLike) -> Numbers:
    """Theil's index between groups: leans towards groups that have a lot.

    Shapes:   groups on the last axis, which is gone from the array returned.
    Units:    none; 0 is no inequality (healthequal prints 1,000 times it).
    Missing:  NaN where any group is NaN, or the mean is 0.
    Raises:   ValueError as ``between_group_variance`` does, or where a value is negative.
    Source:   Theil (1967); Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697; as healthequal
              1.0.1 (ti). A group of 0 adds 0 (there: a millionth in its place).
    Formula:  Σw q ln q, q = y/ȳ.
    Not for:  figures that may be negative; readers who want a gap they can picture.
    """
    q, w = _shares(values, populations)
    return np.asarray((w * special.xlogy(q, q)).sum(axis=-1))


def mean_log_deviation(values: ArrayLike, populations: ArrayLike) -> Numbers:
    """The mean log deviation between groups: leans towards groups that have little.

    Shapes:   groups on the last axis, which is gone from the array returned.
    Units:    none; 0 is no inequality (healthequal prints 1,000 times it).
    Missing:  NaN where any group is NaN, or the mean is 0; infinite where a group of people has 0.
    Raises:   ValueError as ``between_group_variance`` does, or where a value is negative.
    Source:   Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697; as healthequal 1.0.1 (mld; there
              a millionth stands for 0).
    Formula:  Σw(-ln q), q = y/ȳ.
    Not for:  figures that may be negative or 0.
    """
    q, w = _shares(values, populations)
    return np.asarray(-special.xlogy(w, q).sum(axis=-1))


def _shares(values: ArrayLike, populations: ArrayLike) -> tuple[Numbers, Numbers]:
    """Each group's value over the mean, and its share of people."""
    y, w, mean = weights_and_mean(values, populations)
    refuse(y < 0, "A relative measure is of figures that are never negative.")
    return y / np.where(mean > 0, mean, np.nan)[..., None], w


def _relative(measure: Numbers, values: ArrayLike, populations: ArrayLike) -> Numbers:
    """A measure over the mean."""
    y, _, mean = weights_and_mean(values, populations)
    refuse(y < 0, "A relative measure is of figures that are never negative.")
    return np.asarray(measure / np.where(mean > 0, mean, np.nan))
