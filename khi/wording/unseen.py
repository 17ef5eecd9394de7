"""Groups that cannot be shown or compared: of what they hold nothing may be said, not even none.

Frames are PUBLISHED rows of one area, period and breakdown.
"""

import pandas as pd

from khi.model import NOT_STATED, Absence, Breakdown
from khi.model.in_words import listed
from khi.wording.numbers import counted, sentence_case

NOT_KNOWN = "Cannot be known"
"""The word for a gap that nobody can tell of, as a group is not shown."""

_MOST_NAMED = 2


def unseen(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups that are held back. People who stated none are not one to tell of."""
    held = [Absence(each).is_withheld for each in groups["absence"]]
    return groups[pd.Series(held, groups.index, dtype=bool) & groups["group"].ne(NOT_STATED)]


def with_few(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups that are shown and had too few answers to compare."""
    few = groups["absence"].eq("") & groups["indicative"].eq(True)
    return groups[few & groups["group"].ne(NOT_STATED)]


def are_missing(groups: pd.DataFrame) -> bool:
    """Whether something cannot be known, as a group is held back or had too few answers."""
    return bool(len(unseen(groups)) or len(with_few(groups)))


def what_is_missing(groups: pd.DataFrame, breakdown: Breakdown) -> str:
    """Who cannot be shown, and who had too few answers: by name where they are few."""
    held, few = unseen(groups), with_few(groups)
    alone = "itself" if len(held) == 1 else "themselves"
    told = f"We cannot show {_named(held, breakdown)} by {alone}." if len(held) else ""
    short = f"{sentence_case(_named(few, breakdown))} had too few answers to compare."
    return " ".join(each for each in (told, short if len(few) else "") if each)


def _named(groups: pd.DataFrame, breakdown: Breakdown) -> str:
    names = {each.code: each.label for each in breakdown.groups}
    if len(groups) > _MOST_NAMED:
        return counted(len(groups), "group")
    return listed([f"“{names.get(code, sentence_case(code))}”" for code in groups["group"]])
