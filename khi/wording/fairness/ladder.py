"""The ladder of deprivation in words: the slope, its ratio, and what closing it would mean."""

import math

import pandas as pd

from khi.model import Breakdown, Estimate, Indicator, Mean, Net, Polarity
from khi.wording.amounts import scale
from khi.wording.behind import group_name
from khi.wording.fairness.gaps import size
from khi.wording.findings import is_shown
from khi.wording.numbers import is_number, number, rounded, span

CAVEAT = (
    "This is arithmetic, not a promise: nobody knows what would bring it about, and the best of "
    "five is partly luck."
)
_WHY = {
    "hidden": "A fifth is hidden to keep answers private, so no line is drawn through the others.",
    "few": "A fifth has fewer than 30 people, so no line is drawn: it would be mostly chance.",
    "unsure": "Nobody can say how sure the figure of one fifth is, so no line is drawn.",
    "end": "In one fifth the figure reaches an end of the scale, so no line is drawn.",
    "order": "Neither more nor less is better here, so there is no better end of the ladder.",
    "absent": "Not all five fifths were asked about, so no line is drawn.",
}


def why_not(reason: str) -> str:
    """Why there is no line, in one sentence, and where to look instead."""
    return f"{_WHY[reason]} Look at each fifth's own figure and range."


def ladder_title(slope: Estimate | None, indicator: Indicator) -> str:
    """How far apart the two ends of the line are. 12 words or fewer."""
    if slope is None:
        return "Too few answers for one line across deprivation"
    if not _is_clear(slope):
        return "No clear slope from most to least deprived"
    end = "least" if float(slope.value) < 0 else "most"
    return f"The {end} deprived do less well: {size(slope.value.item(), indicator)}"


def ladder_sentence(slope: Estimate, relative: Estimate | None, indicator: Indicator) -> str:
    """The slope and the relative index, with their ranges."""
    value, lower, upper = (each.item() for each in slope)
    line = "On the line through all five fifths,"
    if not _is_clear(slope):
        ends = f"{size(lower, indicator)} better and {size(upper, indicator)} worse"
        first = (
            f"{line} the two ends cannot be told apart (people at the most deprived end likely do"
            f" between {ends})."
        )
        return f"{first} {_relative(relative)}".strip()
    behind = "less well" if value >= 0 else "better"
    least, most = (size(each, indicator) for each in sorted((abs(lower), abs(upper))))
    first = (
        f"{line} people at the most deprived end do {behind}, by {size(value, indicator)}"
        f" (between {least} and {most})."
    )
    return f"{first} {_relative(relative)}".strip()


def _relative(relative: Estimate | None) -> str:
    if relative is None or math.isnan(relative.value.item()):
        return "A ratio would mean nothing here."
    value, lower, upper = (each.item() for each in relative)
    likely = "" if math.isnan(lower + upper) else f" (between {lower:.2f} and {upper:.2f})"
    return f"One end is {value:.2f} times the other{likely}."


def what_if(
    closing: Estimate, best: str, people: float, breakdown: Breakdown, indicator: Indicator
) -> str:
    """What if everyone did as well as the best-off fifth: a number of people, and its range."""
    value, lower, upper = (each.item() for each in closing)
    name = group_name(best, breakdown).lower()
    start = f"If every fifth did as well as the best-off (here the {name}),"
    if isinstance(indicator.reading, Mean | Net):
        way = "lower" if indicator.polarity is Polarity.LOWER else "higher"
        return (
            f"{start} the figure for everyone would be {size(value, indicator)} {way} "
            f"(between {size(lower, indicator)} and {size(upper, indicator)})."
        )
    how = scale(indicator)
    way = how.less if indicator.polarity is Polarity.LOWER else how.more
    count, low, high = (f"{rounded(each * people):,.0f}" for each in (value, lower, upper))
    return (
        f"{start} this would be so for about {count} {way} of the {rounded(people):,.0f} people "
        f"who answered (between {low} and {high})."
    )


def easy_what_if(closing: Estimate, people: float, indicator: Indicator) -> str:
    """The same in short words."""
    if isinstance(indicator.reading, Mean | Net):
        return "If all areas did as well as the best, life would be better for many people."
    way = "fewer" if indicator.polarity is Polarity.LOWER else "more"
    count = f"{rounded(closing.value.item() * people):,.0f}"
    return f"If all did as well as the best: about {count} {way} people out of {people:,.0f}."


def ladder_alt(fifths: pd.DataFrame, breakdown: Breakdown, indicator: Indicator, says: str) -> str:
    """What the picture of the ladder shows."""
    listed = ", ".join(
        f"{group_name(str(row['group']), breakdown)} {number(row['value'], indicator)}"
        for row in fifths.to_dict("records")
        if is_shown(row)
    )
    return (
        f"Five fifths of neighbourhoods from most to least deprived, for {indicator.short}. "
        f"{listed or 'No figure can be shown'}. {says} The table has every figure."
    )


def ladder_table(fifths: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> pd.DataFrame:
    """A row for each fifth, most deprived first."""
    lines = [
        [
            group_name(str(row["group"]), breakdown),
            number(row["value"], indicator) if is_shown(row) else "Cannot be shown",
            span(row["lower"], row["upper"], indicator) or "–",
            f"{row['base']:,.0f}" if is_number(row["base"]) else "–",
        ]
        for row in fifths.to_dict("records")
    ]
    return pd.DataFrame(lines, columns=["Fifth", "Figure", "Likely between", "Base"])


def _is_clear(slope: Estimate) -> bool:
    return bool(slope.lower > 0 or slope.upper < 0)
