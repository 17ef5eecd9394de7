"""The chart of groups for those who do not see it, and its table twin: both gaps in every row."""

import pandas as pd

from khi.model import Absence, Breakdown, Indicator
from khi.model.in_words import lower_first
from khi.wording.absences import absence
from khi.wording.amounts import amount, between, is_nothing
from khi.wording.behind import group_name
from khi.wording.fairness.gaps import (
    as_difference,
    likely_times,
    ratio_words,
    times,
    word,
)
from khi.wording.fairness.headline import gap_sentence, gap_verdict
from khi.wording.findings import Row, is_shown
from khi.wording.numbers import is_number, number, rounded, span
from khi.wording.unseen import NOT_KNOWN


def gap_alt(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """What the chart of groups shows."""
    return (
        f"Dots with likely ranges for {indicator.short}, by {lower_first(breakdown.label)}, the "
        f"least well off first. {gap_verdict(groups, breakdown, indicator)} "
        f"{gap_sentence(groups, indicator)} The table has every figure."
    )


def gap_table(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> pd.DataFrame:
    """A row for each group: figure, range, base, both gaps with their limits, and the word."""
    lines = [
        [
            group_name(str(row["group"]), breakdown) if row["breakdown"] != "all" else "Everyone",
            *_figures(row, indicator),
            *_gaps(row, indicator),
            "–" if row["breakdown"] == "all" else word(row) or _unknown(row),
        ]
        for row in groups.to_dict("records")
    ]
    columns = [
        breakdown.label, "Figure", "Likely between", "Base", "Gap", "Ratio", "Compared",
    ]  # fmt: skip
    return pd.DataFrame(lines, columns=columns)


def _unknown(row: Row) -> str:
    """How a group compares that is not shown: not known where it is held back."""
    return NOT_KNOWN if Absence(str(row["absence"])).is_withheld else "–"


def _figures(row: Row, indicator: Indicator) -> list[str]:
    if not is_shown(row):
        return [absence(str(row["absence"])) or "No figure", "–", "–"]
    few = " (indicative)" if row["indicative"] else ""
    people = f"{rounded(float(row['base'])):,.0f}" if is_number(row["base"]) else "Records"
    likely = span(row["lower"], row["upper"], indicator) or "Not given"
    return [f"{number(row['value'], indicator)}{few}", likely, people]


def _gaps(row: Row, indicator: Indicator) -> list[str]:
    if not is_shown(row) or not is_number(row.get("gap")):
        return ["–", "–"]
    turned = as_difference(row, indicator)
    apart = float(str(turned["difference"]))
    small = is_nothing(apart, indicator)
    ends = (turned["difference_lower"], turned["difference_upper"])
    limits = between(*ends, indicator, of=False, way=small)
    size_of = "About the same" if small else amount(apart, indicator)
    value, lower, upper = times(row, indicator)
    ratio = f"{ratio_words(value)}{likely_times(lower, upper)}" if is_number(value) else "–"
    return [f"{size_of} ({limits})" if limits else size_of, ratio]
