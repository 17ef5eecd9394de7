"""Fifths of deprivation from most to least, and the line that goes through them."""

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import axis, canvas
from khi.charts.axis import Span
from khi.charts.drawing import Drawing
from khi.model import Indicator
from khi.theme import SMALL, Palette

_HEIGHT, _TOP, _BOTTOM = 330, 34, 262
_ENDS = (0.0, 1.0)


def slope(
    fifths: pd.DataFrame,
    line: Span,
    *,
    indicator: Indicator,
    palette: Palette,
) -> go.Figure:
    """A point for each fifth where it stands among everyone, and the line that fits them.

    Takes:
        fifths: PUBLISHED rows, most deprived first, with ``middle`` from 0 to 1.
        line: the height of the line at the most and at the least deprived end.
    """
    low, high = axis.span(fifths, indicator=indicator)
    limits = (min(low, *line), max(high, *line))
    drawing = canvas.canvas(_HEIGHT, _ENDS, palette=palette)
    _draw_grid(drawing, limits, indicator, palette)
    drawing.scatter(
        x=list(_ENDS), y=[_y(each, limits) for each in line], mode="lines",
        line={"color": palette.signal, "width": 2.5, "dash": "6px,4px"},
    )  # fmt: skip
    for row in fifths.to_dict("records"):
        _draw_fifth(drawing, row, limits, indicator, palette)
    canvas.write(drawing, "Most deprived", _BOTTOM + 42, colour=palette.muted, size=SMALL)
    canvas.write(
        drawing, "Least deprived", _BOTTOM + 42, colour=palette.muted, size=SMALL, x=1,
        xanchor="right",
    )  # fmt: skip
    return drawing.figure()


def _y(value: float, limits: Span) -> float:
    return _BOTTOM - (value - limits[0]) / (limits[1] - limits[0]) * (_BOTTOM - _TOP)


def _draw_grid(drawing: Drawing, limits: Span, indicator: Indicator, palette: Palette) -> None:
    for tick in axis.ticks(*limits, about=4):
        y = _y(tick, limits)
        drawing.shape(
            type="line", x0=0, x1=1, y0=y, y1=y, layer="below",
            line={"color": palette.rule, "width": 1},
        )  # fmt: skip
        words = wording.tick(tick, indicator)
        canvas.write(drawing, words, y - 9, colour=palette.muted, size=SMALL, plate=palette.card)


def _draw_fifth(
    drawing: Drawing, row: dict[str, object], limits: Span, indicator: Indicator, palette: Palette
) -> None:
    x = float(str(row["middle"]))
    value, lower, upper = (float(str(row[name])) for name in ("value", "lower", "upper"))
    drawing.shape(
        type="line", x0=x, x1=x, y0=_y(lower, limits), y1=_y(upper, limits), layer="below",
        line={"color": palette.tint(palette.primary), "width": 12},
    )  # fmt: skip
    look = {"size": 14, "color": palette.primary, "line": {"color": palette.card, "width": 1.5}}
    canvas.points(drawing, [x], [_y(value, limits)], marker=look)
    words = canvas.bold(wording.number(value, indicator))
    canvas.write(drawing, words, _BOTTOM + 20, colour=palette.ink, x=x, xref="x", xanchor="center")
