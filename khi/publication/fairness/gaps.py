"""Each group against everyone else, the best-off, or one group that somebody picked."""

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.model import NOT_STATED, Estimate, Indicator, Polarity
from khi.model.estimate import Numbers
from khi.publication.columns import DIFFERENCE, estimate_of
from khi.publication.figures.estimates import ends_of
from khi.statistics import inequality
from khi.statistics.comparison import Verdict, control_false_discoveries, verdict

Words = NDArray[np.object_]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

REST, BEST = "rest", "best"
"""What a group may be held against, beside one named group."""

LEVEL: Final = 0.05
"""At most this share of the gaps we call clear are expected to be chance."""

ENOUGH: Final = 30
"""The fewest people in a group that may be the best-off: below this the best is partly luck."""

GAPS: Final = [
    "compared_with", "is_reference", "gap", "gap_lower", "gap_upper", "ratio", "ratio_lower",
    "ratio_upper", "gap_verdict",
]  # fmt: skip
"""What ``with_gaps`` adds to PUBLISHED rows."""

_WHERE = ["indicator", "area", "period", "breakdown"]


def with_gaps(groups: pd.DataFrame, indicator: Indicator, *, reference: str = REST) -> pd.DataFrame:
    """Rows of groups with how far each is behind: a difference and a ratio, each with limits.

    A bigger number is a wider gap, whichever way is good; above 0, or a ratio above 1, is behind.

    Args:
        groups: PUBLISHED rows of one indicator: any areas, periods and breakdowns, ``answer``
            empty. A row that is withheld gets no gap.
        indicator: the one they are of.
        reference: "rest" is everyone else, as published; "best" is the best-off group of at least
            30 people, if any is as big; otherwise the code of a group.

    Returns:
        The same rows in the same order, with ``GAPS``. ``gap_verdict`` follows the polarity and
        is empty where too few people answered to compare, or there is nothing to compare with.
        ``p`` is adjusted for how many groups of a breakdown were compared at once, and ``sure``
        is true where the gap is then still more than chance.
    """
    return _with_chance(held_against(groups, indicator, reference=reference))


def held_against(
    groups: pd.DataFrame, indicator: Indicator, *, reference: str = REST
) -> pd.DataFrame:
    """The same without ``p`` and ``sure``, for whoever judges chance over more than a breakdown."""
    rows = groups.reset_index(drop=True)
    own = estimate_of(rows)
    if reference == REST:
        compared = np.full(len(rows), REST, dtype=object)
        is_reference = np.zeros(len(rows), bool)
        other = _rest(rows, own, indicator)
        words = rows["verdict"].astype(str).to_numpy(object)
    else:
        compared, at = _references(rows, indicator, reference)
        is_reference = at == np.arange(len(rows))
        other = estimate_of(rows.reindex(np.where(is_reference, -1, at)))
        words = _verdicts(rows, own, other, at, indicator)
    gap = inequality.gap_between(own, other, polarity=indicator.polarity)
    absolute = _published(rows, gap.absolute, indicator) if reference == REST else gap.absolute
    return rows.assign(
        compared_with=compared,
        is_reference=is_reference,
        **dict(zip(("gap", "gap_lower", "gap_upper"), absolute, strict=True)),
        **dict(zip(("ratio", "ratio_lower", "ratio_upper"), gap.relative, strict=True)),
        gap_verdict=np.where(is_reference, "", words),
    )


def _with_chance(gaps: pd.DataFrame) -> pd.DataFrame:
    """Gaps with ``p``, adjusted for how many groups were compared at once, and ``sure``."""
    absolute = estimate_of(gaps, ("gap", "gap_lower", "gap_upper"))
    compared = gaps["gap_verdict"].ne("") & gaps["group"].ne(NOT_STATED)
    alone = pd.Series(inequality.p_value(absolute), gaps.index).where(compared)
    p = alone.groupby([gaps[name] for name in _WHERE], sort=False).transform(_controlled)
    return gaps.assign(p=p, sure=p.lt(LEVEL) & ~gaps["gap_verdict"].eq("similar"))


def _controlled(p_values: "pd.Series[float]") -> Numbers:
    return control_false_discoveries(p_values.to_numpy(float))


def least_well_off(groups: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The row of the group doing least well, of those shown; empty where there is none.

    People who did not say are a group, and are not the one that a page is about. Groups of enough
    people come before groups of a few, whose figures are partly luck.
    """
    shown = groups[
        groups["absence"].eq("") & groups["value"].notna() & groups["group"].ne(NOT_STATED)
    ]
    if indicator.polarity is Polarity.NEITHER:
        return shown.iloc[:0]
    rising = indicator.polarity is Polarity.HIGHER
    firm = shown[~shown["indicative"].astype(bool)]
    among = firm if len(firm) else shown
    return among.sort_values("value", ascending=rising, kind="stable").head(1)


def _rest(rows: pd.DataFrame, own: Estimate, indicator: Indicator) -> Estimate:
    """Everyone else's figure, from a group's own and its published difference from them."""
    apart = estimate_of(rows, DIFFERENCE)
    return inequality.rest_of(own, apart, within=ends_of(indicator))


def _published(rows: pd.DataFrame, worked_out: Estimate, indicator: Indicator) -> Estimate:
    """The published difference itself, turned so that a bigger number is a wider gap."""
    apart = estimate_of(rows, DIFFERENCE)
    known = np.where(np.isnan(worked_out.value), np.nan, 0.0)
    turned = (
        Estimate(-apart.value, -apart.upper, -apart.lower)
        if indicator.polarity is Polarity.HIGHER
        else apart
    )
    return Estimate(*(each + known + 0.0 for each in turned))


def _references(rows: pd.DataFrame, indicator: Indicator, reference: str) -> tuple[Words, Places]:
    """The code of the group each row is held against, and the row it stands in; -1 if none."""
    compared = np.full(len(rows), reference, dtype=object)
    at = np.full(len(rows), -1, dtype=np.int64)
    for _, own in rows.groupby(_WHERE, sort=False):
        code = _best(own, indicator) if reference == BEST else reference
        found = own.index[own["group"].eq(code) & own["absence"].eq("")]
        compared[own.index] = code
        at[own.index] = found[0] if len(found) else -1
    return compared, at


def _best(own: pd.DataFrame, indicator: Indicator) -> str:
    """The best-off group of those big enough to say so; empty where none is shown."""
    shown = own[own["absence"].eq("") & own["value"].notna() & own["group"].ne(NOT_STATED)]
    firm = shown[shown["base"].ge(ENOUGH)]
    among = firm if len(firm) else shown
    falling = indicator.polarity is not Polarity.LOWER
    ordered = among.sort_values("value", ascending=not falling, kind="stable")
    return str(ordered["group"].iloc[0]) if len(ordered) else ""


def _verdicts(
    rows: pd.DataFrame,
    own: Estimate,
    other: Estimate,
    at: Places,
    indicator: Indicator,
) -> Words:
    """Better, similar or worse than the group picked; nothing where either has few people."""
    words = verdict(_apart(own, other), indicator.polarity).astype(str)
    few = rows["indicative"].astype(bool).to_numpy()
    unsure = few | (at < 0) | few[at] | (words == Verdict.CANNOT_SAY.value)
    return np.where(unsure, "", words).astype(object)


def _apart(own: Estimate, other: Estimate) -> Estimate:
    """A group less its reference, whichever way is good."""
    return inequality.gap_between(own, other, polarity=Polarity.NEITHER).absolute
