"""Every row of a file accounted for, as one bar."""

import plotly.graph_objects as go

from khi.charts import canvas
from khi.charts.drawing import Drawing
from khi.model import Ledger
from khi.theme import Palette

_HEIGHT, _BAR, _LEAST = 44, 26, 0.025
"""A part with any rows at all is at least 8 pixels wide on a phone."""


def ledger_bar(ledger: Ledger, *, palette: Palette) -> go.Figure:
    """Rows accepted, rejected and skipped as one bar. The numbers below it carry the meaning."""
    drawing = canvas.canvas(_HEIGHT, (0.0, 1.0), palette=palette, left=0, right=0)
    looks: tuple[dict[str, object], ...] = (
        {"color": palette.primary},
        canvas.stripes(palette),
        {"color": "rgba(0,0,0,0)", "line": {"color": palette.steady, "width": 1.5}},
    )
    start = 0.0
    widths = shares(ledger)
    for width, look in zip(widths, looks, strict=True):
        if width:
            _draw_part(drawing, start, width, look)
        start += width
    if widths[0] > 0.35:
        words = canvas.bold(f"{ledger.accepted:,} accepted")
        canvas.write(drawing, words, _HEIGHT / 2, colour=palette.on_primary, xshift=8)
    return drawing.figure()


def shares(ledger: Ledger) -> list[float]:
    """How wide each part is: in proportion, but never too thin to see."""
    parts = [ledger.accepted, ledger.rejected, ledger.skipped]
    widened = [max(part / ledger.read, _LEAST) if part else 0.0 for part in parts]
    total = sum(widened)
    return [width / total for width in widened] if total else [0.0, 0.0, 0.0]


def _draw_part(drawing: Drawing, start: float, width: float, look: dict[str, object]) -> None:
    drawing.bar(
        x=[width - 0.004], base=[start], y=[_HEIGHT / 2], width=[_BAR], orientation="h",
        marker=look,
    )  # fmt: skip
