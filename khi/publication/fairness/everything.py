"""Every outcome by every characteristic: where the widest gaps are that are more than chance.

Looking at hundreds of groups, some will differ by chance alone. So each difference gives a p value,
and false discoveries are controlled over all of them together.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from khi.model import EVERYONE, NOT_STATED, Estimate, Indicator, Polarity
from khi.model.estimate import Numbers
from khi.publication.fairness.gaps import LEVEL, ends_of, with_gaps
from khi.statistics import inequality
from khi.statistics.comparison import control_false_discoveries

CLEAR, MAYBE, CLOSE, HIDDEN = "clear", "maybe", "close", "hidden"
"""A gap that is more than chance; one that might not be, having looked at so many; none that can
be told; and no group that may be compared."""


def everything(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """One row for each outcome and characteristic: the group furthest behind everyone else.

    Args:
        rows: PUBLISHED rows of one area and period, ``answer`` empty: any indicators and
            breakdowns. Indicators with no judgement are left out, as no group is worse off.
        indicators: by id.

    Returns:
        For each indicator and breakdown: the PUBLISHED columns and ``GAPS`` of the group furthest
        behind; ``p`` adjusted over all the groups compared; ``width``, the gap as a share of the
        indicator's scale; ``standing``, one of clear, maybe, close and hidden; ``shown``, how
        many groups have a figure, and ``groups``, how many there are. Where nothing may be
        compared the row names no group and has no number.
    """
    judged = [
        with_gaps(own, indicators[str(name)])
        for name, own in rows[rows["breakdown"].ne(EVERYONE)].groupby("indicator", sort=False)
        if str(name) in indicators and indicators[str(name)].polarity is not Polarity.NEITHER
    ]
    if not judged:
        return pd.DataFrame(columns=[*rows.columns, *_ADDED])
    groups = pd.concat(judged, ignore_index=True)
    scale = {each: _length(indicators[each]) for each in groups["indicator"].unique()}
    groups = groups.assign(
        p=_controlled(groups), sure=False, width=groups["gap"] / groups["indicator"].map(scale)
    )
    cells = [_cell(own) for _, own in groups.groupby(["indicator", "breakdown"], sort=False)]
    return pd.concat(cells, ignore_index=True)


_ADDED = ["gap", "gap_lower", "gap_upper", "ratio", "p", "width", "standing", "shown", "groups"]


def widest(cells: pd.DataFrame) -> pd.DataFrame:
    """The clear gaps of ``everything``, the widest on their own scale first."""
    clear = cells[cells["standing"].eq(CLEAR)]
    return clear.sort_values("width", ascending=False, kind="stable", ignore_index=True)


def _controlled(groups: pd.DataFrame) -> Numbers:
    """P values of the groups that may be compared, adjusted for how many there are in all.

    Two groups that are each other's rest give the same p value twice, which leaves the adjustment
    of each as it would be alone.
    """
    gap = Estimate(*(groups[name].to_numpy(float) for name in ("gap", "gap_lower", "gap_upper")))
    compared = groups["verdict"].ne("") & groups["group"].ne(NOT_STATED)
    alone = inequality.p_value(gap)
    return control_false_discoveries(np.where(compared, alone, np.nan))


def _cell(own: pd.DataFrame) -> pd.DataFrame:
    """The group furthest behind of one outcome and characteristic."""
    named = own[own["group"].ne(NOT_STATED)]
    shown = int(named["absence"].eq("").sum())
    compared = named[named["p"].notna()]
    if compared.empty:
        row = named.head(1).drop(columns=["group", "p", "width"])
        blank = {name: np.nan for name in row.select_dtypes("float64")}
        hidden = row.assign(**blank, group="", standing=HIDDEN, p=np.nan, width=np.nan)
        return hidden.assign(shown=shown, groups=len(named))
    clear = compared[compared["gap_verdict"].eq("worse")]
    sure = clear[clear["p"].lt(LEVEL)]
    among, standing = (
        (sure, CLEAR) if len(sure) else (clear, MAYBE) if len(clear) else (compared, CLOSE)
    )
    worst = among.sort_values("gap", ascending=False, kind="stable").head(1)
    return worst.assign(standing=standing, shown=shown, groups=len(named))


def _length(indicator: Indicator) -> float:
    """How long the indicator's scale is: 1 for a share, 2 for a net, 10 from 0 to 10."""
    low, high = ends_of(indicator)
    return high - low if np.isfinite(high - low) else 1.0
