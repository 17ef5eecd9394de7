"""Axes from what is shown, and nothing else: a withheld figure never stretches one."""

import math
from collections.abc import Iterable

import pandas as pd

from khi.model import Indicator, Mean, Net

Span = tuple[float, float]

_STEPS = (1, 2, 5, 10)
_LIMITS = ["value", "lower", "upper"]


def step(low: float, high: float, *, about: int = 5) -> float:
    """A round distance between ticks: 1, 2 or 5 times a power of ten."""
    rough = max(high - low, 1e-9) / about
    power = 10 ** math.floor(math.log10(rough))
    return power * next(each for each in _STEPS if each * power >= rough * (1 - 1e-9))


def span(
    *frames: pd.DataFrame,
    indicator: Indicator | None = None,
    zero: bool = False,
    about: int = 5,
) -> Span:
    """One axis for every figure shown, from a round number to a round number.

    Limits count, so no interval is cut off. ``zero`` makes the axis start there, as bars must;
    ``about`` is how many ticks it will have.
    Fractions keep within 0 to 1 and a scale within its ends. Without any figure it is 0 to 1.
    """
    shown = pd.concat([_numbers(frame) for frame in frames]) if frames else pd.Series(dtype=float)
    if shown.empty:
        return floor_and_ceiling(indicator)
    low, high = (0.0 if zero else float(shown.min())), float(shown.max())
    if high - low < 1e-9:
        room = max(abs(high) * 0.1, 0.05)
        low, high = (low if zero else low - room), high + room
    size = step(low, high, about=about)
    bottom, top = _bounds(indicator)
    return (
        max(bottom, round(math.floor(low / size + 1e-9) * size, 10)),
        min(top, round(math.ceil(high / size - 1e-9) * size, 10)),
    )


def ticks(low: float, high: float, *, about: int = 5) -> list[float]:
    """The round numbers from one end of an axis to the other."""
    size = step(low, high, about=about)
    first, last = math.ceil(low / size - 1e-9), math.floor(high / size + 1e-9)
    return [round(each * size, 10) for each in range(first, last + 1)]


def floor_and_ceiling(indicator: Indicator | None) -> Span:
    """The ends of the scale itself, for when there is nothing to show on it."""
    if indicator is not None and isinstance(indicator.reading, Mean):
        return indicator.reading.low, indicator.reading.high
    if indicator is not None and isinstance(indicator.reading, Net):
        return -1.0, 1.0
    return 0.0, 1.0


def within(value: float, span: Span) -> float:
    """Where a value lies along an axis: 0 at one end, 1 at the other."""
    return (value - span[0]) / (span[1] - span[0])


def _bounds(indicator: Indicator | None) -> Span:
    """Beyond these a value cannot lie."""
    if indicator is None or indicator.is_fraction or indicator.reading is not None:
        return floor_and_ceiling(indicator) if indicator is not None else (-1.0, math.inf)
    return -math.inf, math.inf


def _numbers(frame: pd.DataFrame) -> "pd.Series[float]":
    """Every value and limit of the rows that are shown."""
    shown = frame[frame["absence"].eq("")] if "absence" in frame else frame
    columns: Iterable[str] = [column for column in _LIMITS if column in shown]
    numbers = pd.concat([shown[column].astype(float) for column in columns])
    return numbers[numbers.abs() < math.inf].dropna()
