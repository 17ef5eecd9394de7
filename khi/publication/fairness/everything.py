"""Every outcome by every characteristic: where the widest gaps are that are more than chance.

Looking at hundreds of groups, some will differ by chance alone. So each difference gives a p value,
and false discoveries are controlled over all of them together.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from khi.model import EVERYONE, NOT_STATED, Indicator, Polarity
from khi.model.estimate import Numbers
from khi.publication.columns import estimate_of
from khi.publication.fairness.gaps import LEVEL, held_against
from khi.publication.figures.estimates import ends_of
from khi.statistics import inequality
from khi.statistics.comparison import control_false_discoveries

CLEAR, MAYBE, CLOSE, UNKNOWN, HIDDEN = "clear", "maybe", "close", "unknown", "hidden"
"""A gap that is more than chance; one that might not be, having looked at so many; none that can
be told; none among the groups that may be compared, of which some may not; and none that may be."""


def everything(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """One row for each outcome and characteristic: the group furthest behind everyone else.

    Args:
        rows: PUBLISHED rows of one area and period, ``answer`` empty: any indicators and
            breakdowns. Indicators with no judgement are left out, as no group is worse off.
        indicators: by id.

    Returns:
        For each indicator and breakdown: the PUBLISHED columns and ``GAPS`` of the group furthest
        behind; ``p`` adjusted over all the groups compared; ``width``, the gap as a share of the
        indicator's scale; ``standing``, one of clear, maybe, close, unknown and hidden; ``shown``,
        how many groups have a figure, and ``groups``, how many there are. Where nothing may be
        compared the row names no group and has no number.
    """
    rows = rows[rows["breakdown"].ne(EVERYONE)]
    kinds = rows["indicator"].map({name: _kind(each) for name, each in indicators.items()})
    judged = [
        held_against(own, indicators[str(own["indicator"].iloc[0])])
        for kind, own in rows.groupby(kinds, sort=False)
        if not str(kind).startswith(Polarity.NEITHER.value)
    ]
    if not judged:
        return pd.DataFrame(columns=[*rows.columns, *_ADDED])
    groups = pd.concat(judged, ignore_index=True)
    scale = {each: _length(indicators[each]) for each in groups["indicator"].unique()}
    groups = groups.assign(
        p=_controlled(groups), sure=False, width=groups["gap"] / groups["indicator"].map(scale)
    )
    return _cells(groups[groups["group"].ne(NOT_STATED)])


def _kind(indicator: Indicator) -> str:
    """What indicators must share for their gaps to be worked out together."""
    return f"{indicator.polarity.value} {ends_of(indicator)}"


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
    gap = estimate_of(groups, ("gap", "gap_lower", "gap_upper"))
    compared = groups["verdict"].ne("") & groups["group"].ne(NOT_STATED)
    alone = inequality.p_value(gap)
    return control_false_discoveries(np.where(compared, alone, np.nan))


def _cells(named: pd.DataFrame) -> pd.DataFrame:
    """The group furthest behind of each outcome and characteristic: clear ones, then the others."""
    by = [named["indicator"], named["breakdown"]]
    compared = named["p"].notna()
    is_worse = named["gap_verdict"].eq("worse") & compared
    all_compared = compared.groupby(by).transform("all")
    standings = np.select(
        [is_worse & named["p"].lt(LEVEL), is_worse, compared & all_compared, compared],
        [CLEAR, MAYBE, CLOSE, UNKNOWN],
        default=HIDDEN,
    )
    ranks = {CLEAR: 0, MAYBE: 1, CLOSE: 2, UNKNOWN: 2, HIDDEN: 3}
    order = pd.Series(standings, named.index).map(ranks)
    told = named.assign(
        standing=standings,
        shown=named["absence"].eq("").groupby(by).transform("sum"),
        groups=named.groupby(by)["group"].transform("size"),
        order=order,
    )
    ordered = told.sort_values(["order", "gap"], ascending=[True, False], kind="stable")
    worst = ordered.drop_duplicates(["indicator", "breakdown"]).sort_index()
    hidden = worst["standing"].eq(HIDDEN)
    numbers = [*worst.select_dtypes("float64")]
    worst[numbers] = worst[numbers].mask(hidden)
    worst["group"] = worst["group"].astype("str").mask(hidden, "")
    return worst.drop(columns="order").reset_index(drop=True)


def _length(indicator: Indicator) -> float:
    """How long the indicator's scale is: 1 for a share, 2 for a net, 10 from 0 to 10."""
    low, high = ends_of(indicator)
    return high - low if np.isfinite(high - low) else 1.0
