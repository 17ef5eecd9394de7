"""Every area of a whole on one line, each a dot: where mine stands, and one picked to look at."""

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas
from khi.charts.axis import Span, span, ticks, within
from khi.charts.drawing import Drawing
from khi.model import Area, Indicator
from khi.theme import SMALL, Palette

_BINS, _STEP, _TOP, _FOOT = 60, 13, 92, 34
_NAME, _VALUE = 14, 36


def spread(
    areas: pd.DataFrame,
    around: pd.DataFrame,
    *,
    indicator: Indicator,
    parent: Area,
    mine: str,
    looked_at: str,
    palette: Palette,
) -> go.Figure:
    """A dot for each area that has a figure, piled up where figures are close.

    Takes:
        areas: PUBLISHED rows, one for each area, with ``name``. Those without a figure are not
            drawn: where they would stand is what must not be seen.
        around: the PUBLISHED row of the area they lie in (one row, or none).
        mine, looked_at: codes; the second is the one the reader has walked to.
    """
    axis = span(areas, around, indicator=indicator)
    dots = _piled(areas[areas["absence"].eq("")], axis)
    line = _TOP + _STEP * (max(dots["level"], default=0) + 1)
    drawing = canvas.canvas(int(line) + _FOOT, axis, palette=palette)
    canvas.rule(drawing, axis, line, palette=palette)
    labels = {tick: wording.tick(tick, indicator) for tick in ticks(*axis)}
    canvas.tick_labels(drawing, labels, line + 20, palette=palette)
    _draw_around(drawing, around, indicator, parent, axis, line, palette)
    _draw_dots(drawing, dots, {mine, looked_at}, line, palette)
    _draw_own(drawing, dots[dots["area"].eq(mine)], line, palette)
    _draw_picked(drawing, dots[dots["area"].eq(looked_at)], indicator, axis, line, palette)
    return drawing.figure()


def _piled(shown: pd.DataFrame, axis: Span) -> pd.DataFrame:
    """Each area with the height of its dot: how many stand under it."""
    place = [round(within(float(value), axis) * _BINS) for value in shown["value"]]
    ordered = shown.assign(bin=place).sort_values(["bin", "value", "area"], kind="stable")
    return ordered.assign(level=ordered.groupby("bin").cumcount())


def _height(dots: pd.DataFrame, line: float) -> list[float]:
    return [line - _STEP * (level + 0.7) for level in dots["level"]]


def _draw_around(
    drawing: Drawing,
    around: pd.DataFrame,
    indicator: Indicator,
    parent: Area,
    axis: Span,
    line: float,
    palette: Palette,
) -> None:
    """A dotted line for the whole, named under its value."""
    for value in around[around["absence"].eq("")]["value"]:
        canvas.upright(drawing, value, (_TOP - 28, line + 4), line=canvas.dotted(palette))
        canvas.write(
            drawing, f"{parent.name} {wording.number(value, indicator)}", _TOP - 38,
            colour=palette.muted, size=SMALL, plate=palette.card, x=value, xref="x",
            xanchor=canvas.anchor(within(value, axis), room=0.3),
        )  # fmt: skip


def _draw_dots(
    drawing: Drawing, dots: pd.DataFrame, named: set[str], line: float, palette: Palette
) -> None:
    others = dots[~dots["area"].isin(named)]
    look = {"size": 11, "color": palette.control, "line": {"color": palette.card, "width": 1.5}}
    canvas.points(drawing, list(others["value"]), _height(others, line), marker=look)


def _draw_own(drawing: Drawing, own: pd.DataFrame, line: float, palette: Palette) -> None:
    """My own area: its likely range, then its diamond."""
    for row, y in zip(own.to_dict("records"), _height(own, line), strict=True):
        if wording.is_number(row["lower"]) and wording.is_number(row["upper"]):
            tint = palette.tint(palette.primary)
            canvas.band(drawing, row["lower"], row["upper"], y, height=12, colour=tint)
        few = bool(row["indicative"])
        look = {
            "size": 16,
            "symbol": "diamond",
            "color": palette.card if few else palette.primary,
            "line": {"color": palette.primary if few else palette.card, "width": 2},
        }
        canvas.points(drawing, [row["value"]], [y], marker=look)


def _draw_picked(
    drawing: Drawing,
    picked: pd.DataFrame,
    indicator: Indicator,
    axis: Span,
    line: float,
    palette: Palette,
) -> None:
    """The one walked to: ringed, and named at the top over a thin line to its dot."""
    for row, y in zip(picked.to_dict("records"), _height(picked, line), strict=True):
        thin = {"color": palette.ink, "width": 1}
        canvas.upright(drawing, row["value"], (_VALUE + 10, y - 10), line=thin)
        ring = {"size": 19, "color": "rgba(0,0,0,0)", "line": {"color": palette.ink, "width": 2.5}}
        canvas.points(drawing, [row["value"]], [y], marker=ring)
        words = canvas.bold(str(row["name"]))
        side = canvas.anchor(within(row["value"], axis), room=0.25)
        place = {"x": row["value"], "xref": "x", "xanchor": side}
        canvas.write(drawing, words, _NAME, colour=palette.ink, plate=palette.card, **place)
        value = wording.number(row["value"], indicator)
        canvas.write(drawing, value, _VALUE, colour=palette.ink, plate=palette.card, **place)
