"""Before and after a day, in words that claim no cause."""

from collections.abc import Sequence

import pandas as pd

from khi.model import Estimate, Indicator, Quarter
from khi.model.in_words import month_in_words
from khi.wording.findings import change
from khi.wording.numbers import is_number, spelt

CAVEATS = (
    "This sets quarters after the day against the same quarters the year before it.",
    "Other things happened at the same time. It cannot say what made the difference.",
    "Places that did badly tend to do better next time, whatever is done.",
    "Other people may have answered after the day than before it.",
)
"""What stands under every comparison of before and after."""

SINCE = {
    "better": "Better since",
    "worse": "Worse since",
    "higher": "Higher since",
    "lower": "Lower since",
    "similar": "No clear difference",
}
"""What a change across a day is called."""

_YEAR, _BEFORE = "than a year ago", "than in the same quarters before"
_STILL, _SAME = "from a year ago", "as a year ago"


def before_after(
    moved: Estimate, quarters: Sequence[str], verdict: str, indicator: Indicator
) -> str:
    """How the quarters after a day differ from the same quarters before it: one sentence."""
    if not quarters or not is_number(float(moved.value)):
        return "There are no quarters on both sides of that day to compare yet."
    row = {
        "absence": "",
        "value": 0.0,
        "change": float(moved.value),
        "change_lower": float(moved.lower),
        "change_upper": float(moved.upper),
        "change_verdict": verdict,
    }
    words = change(row, indicator).replace(_YEAR, _BEFORE)
    words = words.replace(_STILL, "from the same quarters before")
    return words.replace(_SAME, "as in the same quarters before")


def rests_on(quarters: Sequence[str]) -> str:
    """How many quarters it rests on, and which."""
    if not quarters:
        return ""
    first, last = Quarter.parse(quarters[0]), Quarter.parse(quarters[-1])
    many = "one quarter" if len(quarters) == 1 else f"{spelt(len(quarters))} quarters"
    return f"It rests on {many}: {month_in_words(first.start)} to {month_in_words(last.end)}."


def before_after_table(
    rows: pd.DataFrame, quarters: Sequence[str], numbers: Sequence[str]
) -> pd.DataFrame:
    """The quarters that were set against each other, in words."""
    places = {period: number for period, number in zip(rows["period"], numbers, strict=True)}
    return pd.DataFrame(
        {
            "Quarter after": [Quarter.parse(each).label for each in quarters],
            "Figure": [places[each] for each in quarters],
            "A year before": [places[Quarter.parse(each).later(-4).id] for each in quarters],
        }
    )
