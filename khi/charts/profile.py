"""One area on many indicators: a line for each, the benchmark in the middle, better right."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas
from khi.charts.axis import Span
from khi.charts.drawing import Drawing
from khi.charts.rows import LINE, laid
from khi.model import Absence
from khi.theme import SMALL, Palette

_HEAD, _ROW, _FOOT = 30, 58, 10
_NAME, _MARK, _WRAP = 16, 40, 34
_FURTHEST = 1.5
"""How far a likely range is drawn, where the areas stand between -1 and 1."""
_TONES = {"better": "improving", "worse": "concern", "higher": "signal", "lower": "signal"}
_MARKS = {"better": "triangle-right", "worse": "triangle-left", "higher": "triangle-up"}
_MARKS |= {"lower": "triangle-down"}


def profile(rows: pd.DataFrame, *, benchmark: str, palette: Palette) -> go.Figure:
    """A line for each indicator, from the worst area to the best, and mine upon it.

    Takes:
        rows: one for each indicator, in the order they are read: ``name``, ``words`` (the figure,
            written), ``said`` (how it compares, written), ``verdict``, ``absence``, and places
            from -1 to 1 where 0 is the benchmark: ``place``, ``place_lower``, ``place_upper``,
            ``low_quarter``, ``high_quarter``. NaN where there is none. A likely range that goes on
            beyond the areas is drawn whole; one that goes on further than half as far again ends
            in an arrow.
        benchmark: what stands in the middle, by name.
    """
    names = (textwrap.wrap(str(name), _WRAP) for name in rows["name"])
    lines, tops = laid(names, head=_HEAD, row=_ROW)
    drawing = canvas.canvas(tops[-1] + _FOOT, _axis(rows), palette=palette)
    canvas.upright(drawing, 0, (22, tops[-1]), line=canvas.dotted(palette))
    middle = {"x": 0, "xref": "x", "xanchor": "center"}
    canvas.write(drawing, benchmark, 11, colour=palette.muted, size=SMALL, **middle)
    for top, name, row in zip(tops, lines, rows.to_dict("records"), strict=False):
        _draw_row(drawing, row, name, top, palette)
    return drawing.figure()


def _axis(rows: pd.DataFrame) -> Span:
    """From the worst area to the best, and on to the ends of the likely ranges."""
    low, high = rows["place_lower"].min(), rows["place_upper"].max()
    return max(-_FURTHEST, min(-1.0, low)), min(_FURTHEST, max(1.0, high))


def _draw_row(
    drawing: Drawing, row: dict[str, object], name: list[str], top: float, palette: Palette
) -> None:
    mark = top + _MARK + LINE * (len(name) - 1)
    canvas.write(
        drawing, "<br>".join(name), top + _NAME, colour=palette.ink, plate=palette.card,
        yanchor="middle" if len(name) == 1 else "top", yshift=0 if len(name) == 1 else 12,
    )  # fmt: skip
    colour = str(getattr(palette, _TONES.get(str(row["verdict"]), "steady")))
    if row["absence"]:
        held = Absence(str(row["absence"])).is_withheld
        draw = canvas.hatch if held else canvas.flat
        words = str(row["words"])
        draw(drawing, (-1.0, 1.0), mark, height=18, words=words, palette=palette)
        return
    words = f"{canvas.bold(str(row['words']))}&nbsp; {canvas.span_text(str(row['said']), colour)}"
    place = {"x": 1, "xanchor": "right", "plate": palette.card}
    canvas.write(drawing, words, top + _NAME, colour=palette.ink, **place)
    canvas.rule(drawing, (-1.0, 1.0), mark, palette=palette)
    _draw_middle_half(drawing, row, mark, palette)
    _draw_mark(drawing, row, mark, colour, palette)


def _draw_middle_half(drawing: Drawing, row: dict[str, object], y: float, palette: Palette) -> None:
    """Where the middle half of the areas stands."""
    low, high = (float(str(row[name])) for name in ("low_quarter", "high_quarter"))
    if wording.is_number(low) and wording.is_number(high):
        canvas.band(drawing, low, high, y, height=10, colour=palette.rule)


def _draw_mark(
    drawing: Drawing, row: dict[str, object], y: float, colour: str, palette: Palette
) -> None:
    """The likely range, then the point; nothing where the row cannot be placed."""
    at, low, high = (float(str(row[x])) for x in ("place", "place_lower", "place_upper"))
    if not wording.is_number(at):
        return
    if wording.is_number(low) and wording.is_number(high):
        _draw_range(drawing, low, high, y, palette.tint(colour))
    look = {
        "size": 15,
        "symbol": _MARKS.get(str(row["verdict"]), "circle"),
        "color": colour,
        "line": {"color": palette.card, "width": 1.5},
    }
    canvas.points(drawing, [at], [y], marker=look)


def _draw_range(drawing: Drawing, low: float, high: float, y: float, colour: str) -> None:
    """The likely range; an arrow at the edge says that it goes on."""
    left, right = max(-_FURTHEST, low), min(_FURTHEST, high)
    canvas.band(drawing, left, right, y, height=16, colour=colour)
    for edge, goes_on, symbol in (
        (left, low < left, "triangle-left"),
        (right, high > right, "triangle-right"),
    ):
        if goes_on:
            canvas.points(
                drawing, [edge], [y], marker={"size": 16, "symbol": symbol, "color": colour}
            )
