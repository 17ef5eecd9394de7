"""A few areas over time in plain words: what changed in a year, and whose line is broken."""

from collections.abc import Mapping, Sequence

import pandas as pd

from khi.model import Area, Indicator, Period, PeriodType
from khi.model.in_words import listed, lower_first
from khi.wording.compare import all_of, figure, instead, no_area
from khi.wording.findings import Row, change, is_shown
from khi.wording.numbers import are, counted, is_number, number, sentence_case, span, spelt

_MOVED = {
    "better": "improving",
    "worse": "getting worse",
    "higher": "going up",
    "lower": "going down",
}
_THAN = {"better": "better", "worse": "worse", "higher": "higher", "lower": "lower"}
_SHORT = {
    "better": "Improving",
    "worse": "Getting worse",
    "higher": "Going up",
    "lower": "Going down",
    "similar": "No clear change",
    "": "Not compared",
}
_TABLE = "The table has every figure."
_TITLE = 12


def latest(rows: pd.DataFrame, picked: Sequence[Area]) -> pd.DataFrame:
    """The latest row of each area, in the order picked."""
    last = rows.sort_values("period").groupby("area").tail(1).set_index("area", drop=False)
    return last.loc[[each.code for each in picked if each.code in last.index]]


def over_time_title(rows: pd.DataFrame, picked: Sequence[Area]) -> str:
    """How many are moving, in 12 words or fewer."""
    now = latest(rows, picked)
    shown = now[now["absence"].eq("")]
    moved = _moved(shown, _MOVED)
    areas = counted(len(now), "area")
    if moved:
        return f"Of {areas}, {moved}"
    if shown["change_verdict"].eq("similar").any():
        same = int(shown["change_verdict"].eq("similar").sum())
        which = f"{spelt(same)} of {areas}" if same < len(now) else areas
        return f"No clear change in a year in {which if len(now) > 1 else 'this area'}"
    return "It is too soon to say what has changed"


def over_time_table(
    rows: pd.DataFrame, picked: Sequence[Area], indicator: Indicator
) -> pd.DataFrame:
    """One row for each quarter or year, the latest first; one column for each area."""
    cells = {(row["period"], row["area"]): row for row in rows.to_dict("records")}
    periods = sorted(set(rows["period"]), reverse=True)
    body = [
        [Period.parse(period).months, *(_cell(cells.get((period, each.code)), indicator)
                                        for each in picked)]
        for period in periods
    ]  # fmt: skip
    first = sentence_case(_kind(rows))
    return pd.DataFrame(body, columns=[first, *(each.name for each in picked)])


def _kind(rows: pd.DataFrame) -> str:
    """What the rows are one after another of, as a noun."""
    quarters = rows["period_type"].eq(PeriodType.QUARTER.value).all()
    return "quarter" if quarters else "year"


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
        unshown = pd.Series([instead(row) for row in own.to_dict("records") if not is_shown(row)])
        for words, count in unshown.value_counts().items():
            many = counted(int(count), _kind(rows))
            found.append(f"{change_of(area.name, str(words))} in {many}")
    return found


def change_of(name: str, words: str) -> str:
    """A sentence about a change, with whose it is: "Amberfold: no clear change ..."."""
    return f"{name}: {lower_first(words)}"


def change_word(row: Row) -> str:
    """How an area has changed in a year, in few words: "No clear change"."""
    return _SHORT[row["change_verdict"]] if is_shown(row) else ""


def then_and_now_title(areas: pd.DataFrame) -> str:
    """How many areas moved in a year, in 12 words or fewer."""
    shown = areas[areas["absence"].eq("")]
    if shown.empty:
        return "Too few answers to compare with a year ago"
    moved = _moved(shown, _THAN)
    if moved:
        return f"{sentence_case(moved)} than a year ago"
    if shown["change_verdict"].eq("similar").any():
        says = "shows a clear change from a year ago"
        return no_area(areas, says, verdict="change_verdict", most=_TITLE)
    return "It is too soon to say what has changed"


def then_and_now_sentence(areas: pd.DataFrame) -> str:
    """How many areas show no clear change, and how many cannot be compared."""
    shown = areas[areas["absence"].eq("")]
    same = int(shown["change_verdict"].eq("similar").sum())
    other = len(areas) - int(shown["change_verdict"].ne("").sum())
    still = f"{sentence_case(counted(same, 'area'))} {_show(same)} no clear change." if same else ""
    left = f"{sentence_case(counted(other, 'area'))} cannot be compared." if other else ""
    return " ".join(each for each in (still, left) if each)


def then_and_now_alt(areas: pd.DataFrame, indicator: Indicator) -> str:
    """Who moved, by name, for those who do not see the chart."""
    shown = areas[areas["absence"].eq("")]
    named = [
        f"{sentence_case(words)}: {all_of(shown.loc[shown['change_verdict'].eq(each), 'name'])}."
        for each, words in _MOVED.items()
        if shown["change_verdict"].eq(each).any()
    ]
    found = " ".join([*named, then_and_now_sentence(areas)])
    return f"Dots a year ago and now for {indicator.short}, by area. {found} {_TABLE}"


def then_and_now_table(areas: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """One row for each area: a year ago, now, and the change with its likely range."""
    rows = [
        [
            row["name"],
            number(row["then"], indicator) if is_shown(row) and is_number(row["then"]) else "–",
            figure(row, indicator),
            change_word(row) or "–",
            change(row, indicator) if is_shown(row) else "–",
        ]
        for row in areas.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=["Area", "A year ago", "Now", "Change", "How much"])


def _moved(rows: pd.DataFrame, ways: Mapping[str, str]) -> str:
    """How many are moving which way: "one is improving and two are getting worse"."""
    counts = rows["change_verdict"].value_counts()
    moved = [
        f"{spelt(int(counts[verdict]))} {are(counts[verdict])} {words}"
        for verdict, words in ways.items()
        if verdict in counts
    ]
    return listed(moved)


def _show(count: int) -> str:
    return "shows" if count == 1 else "show"
