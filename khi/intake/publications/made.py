"""Measures that a description makes of several of its columns: a sum, or a sum out of another.

A&E attendances are of three kinds in three columns, and who waited over four hours in three more.
Where one of them is withheld, so is what they make. A hyphen stands for none of that kind.
"""

import re
from typing import NamedTuple

import pandas as pd

from khi.intake.matching.words import fold
from khi.intake.publications.descriptions import Description, Made
from khi.model import Absence

_BY = ["area", "level", "period", "period_type"]


class Making(NamedTuple):
    """Rows of activity without a source; and for each observation used, what it is part of."""

    rows: pd.DataFrame
    used: dict[int, str]


_NOTHING = Making(pd.DataFrame(), {})


def made(taken: pd.DataFrame, description: Description) -> Making:
    """What a description makes of the observations that were understood.

    Where it says two ways to make an indicator, the first that a file has the columns for counts.
    """
    names = {measure: fold(measure) for measure in taken["measure"].unique()}
    folded = taken["measure"].map(names)
    whole: dict[str, Making] = {}
    for each in description.made:
        if each.indicator not in whole:
            one = _one(taken, folded, each)
            whole |= {each.indicator: one} if len(one.rows) else {}
    if not whole:
        return _NOTHING
    used = {one: part for each in reversed(whole.values()) for one, part in each.used.items()}
    rows = pd.concat([each.rows for each in whole.values()], ignore_index=True)
    return Making(rows, used)


def _one(taken: pd.DataFrame, folded: pd.Series, wanted: Made) -> Making:
    """One measure of every area and period that has what it is made of."""
    above = taken[_named(folded, wanted.numerator, wanted.also)]
    below = taken[_named(folded, wanted.denominator, wanted.also_out_of)]
    if above.empty or (wanted.denominator and below.empty):
        return _NOTHING
    rows = _added(above, "numerator")
    if wanted.denominator:
        rows = rows.merge(_added(below, "denominator"), on=_BY, suffixes=("", "_below"))
        rows["absence"] = rows["absence"].mask(rows["absence"].eq(""), rows["absence_below"])
    numbers = [name for name in ("numerator", "denominator") if name in rows]
    rows[numbers] = rows[numbers].where(rows["absence"].eq(""))
    blank = {"value": float("nan"), "lower": float("nan"), "upper": float("nan")}
    blank |= {} if wanted.denominator else {"denominator": float("nan")}
    rows = rows.assign(indicator=wanted.indicator, **blank)
    return Making(rows, dict.fromkeys([*above.index, *below.index], wanted.indicator))


def _named(folded: pd.Series, needed: tuple[str, ...], also: tuple[str, ...]) -> pd.Series:
    """Which observations are of columns headed so; none where a needed one is not, or is twice."""
    names = [str(each) for each in folded.unique()]
    found = {each: {x for x in names if re.fullmatch(each, x)} for each in (*needed, *also)}
    if not needed or any(len(found[each]) != 1 for each in needed):
        return pd.Series(False, folded.index)
    return folded.isin(set[str]().union(*found.values()))


def _added(some: pd.DataFrame, name: str) -> pd.DataFrame:
    """The sum over the columns of each area and period; the reason where one keeps it back."""
    count = some["value"].fillna(some["numerator"])
    reason = some["absence"].where(count.isna(), "")
    is_none = reason.eq(Absence.NOT_APPLICABLE.value)
    cells = some.assign(count=count, reason=reason.mask(is_none, ""), is_none=is_none)
    by = cells.groupby(_BY, as_index=False, sort=False)
    summed = by.agg(
        **{name: ("count", lambda each: each.sum(min_count=1))}, absence=("reason", "max")
    )
    bare = summed[name].isna() & summed["absence"].eq("")
    return summed.assign(absence=summed["absence"].mask(bare, Absence.NOT_APPLICABLE.value))
