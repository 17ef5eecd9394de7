"""The table twin of each chart: the same rows, in the same order, in words ready to show."""

from collections.abc import Mapping

import pandas as pd

from khi.model import Breakdown, Indicator, Period, Question
from khi.wording.absences import absence
from khi.wording.behind import group_name
from khi.wording.findings import change_word, is_part, is_shown, standing_word
from khi.wording.numbers import is_number, number, of_100, percentage, rounded, sentence_case, span
from khi.wording.signals import PART

_FIGURES = ["Figure", "Likely between", "Base"]


def groups_table(groups: pd.DataFrame, indicator: Indicator, breakdown: Breakdown) -> pd.DataFrame:
    """One row for each group, in the order of the frame (``charts.in_order`` is the chart's)."""
    rows = [
        [group_name(str(row["group"]), breakdown), *_figures(row, indicator), _standing(row)]
        for row in groups.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=[breakdown.label, *_FIGURES, "Compared with everyone else"])


def series_table(series: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """One row for each period, the latest first, with its change in a year."""
    rows = [
        [Period.parse(row["period"]).months, *_figures(row, indicator), _changed(row, indicator)]
        for row in series.sort_values("period", ascending=False).to_dict("records")
    ]
    return pd.DataFrame(rows, columns=["Period", *_FIGURES, "Change in a year"])


def effects_table(rows: pd.DataFrame) -> pd.DataFrame:
    """People in every 100 whom support helps, does not change, and gets in the way of."""
    sides = ["helps", "no_difference", "hinders"]
    body = [
        [row["label"], *(absence(row["absence"]) or of_100(row[side]) for side in sides)]
        for row in rows.to_dict("records")
    ]
    return pd.DataFrame(
        body, columns=["Part of life", "Helps", "Makes no difference", "Gets in the way"]
    )


def answers_table(answers: pd.DataFrame, question: Question) -> pd.DataFrame:
    """Each answer in the order of the question, and the share of people who gave it."""
    rows = {row["answer"]: row for row in answers.to_dict("records")}
    body = [
        [answer.label, _share(rows[answer.code])]
        for answer in question.all_answers
        if answer.code in rows
    ]  # fmt: skip
    return pd.DataFrame(body, columns=["Answer", "Share of people"])


def control_table(points: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """One row for each quarter, the latest first, and whether it stands out."""
    rows = [
        [
            Period.parse(row["period"]).months,
            _figure(row, indicator),
            number(row["lower_limit"], indicator) if is_number(row["lower_limit"]) else "No limits",
            number(row["upper_limit"], indicator) if is_number(row["upper_limit"]) else "No limits",
            _stands_out(row),
        ]
        for row in points.sort_values("period", ascending=False).to_dict("records")
    ]
    columns = ["Quarter", "Figure", "Lower limit", "Upper limit", "Does it stand out?"]
    return pd.DataFrame(rows, columns=columns)


def _share(row: Mapping[str, object]) -> str:
    return absence(str(row["absence"])) or percentage(row["value"])


def _figures(row: Mapping[str, object], indicator: Indicator) -> list[str]:
    """Figure, likely range and base; or the reason, and nothing in the other two."""
    if not is_shown(row):
        return [absence(str(row["absence"])) or "No figure", "–", "–"]
    likely = span(row["lower"], row["upper"], indicator) or "Not given"
    people = f"{rounded(float(str(row['base']))):,.0f}" if is_number(row["base"]) else "Records"
    return [_figure(row, indicator), likely, people]


def _figure(row: Mapping[str, object], indicator: Indicator) -> str:
    if not is_shown(row):
        return absence(str(row["absence"])) or "No figure"
    few = " (indicative)" if row["indicative"] else ""
    few = " (a part is missing)" if is_part(row, indicator) else few
    return f"{number(row['value'], indicator)}{few}"


def _standing(row: Mapping[str, object]) -> str:
    return standing_word(row) if is_shown(row) else "–"


def _changed(row: Mapping[str, object], indicator: Indicator) -> str:
    if not is_shown(row):
        return "–"
    if is_part(row, indicator):
        return "Not compared: a part is missing"
    return change_word(row) if is_number(row["change"]) else "No figure a year ago"


def _stands_out(row: Mapping[str, object]) -> str:
    if row["point_type"] in ("not_judged", "missing", PART):
        return "Not judged"
    return sentence_case(str(row["special_cause"])) or "No"
