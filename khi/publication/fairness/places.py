"""The same people in several areas: their gap, how they are doing, and where they do better."""

import numpy as np
import pandas as pd

from khi.model import EVERYONE, Absence, Estimate, Indicator, Polarity
from khi.publication.columns import DIFFERENCE, NUMBERS, estimate_of
from khi.publication.comparing.against import against_figure, figure_of
from khi.publication.comparing.learning import clearly_better, firm, told_apart
from khi.publication.fairness.gaps import LEVEL, REST, with_gaps
from khi.statistics.comparison import Verdict, control_false_discoveries, rank_intervals
from khi.statistics.inequality import p_value

_GAP = ("gap", "gap_lower", "gap_upper")
_NEVER = [Absence.NOT_ASKED.value, Absence.NOT_DUE.value, Absence.NOT_SUBMITTED.value]

HERE, UNSURE, ABSENT = "here", "unsure", "absent"
STANDINGS = (HERE, "better", "higher", "similar", "lower", "worse", UNSURE, ABSENT)
"""How an area stands beside another one, in the order in which areas are read."""


def gap_in_places(
    rows: pd.DataFrame,
    indicator: Indicator,
    group: str,
    *,
    reference: str = REST,
    whole: str = "",
) -> pd.DataFrame:
    """One group's gap in each area, the widest first, with the places each may really have.

    Args:
        rows: PUBLISHED rows of every group of one indicator, period and breakdown, by area; those
            of everyone may be among them.
        indicator: the one they are of.
        group: whose gap.
        reference: as ``with_gaps``.
        whole: the code of the area that the others lie in, if it is among them. It stands first,
            has no place, and is not counted.

    Returns:
        A row for each area that asked: PUBLISHED columns, ``GAPS``, and ``place``, ``place_low``,
        ``place_high``: 1 is the narrowest gap. Areas whose gap is not known come last, in the
        order given, and have no place. ``p`` is adjusted for how many areas are compared, and
        ``sure`` is true where the gap is then still more than chance.
    """
    shown = rows["absence"].eq("")
    rows = rows.assign(**{name: rows[name].where(shown) for name in NUMBERS})
    gaps = with_gaps(rows[rows["breakdown"].ne(EVERYONE)], indicator, reference=reference)
    every = gaps[gaps["group"].eq(group)]
    is_whole = every["area"].eq(whole)
    own = _among_areas(_with_silent(every[~is_whole], rows[rows["area"].ne(whole)], group))
    known = own[list(_GAP)].notna().all(axis=1).to_numpy()
    limits = Estimate(*(np.where(known, own[name].to_numpy(float), np.nan) for name in _GAP))
    places = rank_intervals(limits, first="lowest") if len(own) else limits
    ranked = own.assign(
        **dict(zip(("place", "place_low", "place_high"), places, strict=True)),
        order=np.where(known, -own["gap"].to_numpy(float), np.inf),
    )
    ordered = ranked.sort_values("order", kind="stable").drop(columns="order")
    return pd.concat([every[is_whole], ordered], ignore_index=True)


def _with_silent(own: pd.DataFrame, rows: pd.DataFrame, group: str) -> pd.DataFrame:
    """The rows of a group, and one without a figure for each area that has none of it."""
    each = _each(rows, group)
    silent = each[~each["area"].isin(own["area"])]
    if silent.empty:
        return own.reset_index(drop=True)
    words = {"compared_with": "", "gap_verdict": "", "is_reference": False, "sure": False}
    return pd.concat([own, silent.assign(**words)], ignore_index=True)


def _among_areas(own: pd.DataFrame) -> pd.DataFrame:
    """Gaps of one group in several areas, judged allowing for how many areas are looked at."""
    compared = own["gap_verdict"].ne("").to_numpy()
    alone = np.where(compared, p_value(estimate_of(own, _GAP)), np.nan)
    p = control_false_discoveries(alone)
    return own.assign(p=p, sure=(p < LEVEL) & own["gap_verdict"].ne("similar").to_numpy())


