"""How far an area may lie from the average by chance alone, given how many people it asked."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas
from khi.charts.axis import Span, span, ticks, within
from khi.charts.drawing import Drawing
from khi.model import Estimate, Indicator
from khi.theme import SMALL, Palette
from khi.wording import sentence_case

_HEIGHT, _TOP, _BOTTOM, _LABELS, _TITLE = 420, 20, 352, 372, 396
_LEFT, _POINTS, _NAMED = 46, 80, 4


def funnel(
    areas: pd.DataFrame,
    limits: tuple[Estimate, ...],
    bases: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    *,
    indicator: Indicator,
    mine: str,
    palette: Palette,
) -> go.Figure:
    """Each area by how many people it asked, within the funnel that chance alone would make.

    Takes:
        areas: PUBLISHED rows, one for each area, with ``name`` and ``apart``: "high", "low" or "".
        limits: the narrower and the wider limits, along ``bases``.
    """
    shown = areas[areas["absence"].eq("")]
    lines = pd.DataFrame({"value": np.concatenate([x for each in limits for x in each[1:]])})
    axis = span(shown[["value"]], lines.dropna(), indicator=indicator)
    across = (0.0, float(bases[-1]))
    drawing = canvas.canvas(_HEIGHT, across, palette=palette, left=_LEFT)
    _draw_axes(drawing, axis, across, indicator, palette)
    if np.isfinite(limits[0].value).any():
        _draw_limits(drawing, limits, bases, axis, palette)
    _draw_areas(drawing, shown, axis, mine, palette)
    _name(drawing, shown, axis, across, mine, palette)
    return drawing.figure()


def _y(value: float, axis: Span) -> float:
    """A figure as a height in pixels."""
    return _BOTTOM - (_BOTTOM - _TOP) * min(1.0, max(0.0, within(value, axis)))


def _draw_axes(
    drawing: Drawing, axis: Span, across: Span, indicator: Indicator, palette: Palette
) -> None:
    for tick in ticks(*axis):
        line = {"color": palette.rule, "width": 1}
        drawing.shape(
            x0=across[0], x1=across[1], y0=_y(tick, axis), y1=_y(tick, axis), layer="below",
            line=line,
        )  # fmt: skip
        words = wording.tick(tick, indicator)
        canvas.write(drawing, words, _y(tick, axis), colour=palette.muted, size=SMALL)
    for tick in ticks(*across):
        words, side = f"{tick:,.0f}", canvas.anchor(within(tick, across), room=0.05)
        place = {"x": tick, "xref": "x", "xanchor": side}
        canvas.write(drawing, words, _LABELS, colour=palette.muted, size=SMALL, **place)
    words = (
        "How many people answered" if indicator.reading is not None else indicator_base(indicator)
    )
    canvas.write(
        drawing, words, _TITLE, colour=palette.muted, size=SMALL, x=1, xanchor="right"
    )  # fmt: skip


def indicator_base(indicator: Indicator) -> str:
    """What a measure is out of, as the name of an axis."""
    under = indicator.measure.denominator if indicator.measure is not None else ""
    return sentence_case(under) if under else "How many it is out of"


def _draw_limits(
    drawing: Drawing,
    limits: tuple[Estimate, ...],
    bases: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    axis: Span,
    palette: Palette,
) -> None:
    """The average, and two pairs of limits: dashed nearer, solid further out."""
    across = list(map(float, bases))
    middle = float(np.nanmean(limits[0].value))
    line = {"color": palette.ink, "width": 1.5}
    height = [_y(middle, axis)] * 2
    drawing.scatter(x=[0.0, across[-1]], y=height, mode="lines", line=line)
    for band, dash in zip(limits, ("dash", "solid"), strict=True):
        for limit in (band.lower, band.upper):
            heights = [_y(float(each), axis) for each in limit]
            look = {"color": palette.steady, "width": 1.5, "dash": dash}
            drawing.scatter(x=across, y=heights, mode="lines", line=look)


def _draw_areas(
    drawing: Drawing, shown: pd.DataFrame, axis: Span, mine: str, palette: Palette
) -> None:
    """Grey circles within; triangles that point the way outside; mine a diamond."""
    symbols = {"high": "triangle-up", "low": "triangle-down", "": "circle"}
    colours = {"high": palette.signal, "low": palette.signal, "": palette.control}
    own = shown["area"].eq(mine)
    others = shown[~own]
    look = {
        "size": [9 if not each else 12 for each in others["apart"]],
        "symbol": [symbols[each] for each in others["apart"]],
        "color": [colours[each] for each in others["apart"]],
        "opacity": 1,  # Plotly fades marks of several sizes, below the contrast that we promise.
        "line": {"color": palette.card, "width": 1},
    }
    heights = [_y(float(value), axis) for value in others["value"]]
    canvas.points(drawing, list(others["base"]), heights, marker=look)
    edge = {"color": palette.card, "width": 2}
    look = {"size": 17, "symbol": "diamond", "color": palette.primary, "line": edge}
    heights = [_y(float(value), axis) for value in shown.loc[own, "value"]]
    canvas.points(drawing, list(shown.loc[own, "base"]), heights, marker=look)


def _name(
    drawing: Drawing, shown: pd.DataFrame, axis: Span, across: Span, mine: str, palette: Palette
) -> None:
    """My own area by name, and the few furthest outside; the table names the others."""
    outside = shown[shown["apart"].ne("") & shown["area"].ne(mine)]
    named = pd.concat([shown[shown["area"].eq(mine)], outside.head(_NAMED)])
    for row in named.to_dict("records"):
        own = row["area"] == mine
        side = "right" if within(float(row["base"]), across) > 0.5 else "left"
        canvas.write(
            drawing, canvas.bold(row["name"]) if own else row["name"], _y(row["value"], axis),
            colour=palette.primary if own else palette.ink, size=SMALL, x=row["base"], xref="x",
            xanchor=side, xshift=-12 if side == "right" else 12, plate=palette.card,
        )  # fmt: skip
