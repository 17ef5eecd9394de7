"""Actions under each other on the stages of a framework: where each voice, or each area, stands.

Names stand above their marks, so one drawing serves a phone and a wide screen.
"""

import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from khi.charts import canvas
from khi.charts.drawing import Drawing
from khi.charts.lettering import NARROWEST, broken
from khi.charts.progress.marks import APART, Look, area_look, mark, offsets, pill, voice_look
from khi.charts.rows import LINE, SIZE, laid
from khi.model import AGREED, Framework
from khi.model.in_words import listed
from khi.theme import SMALL, Palette

_HEAD, _ROW = 44, 66
_NAME, _MARK, _EDGE = 14, 44, 0.45
_WIDEST = 8


def stages_now(
    rows: pd.DataFrame, framework: Framework, *, palette: Palette, easy: bool = False
) -> go.Figure:
    """Where each voice puts each action in one quarter, the gap between them drawn behind.

    Takes:
        rows: RATINGS of one area and quarter. A voice that has not rated is written, not left out.
    """
    board = _Board(framework, palette, easy=easy)
    for number, action in enumerate(framework.actions):
        own = rows[rows["action"].eq(action.id)]
        said = own[own["voice"].ne(AGREED)]
        at = board.y(number)
        if len(set(said["stage"])) > 1:
            board.gap(said["stage"].tolist(), at)
        marks = [
            (int(row["stage"]), voice_look(str(row["voice"]), palette, few=bool(row["few"])))
            for row in own.to_dict("records")
        ]
        board.marks(marks, at)
        silent = [
            speaker.short
            for voice, speaker in framework.voices.items()
            if voice.value not in set(said["voice"])
        ]
        if silent:
            board.say(f"{listed(silent)}: not rated", at, said["stage"].tolist())
    return board.drawing.figure()


def profiles(
    rows: pd.DataFrame, framework: Framework, areas: Sequence[str], *, palette: Palette
) -> go.Figure:
    """Up to four areas on the same actions, by one voice: side by side, and in no order.

    Takes:
        rows: RATINGS of one voice, at most one for each area and action.
        areas: codes, in the order of their shapes.
    """
    board = _Board(framework, palette, easy=False)
    for number, action in enumerate(framework.actions):
        own = rows[rows["action"].eq(action.id)].set_index("area")["stage"]
        marks = [
            (int(own[area]), area_look(place, palette))
            for place, area in enumerate(areas)
            if area in own
        ]
        board.marks(marks, board.y(number))
        if not marks:
            board.say("Not rated", board.y(number), [])
    return board.drawing.figure()


class _Board:
    """The empty ladder: columns of stages, a name and a track for each action."""

    def __init__(self, framework: Framework, palette: Palette, *, easy: bool) -> None:
        self._palette = palette
        names = [action.easy if easy else action.short for action in framework.actions]
        self._names, self._tops = laid(
            (broken(name, NARROWEST, SIZE, bold=True) for name in names), head=_HEAD, row=_ROW
        )
        self._top_stage = framework.top
        ends = (-_EDGE, framework.top + _EDGE)
        self.drawing: Drawing = canvas.canvas(self._tops[-1] + 8, ends, palette=palette)
        self._columns(framework, ends)

    def y(self, number: int) -> float:
        """The height of an action's marks."""
        return self._tops[number] + _MARK + LINE * (len(self._names[number]) - 1)

    def gap(self, stages: Sequence[int], y: float) -> None:
        """A pill from the lowest voice to the highest, wide enough for marks side by side."""
        low, high = min(stages), max(stages)
        ends = [
            (low, y, -APART * (stages.count(low) - 1) / 2),
            (high, y, APART * (stages.count(high) - 1) / 2),
        ]
        pill(self.drawing, ends, half=12, palette=self._palette)

    def marks(self, marks: Sequence[tuple[int, Look]], y: float) -> None:
        """Marks at their stages; those at one stage side by side."""
        for stage in {each for each, _ in marks}:
            here = [look for each, look in marks if each == stage]
            for look, shift in zip(here, offsets(len(here)), strict=True):
                mark(self.drawing, look, (stage, y), shift=shift, palette=self._palette)

    def say(self, words: str, y: float, taken: Sequence[int]) -> None:
        """Words on the track, on the side where there are no marks."""
        left = bool(taken) and min(taken) > self._top_stage - max(taken)
        canvas.write(
            self.drawing, words, y, colour=self._palette.muted, size=SMALL,
            x=0 if left else 1, xanchor="left" if left else "right", plate=self._palette.card,
        )  # fmt: skip

    def _columns(self, framework: Framework, ends: tuple[float, float]) -> None:
        bottom = self._tops[-1]
        for stage in framework.stages:
            line = {"color": self._palette.rule, "width": 1}
            canvas.upright(self.drawing, stage.stage, (_HEAD - 2, bottom), line=line)
            words = "<br>".join(textwrap.wrap(stage.short, 8, break_long_words=False))
            anchor = "center"
            if max(map(len, words.split("<br>"))) > _WIDEST:
                anchor = {0: "left", framework.top: "right"}.get(stage.stage, "center")
            shift = canvas.edges(self.drawing).get(anchor, 0)
            canvas.write(
                self.drawing, words, _HEAD / 2 - 3, colour=self._palette.muted, size=SMALL,
                x={"left": 0, "right": 1}.get(anchor, stage.stage),
                xref="x" if anchor == "center" else "paper", xanchor=anchor,
                xshift=0 if anchor == "center" else shift,
                align=anchor,
            )  # fmt: skip
        for top, lines, y in zip(self._tops, self._names, map(self.y, range(99)), strict=False):
            canvas.rule(self.drawing, ends, y, palette=self._palette)
            canvas.write(
                self.drawing, "<br>".join(map(canvas.bold, lines)), top + _NAME,
                colour=self._palette.ink, plate=self._palette.card, size=SIZE,
                yanchor="middle" if len(lines) == 1 else "top",
                yshift=0 if len(lines) == 1 else 10,
            )  # fmt: skip
