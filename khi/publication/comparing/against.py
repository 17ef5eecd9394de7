"""How far areas lie from a whole, from any other figure, and from themselves a year ago.

Against the area it lies in, an area's verdict is the one that was published: it leaves the area
itself out. Against anything else the interval of the difference is worked out from the two
intervals. Where the area is a small part of the other that is a little cautious, never bold.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from khi.model import Estimate, Indicator
from khi.publication.columns import DIFFERENCE, LIMITS, estimate_of
from khi.statistics import intervals
from khi.statistics.comparison import Verdict, pooled, verdict

AS_PUBLISHED = "as published"
_MOVED = {
    "change": "difference",
    "change_lower": "difference_lower",
    "change_upper": "difference_upper",
    "change_verdict": "verdict",
}


def against(
    areas: pd.DataFrame, around: pd.DataFrame, indicator: Indicator, *, every: bool = False
) -> pd.DataFrame:
    """Areas with how far each lies from the whole, judged by an interval for the difference.

    Args:
        areas: PUBLISHED rows of one indicator and period, one for each area.
        around: the PUBLISHED row of the whole; one, or none.
        indicator: which way is good.
        every: judge every area against the whole, itself included, and none by what it was held
            against when it was published; else only figures that came as published, which cannot
            be taken out of the whole they are in.

    Returns:
        The same rows. One without limits, or against a whole without, is not judged; nor is one
        from few people, or of a measure that lacks a month: less time is not less of anything.
    """
    judged = areas["absence"].eq("") & (areas["method"].eq(AS_PUBLISHED) | every)
    judged &= ~areas["indicative"].eq(True) & ~around["indicative"].eq(True).any()
    if every:
        # What was published is against the rest of the area it lies in, which may be another.
        areas = areas.assign(**dict.fromkeys(DIFFERENCE, np.nan), verdict="")
    if around.empty or not judged.any():
        return areas
    whole = around.iloc[[0] * len(areas)]
    gap = intervals.difference(estimate_of(areas), estimate_of(whole))
    words = np.asarray(verdict(gap, indicator.polarity).astype(str))
    words = np.where(words == Verdict.CANNOT_SAY.value, "", words)
    made = dict(zip(DIFFERENCE, gap, strict=True)) | {"verdict": words}
    return areas.assign(**{name: areas[name].where(~judged, new) for name, new in made.items()})


def against_figure(rows: pd.DataFrame, figure: Estimate, indicator: Indicator) -> pd.DataFrame:
    """Rows of one indicator, each with how far it lies from one other figure.

    Args:
        rows: PUBLISHED rows. One from few people, or that is withheld, is not judged.
        figure: one number each, or one for each row; NaN where there is none, and then nothing is
            judged.
        indicator: which way is good.

    Returns:
        The rows with ``difference``, its limits and ``verdict`` in place of what they had.
    """
    few = rows["indicative"].eq(True) | rows["absence"].ne("")
    own = Estimate(*(np.where(few, np.nan, each) for each in estimate_of(rows)))
    gap = intervals.difference(own, Estimate(*(np.broadcast_to(x, len(rows)) for x in figure)))
    words = pd.Series(verdict(gap, indicator.polarity).astype(str), rows.index)
    judged = rows.assign(**dict(zip(DIFFERENCE, gap, strict=True)))
    return judged.assign(verdict=words.replace(Verdict.CANNOT_SAY.value, ""))


def against_a_year_ago(rows: pd.DataFrame) -> pd.DataFrame:
    """Each row beside itself a year before, which is ``against``; its change is the difference."""
    moved = rows.assign(**{new: rows[old] for old, new in _MOVED.items()})
    then = moved["value"].astype(float) - moved["difference"].astype(float)
    return moved.assign(against=then, against_lower=np.nan, against_upper=np.nan)


def figure_of(rows: pd.DataFrame, *, alone: bool) -> Estimate:
    """The figure of one area; or of several, each counting by how many people it holds.

    Args:
        rows: PUBLISHED rows of one indicator and period that are shown with their limits. An area
            of nobody knows how many people is left out; where that is so of all, all count alike.
        alone: whether it is the figure of one area, which is then the first.
    """
    limits = estimate_of(rows)
    if alone:
        return Estimate(*(each[0] for each in limits))
    people = rows["base"].fillna(rows["denominator"]).astype(float)
    return pooled(limits, people if people.notna().any() else np.ones(len(rows)))


def figure_without(rows: pd.DataFrame, areas: Iterable[str]) -> Estimate:
    """For each of some areas, the figure of those others together: never of that area itself.

    Args:
        rows: as for ``figure_of``; of one area, its own figure.
        areas: codes. NaN for one that is alone among the rows.
    """
    known = set(rows["area"])
    whole = figure_of(rows, alone=len(rows) == 1)
    figures = [
        figure_of(rows[rows["area"].ne(area)], alone=False) if area in known else whole
        for area in areas
    ]
    return Estimate(*np.array(figures, float).reshape(-1, len(LIMITS)).T)