def level_in_places(
    rows: pd.DataFrame, indicator: Indicator, group: str, *, area: str
) -> pd.DataFrame:
    """How one group does in each area, and which areas can be told apart from one of them.

    That one may be an area that the others lie in: then the range of each difference is a little
    too wide, never too narrow.

    Args:
        rows: PUBLISHED rows of every group of one indicator, period and breakdown, and of
            everyone, by area; with ``name``.
        indicator: the one they are of.
        group: whose figure.
        area: the code of the area that the others are held against.

    Returns:
        A row for each area: PUBLISHED columns and ``name``. ``difference``, its limits and
        ``verdict`` are against ``area``, empty where there is nothing to tell. ``standing`` is one
        of ``STANDINGS``; areas come in that order, and A to Z within each. An area with no row for
        the group has one without a figure.
    """
    own = _each(rows, group).reset_index(drop=True)
    plain = own.assign(**dict.fromkeys(DIFFERENCE, np.nan), verdict="")
    is_here = plain["area"].eq(area)
    here = firm(plain[is_here])
    if len(here):
        judged = told_apart(plain[~is_here], here, indicator)
        for name in (*DIFFERENCE, "verdict"):
            plain[name] = judged[name].combine_first(plain[name])
    shown = plain["absence"].eq("") & plain["value"].notna()
    standing = np.where(shown, np.where(plain["verdict"].eq(""), UNSURE, plain["verdict"]), ABSENT)
    placed = plain.assign(standing=np.where(is_here, HERE, standing))
    order = placed["standing"].map(STANDINGS.index)
    ordered = placed.assign(order=order).sort_values(["order", "name"], ignore_index=True)
    return ordered.drop(columns="order")


def _each(rows: pd.DataFrame, group: str) -> pd.DataFrame:
    """The group's row in each area; where it has none, one that says why and holds no number."""
    everyone = rows["breakdown"].eq(EVERYONE)
    own = rows[rows["group"].eq(group) & ~everyone]
    rest = rows[everyone & ~rows["area"].isin(own["area"])]
    by = next(iter(rows.loc[~everyone, "breakdown"]), "")
    why = rest["absence"].where(rest["absence"].isin(_NEVER), Absence.NO_DATA.value)
    words = dict.fromkeys(["rule", "verdict", "change_verdict"], "")
    named = {"absence": why, "breakdown": by, "group": group, "indicative": False}
    silent = rest.assign(**dict.fromkeys(NUMBERS, np.nan), **words, **named)
    return pd.concat([own, silent], ignore_index=True)


def ahead(rows: pd.DataFrame, indicator: Indicator, group: str, *, area: str) -> pd.DataFrame:
    """Areas like this one on the whole, where the same group of people does better.

    An area is like this one where everyone's figure cannot be told apart from everyone's here.

    Args:
        rows: PUBLISHED rows of one indicator, period and breakdown, and of everyone, by area.
        indicator: the one they are of.
        group: the people to learn for.
        area: the code of the area that wants to learn.

    Returns:
        The group's rows in the areas that are clearly better for it, furthest ahead first, with
        ``difference`` and its limits against this area, and ``alike``: whether the area is like
        this one on the whole.
    """
    known = firm(rows)
    own = known[known["group"].eq(group) & known["breakdown"].ne(EVERYONE)]
    here, others = own[own["area"].eq(area)], own[own["area"].ne(area)]
    if here.empty or others.empty or indicator.polarity is Polarity.NEITHER:
        return others.iloc[:0].assign(alike=False)
    better = clearly_better(others, here, indicator)
    far = better.assign(alike=better["area"].isin(_alike(known, indicator, area)))
    return far.sort_values("alike", ascending=False, kind="stable", ignore_index=True)


def _alike(known: pd.DataFrame, indicator: Indicator, area: str) -> set[str]:
    """The areas whose figure for everyone cannot be told apart from this area's."""
    everyone = known[known["breakdown"].eq(EVERYONE)]
    here, others = everyone[everyone["area"].eq(area)], everyone[everyone["area"].ne(area)]
    if here.empty:
        return set()
    judged = against_figure(others, figure_of(here, alone=True), indicator)
    return set(judged.loc[judged["verdict"].eq(Verdict.SIMILAR.value), "area"])
