"""A gap over time: how far apart, round by round, with the line broken where the groups changed."""

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import axis, canvas, timeline
from khi.charts import notes as noted
from khi.charts.axis import Span
from khi.charts.drawing import Drawing
from khi.model import Indicator
from khi.theme import SMALL, Palette
from khi.wording.fairness import gaps as said

_HEIGHT, _TOP, _BOTTOM, _YEARS = 300, 40, 252, 280
_BROKEN = "groups or question changed"
_ROOM = 0.2
"""Room for the names of the gaps at the left, as a part of the time drawn: enough on a phone."""

_NAMES = ["gap", "gap_lower", "gap_upper"]


def gap_over_time(
    series: pd.DataFrame,
    *,
    indicator: Indicator,
    palette: Palette,
    notes: pd.DataFrame | None = None,
) -> go.Figure:
    """A point for each round on its likely range; nought is a dark line, and up is a wider gap.

    Takes:
        series: as ``publication.fairness.history`` gives it, with at least one round.
        notes: what happened when, lettered as in ``khi.charts.notes``; None where nothing did.
    """
    time = timeline.ends(series["period"])
    limits = _limits(series)
    room = (time[0] - _ROOM * (time[1] - time[0]), time[1])
    letters = noted.letters(notes, time) if notes is not None else []
    height = _HEIGHT + noted.room(letters)
    drawing = canvas.canvas(height, room, palette=palette)
    timeline.draw_years(drawing, time, palette=palette, ends=(1 - _BOTTOM / height, 1))
    _draw_grid(drawing, room, limits, indicator, palette)
    timeline.label_years(drawing, time, palette=palette, y=1 - _YEARS / height, plate=True)
    noted.draw_under(drawing, letters, (_TOP - 8, _HEIGHT), palette=palette)
    placed = timeline.in_time(series)
    for _, run in placed.groupby("run", sort=True):
        _draw_line(drawing, run, limits, palette)
    for place, x in enumerate(placed.loc[placed["broken"].ne(""), "x"]):
        _draw_break(drawing, x, "" if place else _BROKEN, palette)
    return drawing.figure()


def _limits(series: pd.DataFrame) -> Span:
    """From below nought to above the widest gap, as round numbers."""
    shown = series[_NAMES].to_numpy(float)
    known = shown[~pd.isna(shown)]
    low, high = (min(0.0, known.min()), max(0.0, known.max())) if known.size else (0.0, 1.0)
    size = axis.step(low, high if high > low else low + 1, about=4)
    first, last = -(-low // size) if low == 0 else low // size, -(-high // size)
    return float(first * size), float(max(last, first + 1) * size)


def _y(value: float, limits: Span) -> float:
    """The height in pixels, counted down from the top."""
    return _BOTTOM - (value - limits[0]) / (limits[1] - limits[0]) * (_BOTTOM - _TOP)


def _draw_grid(
    drawing: Drawing, time: Span, limits: Span, indicator: Indicator, palette: Palette
) -> None:
    """Hairlines at round gaps, each named at its left end; the line of no gap is dark."""
    for tick in axis.ticks(*limits, about=4):
        nought = abs(tick) < 1e-9
        colour = palette.ink if nought else palette.rule
        y = _y(tick, limits)
        drawing.shape(
            type="line", x0=time[0], x1=time[1], y0=y, y1=y, layer="below",
            line={"color": colour, "width": 1.5 if nought else 1},
        )  # fmt: skip
        words = "No gap" if nought else _tick(tick, indicator)
        canvas.write(drawing, words, y - 9, colour=palette.muted, size=SMALL, plate=palette.card)
    _, unit = said.figure_and_unit(1, indicator)
    words = f"{'People ' if unit.startswith('in') else ''}{unit}"
    canvas.write(drawing, words, 10, colour=palette.muted, size=SMALL)


def _tick(gap: float, indicator: Indicator) -> str:
    size, _ = said.figure_and_unit(gap, indicator)
    return f"{size} behind" if gap > 0 else f"{size} ahead"


def _draw_line(drawing: Drawing, run: pd.DataFrame, limits: Span, palette: Palette) -> None:
    """Likely ranges, then the line, then the points; hollow where few people answered."""
    for row in run[run["gap_lower"].notna() & run["gap_upper"].notna()].to_dict("records"):
        low, high = (_y(float(row[name]), limits) for name in _NAMES[1:])
        drawing.shape(
            type="line", x0=row["x"], x1=row["x"], y0=low, y1=high, layer="below",
            line={"color": palette.tint(palette.primary), "width": 8},
        )  # fmt: skip
    heights = [_y(float(each), limits) if wording.is_number(each) else None for each in run["gap"]]
    few = run["indicative"].eq(True)
    drawing.scatter(
        x=list(run["x"]), y=heights, mode="lines+markers", connectgaps=False, cliponaxis=False,
        line={"color": palette.primary, "width": 2.5},
        marker={
            "size": 11,
            "color": [palette.card if each else palette.primary for each in few],
            "line": {
                "color": [palette.primary if each else palette.card for each in few], "width": 2,
            },
        },
    )  # fmt: skip


def _draw_break(drawing: Drawing, x: float, words: str, palette: Palette) -> None:
    """A dashed upright just before the round that cannot be joined to the one before.

    Only the first has words: those of the next would lie over them, and mean the same.
    """
    line = {"color": palette.signal, "width": 1.5, "dash": "5px,4px"}
    canvas.upright(drawing, x - 0.5, (_TOP - 8, _BOTTOM), line=line)
    if words:
        canvas.write(
            drawing, words, _TOP - 16, colour=palette.signal, size=SMALL,
            x=x - 0.5, xref="x", xanchor="center", plate=palette.card,
        )  # fmt: skip
