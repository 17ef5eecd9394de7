"""Who does least well here, and where the same people do better.

The others are held against this area by the interval of the difference, as surveys of different
people. Figures from few people are left out; nothing says why one is ahead.
"""

import pandas as pd

from khi.model import EVERYONE, NOT_STATED, Indicator, Polarity
from khi.publication.columns import DIFFERENCE, LIMITS, estimate_of
from khi.publication.comparing.against import against_figure, figure_of
from khi.statistics.comparison import Verdict, control_false_discoveries
from khi.statistics.inequality import p_value

_LEVEL = 0.05


def firm(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a figure that rests on enough people to compare."""
    known = rows[list(LIMITS)].notna().all(axis=1)
    return rows[rows["absence"].eq("") & ~rows["indicative"].astype(bool) & known]


def least_well_off(rows: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The group doing least well of those clearly behind; everyone, where no group is.

    Clearly: by more than chance, allowing for every group that is compared (Benjamini and Hochberg
    1995). Sixty groups that are all alike would have one behind by chance more often than not.

    Args:
        rows: PUBLISHED rows of one area, indicator and period: everyone, and every group.
        indicator: which way is good; where neither is, nobody is behind.

    Returns:
        One row; none where nothing is shown.
    """
    if indicator.polarity is Polarity.NEITHER:
        return rows.iloc[:0]
    shown = firm(rows)
    groups = shown[shown["breakdown"].ne(EVERYONE) & shown["group"].ne(NOT_STATED)]
    compared = groups[groups["verdict"].ne("")]
    chance = control_false_discoveries(p_value(estimate_of(compared, DIFFERENCE)))
    behind = compared[compared["verdict"].eq(Verdict.WORSE.value) & (chance <= _LEVEL)]
    rising = indicator.polarity is Polarity.HIGHER
    lowest = behind.sort_values("value", ascending=rising, kind="stable")
    return pd.concat([lowest, shown[shown["breakdown"].eq(EVERYONE)]]).head(1)


def told_apart(others: pd.DataFrame, here: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Areas held against one, for the same people, allowing for how many are looked at.

    Among many areas a few stand apart by chance alone: of those said to, at most one in twenty
    does, on average.

    Args:
        others: PUBLISHED rows of the same people, indicator and period in other areas.
        here: their one row in this area.
        indicator: which way is good.

    Returns:
        The rows with a figure that rests on enough people, with ``difference`` and its limits
        against this area. ``verdict`` is "similar" where chance could explain the difference.
    """
    judged = against_figure(firm(others), figure_of(here, alone=True), indicator)
    chance = control_false_discoveries(p_value(estimate_of(judged, DIFFERENCE)))
    by_chance = judged["verdict"].ne("") & ~(chance <= _LEVEL)
    return judged.assign(verdict=judged["verdict"].mask(by_chance, Verdict.SIMILAR.value))


def clearly_better(others: pd.DataFrame, here: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The areas where the same people clearly do better, the furthest ahead first.

    It takes what ``told_apart`` does, and gives those of its rows that are better.
    """
    judged = told_apart(others, here, indicator)
    better = judged[judged["verdict"].eq(Verdict.BETTER.value)]
    order = better["difference"].abs().sort_values(ascending=False, kind="stable").index
    return better.loc[order]
