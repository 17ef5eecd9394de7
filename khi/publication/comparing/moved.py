"""Which of many published figures differ from earlier ones by more than chance.

A change is only named where the whole family of figures looked at allows it (Benjamini and
Hochberg, 1995), so that looking at many does not find what is not there. The headlines of everyone
are a family of their own: they were chosen before anybody looked, and the many groups and measures
that are looked at beside them must not hide what happened to them.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from khi.model import EVERYONE, NOT_STATED, Estimate, Indicator
from khi.publication.columns import CHANGE, DIFFERENCE, LIMITS, estimate_of
from khi.statistics.comparison import Verdict, control_false_discoveries, verdict
from khi.statistics.inequality import p_value
from khi.statistics.intervals import difference

NAMED: Final = (Verdict.BETTER, Verdict.WORSE, Verdict.HIGHER, Verdict.LOWER)
"""The verdicts that say something moved."""

_LEVEL = 0.05
_KEY = ["indicator", "area", "breakdown", "group"]


class Moved(NamedTuple):
    """What moved, the surest first, and how many figures were looked at.

    ``rows`` are rows of ``PUBLISHED`` of the later period, whose ``difference``, its limits and
    ``verdict`` are of the change; ``p`` is how easily chance makes it, for its whole family.
    """

    rows: pd.DataFrame
    looked_at: int


def moved_between(
    now: pd.DataFrame, then: pd.DataFrame, indicators: Mapping[str, Indicator]
) -> Moved:
    """What differs between two periods, worked out from the figures as they are shown.

    Args:
        now: rows of ``PUBLISHED`` of one period.
        then: the same of an earlier one.
        indicators: those that are looked at, by id.
    """
    earlier = _firm(then, indicators)[[*_KEY, *LIMITS]]
    both = _firm(now, indicators).merge(earlier, on=_KEY, suffixes=("", "_then"))
    gap = difference(estimate_of(both), estimate_of(both, [f"{each}_then" for each in LIMITS]))
    polarity = [indicators[each].polarity for each in both["indicator"]]
    words = [
        str(verdict(Estimate(*(limit[[at]] for limit in gap)), each)[0])
        for at, each in enumerate(polarity)
    ]
    judged = both.assign(**dict(zip(DIFFERENCE, gap, strict=True)), verdict=words)
    return _allowed(judged, indicators)


def moved_on_a_year(now: pd.DataFrame, indicators: Mapping[str, Indicator]) -> Moved:
    """What differs from the same stretch of the year before, as it was published.

    That change was worked out from exact sums, so it is not worked out again from rounded ones.
    """
    firm = _firm(now, indicators)
    both = firm[firm[list(CHANGE)].notna().all(axis=1) & firm["change_verdict"].ne("")]
    changes = both[list(CHANGE)].set_axis(DIFFERENCE, axis=1)
    return _allowed(both.assign(**changes, verdict=both["change_verdict"]), indicators)


def allowing_for_all(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Rows of ``PUBLISHED`` of one period, with ``by_chance``.

    That is a change since a year ago that stands out by itself, and not among all of them.
    """
    sure = pd.MultiIndex.from_frame(moved_on_a_year(rows, indicators).rows[_KEY])
    stands_out = rows["change_verdict"].isin([str(each) for each in NAMED])
    return rows.assign(by_chance=stands_out & ~pd.MultiIndex.from_frame(rows[_KEY]).isin(sure))


def _firm(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """The readings that rest on enough people to compare."""
    known = rows[list(LIMITS)].notna().all(axis=1) & rows["absence"].eq("") & ~rows["indicative"]
    reading = rows["answer"].eq("") & rows["group"].ne(NOT_STATED)
    return rows[known & reading & rows["indicator"].isin(list(indicators))]


def _allowed(judged: pd.DataFrame, indicators: Mapping[str, Indicator]) -> Moved:
    """Those that may be named among all of their family."""
    headlines = [each.id for each in indicators.values() if each.headline]
    first = judged["indicator"].isin(headlines) & judged["breakdown"].eq(EVERYONE)
    families = [_controlled(each) for each in (judged[first], judged[~first])]
    every = pd.concat(families, ignore_index=True)
    named = every[every["p"].le(_LEVEL) & every["verdict"].isin([str(each) for each in NAMED])]
    return Moved(named.sort_values("p", kind="stable", ignore_index=True), len(judged))


def _controlled(family: pd.DataFrame) -> pd.DataFrame:
    """How easily chance makes each change, allowing for the size of the family."""
    if family.empty:
        return family.assign(p=np.zeros(0))
    return family.assign(p=control_false_discoveries(p_value(estimate_of(family, DIFFERENCE))))
