"""Gaps between groups in words: how many fewer or more, how many times, and which way is worse.

Frames here are PUBLISHED rows of one area, period and breakdown with the columns of a gap, as
``publication.fairness.with_gaps`` gives them.
"""

import math
import re

import pandas as pd

from khi.model import NOT_STATED, Absence, Breakdown, Indicator, Mean, Net, Polarity
from khi.wording.amounts import one, scale
from khi.wording.behind import OTHERS, group_name
from khi.wording.findings import Row, difference, is_shown
from khi.wording.numbers import is_number

REST, BEST = "rest", "best"
NO_RATIO = "A ratio would mean nothing, as these figures can be below zero."
_APART = ("better", "worse", "higher", "lower")
_WORDS = {
    "better": "Doing better", "worse": "Doing less well", "similar": "Too close to tell",
    "higher": "Higher", "lower": "Lower", "": "Not compared",
}  # fmt: skip


def who(reference: str, breakdown: Breakdown) -> str:
    """Whom a group is held against: "everyone else", or a group by its name."""
    return OTHERS if reference == REST else f"“{group_name(reference, breakdown)}”"


def which_way(indicator: Indicator) -> str:
    """Which way is worse, so that nobody has to guess."""
    about = indicator.short
    return {
        Polarity.HIGHER: f"{about}: a lower figure is worse.",
        Polarity.LOWER: f"{about}: a higher figure is worse.",
        Polarity.NEITHER: f"{about}: neither more nor less is better, so no group is worse off.",
    }[indicator.polarity]


def is_reference(row: Row) -> bool:
    """Whether this is the group the others are held against."""
    return row.get("is_reference") in (True, 1)


def is_maybe(row: Row) -> bool:
    """Whether a gap stands out by itself, but not among as many as were looked at."""
    return row["gap_verdict"] in _APART and not row["sure"]


def word(row: Row) -> str:
    """How a group compares, in a few words."""
    if is_reference(row):
        return "Compared with"
    if not is_shown(row):
        return ""
    if is_maybe(row):
        return "May be chance"
    few = "Indicative" if row["indicative"] else _WORDS[""]
    return _WORDS[row["gap_verdict"]] if row["gap_verdict"] else few


def absolute(row: Row, indicator: Indicator, breakdown: Breakdown) -> str:
    """The gap in people: "About 16 fewer people in every 100 than everyone else (...)."."""
    if is_reference(row):
        return "This is the group the others are held against."
    than = who(str(row["compared_with"]), breakdown)
    return difference(as_difference(row, indicator), indicator, than=than)


def relative(row: Row, indicator: Indicator, breakdown: Breakdown) -> str:
    """The gap as a ratio: "That is 0.77 times as many as among everyone else (...)."."""
    if is_reference(row) or not is_shown(row) or not is_number(row["gap"]):
        return ""
    value, lower, upper = times(row, indicator)
    if isinstance(indicator.reading, Net):
        return NO_RATIO
    if not is_number(value):
        return "There is no ratio, as one of the two figures is zero."
    than = who(str(row["compared_with"]), breakdown)
    as_much = "as high as for" if isinstance(indicator.reading, Mean) else "as many as among"
    likely = likely_times(lower, upper)
    return f"That is {ratio_words(value)} times {as_much} {than}{likely}."


def times(row: Row, indicator: Indicator) -> tuple[float, float, float]:
    """The group's figure over its reference's, whichever way is good, with its limits."""
    ratio = tuple(float(row[name]) for name in ("ratio", "ratio_lower", "ratio_upper"))
    if indicator.polarity is not Polarity.HIGHER:
        return ratio[0], ratio[1], ratio[2]
    value, upper, lower = (_inverse(each) for each in ratio)
    return value, lower, upper


def clearly_behind(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups clearly behind, having looked at so many; furthest first."""
    worse = maybe_behind(groups)
    return worse[worse["sure"].astype(bool)]


def maybe_behind(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups behind by more than chance would usually give one alone, furthest first."""
    worse = groups[groups["gap_verdict"].eq("worse") & groups["group"].ne(NOT_STATED)]
    return worse.sort_values("gap", ascending=False, kind="stable")


def clearly_ahead(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups clearly ahead, having looked at so many; furthest first."""
    better = groups[groups["gap_verdict"].eq("better") & groups["group"].ne(NOT_STATED)]
    ahead = better[better["sure"].astype(bool)]
    return ahead.sort_values("gap", kind="stable")


def at_the_end(groups: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The groups of a few people in which almost nobody has it good: said in words, no number."""
    worst = {
        Polarity.HIGHER: Absence.ALMOST_NOBODY.value,
        Polarity.LOWER: Absence.ALMOST_EVERYBODY.value,
    }.get(indicator.polarity, "none")
    return groups[groups["absence"].eq(worst) & groups["group"].ne(NOT_STATED)]


def size(gap: object, indicator: Indicator) -> str:
    """A gap's size with no direction: "16 in every 100", "0.4 points"."""
    if not is_number(gap):
        return "no figure"
    words = scale(indicator).text(abs(float(str(gap))))
    if indicator.is_fraction and not isinstance(indicator.reading, Net):
        return f"{words} in every 100"
    return one(f"{words} points")


def figure_and_unit(gap: object, indicator: Indicator) -> tuple[str, str]:
    """A gap's size in two parts: "16" and "in every 100", "under 1" and "in every 100"."""
    words = size(gap, indicator)
    figure = re.match(r"\D*[\d.,]+", words)
    end = figure.end() if figure else len(words)
    return words[:end], words[end:].strip()


def as_difference(row: Row, indicator: Indicator) -> dict[str, object]:
    """A row whose gap stands where its difference does, so that one set of words serves both."""
    gap, low, high = (row[name] for name in ("gap", "gap_lower", "gap_upper"))
    if indicator.polarity is Polarity.HIGHER and is_number(gap):
        gap, low, high = -float(gap), -float(high), -float(low)
    return dict(row) | {
        "difference": gap, "difference_lower": low, "difference_upper": high,
        "verdict": row["gap_verdict"],
    }  # fmt: skip


def ratio_words(value: float) -> str:
    """A ratio with the digits a reader can use."""
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def likely_times(lower: float, upper: float) -> str:
    """The range of a ratio, in brackets; empty where it has none."""
    if math.isnan(lower) or math.isnan(upper):
        return ""
    if math.isinf(upper):
        return f" (at least {ratio_words(lower)})"
    return f" (between {ratio_words(lower)} and {ratio_words(upper)})"


def _inverse(ratio: float) -> float:
    if math.isnan(ratio):
        return ratio
    return 0.0 if math.isinf(ratio) else 1 / ratio if ratio else math.inf
