"""Where one area stands among all the others: the spread first, then the one."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas
from khi.charts.axis import Span, ticks, within
from khi.charts.drawing import Drawing
from khi.model import Absence, Area, Indicator
from khi.theme import SMALL, Palette

HEIGHT, AXIS = 80, 24
_VALUE, _TRACK, _PARENT = 12, 38, 64


def distribution_strip(
    areas: pd.DataFrame,
    *,
    indicator: Indicator,
    area: Area,
    parent: Area | None,
    span: Span,
    palette: Palette,
    axis: bool = True,
) -> go.Figure:
    """One indicator in one period: this area and where it likely lies, the others, the parent.

    Takes:
        areas: PUBLISHED rows, one for each area. Areas with no figure are not drawn, except this
            one, which then says why.
        span: the axis, which strips that stand under each other share (``charts.span``).
        axis: whether the axis is printed; once, under the last strip.
    """
    shown = areas[areas["absence"].eq("")]
    drawing = canvas.canvas(HEIGHT + (AXIS if axis else 0), span, palette=palette)
    _draw_track(drawing, span, palette)
    if parent is not None:
        _draw_parent(
            drawing, shown[shown["area"].eq(parent.code)], indicator, parent, span, palette
        )
    _draw_others(drawing, shown, {area.code, parent.code if parent else ""}, palette)
    _draw_area(drawing, areas[areas["area"].eq(area.code)], indicator, span, palette)
    if axis:
        labels = {tick: wording.tick(tick, indicator) for tick in ticks(*span)}
        canvas.tick_labels(drawing, labels, HEIGHT + AXIS / 2, palette=palette)
    return drawing.figure()


def _draw_track(drawing: Drawing, span: Span, palette: Palette) -> None:
    canvas.rule(drawing, span, _TRACK, palette=palette)
    for tick in ticks(*span):
        line = {"color": palette.rule, "width": 1}
        canvas.upright(drawing, tick, (_TRACK - 4, _TRACK + 4), line=line)


def _draw_parent(
    drawing: Drawing,
    rows: pd.DataFrame,
    indicator: Indicator,
    parent: Area,
    span: Span,
    palette: Palette,
) -> None:
    """A dotted tick, and its name and value under it."""
    for value in rows["value"]:
        canvas.upright(drawing, value, (_TRACK - 14, _TRACK + 14), line=canvas.dotted(palette))
        words = textwrap.wrap(f"{parent.name} {wording.number(value, indicator)}", 18)
        canvas.write(
            drawing, "<br>".join(words), _PARENT, colour=palette.muted, size=SMALL, x=value,
            xref="x", xanchor=canvas.anchor(within(value, span)), align="center",
        )  # fmt: skip


def _draw_others(drawing: Drawing, shown: pd.DataFrame, named: set[str], palette: Palette) -> None:
    others = shown[~shown["area"].isin(named)]["value"]
    look = {
        "size": 11,
        "color": palette.control,
        "opacity": 1,
        "line": {"color": palette.card, "width": 1.5},
    }
    canvas.points(drawing, list(others), [_TRACK] * len(others), marker=look)


def _draw_area(
    drawing: Drawing, rows: pd.DataFrame, indicator: Indicator, span: Span, palette: Palette
) -> None:
    """Its interval, then its point on top, then its value above; or why there is none."""
    absence = Absence.NO_DATA if rows.empty else Absence(rows["absence"].iloc[0])
    if absence is not Absence.NONE:
        canvas.write(drawing, wording.absence(absence), _VALUE, colour=palette.muted)
        return
    row = rows.iloc[0]
    tint = palette.tint(palette.primary)
    canvas.band(drawing, row["lower"], row["upper"], _TRACK, height=16, colour=tint)
    look = {
        "size": 16,
        "symbol": "diamond",
        "color": palette.card if row["indicative"] else palette.primary,
        "line": {"color": palette.primary if row["indicative"] else palette.card, "width": 2},
    }
    canvas.points(drawing, [row["value"]], [_TRACK], marker=look)
    words = canvas.bold(wording.number(row["value"], indicator))
    if row["indicative"]:
        words += canvas.span_text(" indicative", palette.muted)
    side = canvas.anchor(within(row["value"], span), room=0.06)
    canvas.write(
        drawing, words, _VALUE, colour=palette.primary, x=row["value"], xref="x", xanchor=side
    )
