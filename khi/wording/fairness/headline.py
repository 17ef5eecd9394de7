"""What was found of the gaps between some groups: as a title, in sentences and in short words.

Where a group cannot be shown or compared, nobody is told that no group does less well: it may.
Frames are as for ``gaps``.
"""

import pandas as pd

from khi.model import NOT_STATED, Absence, Breakdown, Indicator, Polarity
from khi.model.in_words import lower_first
from khi.wording.absences import absence, cannot, why_absent
from khi.wording.behind import group_name
from khi.wording.easy import easy_absence, easy_difference
from khi.wording.fairness.gaps import (
    absolute,
    as_difference,
    at_the_end,
    clearly_ahead,
    clearly_behind,
    maybe_behind,
    relative,
    which_way,
    who,
)
from khi.wording.findings import reading
from khi.wording.numbers import counted, sentence_case, spelt
from khi.wording.unseen import are_missing, what_is_missing

NOT_KNOWN = "Whether a group is doing less well cannot be known"
_TITLE = 12


def gap_title(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """Who is doing less well, if the figures can tell. 12 words or fewer."""
    extreme = at_the_end(groups, indicator)
    shown = _shown(groups)
    if len(extreme):
        name = _name(extreme, breakdown)
        certain = absence(str(extreme["absence"].iloc[0])).lower()
        return _short(
            f"{name}: {certain} says so", f"{sentence_case(certain)} in one group says so"
        )
    if shown.empty:
        return cannot("compare groups", groups["absence"])
    if indicator.polarity is Polarity.NEITHER:
        return f"Groups compared by {breakdown.label.lower()}"
    worse = clearly_behind(groups)
    if len(worse):
        more = f", and {counted(len(worse) - 1, 'more group')}" if len(worse) > 1 else ""
        title = f"{_name(worse, breakdown)}{more}: doing less well"
        return _short(title, "Some groups are doing less well")
    if shown["gap_verdict"].eq("").all():
        return "Too few answers in each group to compare groups"
    return _title_of_none(groups, breakdown)


def _title_of_none(groups: pd.DataFrame, breakdown: Breakdown) -> str:
    """Where no group is clearly behind: none is, one does better, or it cannot be known."""
    if not are_missing(groups):
        return "No group is clearly doing less well"
    better = clearly_ahead(groups)
    if better.empty:
        return NOT_KNOWN
    return _short(f"{_name(better, breakdown)}: doing better", "Some groups are doing better")


def gap_verdict(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """The finding in two or three sentences: the least well off, and both kinds of gap."""
    extreme = at_the_end(groups, indicator)
    if len(extreme):
        words = lower_first(why_absent(str(extreme["absence"].iloc[0])))
        return f"{_name(extreme, breakdown)}: {words}"
    shown = _shown(groups)
    if shown.empty:
        by = f"compare groups by {lower_first(breakdown.label)}"
        return f"{cannot(by, groups['absence'])}."
    if indicator.polarity is Polarity.NEITHER:
        return which_way(indicator)
    worse = clearly_behind(groups)
    if len(worse):
        row = worse.iloc[0].to_dict()
        both = f"{absolute(row, indicator, breakdown)} {relative(row, indicator, breakdown)}"
        return f"{_name(worse, breakdown)}: {lower_first(both)}"
    if shown["gap_verdict"].eq("").all():
        return "Too few people answered in each group to tell groups apart."
    if are_missing(groups):
        return _cannot_be_known(groups, breakdown, indicator)
    if len(maybe_behind(groups)):
        return f"No group is clearly doing less well. {_perhaps(groups, breakdown, indicator)}"
    return _nobody_behind(shown, breakdown, indicator)


def easy_gap(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """The finding in short words."""
    extreme = at_the_end(groups, indicator)
    if len(extreme):
        words = lower_first(easy_absence(str(extreme["absence"].iloc[0])))
        return f"{_name(extreme, breakdown)}: {words}"
    if _shown(groups).empty:
        return easy_absence(Absence.TOO_FEW)
    worse = clearly_behind(groups)
    if len(worse):
        return _easy(worse, breakdown, indicator)
    if not are_missing(groups):
        return "We cannot say that one group has it worse than others."
    better = clearly_ahead(groups)
    first = "We cannot know if one group has it worse than others."
    if len(better):
        first = _easy(better, breakdown, indicator)
    return f"{first} {what_is_missing(groups, breakdown)}"


def _easy(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """The first of these groups beside whoever it is held against, in short words."""
    row = groups.iloc[0].to_dict()
    than = who(str(row["compared_with"]), breakdown)
    says = easy_difference(as_difference(row, indicator), indicator, than=f"for {than}")
    return f"{_name(groups, breakdown)}: {lower_first(says)}"


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


def _cannot_be_known(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """Where a group is missing, and none of the others is clearly behind: who does better, if any.

    Of the others it is said that none is behind where there are two of them or more.
    """
    missing = what_is_missing(groups, breakdown)
    better = clearly_ahead(groups)
    if len(better):
        row = better.iloc[0].to_dict()
        says = absolute(row, indicator, breakdown)
        return f"{_name(better, breakdown)}: doing better. {says} {missing}"
    if len(maybe_behind(groups)):
        return f"{NOT_KNOWN}. {missing} {_perhaps(groups, breakdown, indicator)}"
    compared = groups[groups["gap_verdict"].ne("") & groups["group"].ne(NOT_STATED)]
    count = f"Of the {spelt(len(compared))} that can be compared, none is clearly behind."
    return f"{NOT_KNOWN}. {missing} {count if len(compared) > 1 else ''}".rstrip()


def _perhaps(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """The group that stands out, where chance may explain that one of so many does."""
    row = maybe_behind(groups).iloc[0].to_dict()
    name = group_name(str(row["group"]), breakdown)
    count = spelt(int(groups["p"].notna().sum()))
    return (
        f"{name}: {lower_first(absolute(row, indicator, breakdown))} One of the {count} compared "
        "may differ that much by chance."
    )


def _nobody_behind(shown: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """Where no group is clearly behind: the lowest by name, and that chance may explain it."""
    rising = indicator.polarity is Polarity.HIGHER
    known = shown[shown["gap_verdict"].ne("") & shown["group"].ne(NOT_STATED)]
    ordered = known.sort_values("value", ascending=rising, kind="stable")
    if ordered.empty:
        return "Too few people answered in each group to tell groups apart."
    row = ordered.iloc[0].to_dict()
    name = group_name(str(row["group"]), breakdown)
    return (
        f"No group is clearly doing less well. {name}: {lower_first(reading(row, indicator))} "
        "Chance alone could set one group that far apart from the others."
    )


def _shown(groups: pd.DataFrame) -> pd.DataFrame:
    return groups[groups["absence"].eq("") & groups["value"].notna()]


def _name(groups: pd.DataFrame, breakdown: Breakdown) -> str:
    """The first of these groups, as people would say it."""
    return group_name(str(groups["group"].iloc[0]), breakdown)


def _short(title: str, otherwise: str) -> str:
    return title if len(title.split()) <= _TITLE else otherwise
