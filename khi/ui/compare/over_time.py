"""A few areas over time, picked by the reader; their own area always leads."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from khi import wording
from khi.charts import areas_over_time as charts
from khi.model import EVERYONE, Area, Period
from khi.ui.compare import naming
from khi.ui.compare.page import Found, View
from khi.ui.frame import folded, in_link, selection
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import note_letters, states
from khi.ui.pieces.card import Card
from khi.ui.pieces.markup import p
from khi.ui.pieces.style import palette
from khi.wording import compare
from khi.wording import compare_time as said

_MOST, _AT_FIRST, _QUARTERS = 8, 3, 16
_KEY = "beside"


def choose(view: View, found: Found) -> list[Area]:
    """Ask which areas to draw beside the reader's own. The address bar remembers."""
    own = [each for each in view.family if each.code == view.area.code]
    others = {each.name: each for each in view.family if each.code != view.area.code}
    first = _furthest(found, list(others))
    room = _MOST - len(own)
    picked = selection.pick_some(
        f"Beside {view.area.name}: up to {wording.spelt(room)} areas",
        list(others),
        first,
        key=_KEY,
        most=room,
    )
    return [*own, *(others[name] for name in picked)]


def to_name(view: View, found: Found) -> list[str]:
    """The codes of the areas that the pictures name before any other, those picked among them."""
    return naming.to_name(view.area, view.family, _standing(view, found))


def _standing(view: View, found: Found) -> list[Area]:
    """The areas that stand picked, before their widget is drawn further down."""
    others = {each.name: each for each in view.family if each.code != view.area.code}
    asked = st.session_state.get(_KEY, st.query_params.get_all(_KEY))
    first = [] if in_link.is_emptied(_KEY) else _furthest(found, list(others))
    names = [name for name in asked if name in others] or first
    return [others[name] for name in names][:_MOST]


@once
def _furthest(found: Found, names: Sequence[str]) -> list[str]:
    """Those that stand apart most, whichever way; then any that are shown, A to Z."""
    areas = found.areas[found.areas["name"].isin(names) & found.areas["absence"].eq("")]
    clear = areas["verdict"].isin(["better", "worse", "higher", "lower"])
    sizes = areas.loc[clear, "difference"].abs().sort_values(ascending=False, kind="stable")
    return [*areas.loc[sizes.index, "name"], *areas.loc[~clear, "name"].sort_values()][:_AT_FIRST]


def show(view: View, picked: Sequence[Area]) -> None:
    """The lines of the picked areas, quarter by quarter; or what is missing."""
    drawn = card(view, picked)
    if drawn is None:
        states.empty("Nothing to draw over time", "Pick an area that has figures by quarter.")
    else:
        folded.show(drawn, "Quarter by quarter, drawn.")


@once
def card(view: View, picked: Sequence[Area]) -> Card | None:
    """The lines of the picked areas; None where none has a figure by quarter."""
    rows = _quarterly(view, picked)
    return None if rows.empty else _card(view, picked, rows)


def _card(view: View, picked: Sequence[Area], rows: pd.DataFrame) -> Card:
    """Everything the lines are shown with."""
    indicator, own = view.indicator, picked[0]
    notes = sources.notes(own)
    figure = charts.areas_over_time(
        rows, picked, indicator=indicator, palette=palette(), notes=notes
    )
    return Card(
        name="time",
        title=said.over_time_title(rows, picked),
        subtitle=wording.subtitle(indicator, area=view.whole),
        figure=figure,
        alt=said.over_time_alt(rows, picked, indicator),
        twin=said.over_time_table(rows, picked, indicator),
        figures=rows,
        sentence=_sentence(rows, own, view),
        source=f"{_cut(figure)}{wording.source(rows)}",
        help=[
            "Each area has a colour, a marker and a line of its own. After four, they are grey.",
            f"Bars show where the true figure likely lies, for {own.name} only."
            " The table has the others.",
            f"A letter marks something that happened in {own.name}."
            " It does not say what it changed.",
            "A broken line is a quarter without a figure. The words under the chart say why.",
            "Change is judged against the same quarter a year earlier.",
            *wording.caveats(indicator),
        ],
        key=note_letters.key(notes, rows["period"], beside=p("khi-sub", _broken(rows, picked))),
    )


def _cut(figure: go.Figure) -> str:
    """That the axis leaves out nought, where it does."""
    low, high = figure.layout.yaxis.range
    return "" if low <= 0 <= high else "The axis does not start at zero. "


def _broken(rows: pd.DataFrame, picked: Sequence[Area]) -> str:
    """Whose line is broken and why, in one line of small print; nothing where none is."""
    words = said.broken(rows, picked)
    return f"Broken lines. {'; '.join(words)}." if words else ""


def _quarterly(view: View, picked: Sequence[Area]) -> pd.DataFrame:
    """The latest quarters of the picked areas, earliest first."""
    rows = sources.figures(
        indicators=[view.indicator.id],
        areas=[each.code for each in picked],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    quarterly = rows[rows["period_type"].eq(view.quarter.type.value)]
    kept = sorted(set(quarterly["period"]))[-_QUARTERS:]
    return quarterly[quarterly["period"].isin(kept)].reset_index(drop=True)


def _sentence(rows: pd.DataFrame, own: Area, view: View) -> str:
    """How the leading area has changed in a year, and when that was."""
    for row in said.latest(rows, [own]).to_dict("records"):
        words = wording.easy_change if view.easy else wording.change
        when = Period.parse(str(row["period"])).months
        says = words(row, view.indicator) if wording.is_shown(row) else compare.why(row)
        return f"{said.change_of(own.name, says)} This is {when}."
    return f"{own.name}: nothing recorded."
