"""Groups under each other, the least well off first, and everyone last."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas, compare, groups
from khi.charts.axis import Span, span, within
from khi.charts.compare import Sheet
from khi.charts.drawing import Drawing
from khi.charts.rows import LINE, beside, figure_line, laid
from khi.model import NOT_STATED, Breakdown, Indicator
from khi.theme import SMALL, Palette
from khi.wording.fairness import gaps as said

_HEAD, _ROW, _FOOT, _MARK = 32, 56, 32, 40
_TONES = {"better": "improving", "worse": "concern", "higher": "signal", "lower": "signal"}
_WORD = 112
EVERYONE = "Everyone"


def least_first(rows: pd.DataFrame, indicator: Indicator, breakdown: Breakdown) -> pd.DataFrame:
    """Groups as they are read: the least well off first, said in words or in numbers.

    A group of a few people in which almost nobody has it good stands before every number. Those
    not shown come last, and people who did not say after the others that are.
    """
    ordered = groups.in_order(rows, indicator, breakdown)
    worst = said.at_the_end(ordered, indicator).index
    unsaid = ordered.index[ordered["group"].eq(NOT_STATED) & ordered["absence"].eq("")]
    hidden = ordered.index[ordered["absence"].ne("") & ~ordered.index.isin(worst)]
    rest = ordered.index.difference([*worst, *unsaid, *hidden], sort=False)
    return ordered.loc[[*worst, *rest, *unsaid, *hidden]].reset_index(drop=True)


def gap_dots(
    rows: pd.DataFrame,
    everyone: pd.DataFrame,
    *,
    indicator: Indicator,
    breakdown: Breakdown,
    palette: Palette,
) -> go.Figure:
    """A point for each group on the band where its true value likely lies, and how it compares.

    Takes:
        rows: PUBLISHED rows with the columns of a gap, in the order they are read.
        everyone: the PUBLISHED row of everyone there (one row, or none).
    """
    axis = span(rows, everyone, indicator=indicator)
    names = (_lines(row, indicator, breakdown) for row in rows.to_dict("records"))
    lines, tops = laid(names, head=_HEAD, row=_ROW)
    end = tops[-1] + (_ROW if len(everyone) else 0)
    drawing = canvas.canvas(end + _FOOT, axis, palette=palette)
    sheet = Sheet(drawing, indicator, axis, palette, "", word=_WORD)
    compare.draw_grid(sheet, end)
    _draw_everyone(sheet, everyone, tops[-1], end)
    for top, each, row in zip(tops, lines, rows.to_dict("records"), strict=False):
        _draw_row(sheet, row | {"area": row["group"]}, each, top)
    return drawing.figure()


def _lines(row: dict[str, Any], indicator: Indicator, breakdown: Breakdown) -> list[str]:
    figure = wording.number(row["value"], indicator) if wording.is_shown(row) else ""
    return beside(wording.group_name(str(row["group"]), breakdown), figure, word=_WORD)


def _draw_everyone(sheet: Sheet, everyone: pd.DataFrame, top: float, bottom: float) -> None:
    """The average last: a dotted line through the groups, and a row of its own."""
    for row in everyone.to_dict("records"):
        plain = row | {"area": EVERYONE}
        compare.write_name(sheet, plain, [EVERYONE], top)
        if not wording.is_shown(row):
            compare.draw_absence(sheet, plain, top + _MARK)
            continue
        line = canvas.dotted(sheet.palette)
        canvas.upright(sheet.drawing, row["value"], (22, bottom + 6), line=line)
        _label(sheet.drawing, row["value"], sheet.axis, sheet)
        compare.write_value(sheet, wording.number(row["value"], sheet.indicator), plain, top)
        canvas.rule(sheet.drawing, sheet.axis, top + _MARK, palette=sheet.palette)
        draw_point(sheet, row, top + _MARK, sheet.palette.steady, "square")


def _label(drawing: Drawing, value: float, axis: Span, sheet: Sheet) -> None:
    words = f"Everyone {wording.number(value, sheet.indicator)}"
    canvas.write(
        drawing, words, 11, colour=sheet.palette.muted, size=SMALL, x=value, xref="x",
        xanchor=canvas.anchor(within(value, axis), room=0.3),
    )  # fmt: skip


def _draw_row(sheet: Sheet, row: dict[str, Any], lines: list[str], top: float) -> None:
    mark = top + _MARK + LINE * (len(lines) - 1)
    compare.write_name(sheet, row, lines, top)
    if not wording.is_shown(row):
        compare.draw_absence(sheet, row, mark)
        return
    verdict = str(row["gap_verdict"])
    tone = "steady" if said.is_maybe(row) else _TONES.get(verdict, "steady")
    colour = str(getattr(sheet.palette, tone))
    symbol, shape = _shape(row, sheet.indicator)
    line = top + figure_line(lines)
    compare.write_value(sheet, wording.number(row["value"], sheet.indicator), row, line)
    compare.write_word(sheet, shape, said.word(row), colour, row, line)
    canvas.rule(sheet.drawing, sheet.axis, mark, palette=sheet.palette)
    draw_point(sheet, row, mark, colour, symbol)


def _shape(row: dict[str, Any], indicator: Indicator) -> tuple[str, str]:
    """A triangle that points the way the group's figures lie, where that is more than chance."""
    if row["is_reference"]:
        return "square", "■"
    if row["gap_verdict"] in _TONES and not said.is_maybe(row):
        up = float(said.as_difference(row, indicator)["difference"]) > 0  # type: ignore[arg-type]
        return ("triangle-up", "▲") if up else ("triangle-down", "▼")
    return "circle", "●" if row["gap_verdict"] else "○"


def draw_point(sheet: Sheet, row: dict[str, Any], y: float, colour: str, symbol: str) -> None:
    """A figure on the band where it likely lies; hollow where it rests on few people."""
    value, lower, upper = (float(row[name]) for name in ("value", "lower", "upper"))
    if wording.is_number(lower) and wording.is_number(upper):
        shade = sheet.palette.tint(colour)
        canvas.band(sheet.drawing, lower, upper, y, height=12, colour=shade)
    hollow = bool(row["indicative"])
    look = {
        "size": 14,
        "symbol": symbol,
        "color": sheet.palette.card if hollow else colour,
        "line": {"color": colour if hollow else sheet.palette.card, "width": 2 if hollow else 1.5},
    }
    canvas.points(sheet.drawing, [value], [y], marker=look)
