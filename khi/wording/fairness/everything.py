"""Every outcome by every characteristic, in words.

Frames here are as ``publication.fairness.everything`` gives them: a row for each outcome and
characteristic, about the group furthest behind everyone else.
"""

from collections.abc import Mapping

import pandas as pd

from khi.model import Breakdown, Indicator
from khi.model.in_words import lower_first
from khi.wording.behind import group_name
from khi.wording.fairness.gaps import absolute, relative, size
from khi.wording.findings import Row
from khi.wording.numbers import counted, have, is_number, percentage, sentence_case, spelt
from khi.wording.unseen import NOT_KNOWN

CLEAR, MAYBE, CLOSE, UNKNOWN, HIDDEN = "clear", "maybe", "close", "unknown", "hidden"
_CELLS = {
    MAYBE: "May be chance", CLOSE: "No clear gap", UNKNOWN: NOT_KNOWN,
    HIDDEN: "Too few answers to compare",
}  # fmt: skip
METHOD = (
    "Each cell is the group furthest behind everyone else. So many are looked at together that "
    "some would seem to differ by chance; a gap is called clear only where that is allowed for "
    "(Benjamini and Hochberg, at most 1 in 20 of the clear ones expected to be chance)."
)


BEHIND = "Clearly behind everyone else: "
FIVE = "The five fairness indicators of this area"


def short_gap(row: Row, indicator: Indicator, breakdown: Breakdown) -> str:
    """Whose gap in what: "Carers (decide their days)"."""
    return f"{group_name(str(row['group']), breakdown)} ({lower_first(indicator.short)})"


def without_clear(cells: pd.DataFrame) -> str:
    """What waits on a phone: the outcomes in which no gap is clear, and what is known of them."""
    is_clear = cells["standing"].eq(CLEAR).groupby(cells["indicator"]).transform("any")
    others = cells[~is_clear]
    outcomes = counted(others["indicator"].nunique(), "outcome")
    maybe = int(others["standing"].eq(MAYBE).sum())
    chance = f": {counted(maybe, 'gap')} that may be chance" if maybe else ""
    return f"See {outcomes} with no clear gap{chance}"


def matrix_title(cells: pd.DataFrame) -> str:
    """How many gaps are clear. 12 words or fewer."""
    clear = int(cells["standing"].eq(CLEAR).sum())
    if clear:
        return f"{sentence_case(counted(clear, 'clear gap'))} in {spelt(len(cells))} looked at"
    known = int(cells["standing"].isin([MAYBE, CLOSE]).sum())
    if not known:
        return "Too few answers to know of any gap"
    if known < len(cells):
        return f"No clear gap in the {spelt(known)} of {spelt(len(cells))} that can be known"
    return f"No clear gap in {spelt(len(cells))} looked at"


def matrix_sentence(
    cells: pd.DataFrame,
    widest: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    breakdowns: Mapping[str, Breakdown],
) -> str:
    """The widest clear gap, in people and in times; or that none is, and what cannot be known."""
    if widest.empty:
        if not cells["standing"].isin([MAYBE, CLOSE]).any():
            return "Every characteristic here has a group that cannot be shown or compared."
        return (
            "Having looked at so many, chance alone could explain every gap here. That does not "
            "say that there is none."
        )
    row = widest.iloc[0].to_dict()
    return f"Widest on its own scale: {gap_line(row, indicators, breakdowns)}"


def gap_line(
    row: Row, indicators: Mapping[str, Indicator], breakdowns: Mapping[str, Breakdown]
) -> str:
    """One gap whole: whose, in what, and both sizes."""
    indicator, breakdown = indicators[row["indicator"]], breakdowns[row["breakdown"]]
    name = group_name(str(row["group"]), breakdown)
    both = f"{absolute(row, indicator, breakdown)} {relative(row, indicator, breakdown)}".strip()
    return f"{name}, {lower_first(indicator.short)}. {both}"


def tile_line(
    cells: pd.DataFrame,
    widest: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    breakdowns: Mapping[str, Breakdown],
) -> str:
    """Which gap is the widest, for the fairness row of the overview: one short sentence."""
    if widest.empty and cells["standing"].isin([UNKNOWN, HIDDEN]).any():
        return "Some groups cannot be shown here, so whether there is a gap cannot be known."
    if widest.empty:
        return "No gap between groups is clear here."
    row = widest.iloc[0].to_dict()
    indicator, breakdown = indicators[row["indicator"]], breakdowns[row["breakdown"]]
    name = group_name(str(row["group"]), breakdown)
    behind = f"{size(row['gap'], indicator)} behind everyone else"
    return f"Widest gap: {name}, {lower_first(indicator.short)} ({behind})."


