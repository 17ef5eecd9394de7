"""A few areas over time in plain words: what changed in a year, and whose line is broken."""

from collections.abc import Sequence

import pandas as pd

from khi.model import Area, Indicator, Period
from khi.wording.absences import absence
from khi.wording.compare import figure
from khi.wording.findings import is_shown
from khi.wording.numbers import counted, number, sentence_case, span, spelt

_MOVED = {
    "better": "improving",
    "worse": "getting worse",
    "higher": "going up",
    "lower": "going down",
}
_TABLE = "The table has every figure."


def latest(rows: pd.DataFrame, picked: Sequence[Area]) -> pd.DataFrame:
    """The latest row of each area, in the order picked."""
    last = rows.sort_values("period").groupby("area").tail(1).set_index("area", drop=False)
    return last.loc[[each.code for each in picked if each.code in last.index]]


def over_time_title(rows: pd.DataFrame, picked: Sequence[Area]) -> str:
    """How many are moving, in 12 words or fewer."""
    now = latest(rows, picked)
    shown = now[now["absence"].eq("")]
    counts = shown["change_verdict"].value_counts()
    moved = [
        f"{spelt(int(counts[verdict]))} {'is' if counts[verdict] == 1 else 'are'} {words}"
        for verdict, words in _MOVED.items()
        if verdict in counts
    ]
    areas = counted(len(now), "area")
    if moved:
        return f"Of {areas}, {' and '.join(moved)}"
    if shown["change_verdict"].eq("similar").any():
        return f"No clear change in a year in {areas if len(now) > 1 else 'this area'}"
    return "It is too soon to say what has changed"


def over_time_table(
    rows: pd.DataFrame, picked: Sequence[Area], indicator: Indicator
) -> pd.DataFrame:
    """One row for each quarter, the latest first; one column for each area."""
    cells = {(row["period"], row["area"]): row for row in rows.to_dict("records")}
    periods = sorted(set(rows["period"]), reverse=True)
    body = [
        [Period.parse(period).months, *(_cell(cells.get((period, each.code)), indicator)
                                        for each in picked)]
        for period in periods
    ]  # fmt: skip
    return pd.DataFrame(body, columns=["Quarter", *(each.name for each in picked)])


def _cell(row: dict[str, object] | None, indicator: Indicator) -> str:
    """A figure and its likely range; the reason where there is none."""
    if row is None:
        return "Nothing recorded"
    likely = span(row["lower"], row["upper"], indicator) if is_shown(row) else ""
    return f"{figure(row, indicator)} ({likely})" if likely else figure(row, indicator)


def over_time_alt(rows: pd.DataFrame, picked: Sequence[Area], indicator: Indicator) -> str:
    """Where each line starts and ends."""
    lines = []
    for area in picked:
        own = rows[rows["area"].eq(area.code) & rows["absence"].eq("")].sort_values("period")
        if own.empty:
            lines.append(f"{area.name} has no figure to show.")
            continue
        first, last = (number(own["value"].iloc[place], indicator) for place in (0, -1))
        lines.append(f"{area.name} goes from {first} to {last}.")
    return f"Lines over time for {indicator.short}, one for each area. {' '.join(lines)} {_TABLE}"


def broken(rows: pd.DataFrame, picked: Sequence[Area]) -> list[str]:
    """Whose line is broken, and why: "Grimmerdale: too few answers to show in two quarters"."""
    found = []
    for area in picked:
        own = rows[rows["area"].eq(area.code)]
        if own.empty:
            found.append(f"{area.name}: nothing recorded")
        for reason, count in own.loc[own["absence"].ne(""), "absence"].value_counts().items():
            words = absence(str(reason))
            quarters = counted(int(count), "quarter")
            found.append(f"{area.name}: {words[0].lower()}{words[1:]} in {quarters}")
    return found


def change_of(name: str, words: str) -> str:
    """A sentence about a change, with whose it is: "Amberfold: no clear change ..."."""
    return f"{name}: {words[0].lower()}{words[1:]}"


def now_and_then_title(areas: pd.DataFrame) -> str:
    """How many areas moved in a year, in 12 words or fewer."""
    shown = areas[areas["absence"].eq("")]
    if shown.empty:
        return "Too few answers to compare with a year ago"
    counts = shown["change_verdict"].value_counts()
    moved = [
        f"{spelt(int(counts[verdict]))} {'is' if counts[verdict] == 1 else 'are'} {words}"
        for verdict, words in _MOVED.items()
        if verdict in counts
    ]
    if moved:
        return sentence_case(" and ".join(moved)) + " on a year ago"
    if counts.get("similar"):
        return "No area shows a clear change from a year ago"
    return "It is too soon to say what has changed"
