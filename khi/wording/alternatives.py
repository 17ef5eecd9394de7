"""What a chart shows, for people who do not see it: its kind, then its finding."""

import pandas as pd

from khi.model import Area, Breakdown, Indicator, Period, Question
from khi.wording.absences import absence
from khi.wording.aims import rebase_note
from khi.wording.behind import answers_sentence, effects_sentence, groups_sentence
from khi.wording.findings import difference, is_shown, likely_between, whole_rows
from khi.wording.numbers import counted, number, percentage
from khi.wording.signals import more_than_chance

_TABLE = "The table has every figure."


def strip_alt(areas: pd.DataFrame, indicator: Indicator, *, area: Area, parent: Area | None) -> str:
    """Where one area lies among the others."""
    own = areas[areas["area"].eq(area.code)].to_dict("records")
    if not own or not is_shown(own[0]):
        why = absence(own[0]["absence"]) if own else "No figure"
        return f"A strip of areas for {indicator.short}. {area.name}: {why.lower()}. {_TABLE}"
    others = areas[areas["absence"].eq("") & ~areas["area"].isin([area.code, _code(parent)])]
    rest = f"the rest of {parent.name}" if parent else "the other areas"
    row = own[0]
    return (
        f"A strip of {counted(len(others) + 1, 'area')} for {indicator.short}. {area.name} is at "
        f"{number(row['value'], indicator)}. {likely_between(row, indicator)} "
        f"{difference(row, indicator, than=rest)} {_TABLE}"
    )


def groups_alt(groups: pd.DataFrame, indicator: Indicator, breakdown: Breakdown) -> str:
    """How groups compare, and how many cannot be shown."""
    hidden = int(groups["absence"].ne("").sum())
    unshown = f"{hidden} of the groups cannot be shown. " if hidden else ""
    return (
        f"Dots with likely ranges for {indicator.short}, by {breakdown.label.lower()}. "
        f"{groups_sentence(groups, breakdown, indicator)} {unshown}{_TABLE}"
    )


def effects_alt(rows: pd.DataFrame) -> str:
    """Both sides of what support changes."""
    return (
        f"Bars of people helped and people hindered by support. {effects_sentence(rows)} {_TABLE}"
    )


def answers_alt(answers: pd.DataFrame, question: Question) -> str:
    """The spread of answers, each with its share."""
    if answers.empty or answers["absence"].ne("").any():
        return f"A bar for each answer. {answers_sentence(answers, question)}"
    shares = answers.set_index("answer")["value"]
    listed = ", ".join(
        f"{answer.label} {percentage(shares[answer.code])}"
        for answer in question.all_answers
        if answer.code in shares
    )
    return f"A bar for each answer. {listed}."


def tracks_alt(
    system: pd.DataFrame,
    people: pd.DataFrame,
    system_indicator: Indicator,
    people_indicator: Indicator,
    *,
    whose: str = "",
) -> str:
    """What each panel shows, the first and the latest figure of each.

    ``whose`` are the upper figures, where they are not of the area itself.
    """
    above = _ends(system, system_indicator)
    below = _ends(people, people_indicator)
    of = f", of {whose}" if whose else ""
    return f"Two line charts on one time axis. Above{of}, {above} Below, {below} {_TABLE}"


def control_alt(points: pd.DataFrame, indicator: Indicator) -> str:
    """Whether any quarter stands out, and where limits begin anew, why, and who decided it."""
    said = (more_than_chance(points, indicator), rebase_note(points), _TABLE)
    sentences = " ".join(each for each in said if each)
    return f"A line of quarters for {indicator.short}, with limits. {sentences}"


def _code(area: Area | None) -> str:
    return area.code if area else ""


def _ends(series: pd.DataFrame, indicator: Indicator) -> str:
    """The first and the latest figure shown that is whole."""
    series = whole_rows(series, indicator)
    shown = series[series["absence"].eq("") & series["value"].notna()].sort_values("period")
    if shown.empty:
        return f"{indicator.short} has no figure to show."
    first, last = shown.iloc[0], shown.iloc[-1]
    start = f"{number(first['value'], indicator)} in {Period.parse(first['period']).months}"
    if len(shown) == 1:
        return f"{indicator.short} is {start}."
    end = f"{number(last['value'], indicator)} in {Period.parse(last['period']).months}"
    return f"{indicator.short} goes from {start} to {end}."
