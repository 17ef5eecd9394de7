"""How each action of a group has moved: quarters across, stages up, a mark for each voice."""

from collections import defaultdict
from collections.abc import Hashable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from khi.charts import canvas
from khi.charts.drawing import Drawing
from khi.charts.lettering import NARROWEST, broken
from khi.charts.progress.marks import mark, offsets, pill, voice_look
from khi.charts.rows import LINE, SIZE
from khi.model import AGREED, Framework, Quarter, Voice
from khi.theme import SMALL, Palette

_NAME, _STAGE, _FOOT, _GAP = 34, 20, 26, 20
_LEFT, _SIZE, _APART, _MOST_LABELS = 22, 4.5, 10, 4


def moves(
    rows: pd.DataFrame,
    framework: Framework,
    group: str,
    *,
    palette: Palette,
    easy: bool = False,
    voice: str = "",
) -> go.Figure:
    """One strip for each action of a group, over every quarter there is.

    The faint line follows people, or the one voice that is asked for. A quarter nobody rated has
    no mark, and the line goes from one rating to the next.

    Takes:
        rows: RATINGS of one area.
        voice: only this voice's marks; every voice where it is empty.
    """
    said = rows[rows["voice"].ne(AGREED)]
    quarters = sorted(said["quarter"].unique())
    actions = [action for action in framework.actions if action.group == group]
    names = {
        each.id: broken(each.easy if easy else each.short, NARROWEST, SIZE, bold=True)
        for each in actions
    }
    drawing = canvas.canvas(
        sum(_height(names[each.id], framework) for each in actions),
        (-0.5, max(len(quarters), 1) - 0.5), palette=palette, left=_LEFT,
    )  # fmt: skip
    top = 0
    shown = said[said["voice"].eq(voice)] if voice else said
    for action in actions:
        strip = _Strip(drawing, framework, quarters, palette, top, names[action.id])
        strip.draw(shown[shown["action"].eq(action.id)], voice or Voice.PEOPLE.value)
        top += _height(names[action.id], framework)
    return drawing.figure()


def _height(lines: list[str], framework: Framework) -> int:
    extra = LINE * (len(lines) - 1)
    return _NAME + extra + _STAGE * framework.top + _FOOT + _GAP


class _Strip:
    """One action: its name, its stages as hairlines, its marks."""

    def __init__(
        self,
        drawing: Drawing,
        framework: Framework,
        quarters: list[str],
        palette: Palette,
        top: int,
        name: list[str],
    ) -> None:
        self._drawing, self._framework, self._palette = drawing, framework, palette
        self._quarters = quarters
        self._top, self._name = top, name
        self._floor = top + _NAME + LINE * (len(name) - 1) + _STAGE * framework.top

    def draw(self, rows: pd.DataFrame, follows: str) -> None:
        """The strip of one action."""
        canvas.write(
            self._drawing, "<br>".join(map(canvas.bold, self._name)), self._top + 4,
            colour=self._palette.ink, size=SIZE, yanchor="top",
        )  # fmt: skip
        self._draw_stages()
        line = rows[rows["voice"].eq(follows)].sort_values("quarter")
        self._drawing.scatter(
            x=[self._quarters.index(each) for each in line["quarter"]],
            y=[self._y(stage) for stage in line["stage"]],
            mode="lines", line={"color": self._palette.control, "width": 1.5},
        )  # fmt: skip
        by_quarter = defaultdict(list)
        for row in rows.to_dict("records"):
            by_quarter[row["quarter"]].append(row)
        for place, quarter in enumerate(self._quarters):
            self._draw_quarter(by_quarter[quarter], place)

    def _y(self, stage: float) -> float:
        return self._floor - _STAGE * float(stage)

    def _draw_stages(self) -> None:
        ends = (-0.5, len(self._quarters) - 0.5)
        for stage in range(self._framework.top + 1):
            self._drawing.shape(
                type="line", x0=ends[0], x1=ends[1], y0=self._y(stage), y1=self._y(stage),
                layer="below", line={"color": self._palette.rule, "width": 1},
            )  # fmt: skip
            canvas.write(
                self._drawing, str(stage), self._y(stage), colour=self._palette.muted, size=SMALL
            )
        every = max(1, -(-len(self._quarters) // _MOST_LABELS))
        for place, quarter in enumerate(self._quarters):
            if (len(self._quarters) - 1 - place) % every == 0:
                canvas.write(
                    self._drawing, f"{Quarter.parse(quarter).start:%b %y}", self._floor + 18,
                    colour=self._palette.muted, size=SMALL, x=place, xref="x", xanchor="center",
                    xshift=0,
                )  # fmt: skip

    def _draw_quarter(self, rows: list[dict[Hashable, Any]], place: int) -> None:
        stages = [int(row["stage"]) for row in rows]
        if len(set(stages)) > 1:
            ends = [(place, self._y(min(stages)), 0.0), (place, self._y(max(stages)), 0.0)]
            pill(self._drawing, ends, half=8, palette=self._palette)
        for stage in set(stages):
            here = [row for row in rows if row["stage"] == stage]
            for row, shift in zip(here, offsets(len(here), _APART), strict=True):
                look = voice_look(str(row["voice"]), self._palette, few=bool(row["few"]))
                mark(
                    self._drawing, look, (place, self._y(stage)), shift=shift,
                    palette=self._palette, size=_SIZE,
                )  # fmt: skip
