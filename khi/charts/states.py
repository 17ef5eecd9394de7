"""What stands where a chart would be. Each reason looks different, and none has a number."""

import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas
from khi.model import Absence
from khi.theme import Palette

_WHOLE = (0.0, 1.0)


def state(reason: Absence, *, palette: Palette, words: str = "", height: int = 72) -> go.Figure:
    """A panel in place of a chart: hatched if withheld, dotted if still to come, else flat.

    ``words`` may say more than the reason's own ("Not yet due: October 2025").
    """
    drawing = canvas.canvas(height, _WHOLE, palette=palette, left=1, right=1)
    draw = _drawing(reason)
    draw(
        drawing, _WHOLE, height / 2, height=height - 8,
        words=words or wording.absence(reason), palette=palette,
    )  # fmt: skip
    return drawing.figure()


def empty(words: str, *, palette: Palette, height: int = 120) -> go.Figure:
    """Nothing here yet: a dotted outline and what would be here."""
    drawing = canvas.canvas(height, _WHOLE, palette=palette, left=1, right=1)
    canvas.outline(drawing, _WHOLE, height / 2, height=height - 8, words=words, palette=palette)
    return drawing.figure()


def _drawing(reason: Absence) -> "canvas.Draw":
    if reason.is_withheld or reason in (Absence.CONFIDENTIAL, Absence.UNRELIABLE):
        return canvas.hatch
    if reason in (Absence.NOT_DUE, Absence.NOT_SUBMITTED):
        return canvas.outline
    return canvas.flat
