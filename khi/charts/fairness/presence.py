"""How many of each group answered for each one expected, the least present first."""

import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas
from khi.charts.axis import Span
from khi.charts.drawing import Drawing
from khi.model import Breakdown
from khi.theme import SMALL, Palette
from khi.wording.fairness import presence as said

_HEAD, _ROW, _LINE, _FOOT, _MARK, _WRAP = 36, 56, 18, 32, 40, 15
_MOST = 3.0
_TICKS = {0.0: "None", 1.0: "As expected", 2.0: "Twice", 3.0: "3 or more"}
_LOOKS = {
    said.FEWER: ("concern", "triangle-down", "▼"), said.MISSING: ("concern", "triangle-down", "▼"),
    said.MORE: ("signal", "triangle-up", "▲"),
}  # fmt: skip


def voices(rows: pd.DataFrame, *, breakdown: Breakdown, palette: Palette) -> go.Figure:
    """A point for each group on its likely range, about a line where all are as expected.

    A group that is hidden is hatched, with the words; people who did not say have words and a
    share. Points beyond three times as many as expected stand at the edge, with their number.

    Takes:
        rows: as ``publication.fairness.presence`` gives them.
    """
    names = [wording.group_name(str(code), breakdown) for code in rows["group"]]
    lines = [textwrap.wrap(name, _WRAP) or [""] for name in names]
    tops = [_HEAD]
    for each in lines:
        tops.append(tops[-1] + _ROW + _LINE * (len(each) - 1))
    limits = _limits(rows)
    drawing = canvas.canvas(tops[-1] + _FOOT, limits, palette=palette)
    _draw_grid(drawing, limits, tops[-1], palette)
    for top, each, row in zip(tops, lines, rows.to_dict("records"), strict=False):
        _draw_row(drawing, row, each, top, limits, palette)
    return drawing.figure()


def _limits(rows: pd.DataFrame) -> Span:
    high = rows["ratio_upper"].max()
    return 0.0, _MOST if high > 2 else 2.0


def _draw_grid(drawing: Drawing, limits: Span, bottom: float, palette: Palette) -> None:
    ticks = {place: words for place, words in _TICKS.items() if place <= limits[1]}
    for place in ticks:
        line = {"color": palette.rule, "width": 1}
        canvas.upright(
            drawing, place, (_HEAD - 6, bottom + 6),
            line=canvas.dotted(palette) if place == 1 else line,
        )  # fmt: skip
    canvas.tick_labels(drawing, ticks, bottom + 19, palette=palette)
    canvas.write(drawing, "Answers for each one expected", 11, colour=palette.muted, size=SMALL)


def _draw_row(
    drawing: Drawing,
    row: dict[str, Any],
    lines: list[str],
    top: float,
    limits: Span,
    palette: Palette,
) -> None:
    mark = top + _MARK + _LINE * (len(lines) - 1)
    canvas.write(
        drawing, "<br>".join(lines), top + 17, colour=palette.ink, plate=palette.card,
        yanchor="middle" if len(lines) == 1 else "top", yshift=0 if len(lines) == 1 else 12,
    )  # fmt: skip
    word = said.presence_word(row)
    if not wording.is_number(row["ratio"]):
        _draw_words(drawing, row, word, mark, limits, palette)
        return
    tone, symbol, shape = _LOOKS.get(str(row["presence"]), ("steady", "circle", "●"))
    colour = str(getattr(palette, tone))
    figure = canvas.bold(f"{float(row['ratio']):.2f}")
    words = canvas.span_text(f"&nbsp;&nbsp;{shape} {word}", colour)
    canvas.write(
        drawing, figure + words, top + 17, colour=palette.ink, x=1, xanchor="right",
        plate=palette.card,
    )  # fmt: skip
    canvas.rule(drawing, limits, mark, palette=palette)
    low, high = (min(float(row[name]), limits[1]) for name in ("ratio_lower", "ratio_upper"))
    canvas.band(drawing, low, high, mark, height=12, colour=palette.tint(colour))
    look: dict[str, object] = {
        "size": 14, "symbol": symbol, "color": colour,
        "line": {"color": palette.card, "width": 1.5},
    }  # fmt: skip
    canvas.points(drawing, [min(float(row["ratio"]), limits[1])], [mark], marker=look)


def _draw_words(
    drawing: Drawing, row: dict[str, Any], word: str, y: float, limits: Span, palette: Palette
) -> None:
    """Hidden is hatched; who did not say, was not asked or not counted is a flat panel."""
    if row["presence"] == said.HIDDEN:
        canvas.hatch(drawing, limits, y, height=20, words=word, palette=palette)
        return
    share = wording.percentage(row["share"])
    unsaid = f"{share} of those who answered did not say"
    words = {said.UNSAID: unsaid, said.UNASKED: word}.get(
        str(row["presence"]), "Number of people not known"
    )
    canvas.flat(drawing, limits, y, height=20, words=words, palette=palette)
