"""Where a series changes its meaning: a line across it, so that nobody compares over it."""

import pandas as pd

from khi.charts.drawing import Drawing
from khi.charts.timeline import ends, stretch
from khi.model import Indicator, Period
from khi.theme import SMALL, Palette

WORDS = "Counted anew"


def draw_breaks(
    drawing: Drawing,
    rows: pd.DataFrame,
    indicator: Indicator,
    *,
    palette: Palette,
    between: tuple[float, float],
) -> None:
    """A dashed line at the start of each period from which an indicator is counted otherwise.

    Takes:
        rows: PUBLISHED rows of the indicator, over time; a break outside them is not drawn.
        between: the bottom and the top of the panel, as parts of the paper.
    """
    if rows.empty:
        return
    first, last = ends(rows["period"])
    for id in indicator.breaks:
        start = stretch(Period.parse(id))[0]
        if first < start < last:
            drawing.shape(
                type="line", x0=start, x1=start, y0=between[0], y1=between[1], yref="paper",
                line={"color": palette.ink, "width": 1.5, "dash": "dot"},
            )  # fmt: skip
            drawing.words(
                text=WORDS, x=start, y=between[1], yref="paper", xanchor="left", yanchor="top",
                font={"size": SMALL, "color": palette.ink}, bgcolor=palette.card, xshift=3,
            )  # fmt: skip
