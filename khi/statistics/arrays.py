"""How numbers come in: as floats of one shape, with the rule and the place where one is wrong."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from khi.model import Estimate
from khi.model.estimate import Numbers

Flags = NDArray[np.bool_]


def numbers(values: ArrayLike) -> Numbers:
    """Values as floats. A missing value, however it is spelled, is NaN."""
    if hasattr(values, "to_numpy"):
        return np.asarray(values.to_numpy(dtype=float, na_value=np.nan))
    return np.asarray(values, dtype=float)


def together(*inputs: ArrayLike) -> tuple[Numbers, ...]:
    """Several inputs as floats of one shape, after numpy's broadcasting."""
    arrays = [numbers(each) for each in inputs]
    try:
        matched = tuple(np.broadcast_arrays(*arrays))
    except ValueError:
        shapes = ", ".join(str(each.shape) for each in arrays)
        raise ValueError(f"The arrays must be of one shape; these are {shapes}.") from None
    for each in arrays:
        refuse(np.isinf(each), "Each number must be finite.")
    return matched


def refuse(broken: ArrayLike, rule: str) -> None:
    """Raise ``ValueError`` with the rule and the first position where it is broken, from 0."""
    flags = np.asarray(broken, dtype=bool)
    if flags.any():
        first = np.unravel_index(int(flags.argmax()), flags.shape)
        raise ValueError(f"{rule} The first that breaks this is at {_position(first)}.")


def _position(index: Sequence[np.intp]) -> str:
    """Where in the array, as a person would count from 0."""
    if len(index) == 0:
        return "the only value"
    places = ", ".join(str(int(each)) for each in index)
    return f"position {places}" if len(index) == 1 else f"position ({places})"


def normal_quantile(confidence: float) -> float:
    """The z of a two-sided interval: 1.96 for 0.95. Infinite for 1."""
    if not 0 < confidence <= 1:
        raise ValueError(f"Confidence lies above 0 and at most 1; this is {confidence}.")
    return float(special.ndtri((1 + confidence) / 2))


def tails(confidence: float) -> tuple[float, float]:
    """The quantiles that leave this confidence between them: 0.025 and 0.975 for 0.95."""
    normal_quantile(confidence)
    return (1 - confidence) / 2, (1 + confidence) / 2


def t_quantile(confidence: float, freedom: Numbers) -> Numbers:
    """The t of a two-sided interval. NaN where there are no degrees of freedom."""
    _, upper = tails(confidence)
    usable = np.where(freedom > 0, freedom, np.nan)
    return np.asarray(special.stdtrit(usable, upper))


def around(value: Numbers, lower: Numbers, upper: Numbers) -> Estimate:
    """An estimate whose limits never miss its value by a rounding error."""
    limits = np.minimum(lower, value), np.maximum(upper, value)
    return Estimate(np.asarray(value), *map(np.asarray, limits))