def equity_table(
    found: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    breakdowns: Mapping[str, Breakdown],
    catalogue: Mapping[str, Indicator],
) -> pd.DataFrame:
    """A row for each fairness indicator: its figure, its range, and which gap or group it is."""
    lines = [
        [
            f"{row['id'].upper()} {catalogue[row['id']].short}",
            *_equity(row, indicators.get(row["of"])),
            _about(row, indicators, breakdowns),
        ]
        for row in found.to_dict("records")
    ]
    return pd.DataFrame(lines, columns=["Indicator", "Figure", "Likely between", "Which"])


def _equity(row: Row, of: Indicator | None) -> list[str]:
    """A figure and its range, in the unit of what it is about."""
    if not is_number(row["value"]):
        return ["None to show", "–"]
    numbers = [float(row[name]) for name in ("value", "lower", "upper")]
    if row["of"] == row["id"]:
        words = [percentage(each) for each in numbers]
    elif of is None:
        words = [f"{each:.2f}" for each in numbers]
    else:
        words = [f"{'−' if each < 0 else ''}{size(each, of)}" for each in numbers]
    return [words[0], f"{words[1]} to {words[2]}"]


def _about(
    row: Row, indicators: Mapping[str, Indicator], breakdowns: Mapping[str, Breakdown]
) -> str:
    of, breakdown = indicators.get(row["of"]), breakdowns.get(row["breakdown"])
    parts = [
        group_name(str(row["group"]), breakdown) if breakdown and row["group"] else "",
        f"by {lower_first(breakdown.label)}" if breakdown and not row["group"] else "",
        lower_first(of.short) if of and row["of"] != row["id"] else "",
    ]
    words = ", ".join(part for part in parts if part)
    nobody = "Everyone who answered" if is_number(row["value"]) else "–"
    return sentence_case(words) if words else nobody


def cell(row: Row, indicator: Indicator, breakdown: Breakdown) -> tuple[str, str]:
    """What stands in a cell: the group or nothing, and the size or the reason."""
    if row["standing"] in (CLOSE, UNKNOWN, HIDDEN):
        return "", _CELLS[row["standing"]]
    name = group_name(str(row["group"]), breakdown)
    return name, size(row["gap"], indicator)


def without_gap(close: int, unknown: int, all_of: int) -> str:
    """In how many of the cells of an outcome no gap is clear, and in how many none can be known."""
    parts = [
        f"No clear gap in {spelt(close)} of {spelt(all_of)}" if close else "",
        f"{NOT_KNOWN} in {spelt(unknown)} of {spelt(all_of)}" if unknown else "",
    ]
    return ". ".join(each for each in parts if each)


def cell_label(indicator: Indicator, breakdown: Breakdown) -> str:
    """Where a cell's link goes, for those who hear it."""
    return f"{indicator.short} by {lower_first(breakdown.label)}"


def maybe() -> str:
    """The word beside a gap that may be chance."""
    return _CELLS[MAYBE]


def easy_matrix(cells: pd.DataFrame, widest: pd.DataFrame) -> str:
    """How many gaps are clear, and of how many nobody can know, in short words."""
    unknown = int(cells["standing"].isin([UNKNOWN, HIDDEN]).sum())
    some = f" In {spelt(unknown)} we cannot know." if unknown else ""
    if widest.empty:
        return f"We cannot be sure of any gap.{some}"
    return f"We are sure of {counted(len(widest), 'gap')}.{some}"


def hidden_groups(cells: pd.DataFrame) -> str:
    """How many cells have nobody to compare, and how many have a group that cannot be."""
    hidden, unknown = (int(cells["standing"].eq(each).sum()) for each in (HIDDEN, UNKNOWN))
    few = f"{sentence_case(spelt(hidden))} {have(hidden)} too few answers to compare any group."
    some = (
        f"{sentence_case(spelt(unknown))} cannot be known: a group is held back, or too few of it"
        " answered, so it may be the one that does less well."
    )
    return " ".join(words for words, count in ((some, unknown), (few, hidden)) if count)
