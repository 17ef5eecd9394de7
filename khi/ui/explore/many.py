"""Several indicators in pictures: one area's profile, and a chart each."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from khi import wording
from khi.charts.profile import profile as draw_profile
from khi.model import Absence, Indicator, Polarity
from khi.ui import compare, compare_time, compare_where
from khi.ui.card import Card
from khi.ui.explore import tables
from khi.ui.explore.against import held_against
from khi.ui.explore.one import control
from khi.ui.explore.view import PARENT, View
from khi.ui.once import once
from khi.ui.style import palette
from khi.wording import compare as said
from khi.wording import explore as words
from khi.wording.findings import Row

_LIMITS = ["value", "lower", "upper"]


@once
def profile(view: View) -> Card:
    """One area on every indicator picked, the benchmark in the middle of each line."""
    everyone = tables.figures(view, view.family)
    own = held_against(everyone[everyone["area"].eq(view.area.code)], view)
    rows = pd.DataFrame(_placed(own, everyone, view))
    against = view.against_name
    middle = wording.sentence_case(
        compare_where.than(view.whole, view.family) if view.against == PARENT else against
    )
    return Card(
        name="profile",
        title=words.profile_title(rows, area=view.area.name, benchmark=against),
        subtitle=f"{view.area.name} beside {against}. {view.quarter.months}.",
        figure=draw_profile(rows, benchmark=wording.sentence_case(against), palette=palette()),
        alt=words.profile_alt(rows, area=view.area.name, benchmark=against),
        twin=words.profile_table(rows, benchmark=middle),
        figures=own,
        sentence=words.profile_sentence(rows),
        source=wording.source(own[own["source"].ne("")]),
        help=[
            "Each line runs from the area doing worst to the area doing best.",
            "Where neither way is better, it runs from lowest to highest.",
            f"The dotted line is {against}. The pale band holds the middle half of the areas.",
            "The tinted band is where the true figure likely lies.",
            "Lines have different units, so marks cannot be compared up and down.",
        ],
    )


def _placed(own: pd.DataFrame, everyone: pd.DataFrame, view: View) -> Iterator[dict[str, object]]:
    """A line of the profile for each indicator, with every place from -1 to 1."""
    rows = {row["indicator"]: row for row in own.to_dict("records")}
    for indicator in view.indicators:
        row = rows.get(indicator.id)
        values = everyone[everyone["indicator"].eq(indicator.id) & everyone["absence"].eq("")]
        yield _line(row, indicator, values["value"].dropna().to_numpy(float))


def _line(row: Row | None, indicator: Indicator, values: np.ndarray) -> dict[str, object]:
    if row is None or not wording.is_shown(row):
        reason = "Nothing recorded" if row is None else said.instead(row)
        absence = Absence.NO_DATA.value if row is None else row["absence"] or Absence.NO_DATA.value
        blank = dict.fromkeys((*_PLACES, "low_quarter", "high_quarter"), np.nan)
        dash = {"likely": "–", "against": "–", "said": "–", "verdict": ""}
        return {"name": indicator.short, "words": reason, "absence": absence, **dash, **blank}
    against = float(row["against"]) if wording.is_number(row["against"]) else np.nan
    quarters = np.quantile(values, [0.25, 0.75]) if len(values) else [np.nan, np.nan]
    at = [_place(float(row[name]), against, values, indicator) for name in _LIMITS]
    low, high = sorted(_place(float(each), against, values, indicator) for each in quarters)
    return {
        "name": indicator.short,
        "words": wording.number(row["value"], indicator),
        "likely": wording.span(row["lower"], row["upper"], indicator) or "Not given",
        "against": wording.number(against, indicator),
        "said": said.comparison_word(row) or "Not compared",
        "verdict": row["verdict"],
        "absence": "",
        **dict(zip(_PLACES, (at[0], min(at[1:]), max(at[1:])), strict=True)),
        "low_quarter": low,
        "high_quarter": high,
    }


_PLACES = ("place", "place_lower", "place_upper")


def _place(value: float, middle: float, values: np.ndarray, indicator: Indicator) -> float:
    """Where a figure stands from worst (-1) to best (1), with the benchmark at 0.

    Each side has a scale of its own, as in the spine charts of public health profiles.
    """
    if np.isnan(middle) or np.isnan(value) or not len(values):
        return np.nan
    end = values.max() if value >= middle else values.min()
    reach = abs(end - middle)
    place = 0.0 if value == middle else float(np.clip((value - middle) / (reach or 1.0), -1, 1))
    return -place if indicator.polarity is Polarity.LOWER else place


@once
def panels(view: View) -> list[Card]:
    """A chart over time for each indicator."""
    return list(_panels(view))


def _panels(view: View) -> Iterator[Card]:
    for indicator in view.indicators:
        narrowed = replace(view, indicators=(indicator,))
        if len(view.areas) == 1:
            card = control(narrowed)
        else:
            picked = view.areas
            asked = compare.View(
                view.area, view.whole, view.family, view.quarter, indicator, "name", view.easy
            )
            found = compare_time.card(asked, picked)
            if found is None:
                continue
            card = found
        yield replace(card, name=f"{card.name}-{indicator.id}")
