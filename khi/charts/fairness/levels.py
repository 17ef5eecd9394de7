"""How one group does in every area, those that stand alike under one heading; never in order."""

from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from khi.charts import between, canvas, compare
from khi.charts.axis import span
from khi.charts.compare import Sheet
from khi.charts.fairness.groups import draw_point
from khi.charts.rows import INSET, LINE, figure_line
from khi.model import Area, Indicator
from khi.theme import SMALL, Palette
from khi.wording.fairness import levels as said

_HEAD, _ROW, _FOOT, _WORD, _HEADING = 32, 56, 32, 102, 32
_TONES = {"better": "improving", "worse": "concern", "higher": "signal", "lower": "signal"}
_SHAPES = {said.HERE: ("square", "■"), "similar": ("circle", "●"), said.UNSURE: ("circle", "○")}


def level_by_area(
    areas: pd.DataFrame, *, indicator: Indicator, here: Area, palette: Palette
) -> go.Figure:
    """A point for each area on the band where its figure likely lies, and how it stands.

    Takes:
        areas: as ``publication.fairness.level_in_places`` gives them. Those that are not ``drawn``
            are thin marks, in one row.
        here: the area the others are held against: a dotted line through all of them.
    """
    own = areas[areas["standing"].eq(said.HERE)]
    axis = span(between.axis_of(areas), indicator=indicator)
    rows = between.collapsed(areas).to_dict("records")
    lines = [compare.name_lines(row, indicator, mine=here.code, word=_WORD) for row in rows]
    headings = _headings(rows, areas, here)
    tops = _tops(lines, headings)
    drawing = canvas.canvas(tops[-1] + _FOOT, axis, palette=palette)
    sheet = Sheet(drawing, indicator, axis, palette, here.code, word=_WORD)
    for (top, bottom), row in zip(pairwise(tops), rows, strict=True):
        if row["area"] == here.code:
            compare.tint(sheet, top, bottom)
    compare.draw_grid(sheet, tops[-1])
    compare.draw_around(sheet, own, here, tops[-1])
    for top, words, each, row in zip(tops, headings, lines, rows, strict=False):
        if words:
            _write_heading(sheet, words, top)
        _draw_row(sheet, row, each, top + (_HEADING if words else 0))
    return drawing.figure()


def _headings(rows: list[dict[str, Any]], areas: pd.DataFrame, here: Area) -> list[str]:
    """The line above the first area of each kind; empty above the others, and above marks."""
    counts = areas["standing"].value_counts()
    made, before = [], ""
    for row in rows:
        kind = "" if between.is_many(row) else str(row["standing"])
        is_first = bool(kind) and kind != before
        made.append(said.heading(kind, int(counts[kind]), here.name) if is_first else "")
        before = kind
    return made


def _tops(lines: list[list[str]], headings: list[str]) -> list[int]:
    """The height at which each row starts, its heading included; and where the last one ends."""
    tops = [_HEAD]
    for each, words in zip(lines, headings, strict=True):
        room = _HEADING if words else 0
        tops.append(tops[-1] + _ROW + room + LINE * (len(each) - 1))
    return tops


def _write_heading(sheet: Sheet, words: str, top: float) -> None:
    canvas.write(
        sheet.drawing, canvas.bold(words), top + _HEADING / 2 + 4, colour=sheet.palette.muted,
        size=SMALL, plate=sheet.palette.card, xshift=INSET - sheet.drawing.margin["l"] - 2,
    )  # fmt: skip


def _draw_row(sheet: Sheet, row: dict[str, Any], lines: list[str], top: float) -> None:
    """An area's name, figure and word above its mark; or the reason, in place of the mark."""
    mark = compare.begin_row(sheet, row, lines, top)
    if mark is None:
        return
    colour = str(getattr(sheet.palette, _TONES.get(row["standing"], "steady")))
    symbol, shape = _shape(row)
    compare.write_word(sheet, shape, said.word(row), colour, row, top + figure_line(lines))
    draw_point(sheet, row, mark, colour, symbol)


def _shape(row: dict[str, Any]) -> tuple[str, str]:
    """A triangle that points the way the figures lie, where that is more than chance."""
    if row["standing"] in _SHAPES:
        return _SHAPES[row["standing"]]
    up = float(row["difference"]) > 0
    return ("triangle-up", "▲") if up else ("triangle-down", "▼")
