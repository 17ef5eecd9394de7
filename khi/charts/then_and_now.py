"""Each area a year ago and now: where it was, where it is, and whether that is more than chance."""

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import between, canvas, compare
from khi.charts.axis import span
from khi.charts.compare import Sheet
from khi.charts.rows import figure_line, laid
from khi.model import Area, Indicator
from khi.theme import SMALL, Palette
from khi.wording import compare_time as said

_HEAD, _ROW, _FOOT, _LINE = 32, 54, 32, 20
_WORD = 110
_SHAPES = {"up": "▲", "down": "▼", "": "●", "none": "○"}
_SYMBOLS = {"▲": "triangle-up", "▼": "triangle-down", "●": "circle", "○": "circle"}
_TONES = {"better": "improving", "worse": "concern", "higher": "signal", "lower": "signal"}


def then_and_now(
    areas: pd.DataFrame,
    *,
    indicator: Indicator,
    mine: str,
    palette: Palette,
    around: pd.DataFrame | None = None,
    parent: Area | None = None,
) -> go.Figure:
    """A small hollow mark a year ago, a line, and the mark now on its likely range.

    What areas are held against now is a dotted line across them all, named at the top.

    Takes:
        areas: PUBLISHED rows, one for each area, with ``name`` and ``then`` (the value a year ago,
            NaN where there is none to show), in the order they are read. Those that are not
            ``drawn`` are marks of now, in one row.
        around: the row of what they are held against; without a figure, or None, there is no line.
        parent: whose row that is, by its ``name``.
    """
    around = areas.head(0) if around is None else around[around["absence"].eq("")]
    head = _HEAD if around.empty else _HEAD + _LINE
    axis = _axis(between.axis_of(areas), around, indicator)
    areas = between.collapsed(areas)
    rows = areas.to_dict("records")
    names = (compare.name_lines(row, indicator, mine=mine, word=_WORD) for row in rows)
    lines, tops = laid(names, head=head, row=_ROW)
    drawing = canvas.canvas(tops[-1] + _FOOT, axis, palette=palette)
    sheet = Sheet(drawing, indicator, axis, palette, mine, word=_WORD)
    for top, bottom, row in zip(tops, tops[1:], rows, strict=False):
        if row["area"] == mine:
            compare.tint(sheet, top, bottom)
    compare.draw_grid(sheet, tops[-1], head=head)
    if parent is not None:
        compare.draw_around(sheet, around, parent, tops[-1], head=head)
    _write_key(sheet)
    for top, each, row in zip(tops, lines, rows, strict=False):
        _draw_row(sheet, row, each, top)
    return drawing.figure()


def _axis(areas: pd.DataFrame, around: pd.DataFrame, indicator: Indicator) -> "compare.Span":
    """One axis for now, then and what is beside; a figure not shown never stretches it."""
    shown = areas[areas["absence"].eq("")]
    then = shown.assign(value=shown["then"], lower=shown["then"], upper=shown["then"])
    return span(shown, then[then["value"].notna()], around[["value"]], indicator=indicator)


def _write_key(sheet: Sheet) -> None:
    """What the two marks mean, once."""
    words = "○ a year ago&nbsp;&nbsp;&nbsp;● now, and where it likely lies"
    canvas.write(sheet.drawing, words, 11, colour=sheet.palette.muted, size=SMALL)


def _draw_row(sheet: Sheet, row: dict[str, object], lines: list[str], top: float) -> None:
    mark = compare.begin_row(sheet, row, lines, top)
    if mark is None:
        return
    colour = str(getattr(sheet.palette, _TONES.get(str(row["change_verdict"]), "steady")))
    words = said.change_word(row)
    compare.write_word(sheet, _shape(row), words, colour, row, top + figure_line(lines))
    _draw_marks(sheet, row, mark, colour)


def _shape(row: dict[str, object]) -> str:
    """A triangle that points the way the figures went, where that is more than chance."""
    if row["change_verdict"] in _TONES:
        return _SHAPES["up" if float(str(row["change"])) > 0 else "down"]
    return _SHAPES["" if row["change_verdict"] else "none"]


def _draw_marks(sheet: Sheet, row: dict[str, object], y: float, colour: str) -> None:
    palette = sheet.palette
    value, lower, upper, then = (float(str(row[x])) for x in ("value", "lower", "upper", "then"))
    if wording.is_number(lower) and wording.is_number(upper):
        canvas.band(sheet.drawing, lower, upper, y, height=12, colour=palette.tint(colour))
    if wording.is_number(then):
        wide = 5 if row["change_verdict"] in _TONES else 3
        sheet.drawing.scatter(
            x=[then, value], y=[y, y], mode="lines", line={"color": colour, "width": wide}
        )
        edge = {"color": palette.steady, "width": 2}
        look = {"size": 10, "symbol": "circle", "color": palette.card, "line": edge}
        canvas.points(sheet.drawing, [then], [y], marker=look)
    edge = {"color": palette.card, "width": 1.5}
    look = {"size": 14, "symbol": _SYMBOLS[_shape(row)], "color": colour, "line": edge}
    if row["indicative"]:
        look |= {"color": palette.card, "line": {"color": colour, "width": 2}}
    canvas.points(sheet.drawing, [value], [y], marker=look)
