"""The same gap over time: closing, widening, or we cannot say."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
import pandas as pd

from khi.model import NOT_STATED, Absence, Estimate, Indicator
from khi.publication.columns import estimate_of
from khi.publication.fairness.gaps import REST, with_gaps
from khi.statistics import trends

FEWEST, JUDGED = 2, 5
_LIMITS = ("gap", "gap_lower", "gap_upper")


class Way(StrEnum):
    """Which way a gap goes."""

    CLOSING = "closing"
    WIDENING = "widening"
    CANNOT_SAY = "cannot say"


class Moved(NamedTuple):
    """Which way a gap went, between which rounds, and why where we cannot say.

    ``change`` is how much wider it is at the end than at the start (less, where it closed), with
    its limits; of five rounds, by the line through them, which is what is judged. NaN where there
    is nothing to compare.
    """

    way: Way
    why: str
    first: str
    last: str
    change: tuple[float, float, float]


def history(
    rows: pd.DataFrame, indicator: Indicator, group: str, *, reference: str = REST
) -> pd.DataFrame:
    """One group's gap in each period, earliest first, and where the line must break.

    Args:
        rows: PUBLISHED rows of every group of one indicator, area and breakdown, over time.
        indicator: the one they are of.
        group: whose gap.
        reference: as ``with_gaps``.

    Returns:
        A row for each period: its PUBLISHED columns and ``GAPS``; ``added`` and ``dropped``, the
        codes of groups this round has and the last one had not, and the other way about;
        ``broken``, why a line must not join it to the round before (empty where it may); and
        ``run``, a number for each stretch that can be compared.
    """
    gaps = with_gaps(rows, indicator, reference=reference)
    carried = {period: _groups(own) for period, own in gaps.groupby("period", sort=True)}
    periods = sorted(carried)
    own = gaps[gaps["group"].eq(group)].set_index("period").reindex(periods).reset_index()
    before = [carried[period] for period in (*periods[:1], *periods[:-1])]
    added = [sorted(carried[period] - last) for period, last in zip(periods, before, strict=True)]
    gone = [sorted(last - carried[period]) for period, last in zip(periods, before, strict=True)]
    breaks = [indicator.breaks.get(period, "") for period in periods]
    changed = [bool(one or two) for one, two in zip(added, gone, strict=True)]
    broken = np.array(changed, bool) | np.array([bool(each) for each in breaks], bool)
    return own.assign(
        absence=own["absence"].fillna(Absence.NOT_ASKED.value),
        added=added,
        dropped=gone,
        broken=np.where(changed, "groups", breaks),
        run=np.cumsum(broken) if len(broken) else np.array([], int),
    )


def _groups(rows: pd.DataFrame) -> set[str]:
    """The groups a round asked about, shown or not; nobody's silence is one."""
    return set(rows["group"]) - {NOT_STATED}


def way(series: pd.DataFrame) -> Moved:
    """Whether the gap is closing, over the rounds since the groups last changed.

    With five rounds or more, none of the last five missing, those are judged as a trend; otherwise
    the last against the first. What is judged is the distance between the two, whichever of them
    is behind.

    Args:
        series: as ``history`` gives it, of one kind of period.
    """
    none = (np.nan, np.nan, np.nan)
    if series.empty:
        return Moved(Way.CANNOT_SAY, "no rounds", "", "", none)
    since = series[series["run"].eq(series["run"].iloc[-1])]
    known = since[since[list(_LIMITS)].notna().all(axis=1)]
    if len(known) < FEWEST:
        why = "groups changed" if series["run"].iloc[-1] > 0 else "too few rounds"
        return Moved(Way.CANNOT_SAY, why, "", "", none)
    latest = since.tail(JUDGED)
    unbroken = len(latest) == JUDGED and bool(latest[list(_LIMITS)].notna().all(axis=None))
    judged = latest if unbroken else known.iloc[[0, -1]]
    side = 1.0 if float(judged["gap"].mean()) >= 0 else -1.0
    gap = _turned(judged, side)
    moved, change = _by_a_line(gap) if unbroken else _between_two(gap)
    first, last = str(judged["period"].iloc[0]), str(judged["period"].iloc[-1])
    value, lower, upper = (float(each.item()) for each in change)
    why = "" if moved is not Way.CANNOT_SAY else "chance"
    if why and (lower > 0 or upper < 0):
        why = "one round"
    return Moved(moved, why, first, last, (value, lower, upper))


def _turned(rows: pd.DataFrame, side: float) -> Estimate:
    """The gaps as distances: turned about where it is the reference that is behind."""
    gaps = estimate_of(rows, _LIMITS)
    return gaps if side > 0 else Estimate(-gaps.value, -gaps.upper, -gaps.lower)


def _at(gap: Estimate, place: int) -> Estimate:
    return Estimate(*(each[[place]] for each in gap))


def _between_two(gap: Estimate) -> tuple[Way, Estimate]:
    """Whether two rounds differ clearly, and by how much."""
    change = trends.change(_at(gap, 0), _at(gap, -1))
    if change.upper[0] < 0:
        return Way.CLOSING, change
    return Way.WIDENING if change.lower[0] > 0 else Way.CANNOT_SAY, change


def _by_a_line(gap: Estimate) -> tuple[Way, Estimate]:
    """The trend over five rounds, and how far its line goes from the first to the last.

    The last less the first would be of two rounds alone: it can go the other way than all five.
    """
    trend = trends.recent(*gap, confidence=0.95)
    ways = {
        trends.Direction.DECREASING: Way.CLOSING,
        trends.Direction.INCREASING: Way.WIDENING,
    }
    line = Estimate(*(each * (JUDGED - 1) for each in trend.slope))
    return ways.get(trend.direction.item(), Way.CANNOT_SAY), line
