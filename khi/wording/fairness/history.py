"""Whether a gap is closing, in words."""

from collections.abc import Sequence

import pandas as pd

from khi.model import Breakdown, Indicator, Period
from khi.wording.absences import absence
from khi.wording.amounts import between
from khi.wording.behind import group_name
from khi.wording.fairness.gaps import as_difference, size, who
from khi.wording.findings import is_shown
from khi.wording.numbers import counted, is_number, sentence_case

CLOSING, WIDENING, CANNOT_SAY = "closing", "widening", "cannot say"
WORDS = {CLOSING: "Closing", WIDENING: "Widening", CANNOT_SAY: "Cannot say"}
_WHY = {
    "no rounds": "Nobody was asked this before.",
    "too few rounds": "It needs two rounds with enough answers in both groups.",
    "groups changed": "The groups changed, so this starts afresh. It needs two rounds since then.",
    "chance": "Chance alone could explain how it has moved.",
    "one round": "One round alone makes it go one way, so we cannot say.",
}


def moved_title(way: str, name: str) -> str:
    """Which way the gap goes. 12 words or fewer."""
    title = {
        CLOSING: f"{name}: the gap is closing",
        WIDENING: f"{name}: the gap is widening",
    }.get(way, f"{name}: we cannot say if the gap is closing")
    return title if len(title.split()) <= 12 else sentence_case(title.split(": ")[1])


def moved_sentence(
    way: str, why: str, first: str, last: str, change: Sequence[float], indicator: Indicator
) -> str:
    """How far the gap moved, between which rounds and how sure we are; or why we cannot say."""
    if not (first and is_number(change[0])) or why == "one round":
        return _WHY[why]
    then, now = (Period.parse(each).months for each in (first, last))
    limits = [f"{size(each, indicator)} {'wider' if each > 0 else 'narrower'}" for each in change]
    likely = f"Likely between {limits[1]} and {limits[2]}." if is_number(change[1]) else ""
    if way == CANNOT_SAY:
        return f"In {now} the gap shows no clear change from {then}. {likely} {_WHY['chance']}"
    return f"Between {then} and {now} the gap became about {limits[0]}. {likely}"


def easy_moved(way: str) -> str:
    """Which way the gap goes, in short words."""
    return {
        CLOSING: "The gap is getting smaller.",
        WIDENING: "The gap is getting bigger.",
    }.get(way, "We do not know if the gap is getting smaller.")


def breaks(series: pd.DataFrame, breakdown: Breakdown) -> list[str]:
    """Where the line is broken and why, one sentence each: groups changed, or the question did."""
    said = []
    for row in series.to_dict("records"):
        if row["broken"]:
            when = Period.parse(row["period"]).months
            reason = _changed(row, breakdown) if row["broken"] == "groups" else row["broken"]
            said.append(f"{when}: {reason}")
    return said


def unshown(series: pd.DataFrame) -> str:
    """How many rounds have no gap to show, and why."""
    hidden = series[series["gap"].isna()]
    reasons = hidden["absence"].replace("", "nothing to compare with").value_counts()
    said = [
        f"{counted(int(count), 'round')}: {_reason(str(why))}" for why, count in reasons.items()
    ]
    return f"No gap to show. {sentence_case('; '.join(said))}." if said else ""


def moved_alt(
    series: pd.DataFrame, name: str, sentence: str, indicator: Indicator, than: str
) -> str:
    """What the line of gaps shows."""
    shown = series[series["gap"].notna()]
    if shown.empty:
        return f"A line of gaps for {indicator.short}, with nothing to show yet. {sentence}"
    last = shown.iloc[-1]
    side = "behind" if float(last["gap"]) > 0 else "ahead of"
    return (
        f"A line of the gap in {indicator.short} between {name} and {than}, with likely ranges. "
        f"Latest: {size(last['gap'], indicator)} {side} {than}. {sentence} "
        "The table has every figure."
    )


def moved_table(
    series: pd.DataFrame, indicator: Indicator, breakdown: Breakdown, reference: str
) -> pd.DataFrame:
    """A row for each round, the latest first: the gap, its range, and why it has none."""
    than = who(reference, breakdown)
    lines = []
    for row in series.sort_values("period", ascending=False).to_dict("records"):
        turned = as_difference(row, indicator)
        if not is_shown(row) or not is_number(row["gap"]):
            lines.append([Period.parse(row["period"]).months, _reason(row["absence"]), "–", "–"])
            continue
        side = "behind" if float(row["gap"]) > 0 else "ahead"
        limits = between(turned["difference_lower"], turned["difference_upper"], indicator)
        broken = _changed(row, breakdown) if row["broken"] == "groups" else row["broken"]
        lines.append(
            [
                Period.parse(row["period"]).months,
                f"{size(row['gap'], indicator)} {side}",
                limits or "fewer than 1 either way",
                broken or "–",
            ]
        )
    columns = ["Round", f"Gap against {than}", "Likely between", "Broken here"]
    return pd.DataFrame(lines, columns=columns)


def _reason(why: str) -> str:
    try:
        return absence(why).lower() or "nothing to compare with"
    except ValueError:
        return why


def _changed(row: dict[str, object], breakdown: Breakdown) -> str:
    """Which groups were added and dropped."""
    parts = [
        f"{_listed(codes, breakdown)} {verb}"
        for codes, verb in ((row["added"], "added"), (row["dropped"], "no longer asked"))
        if isinstance(codes, list) and codes
    ]
    return f"the groups changed ({'; '.join(parts)})."


def _listed(codes: Sequence[str], breakdown: Breakdown) -> str:
    return ", ".join(f"“{group_name(each, breakdown)}”" for each in codes)
