"""One row for each point: what is ordinary, what is not, and which way it went."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from khi.model.estimate import Numbers
from khi.statistics.arrays import numbers, refuse
from khi.statistics.control_charts.limits import BLIPS, SAME, Limits, process_limits
from khi.statistics.control_charts.rules import RULES, special_causes

Rebase = Mapping[Any, str] | Iterable[tuple[Any, str]]


class Improvement(StrEnum):
    """Which way is good."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class PointType(StrEnum):
    """What a point tells us."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"
    COMMON_CAUSE = "common_cause"
    NOT_JUDGED = "not_judged"
    MISSING = "missing"


class Assurance(StrEnum):
    """Whether the process, as it is, will meet its target."""

    PASS = "consistent_pass"  # noqa: S105
    FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"
    NOT_JUDGED = "not_judged"
    NONE = ""


_FIXED_AT_LEAST = 12
_POINT_TYPES = {
    Improvement.INCREASE: (PointType.CONCERN, PointType.COMMON_CAUSE, PointType.IMPROVEMENT),
    Improvement.DECREASE: (PointType.IMPROVEMENT, PointType.COMMON_CAUSE, PointType.CONCERN),
    Improvement.NEUTRAL: (PointType.NEUTRAL_LOW, PointType.COMMON_CAUSE, PointType.NEUTRAL_HIGH),
}


def xmr(
    values: ArrayLike,
    *,
    improvement: str = "increase",
    target: float | None = None,
    rebase: Rebase = (),
    fix_after: int | None = None,
    screen_outliers: bool = True,
    trend_length: int = 7,
    short: tuple[int, int] = (5, 12),
) -> pd.DataFrame:
    """An XmR control chart: which points are more than a series' ordinary variation.

    Gives one row for each point, in order: series, point, value, mean, lower_limit, upper_limit,
    lower_near_limit, upper_near_limit, moving_range, special_cause (the reason, or empty),
    point_type, rebase_group (from 0), rebase_reason, improvement, target and note (what to know
    about the limits, or empty). ``rebase`` gives the points at which new limits begin, each with
    its reason: {position: reason}, or {label: reason} where ``values`` is a pandas Series.
    ``short`` is how many points it takes to draw limits, and to judge by them. Between the two
    the limits are trial limits and no point is judged.

    Shapes:   one series, earliest first; or several of one length, time on the last axis, which
              ``series`` then numbers from 0.
    Units:    those of the values, which follow one another at even steps.
    Missing:  a NaN is a break: it has no type, and no run or moving range spans it. Limits use
              the other points.
    Raises:   ValueError where a rebase has no reason or no such point, fix_after is under 12,
              trend_length is under 3, improvement is none of the three, or a value is infinite.
    Source:   Provost and Murray (2011); Nelson (1982) J Qual Technol 14:172, for screening; rules
              in the order of NHS England's Making Data Count, as NHSRplotthedots 0.2.2. Unlike
              it, a constant series keeps limits (on its value) and one blip in it is one signal.
    Formula:  mean ± 2.66 × the average moving range, without those at or above 3.267 × it. First
              of: outside the limits; trend_length points each higher, or lower, than the last;
              two of three on one side beyond two thirds of the limit; seven on one side.
    Not for:  series of under 12 points (shown, not judged); yearly totals; strongly seasonal
              series; rare events.
    """
    _check(improvement, fix_after, trend_length, short)
    labels, rows = _rows(values)
    reasons = _rebases(rebase, labels)
    spans = list(pairwise([*reasons, len(labels)]))
    stretches = [
        _stretch(rows[:, start:stop], fix_after, screen_outliers, trend_length, short)
        for start, stop in spans
    ]
    chart = {name: np.hstack([each[name] for each in stretches]).ravel() for name in stretches[0]}
    lengths = [stop - start for start, stop in spans]
    chart["point_type"] = _types(chart.pop("direction"), chart.pop("state"), improvement)
    return _frame(chart, labels, list(reasons.values()), lengths).assign(
        improvement=str(improvement), target=np.nan if target is None else float(target)
    )


def _types(direction: NDArray[Any], state: NDArray[Any], improvement: str) -> NDArray[Any]:
    """What each point tells us: its state where it is not judged, else which way it went."""
    types = np.array([str(each) for each in _POINT_TYPES[Improvement(improvement)]], dtype=object)
    return np.where(state == "", types[direction + 1], state)


def _frame(
    chart: dict[str, Any], labels: Sequence[object], reasons: Sequence[str], lengths: Sequence[int]
) -> pd.DataFrame:
    """A row for each point of each series, with the stretch it lies in and why that began."""
    groups = np.repeat(np.arange(len(lengths)), lengths)
    count = len(chart["value"]) // len(labels) if len(labels) else 0
    points = {
        "series": np.repeat(np.arange(count), len(labels)),
        "point": np.tile(np.array(labels, dtype=object), count),
        **chart,
        "rebase_group": np.tile(groups, count),
        "rebase_reason": np.tile(np.array(reasons, dtype=object)[groups], count),
    }
    return pd.DataFrame(points).infer_objects()


def variation(chart: pd.DataFrame) -> PointType:
    """What the latest point of one chart tells us: the variation icon.

    Shapes:   the rows of one series, from ``xmr``.
    Units:    none.
    Missing:  ``missing`` where no point has a value; otherwise the last that has one speaks.
    Raises:   ValueError where the frame holds more than one series.
    Source:   NHS England, Making Data Count.
    Formula:  the point type of the last point.
    Not for:  saying how things are: only whether they are changing.
    """
    known = _one(chart)["value"].notna()
    return PointType(chart.loc[known, "point_type"].iloc[-1]) if known.any() else PointType.MISSING


def assurance(chart: pd.DataFrame, target: float | None = None) -> Assurance:
    """Whether one chart's process, if nothing changes, will meet its target: the assurance icon.

    Shapes:   the rows of one series, from ``xmr``; the target, unless the chart carries it.
    Units:    the target in those of the values.
    Missing:  empty without a target or a direction; not_judged without limits to judge by.
    Raises:   ValueError where the frame holds more than one series.
    Source:   NHS England, Making Data Count; as NHSRplotthedots 0.2.2.
    Formula:  the latest limits both on the good side of the target: consistent_pass; both on the
              other: consistent_fail; the target between them, or on one: inconsistent.
    Not for:  a target nobody agreed; a series that is still changing.
    """
    if _one(chart).empty:
        return Assurance.NONE
    last = chart.iloc[-1]
    goal = last["target"] if target is None else target
    if np.isnan(goal) or last["improvement"] == Improvement.NEUTRAL:
        return Assurance.NONE
    group = chart[chart["rebase_group"] == last["rebase_group"]]
    if group["point_type"].isin({PointType.NOT_JUDGED, PointType.MISSING}).all():
        return Assurance.NOT_JUDGED
    if last["lower_limit"] <= goal <= last["upper_limit"]:
        return Assurance.INCONSISTENT
    above = last["lower_limit"] > goal
    return Assurance.PASS if above == (last["improvement"] == "increase") else Assurance.FAIL


def _one(chart: pd.DataFrame) -> pd.DataFrame:
    """The frame, if it holds one series."""
    if len(chart["series"].unique()) > 1:
        raise ValueError("One chart at a time: this frame holds more than one series.")
    return chart


def _check(improvement: str, fix_after: int | None, trend_length: int, short: tuple) -> None:
    """Refuse settings that would make another chart than the one described."""
    if improvement not in set(Improvement):
        raise ValueError(f"Improvement is one of {', '.join(Improvement)}; not {improvement!r}.")
    if fix_after is not None and fix_after < _FIXED_AT_LEAST:
        raise ValueError(f"Limits are fixed after {_FIXED_AT_LEAST} points or more, not fewer.")
    if trend_length < 3:
        raise ValueError("A trend has 3 points or more.")
    if not 2 <= short[0] <= short[1]:
        raise ValueError("Limits need 2 points or more, and judging no fewer than limits.")


def _rows(values: ArrayLike) -> tuple[list[Hashable], Numbers]:
    """A label for each point, and the series as rows."""
    array = np.atleast_1d(numbers(values))
    refuse(np.isinf(array), "Each value must be finite.")
    labels = list(values.index) if isinstance(values, pd.Series) else list(range(array.shape[-1]))
    return labels, array.reshape(int(np.prod(array.shape[:-1])), array.shape[-1])


def _rebases(rebase: Rebase, labels: list[Hashable]) -> dict[int, str]:
    """Where each stretch starts, in order, and why; the first starts at the first point."""
    given = dict(rebase)
    unknown = [label for label in given if label not in labels]
    if unknown:
        raise ValueError(f"A rebase is at a point of the series; there is no point {unknown[0]!r}.")
    unexplained = [label for label, reason in given.items() if not str(reason).strip()]
    if unexplained:
        raise ValueError(f"A rebase needs a reason; the one at {unexplained[0]!r} has none.")
    placed = {labels.index(label): reason for label, reason in given.items()}
    return dict(sorted({0: "", **placed}.items()))


def _stretch(
    values: Numbers, fix_after: int | None, screen: bool, trend_length: int, short: tuple[int, int]
) -> dict[str, NDArray]:
    """The points between two rebases, of every series, as rows."""
    limits = process_limits(values, fix_after=fix_after, screen_outliers=screen)
    rule, direction = special_causes(values, limits, trend_length=trend_length)
    drawn, judged = limits.base >= short[0], limits.base >= short[1]
    rule, direction = rule * judged, direction * judged
    mean = np.where(drawn, limits.mean, np.nan)
    reasons = np.array(["", *(str(each) for pair in RULES for each in pair)], dtype=object)
    state = np.where(judged, "", str(PointType.NOT_JUDGED)).astype(object)
    everywhere = np.zeros_like(values)
    return {
        "value": values,
        "mean": mean + everywhere,
        "lower_limit": mean - limits.half_width + everywhere,
        "upper_limit": mean + limits.half_width + everywhere,
        "lower_near_limit": mean - limits.near_width + everywhere,
        "upper_near_limit": mean + limits.near_width + everywhere,
        "moving_range": limits.moving_range,
        "special_cause": reasons[np.where(rule > 0, 2 * rule - (direction > 0), 0)],
        "note": np.broadcast_to(_notes(limits, drawn, judged, short), values.shape),
        "direction": direction,
        "state": np.where(np.isnan(values), str(PointType.MISSING), state).astype(object),
    }


def _notes(limits: Limits, drawn: NDArray, judged: NDArray, short: tuple[int, int]) -> NDArray:
    """What to know about the limits of each series."""
    trial = f"Fewer than {short[1]} points: trial limits, so no point is judged yet."
    none = f"Fewer than {short[0]} points: drawn without limits."
    kinds = [~drawn, ~judged, limits.steady, ~limits.runs]
    return np.select(kinds, [none, trial, SAME, BLIPS], default="").astype(object)
