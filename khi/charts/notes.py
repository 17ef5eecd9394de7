"""What happened when, on a time axis: a dashed line, and a letter whose words stand under it.

The same on every chart over time, so that a letter is always read the same way.
"""

import string

import pandas as pd

from khi.charts import canvas, timeline
from khi.charts.axis import Span
from khi.charts.drawing import Drawing
from khi.charts.series import Panel
from khi.theme import Palette

LETTER = 11
"""Half the width of a letter's circle, in pixels."""

_CLOSE, _LEVELS = 0.09, 3

Letters = list[tuple[str, float, int]]
"""A letter, its moment, and how many circles above the lowest it stands."""


def letters(notes: pd.DataFrame, axis: Span) -> Letters:
    """A letter, a place and a height for each note in the time shown.

    Neighbours stand at different heights, so that they do not hide each other.

    Takes:
        notes: what happened when: ``start`` (a date) and ``title``, lettered from A in order.
    """
    moments = sorted(timeline.moment(pd.Timestamp(day).date()) for day in notes["start"])
    placed: Letters = []
    seen = [moment for moment in moments if axis[0] <= moment <= axis[1]]
    for letter, x in zip(string.ascii_uppercase, seen, strict=False):
        near = (axis[1] - axis[0]) * _CLOSE
        taken = {level for _, other, level in placed if x - other < near}
        level = next((level for level in range(_LEVELS) if level not in taken), 0)
        placed.append((letter, x, level))
    return placed


def lift(placed: Letters) -> int:
    """How much more room the letters need than one row of them, in pixels: less where none are."""
    return 2 * LETTER * max([level for _, _, level in placed], default=-1)


def room(placed: Letters) -> int:
    """How much room all the letters need above a panel, in pixels; none where there are none."""
    return lift(placed) + 2 * LETTER + 8 if placed else 0


def draw(drawing: Drawing, placed: Letters, upper: Panel, lower: Panel, *, above: int) -> None:
    """The lines from above the upper panel to the foot of the lower, and the letters on them.

    ``above`` is how far the lowest letter stands over the upper panel, in pixels.
    """
    if not placed:
        return
    palette = upper.palette
    heights = [upper.top - above - 2 * LETTER * level for _, _, level in placed]
    for (_, x, _), height in zip(placed, heights, strict=True):
        drawing.shape(
            type="line", x0=x, x1=x, y0=lower.paper(lower.bottom), y1=upper.paper(height),
            yref="paper", layer="below",
            line={"color": palette.signal, "width": 1.5, "dash": "4px,4px"},
        )  # fmt: skip
    letter_axis = {"domain": [upper.paper(upper.top), 1], "range": [upper.top, 0], "anchor": "x"}
    drawing.axis("yaxis3", **letter_axis, visible=False)
    drawing.scatter(
        x=[x for _, x, _ in placed], y=heights, yaxis="y3", mode="markers+text",
        text=[canvas.bold(letter) for letter, _, _ in placed], textposition="middle center",
        textfont={"color": palette.on_primary, "size": 13}, cliponaxis=False,
        marker={"size": 2 * LETTER, "color": palette.signal},
    )  # fmt: skip


def draw_under(
    drawing: Drawing, placed: Letters, ends: tuple[int, int], *, palette: Palette
) -> None:
    """The same on a drawing measured in pixels from the top: letters stand under it.

    ``ends`` are where the lines start, and where the drawing ended before there was room for
    letters.
    """
    top, foot = ends
    heights = [foot + LETTER + 2 * LETTER * level for _, _, level in placed]
    line = {"color": palette.signal, "width": 1.5, "dash": "4px,4px"}
    for (_, x, _), height in zip(placed, heights, strict=True):
        canvas.upright(drawing, x, (top, height), line=line)
    if placed:
        drawing.scatter(
            x=[x for _, x, _ in placed], y=heights, mode="markers+text", cliponaxis=False,
            text=[canvas.bold(letter) for letter, _, _ in placed],
            textposition="middle center", textfont={"color": palette.on_primary, "size": 13},
            marker={"size": 2 * LETTER, "color": palette.signal},
        )  # fmt: skip
