"""When an area lay apart from what it is held against: each period judged, and all together.

Of many quarters a few lie apart by chance alone, so those looked at are one family, and false
discoveries among them are controlled. What cannot be compared is counted neither way.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from khi.model import Absence, Period, PeriodType, Quarter
from khi.publication.columns import DIFFERENCE, estimate_of
from khi.statistics.comparison import Verdict, control_false_discoveries
from khi.statistics.inequality import p_value

LEVEL = 0.05


def each_period(rows: pd.DataFrame, periods: Iterable[str], areas: Iterable[str]) -> pd.DataFrame:
    """A row for each of some areas in each period; one that was never sent has nothing recorded.

    Args:
        rows: PUBLISHED rows of one indicator, one at most for each area and period.
        periods: those looked at, of one type. Quarters between the first and the last are added.
        areas: codes.
    """
    every = pd.MultiIndex.from_product([list(areas), _unbroken(periods)], names=["area", "period"])
    whole = rows.set_index(["area", "period"]).reindex(every).reset_index()
    kinds = {name: rows[name].dtype for name in rows.columns if name in whole}
    words: dict[str, object] = {
        name: "" for name, kind in kinds.items() if not pd.api.types.is_numeric_dtype(kind)
    }
    words |= {"absence": Absence.NO_DATA.value, "indicative": False, "invented": False}
    alike = rows[["indicator", "answer", "period_type", "breakdown", "group"]].iloc[0]
    filled = whole.fillna(words | {str(name): each for name, each in alike.items()})
    flags = {name: filled[name].eq(True) for name in ("indicative", "invented")}
    return filled.assign(**flags)[list(rows.columns)]


def _unbroken(periods: Iterable[str]) -> list[str]:
    """The periods in time order, with every quarter between the first and the last."""
    known = sorted(set(periods))
    if not known or Period.parse(known[0]).type is not PeriodType.QUARTER:
        return known
    quarter, found = Quarter.parse(known[0]), [known[0]]
    while found[-1] < known[-1]:
        quarter = quarter.later(1)
        found.append(quarter.id)
    return found


def clearly_apart(judged: pd.DataFrame) -> pd.DataFrame:
    """Rows of one area over time with ``clear``: the verdict that stands among all of them.

    Args:
        judged: rows held against something, one for each period: ``difference``, its limits and
            ``verdict``.

    Returns:
        The rows with ``clear``: "similar" too where one quarter alone would lie apart but so many
        were looked at that chance may have made it; empty where the period is not compared.

    Of the periods said to lie apart, on average at most one in twenty does so by chance
    (Benjamini and Hochberg 1995).
    """
    compared = judged["absence"].eq("") & judged["verdict"].ne("")
    alone = np.nan_to_num(p_value(estimate_of(judged, DIFFERENCE)))  # no width is no chance
    chance = control_false_discoveries(np.where(compared, alone, np.nan))
    may_be = judged["verdict"].where(chance <= LEVEL, Verdict.SIMILAR.value)
    return judged.assign(clear=may_be.where(compared, ""))
