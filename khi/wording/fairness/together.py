"""Two characteristics at once: what can be seen, or why not and what would help."""

import pandas as pd

from khi.model import NOT_STATED, Breakdown
from khi.model.in_words import lower_first
from khi.wording.behind import group_name
from khi.wording.numbers import is_number

NOT_ASKED = (
    "Nobody asked for this before the answers were counted. Answers are counted and then gone, so "
    "it cannot be asked for afterwards. Say so when you next add a survey."
)
ONLY_QUARTERS = (
    "Two characteristics at once are shown for one quarter at a time, as adding quarters up could "
    "give one of them away. Choose a quarter above."
)
_HIDDEN = (
    "Counted, and cannot be shown: one of its groups has too few answers. The groups of each "
    "characteristic stand beside it, so one that is held back could be worked out from the others."
)


def shown(label: str) -> str:
    """Where a table that may be shown is to be seen."""
    return f"{label}: every group of it can be shown. Choose it above, under “Groups by”."


def hidden(label: str, merge: str) -> str:
    """Why a table cannot be shown, and what to put together."""
    return f"{label}: {lower_first(_HIDDEN)} {merge}".strip()


def merging(groups: pd.DataFrame, breakdown: Breakdown) -> str:
    """Which two groups of a characteristic to put together: the two that fewest people are in."""
    named = groups[groups["group"].ne(NOT_STATED)]
    if len(named) < 3:
        return ""
    size = named["base"].map(lambda base: float(base) if is_number(base) else 0.0)
    least = named.loc[size.sort_values(kind="stable").index[:2], "group"]
    one, other = (f"“{group_name(str(code), breakdown)}”" for code in least)
    return f"It may help to put {one} and {other} together."
