"""What the system does, above; what people say, below; one time axis, and never a shared scale."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas, series, timeline
from khi.charts import notes as noted
from khi.charts.axis import Span, span
from khi.charts.drawing import Drawing
from khi.charts.series import Panel
from khi.model import Absence, Indicator, Period
from khi.theme import SMALL, TEXT, Palette

_HEIGHT = 470
_SYSTEM, _PEOPLE, _YEARS = (72, 216), (278, 422), 444
_ABOVE = 14
_LINE, _WIDE = 18, 38


def two_tracks(
    system: pd.DataFrame,
    people: pd.DataFrame,
    notes: pd.DataFrame,
    *,
    system_indicator: Indicator,
    people_indicator: Indicator,
    palette: Palette,
    whose: str = "",
) -> go.Figure:
    """Two panels that share one quarter axis, each with a scale of its own.

    Takes:
        system: PUBLISHED rows of one measure and area, over time.
        people: PUBLISHED rows of one outcome and area, over time.
        notes: what happened when: ``start`` (a date) and ``title``, lettered from A in order.
        whose: of whom the upper figures are, where they are not of the area itself.
    """
    system, people = timeline.in_time(system), timeline.in_time(people)
    axis = timeline.ends([*system["period"], *people["period"]])
    letters = noted.letters(notes, axis)
    lift = noted.lift(letters) + _LINE * len(_lines(whose))
    upper = _panel(system, system_indicator, "", _SYSTEM, lift, palette)
    lower = _panel(people, people_indicator, "2", _PEOPLE, lift, palette)
    numbers = series.last_numbers(system, system_indicator, "value")
    numbers += series.last_numbers(people, people_indicator, "value")
    drawing = series.time_drawing(axis, _HEIGHT + lift, palette=palette, numbers=numbers)
    years = upper.paper(_YEARS + lift)
    timeline.draw_years(
        drawing, axis, palette=palette, ends=(years - 14 / upper.height, upper.paper(upper.top))
    )
    timeline.label_years(drawing, axis, palette=palette, y=years)
    unsaid = _draw_system(drawing, system, axis, upper) + _draw_people(drawing, people, axis, lower)
    _write_whose(drawing, whose, upper)
    noted.draw(drawing, letters, upper, lower, above=_ABOVE)
    series.write_key(drawing, unsaid, palette)
    return drawing.figure()


def _panel(
    rows: pd.DataFrame,
    indicator: Indicator,
    axis: str,
    place: tuple[int, int],
    lift: int,
    palette: Palette,
) -> Panel:
    limits = span(rows, indicator=indicator, about=series.TICKS)
    top, bottom = (each + lift for each in place)
    return Panel(indicator, palette, axis, limits, top, bottom, _HEIGHT + lift)


def _draw_system(drawing: Drawing, rows: pd.DataFrame, axis: Span, panel: Panel) -> list[str]:
    series.prepare(drawing, rows, panel)
    _write_heading(drawing, "What the system does", 12, panel)
    unsaid = series.draw_gaps(drawing, rows, axis, panel)
    look = {"symbol": "square", "size": 8, "color": panel.palette.steady, "width": 2}
    series.draw_line(drawing, rows, panel, look)
    series.write_last(drawing, rows, panel, panel.palette.ink)
    return unsaid


def _draw_people(drawing: Drawing, rows: pd.DataFrame, axis: Span, panel: Panel) -> list[str]:
    series.prepare(drawing, rows, panel)
    _write_heading(drawing, "What people say", panel.top - 22, panel)
    asked = rows[rows["absence"].ne(Absence.NOT_ASKED.value)]
    first, words = _before(rows, asked, axis)
    unsaid = series.draw_panel(drawing, (axis[0], first), axis, words, panel)
    unsaid += series.draw_gaps(drawing, asked, axis, panel)
    look = {"symbol": "circle", "size": 9, "color": panel.palette.primary, "width": 2.5}
    series.draw_line(drawing, rows, panel, look)
    series.write_last(drawing, rows, panel, panel.palette.primary)
    return unsaid


def _before(rows: pd.DataFrame, asked: pd.DataFrame, axis: Span) -> tuple[float, str]:
    """When the first answers came, and why there is nothing before: not asked, or no survey."""
    if asked.empty:
        return axis[1], "No survey yet" if rows.empty else wording.absence(Absence.NOT_ASKED)
    first = Period.parse(asked["period"].iloc[0])
    earlier = rows["x"].lt(asked["x"].iloc[0]).any()
    words = wording.absence(Absence.NOT_ASKED) if earlier else "No survey"
    return timeline.stretch(first)[0], f"{words} before {first.start:%b %Y}"


def _write_heading(drawing: Drawing, words: str, y: float, panel: Panel) -> None:
    drawing.words(
        text=canvas.bold(words), x=0, xref="paper", xanchor="left",
        y=panel.paper(y), yref="paper", yanchor="middle", font={"size": TEXT},
        bgcolor=panel.palette.card, borderpad=2,
    )  # fmt: skip


def _lines(whose: str) -> list[str]:
    """Of whom the upper figures are, in lines that a phone has room for."""
    return textwrap.wrap(whose, _WIDE)


def _write_whose(drawing: Drawing, whose: str, panel: Panel) -> None:
    """Of whom the upper figures are, below what they are."""
    for number, line in enumerate(_lines(whose)):
        drawing.words(
            text=line, x=0, xref="paper", xanchor="left",
            y=panel.paper(12 + _LINE * (number + 1)), yref="paper", yanchor="middle",
            font={"size": SMALL}, bgcolor=panel.palette.card, borderpad=2,
        )  # fmt: skip
