"""The same gap in several areas, the widest first; nought is a dark line."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import axis, between, canvas, compare
from khi.charts.axis import Span
from khi.charts.compare import Sheet
from khi.charts.lettering import wide
from khi.charts.rows import LINE, beside, figure_line, laid
from khi.model import Indicator
from khi.theme import SMALL, TEXT, Palette
from khi.wording.fairness import gaps as said_of_gaps
from khi.wording.fairness import places as said

_HEAD, _ROW, _FOOT, _MARK, _SHAPE = 36, 56, 32, 40, 22
_NAMES = ["gap", "gap_lower", "gap_upper"]


def gap_by_area(
    areas: pd.DataFrame, *, indicator: Indicator, mine: str, palette: Palette
) -> go.Figure:
    """A point for each area's gap on the band where it likely lies, with the places it may have.

    Takes:
        areas: as ``publication.fairness.gap_in_places`` gives them, with ``name``. Those that are
            not ``drawn`` are thin marks, in one row.
    """
    limits = _limits(areas)
    rows = between.collapsed(_marked(areas)).to_dict("records")
    count = said.counted_in(areas)
    word = _room(rows, count)
    lines, tops = laid(
        (_lines(row, indicator, mine=mine, word=word) for row in rows), head=_HEAD, row=_ROW
    )
    drawing = canvas.canvas(tops[-1] + _FOOT, limits, palette=palette)
    sheet = Sheet(drawing, indicator, limits, palette, mine, word=word)
    for top, bottom, row in zip(tops, tops[1:], rows, strict=False):
        if row["area"] == mine:
            compare.tint(sheet, top, bottom)
    _draw_grid(sheet, tops[-1])
    for top, each, row in zip(tops, lines, rows, strict=False):
        _draw_row(sheet, row, each, top, count)
    return drawing.figure()


def _marked(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas whose mark, where they are not named, is their gap."""
    if "drawn" not in areas:
        return areas
    return areas.assign(value=areas["value"].where(areas["drawn"], areas["gap"]))


def _room(rows: list[dict[str, Any]], count: int) -> int:
    """Pixels for the longest places any area may have, with a shape before them."""
    named = [row for row in rows if not between.is_many(row)]
    said_of = [said.place(row, count) for row in named if wording.is_number(row["gap"])]
    return _SHAPE + math.ceil(max((wide(each, TEXT, bold=True) for each in said_of), default=0))


def _lines(row: dict[str, Any], indicator: Indicator, *, mine: str, word: int) -> list[str]:
    if between.is_many(row):
        return [str(row["name"])]
    has_gap = wording.is_shown(row) and wording.is_number(row["gap"])
    gap = _tick(float(row["gap"]), indicator) if has_gap else ""
    return beside(str(row["name"]), gap, word=word, bold=row["area"] == mine)


def _limits(areas: pd.DataFrame) -> Span:
    """Of an area that is a mark only the mark counts, not its range."""
    numbers = areas[_NAMES].astype(float)
    if "drawn" in areas:
        numbers[_NAMES[1:]] = numbers[_NAMES[1:]].where(areas["drawn"], axis=0)
    shown = numbers.to_numpy()
    known = shown[~pd.isna(shown)]
    low, high = (min(0.0, known.min()), max(0.0, known.max())) if known.size else (0.0, 1.0)
    size = axis.step(low, high if high > low else low + 1)
    return float(low // size * size), float(-(-high // size) * size)


def _draw_grid(sheet: Sheet, bottom: float) -> None:
    places = axis.ticks(*sheet.axis)
    palette = sheet.palette
    for tick in places:
        nought = abs(tick) < 1e-9
        line = {"color": palette.ink if nought else palette.rule, "width": 1.5 if nought else 1}
        canvas.upright(sheet.drawing, tick, (_HEAD - 6, bottom + 6), line=line)
        if nought:
            canvas.write(
                sheet.drawing, "No gap", 12, colour=palette.muted, size=SMALL, x=tick, xref="x",
                xanchor=canvas.anchor(axis.within(tick, sheet.axis), room=0.3),
            )  # fmt: skip
    labels = {tick: _tick(tick, sheet.indicator) for tick in places}
    canvas.tick_labels(sheet.drawing, labels, bottom + 19, palette=palette)


def _tick(gap: float, indicator: Indicator) -> str:
    """A gap as the table has it, with a sign where it is ahead: "7.5", "−3", "under 1"."""
    if not gap:
        return "0"
    size, _ = said_of_gaps.figure_and_unit(gap, indicator)
    return f"−{size}" if gap < 0 and size[0].isdigit() else size


def _draw_row(sheet: Sheet, row: dict[str, Any], lines: list[str], top: float, count: int) -> None:
    mark = top + _MARK + LINE * (len(lines) - 1)
    if between.is_many(row):
        compare.begin_row(sheet, row, lines, top)
        return
    compare.write_name(sheet, row, lines, top)
    if not wording.is_shown(row):
        compare.draw_absence(sheet, row, mark)
        return
    canvas.rule(sheet.drawing, sheet.axis, mark, palette=sheet.palette)
    if not wording.is_number(row["gap"]):
        own = row["area"] == sheet.mine
        plate = sheet.palette.panel if own else sheet.palette.card
        canvas.write(
            sheet.drawing, said.instead(row), mark, colour=sheet.palette.muted, x=0.5,
            xanchor="center", plate=plate,
        )  # fmt: skip
        return
    clear = said.is_clear(row)
    colour = sheet.palette.concern if clear else sheet.palette.steady
    line = top + figure_line(lines)
    compare.write_value(sheet, _tick(float(row["gap"]), sheet.indicator), row, line)
    compare.write_word(sheet, "▲" if clear else "●", said.place(row, count), colour, row, line)
    if wording.is_number(row["gap_lower"]):
        canvas.band(
            sheet.drawing, float(row["gap_lower"]), float(row["gap_upper"]), mark, height=12,
            colour=sheet.palette.tint(colour),
        )  # fmt: skip
    hollow = bool(row["indicative"])
    look: dict[str, object] = {
        "size": 14, "symbol": "triangle-up" if clear else "circle",
        "color": sheet.palette.card if hollow else colour,
        "line": {"color": colour if hollow else sheet.palette.card, "width": 1.5},
    }  # fmt: skip
    canvas.points(sheet.drawing, [float(row["gap"])], [mark], marker=look)
