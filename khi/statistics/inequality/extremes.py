"""The best and the worst off: how far apart, and what closing the gap would bring everyone."""

import numpy as np
from numpy.typing import ArrayLike

from khi.model import Polarity
from khi.model.estimate import Numbers
from khi.statistics.arrays import refuse, together
from khi.statistics.inequality.sign import sign
from khi.statistics.inequality.spread import weights_and_mean


def difference(
    values: ArrayLike,
    *,
    polarity: Polarity = Polarity.HIGHER,
    ordered: bool = False,
    reference: int | None = None,
) -> Numbers:
    """The difference between two groups: the ends of an order, the extremes, or a reference.

    Shapes:   groups on the last axis (least advantaged first where ``ordered``), which is gone
              from the array returned. ``reference`` is a position on it.
    Units:    those of the values.
    Missing:  NaN where any group is NaN.
    Raises:   ValueError where there are fewer than two groups, or no such reference.
    Source:   Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697; as healthequal 1.0.1 (d).
    Formula:  better off less worse off: the last less the first where ordered; the highest less
              the lowest where not; the reference less the worst other. Reversed where lower is
              better, so a bigger number is a wider gap.
    Not for:  many groups (it forgets those between); unordered groups of a few people each.
    """
    better, worse = _pair(values, polarity, ordered, reference)
    return better - worse


def ratio(
    values: ArrayLike,
    *,
    polarity: Polarity = Polarity.HIGHER,
    ordered: bool = False,
    reference: int | None = None,
) -> Numbers:
    """The ratio of the two groups that ``difference`` compares.

    Shapes:   as ``difference``.
    Units:    a plain ratio.
    Missing:  NaN where any group is NaN, or both are 0; infinite where only the lower one is.
    Raises:   ValueError as ``difference`` does, or where a value is negative.
    Source:   Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697; as healthequal 1.0.1 (r).
    Formula:  the higher of the pair over the lower, in the order ``difference`` subtracts them.
    Not for:  figures that may be negative; shares near 0.
    """
    (y,) = together(values)
    refuse(y < 0, "A ratio is of figures that are never negative.")
    over, under = _pair(y, polarity, ordered, reference)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(over / under)


def population_attributable_risk(
    values: ArrayLike,
    populations: ArrayLike,
    *,
    polarity: Polarity = Polarity.HIGHER,
    ordered: bool = False,
    reference: int | None = None,
) -> Numbers:
    """How much the whole area's figure would improve if every group did as well as the best.

    Shapes:   as ``difference``; ``populations`` matches ``values``.
    Units:    those of the values; never negative.
    Missing:  NaN where any group is NaN.
    Raises:   ValueError as ``difference`` does, or where a population is negative or all are 0.
    Source:   Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697; as healthequal 1.0.1 (parisk).
    Formula:  the reference less the mean Σwy (reversed where lower is better), or 0 if that is
              negative. The reference: the last group where ordered, else the best, unless given.
    Not for:  saying that a programme would achieve it.
    """
    y, _, mean = weights_and_mean(values, populations)
    better = _reference(y, polarity, ordered, reference)
    return np.maximum(sign(polarity) * (better - mean), 0.0)


def population_attributable_fraction(
    values: ArrayLike,
    populations: ArrayLike,
    *,
    polarity: Polarity = Polarity.HIGHER,
    ordered: bool = False,
    reference: int | None = None,
) -> Numbers:
    """Population attributable risk as a fraction of the whole area's figure.

    Shapes:   as ``population_attributable_risk``.
    Units:    a fraction; 0.2 is a fifth more, or a fifth less where lower is better.
    Missing:  NaN where any group is NaN, or the mean is 0.
    Raises:   ValueError as ``population_attributable_risk`` does, or where a value is negative.
    Source:   Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697; as healthequal 1.0.1 (paf).
    Formula:  population attributable risk over the mean.
    Not for:  figures that may be negative.
    """
    y, _, mean = weights_and_mean(values, populations)
    refuse(y < 0, "A fraction is of figures that are never negative.")
    risk = population_attributable_risk(
        values, populations, polarity=polarity, ordered=ordered, reference=reference
    )
    return np.divide(risk, mean, out=np.full_like(mean, np.nan), where=mean > 0)


def _pair(
    values: ArrayLike, polarity: Polarity, ordered: bool, reference: int | None
) -> tuple[Numbers, Numbers]:
    """The two figures compared: what is subtracted from, and what is subtracted."""
    (y,) = together(values)
    if y.ndim == 0 or y.shape[-1] < 2:
        raise ValueError("A gap needs two groups or more, on the last axis.")
    if ordered and reference is None:
        ends = y[..., -1], y[..., 0]
    elif reference is None:
        return y.max(axis=-1), y.min(axis=-1)
    else:
        best = _reference(y, polarity, ordered, reference)
        others = np.delete(y, reference, axis=-1)
        ends = best, others.min(-1) if sign(polarity) > 0 else others.max(-1)
    return ends if sign(polarity) > 0 else ends[::-1]


def _reference(y: Numbers, polarity: Polarity, ordered: bool, reference: int | None) -> Numbers:
    """The figure of the group that others are held against."""
    if reference is not None:
        if not -y.shape[-1] <= reference < y.shape[-1]:
            raise ValueError(f"The reference is the position of a group; there is no {reference}.")
        return y[..., reference]
    if ordered:
        return y[..., -1]
    return y.max(axis=-1) if sign(polarity) > 0 else y.min(axis=-1)
