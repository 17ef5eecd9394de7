"""Gaps between groups in words: how many fewer or more, how many times, and which way is worse.

Frames here are PUBLISHED rows of one area, period and breakdown with the columns of a gap, as
``publication.fairness.with_gaps`` gives them.
"""

import math

import pandas as pd

from khi.model import NOT_STATED, Absence, Breakdown, Indicator, Mean, Net, Polarity
from khi.model.in_words import lower_first
from khi.wording.absences import absence, why_absent
from khi.wording.behind import OTHERS, group_name
from khi.wording.easy import easy_absence, easy_difference
from khi.wording.findings import Row, difference, is_shown, reading
from khi.wording.numbers import (
    counted,
    is_number,
    number,
    percentage,
    rounded,
    sentence_case,
    spelt,
)

REST, BEST = "rest", "best"
NO_RATIO = "A ratio would mean nothing, as these figures can be below zero."
_TITLE = 12
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


def gap_title(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """Who is doing less well, if the figures can tell. 12 words or fewer."""
    extreme = at_the_end(groups, indicator)
    shown = groups[groups["absence"].eq("") & groups["value"].notna()]
    if len(extreme):
        name = group_name(str(extreme["group"].iloc[0]), breakdown)
        certain = absence(str(extreme["absence"].iloc[0])).lower()
        return _short(
            f"{name}: {certain} says so", f"{sentence_case(certain)} in one group says so"
        )
    if shown.empty:
        return "Too few answers to compare groups"
    if indicator.polarity is Polarity.NEITHER:
        return f"Groups compared by {breakdown.label.lower()}"
    worse = clearly_behind(groups)
    if len(worse):
        name = group_name(str(worse["group"].iloc[0]), breakdown)
        more = f", and {counted(len(worse) - 1, 'more group')}" if len(worse) > 1 else ""
        return _short(f"{name}{more}: doing less well", "Some groups are doing less well")
    if shown["gap_verdict"].ne("").any():
        return "No group is clearly doing less well"
    return "It is too soon to tell groups apart"


def gap_verdict(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """The finding in two or three sentences: the least well off, and both kinds of gap."""
    extreme = at_the_end(groups, indicator)
    if len(extreme):
        name = group_name(str(extreme["group"].iloc[0]), breakdown)
        return f"{name}: {lower_first(why_absent(str(extreme['absence'].iloc[0])))}"
    shown = groups[groups["absence"].eq("") & groups["value"].notna()]
    if shown.empty:
        return f"Too few people answered to compare groups by {lower_first(breakdown.label)}."
    if indicator.polarity is Polarity.NEITHER:
        return which_way(indicator)
    worse = clearly_behind(groups)
    if worse.empty and len(maybe_behind(groups)):
        return _perhaps(groups, breakdown, indicator)
    if worse.empty:
        return _nobody_behind(shown, breakdown, indicator)
    row = worse.iloc[0].to_dict()
    name = group_name(str(row["group"]), breakdown)
    both = f"{absolute(row, indicator, breakdown)} {relative(row, indicator, breakdown)}"
    return f"{name}: {lower_first(both)}"


def easy_gap(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """The finding in short words."""
    extreme = at_the_end(groups, indicator)
    if len(extreme):
        name = group_name(str(extreme["group"].iloc[0]), breakdown)
        return f"{name}: {lower_first(easy_absence(str(extreme['absence'].iloc[0])))}"
    shown = groups[groups["absence"].eq("") & groups["value"].notna()]
    if shown.empty:
        return easy_absence(Absence.TOO_FEW)
    worse = clearly_behind(groups)
    if worse.empty:
        return "We cannot say that one group has it worse than others."
    row = worse.iloc[0].to_dict()
    than = who(str(row["compared_with"]), breakdown)
    says = easy_difference(as_difference(row, indicator), indicator, than=f"for {than}")
    return f"{group_name(str(row['group']), breakdown)}: {lower_first(says)}"


def clearly_behind(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups clearly behind, having looked at so many; furthest first."""
    worse = maybe_behind(groups)
    return worse[worse["sure"].astype(bool)]


def maybe_behind(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups behind by more than chance would usually give one alone, furthest first."""
    worse = groups[groups["gap_verdict"].eq("worse") & groups["group"].ne(NOT_STATED)]
    return worse.sort_values("gap", ascending=False, kind="stable")


def at_the_end(groups: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The groups of a few people in which almost nobody has it good: said in words, no number."""
    worst = {
        Polarity.HIGHER: Absence.ALMOST_NOBODY.value,
        Polarity.LOWER: Absence.ALMOST_EVERYBODY.value,
    }.get(indicator.polarity, "none")
    return groups[groups["absence"].eq(worst) & groups["group"].ne(NOT_STATED)]


def gap_sentence(groups: pd.DataFrame, indicator: Indicator) -> str:
    """Which way is worse, and how many groups cannot be compared."""
    hidden = int(groups["absence"].ne("").sum())
    few = int((groups["absence"].eq("") & groups["indicative"].astype(bool)).sum())
    parts = [
        which_way(indicator),
        f"{sentence_case(counted(hidden, 'group'))} cannot be shown." if hidden else "",
        f"{sentence_case(counted(few, 'group'))} had too few answers to compare." if few else "",
    ]
    return " ".join(each for each in parts if each)


def size(gap: object, indicator: Indicator) -> str:
    """A gap's size with no direction: "16 in every 100", "0.4 points"."""
    if not is_number(gap):
        return "no figure"
    width = abs(float(str(gap)))
    if isinstance(indicator.reading, Net):
        return f"{rounded(100 * width):.0f} points"
    if indicator.is_fraction:
        return f"{percentage(width).rstrip('%')} in every 100"
    return f"{number(width, indicator)} points"


def _perhaps(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """Where one group stands out, but chance may explain that one of so many does."""
    row = maybe_behind(groups).iloc[0].to_dict()
    name = group_name(str(row["group"]), breakdown)
    count = spelt(int(groups["p"].notna().sum()))
    return (
        f"No group is clearly doing less well, having compared {count}. "
        f"{name}: {lower_first(absolute(row, indicator, breakdown))} One of so many may differ "
        "that much by chance."
    )


def _nobody_behind(shown: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """Where no group is clearly behind: the lowest by name, and that chance may explain it."""
    if not shown["gap_verdict"].ne("").any():
        return "Too few people answered in each group to tell groups apart."
    rising = indicator.polarity is Polarity.HIGHER
    known = shown[shown["gap_verdict"].ne("") & shown["group"].ne(NOT_STATED)]
    ordered = known.sort_values("value", ascending=rising, kind="stable")
    if ordered.empty:
        return "No group is clearly doing less well."
    row = ordered.iloc[0].to_dict()
    name = group_name(str(row["group"]), breakdown)
    return (
        f"No group is clearly doing less well. {name}: {lower_first(reading(row, indicator))} "
        "Chance alone could put one group below the others by that much."
    )


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


def _short(title: str, otherwise: str) -> str:
    return title if len(title.split()) <= _TITLE else otherwise
