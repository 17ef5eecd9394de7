"""How many actions stand at each stage, quarter by quarter: counts, with no average of stages."""

import pandas as pd
import plotly.graph_objects as go

from khi.charts import canvas
from khi.charts.drawing import Drawing
from khi.model import Framework, Quarter
from khi.theme import SMALL, Palette

_UNIT, _TOP, _FOOT, _MOST_LABELS = 22, 8, 30, 4
_NOT_RATED = -1


def stage_counts(counts: pd.DataFrame, framework: Framework, *, palette: Palette) -> go.Figure:
    """A bar for each quarter, one block for each stage, the furthest at the foot.

    Takes:
        counts: ``quarter, stage, actions``; the stage -1 is the actions that were not rated.
    """
    quarters = sorted(counts["quarter"].unique())
    whole = len(framework.actions)
    floor = _TOP + _UNIT * whole
    drawing = canvas.canvas(floor + _FOOT, (-0.5, max(len(quarters), 1) - 0.5), palette=palette)
    for place, quarter in enumerate(quarters):
        own = counts[counts["quarter"].eq(quarter)].set_index("stage")["actions"]
        below = 0
        for stage in [*range(framework.top, -1, -1), _NOT_RATED]:
            actions = int(own.get(stage, 0))
            if actions:
                _block(drawing, place, (floor - _UNIT * below, actions), stage, framework, palette)
            below += actions
    _label(drawing, quarters, floor, palette)
    return drawing.figure()


def stage_colour(stage: int, framework: Framework, palette: Palette) -> tuple[str, str]:
    """What a block is filled with, and the colour of the number in it."""
    if stage == _NOT_RATED:
        return palette.card, palette.muted
    steps = len(palette.sequential) - 1
    place = round(stage * steps / framework.top)
    fill = palette.sequential[place]
    light = {"light": place <= steps / 2, "dark": place >= steps / 2}[palette.mode]
    dark_ink = {"light": palette.ink, "dark": palette.page}[palette.mode]
    pale_ink = {"light": palette.card, "dark": palette.ink}[palette.mode]
    return fill, dark_ink if light else pale_ink


def _block(
    drawing: Drawing, place: int, where: tuple[float, int], stage: int, framework: Framework,
    palette: Palette,
) -> None:  # fmt: skip
    foot, actions = where
    fill, ink = stage_colour(stage, framework, palette)
    line = {"color": palette.control if stage == _NOT_RATED else palette.card, "width": 1}
    drawing.shape(
        type="rect", x0=place - 0.42, x1=place + 0.42, y0=foot, y1=foot - _UNIT * actions,
        fillcolor=fill, line=line, layer="below",
    )  # fmt: skip
    canvas.write(
        drawing, str(actions), foot - _UNIT * actions / 2, colour=ink, size=SMALL, x=place,
        xref="x", xanchor="center", xshift=0,
    )  # fmt: skip


def _label(drawing: Drawing, quarters: list[str], floor: float, palette: Palette) -> None:
    every = max(1, -(-len(quarters) // _MOST_LABELS))
    for place, quarter in enumerate(quarters):
        if (len(quarters) - 1 - place) % every == 0:
            canvas.write(
                drawing, f"{Quarter.parse(quarter).start:%b %y}", floor + 16,
                colour=palette.muted, size=SMALL, x=place, xref="x", xanchor="center", xshift=0,
            )  # fmt: skip
