"""Is it more than chance? A series with the limits of its own ordinary ups and downs."""

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas, series, timeline
from khi.charts import notes as noted
from khi.charts.aims import draw_aims, draw_rebases
from khi.charts.axis import Span, span
from khi.charts.drawing import Drawing
from khi.charts.limits import draw_limits
from khi.charts.series import Panel
from khi.charts.states import state
from khi.model import Absence, Indicator
from khi.theme import Palette
from khi.wording.signals import JUDGED, last_stretch, signals_in, whole

_HEIGHT, _TOP, _BOTTOM, _YEARS = 298, 24, 252, 276


def control_chart(
    points: pd.DataFrame,
    *,
    indicator: Indicator,
    palette: Palette,
    notes: pd.DataFrame | None = None,
) -> go.Figure:
    """Each quarter, the average, and the limits; points in a signal are triangles, and it is said.

    Under 12 points nothing is judged: hollow points, the average so far, and the quarters to come.
    Under 5 there are no limits at all. Where no quarter has a figure, the reason stands instead.
    Where new limits begin, why and who decided it is printed under the plot, within the figure.

    Takes:
        points: ``wording.judged``: PUBLISHED rows in time order, every quarter there, with the
            columns of ``xmr``: mean, lower_limit, upper_limit, special_cause, point_type, target.
        notes: what happened when, lettered as in ``khi.charts.notes``; None where nothing did.
    """
    if not points["value"].notna().any():
        return _reason(points, palette)
    rows = timeline.in_time(points)
    count = len(whole(last_stretch(rows)))
    axis = _axis(rows, count)
    letters = noted.letters(notes, axis) if notes is not None else []
    room = noted.room(letters)
    top, bottom, height = (each + room for each in (_TOP, _BOTTOM, _HEIGHT))
    panel = Panel(indicator, palette, "", _scale(rows, indicator), top, bottom, height)
    numbers = series.last_numbers(rows, indicator, "mean", "lower_limit", "upper_limit")
    drawing = series.time_drawing(axis, height, palette=palette, numbers=numbers)
    series.prepare(drawing, rows, panel)
    timeline.label_years(drawing, axis, palette=palette, y=panel.paper(_YEARS + room))
    _draw_year_marks(drawing, axis, panel)
    unsaid = draw_limits(drawing, rows, panel)
    draw_aims(drawing, rows, panel)
    decided = draw_rebases(drawing, rows, panel)
    unsaid += series.draw_gaps(drawing, rows, axis, panel)
    unsaid += _draw_to_come(drawing, rows, axis, JUDGED - count, panel)
    _draw_points(drawing, rows, panel, judged=count >= JUDGED)
    noted.draw(drawing, letters, panel, panel, above=noted.LETTER + 8)
    if count >= JUDGED:
        _write_signal(drawing, rows, panel)
    else:
        series.write_last_above(drawing, rows, panel)
    series.write_key(drawing, unsaid + decided, palette)
    return drawing.figure()


def _reason(points: pd.DataFrame, palette: Palette) -> go.Figure:
    """Why there is no figure in any quarter: the latest reason there is."""
    reasons = [each for each in points["absence"] if each]
    return state(Absence(reasons[-1]) if reasons else Absence.NO_DATA, palette=palette)


def _scale(rows: pd.DataFrame, indicator: Indicator) -> Span:
    """Room for the figures, their intervals and the limits."""
    limits = pd.concat([rows["lower_limit"], rows["upper_limit"], rows["target"]])
    return span(rows, pd.DataFrame({"value": limits}), indicator=indicator, about=series.TICKS)


def _axis(rows: pd.DataFrame, count: int) -> Span:
    """The time of the points, and of those still needed."""
    first, last = timeline.ends(rows["period"])
    return first, last + max(0, JUDGED - count)


def _draw_year_marks(drawing: Drawing, axis: Span, panel: Panel) -> None:
    """A short mark where each financial year starts."""
    top, foot = panel.paper(panel.bottom), panel.paper(panel.bottom + 6)
    for start in timeline.year_starts(axis):
        drawing.shape(
            type="line", x0=start, x1=start, y0=top, y1=foot, yref="paper",
            line={"color": panel.palette.control, "width": 1},
        )  # fmt: skip


def _draw_to_come(
    drawing: Drawing, rows: pd.DataFrame, axis: Span, missing: int, panel: Panel
) -> list[str]:
    """The quarters still needed before anything can be judged, as a panel that says so."""
    last = timeline.ends(rows["period"])[1]
    words = f"{missing} more to judge fairly"
    return series.draw_panel(drawing, (last, axis[1]), axis, words, panel)


def _draw_points(drawing: Drawing, rows: pd.DataFrame, panel: Panel, *, judged: bool) -> None:
    """The line; then ordinary points as circles, and those in a signal as triangles."""
    palette = panel.palette
    look = {"symbol": "circle", "size": 10, "width": 2, "hollow": not judged}
    personal = panel.indicator.domain.is_personal
    colour = palette.primary if personal and not judged else palette.steady
    series.draw_line(drawing, rows, panel, look | {"color": colour})
    signals = signals_in(rows)
    drawing.scatter(
        x=list(signals["x"]),
        y=list(signals["value"]),
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": [
                "triangle-up" if wording.is_upward(cause) else "triangle-down"
                for cause in signals["special_cause"]
            ],
            "size": 14,
            "color": [_colour(type, palette) for type in signals["point_type"]],
            "line": {"color": palette.card, "width": 1.5},
        },
    )


def _colour(point_type: str, palette: Palette) -> str:
    """Blue for the better, orange for the worse, violet where neither is good."""
    named = {"improvement": palette.improving, "concern": palette.concern}
    return named.get(point_type, palette.signal)


def _write_signal(drawing: Drawing, rows: pd.DataFrame, panel: Panel) -> None:
    """The rule that fired last since limits began, in words, where the points are not."""
    signals = signals_in(last_stretch(rows))
    if signals.empty:
        return
    last = signals.iloc[-1]
    upward = wording.is_upward(last["special_cause"])
    height = panel.bottom - 11 if upward else panel.top + 11
    first, end = timeline.ends(rows["period"])
    side = "right" if last["x"] > (first + end) / 2 else "left"
    drawing.words(
        text=canvas.bold(wording.rule_fired(rows)), x=last["x"], xanchor=side,
        y=panel.paper(height), yref="paper", yanchor="middle", borderpad=1,
        bgcolor=panel.palette.card, font={"color": _colour(last["point_type"], panel.palette)},
    )  # fmt: skip
