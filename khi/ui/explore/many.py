"""Several indicators: one area's profile, areas in a table, what moved, a summary."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
import streamlit as st

from khi import wording
from khi.charts.profile import profile as draw_profile
from khi.model import EVERYONE, Absence, Area, Indicator, Period, PeriodType, Polarity
from khi.ui import badges, compare, compare_time, files, sources, states
from khi.ui.card import Card, foot
from khi.ui.explore.against import held_against
from khi.ui.explore.one import control
from khi.ui.explore.view import View
from khi.ui.markup import Markup, div, p, table, tag
from khi.ui.style import palette
from khi.wording import compare as said
from khi.wording import explore as words
from khi.wording.findings import Row

_QUARTERS = 8
Cell = Callable[[Row | None], Markup | str]
_LIMITS = ["value", "lower", "upper"]


def _rows(view: View, areas: list[Area]) -> pd.DataFrame:
    """The quarter's rows of the indicators in the areas."""
    return sources.figures(
        indicators=[each.id for each in view.indicators],
        areas=[each.code for each in areas],
        periods=[view.quarter.id],
        breakdowns=[EVERYONE],
        answers=[""],
    )


def profile(view: View) -> Card:
    """One area on every indicator picked, the benchmark in the middle of each line."""
    everyone = _rows(view, list(view.family))
    own = held_against(everyone[everyone["area"].eq(view.area.code)], view)
    rows = pd.DataFrame(_placed(own, everyone, view))
    against = view.against_name
    middle = wording.sentence_case(
        f"the rest of {against}" if view.against == "parent" else against
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


def matrix(view: View) -> None:
    """Every area on every indicator: a figure, a shape and a word in each cell."""
    _table(view, _rows(view, list(view.areas)), _standing, name="matrix", says="beside the rest")


def moves(view: View) -> None:
    """Every area on every indicator: how it has changed in a year."""
    _table(view, _rows(view, list(view.areas)), _moved, name="moves", says="beside a year ago")


def _table(view: View, rows: pd.DataFrame, cell: Cell, *, name: str, says: str) -> None:
    cells = {(row["area"], row["indicator"]): row for row in rows.to_dict("records")}
    known = [each for each in view.indicators if each.id in set(rows["indicator"])]
    if not known:
        states.empty("Nothing to set side by side", "Choose another quarter or other indicators.")
        return
    lines = [
        [_name(area, view), *(cell(cells.get((area.code, each.id))) for each in known)]
        for area in view.areas
    ]
    title = (
        words.moves_title(rows)
        if name == "moves"
        else said.matrix_title(
            rows.assign(name=rows["area"].map({x.code: x.name for x in view.areas})), len(known)
        )
    )
    with st.container(key=f"card-{name}"):
        st.html(
            div("khi", tag("h3", title), p("khi-sub", f"Each area {says}. {view.quarter.months}."))
        )
        header = ["Area", *(each.short for each in known)]
        st.html(div("khi", table(header, lines, caption=title)))
        files.button("Get these figures (CSV)", rows, name=title, key=name)
        foot(wording.source(rows[rows["source"].ne("")]))


def _name(area: Area, view: View) -> Markup | str:
    own = area.code == view.area.code
    return tag("b", area.name, style="color:var(--primary)") if own else area.name


def _standing(row: Row | None) -> Markup | str:
    return _cell(row, compare.standing)


def _moved(row: Row | None) -> Markup | str:
    return _cell(row, badges.change)


def _cell(row: Row | None, badge: Callable[[Row], Markup]) -> Markup | str:
    """A figure over a shape and a word; or the reason why there is none."""
    if row is None:
        return "Nothing recorded"
    if not wording.is_shown(row):
        return said.instead(row)
    indicator = sources.catalogue().indicators[str(row["indicator"])]
    value = tag("b", wording.number(row["value"], indicator), style="min-width:3em")
    return tag("div", value, badge(row), style="display:flex;flex-wrap:wrap")


def standings(view: View) -> None:
    """For each indicator, how many areas stand above and below, and where mine does."""
    everyone = _rows(view, list(view.family))
    lines, own = [], []
    for indicator in view.indicators:
        rows = everyone[everyone["indicator"].eq(indicator.id)]
        if rows.empty:
            continue
        shown = rows[rows["absence"].eq("")]
        counts = shown["verdict"].value_counts()
        mine = rows[rows["area"].eq(view.area.code)].to_dict("records")
        own.append(str(mine[0]["verdict"]) if mine else "")
        lines.append(
            [
                indicator.short,
                _standing(mine[0]) if mine else "Nothing recorded",
                *(str(int(counts.get(a, 0) + counts.get(b, 0))) for a, b in _COUNTED),
                str(int(counts.get("similar", 0))),
                str(len(view.family) - len(shown)),
            ]
        )
    if not lines:
        states.empty("Nothing to sum up", "Choose another quarter or other indicators.")
        return
    title = words.standings_title(pd.DataFrame({"own": own}), area=view.area.name)
    header = [
        "Indicator", view.area.name, "Better or higher", "Worse or lower", "Similar", "Not shown"
    ]  # fmt: skip
    with st.container(key="card-standings"):
        says = f"Each of {len(view.family)} areas beside the rest of what it lies in."
        says = f"{says} {view.quarter.months}."
        st.html(div("khi", tag("h3", title), p("khi-sub", says)))
        st.html(div("khi", table(header, lines, caption=title)))
        files.button("Get these figures (CSV)", everyone, name=title, key="standings")
        foot(wording.source(everyone[everyone["source"].ne("")]))


_COUNTED = (("better", "higher"), ("worse", "lower"))


def calendar(view: View) -> None:
    """One area: a line for each indicator, a column for each of the last quarters."""
    rows = sources.figures(
        indicators=[each.id for each in view.indicators],
        areas=[view.area.code],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    quarterly = rows[rows["period_type"].eq(PeriodType.QUARTER.value)]
    periods = sorted(set(quarterly["period"]))[-_QUARTERS:]
    cells = {(row["indicator"], row["period"]): row for row in quarterly.to_dict("records")}
    known = [each for each in view.indicators if each.id in set(quarterly["indicator"])]
    if not known:
        states.empty("Nothing by quarter", "None of these indicators has a figure by quarter here.")
        return
    lines = [
        [each.short, *(_plain(cells.get((each.id, period)), each) for period in periods)]
        for each in known
    ]
    latest = quarterly[quarterly["period"].eq(periods[-1])]
    title = words.moves_title(latest)
    with st.container(key="card-calendar"):
        says = f"{view.area.name}, the last {len(periods)} quarters."
        st.html(div("khi", tag("h3", title), p("khi-sub", says)))
        header = ["Indicator", *(Period.parse(period).label for period in periods)]
        st.html(div("khi", table(header, lines, caption=title)))
        kept = quarterly[quarterly["period"].isin(periods)]
        files.button("Get these figures (CSV)", kept, name=title, key="calendar")
        foot(wording.source(kept[kept["source"].ne("")]))


def _plain(row: Row | None, indicator: Indicator) -> str:
    return "–" if row is None else said.figure(row, indicator)


def panels(view: View) -> Iterator[Card]:
    """A chart over time for each indicator."""
    for indicator in view.indicators:
        narrowed = View(**{**vars(view), "indicators": (indicator,)})
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
        yield Card(**{**vars(card), "name": f"{card.name}-{indicator.id}"})
