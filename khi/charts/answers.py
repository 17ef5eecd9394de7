"""What people actually answered: the spread, before any average."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas, states
from khi.charts.drawing import Drawing
from khi.model import Absence, Question
from khi.theme import SMALL, Palette

_ROW, _BAR, _LINE, _WRAP = 50, 20, 18, 34
_COLUMN_AREA, _FOOT = 150, 44


def answer_spread(
    answers: pd.DataFrame, *, question: Question, palette: Palette, counts: tuple[str, ...] = ()
) -> go.Figure:
    """The share of people who gave each answer, in the order of the question.

    Takes:
        answers: PUBLISHED rows, one for each answer (``answer`` not empty), of one indicator,
            area, period and group.
        counts: the answers the indicator counts, drawn solid while the others are pale; none for
            an indicator that counts them all.
    """
    reason = _absence(answers)
    if reason is not Absence.NONE:
        return states.state(reason, palette=palette)
    shares = answers.set_index("answer")["value"].astype(float)
    if question.scale is not None:
        return _columns(shares, question, palette, counts)
    return _bars(shares, question, palette, counts)


def _absence(answers: pd.DataFrame) -> Absence:
    """Why nothing can be drawn: one answer held back holds back the picture."""
    if answers.empty:
        return Absence.NO_DATA
    reasons = [reason for reason in answers["absence"] if reason]
    return Absence(reasons[0]) if reasons else Absence.NONE


def _bars(
    shares: "pd.Series[float]", question: Question, palette: Palette, counts: tuple[str, ...]
) -> go.Figure:
    """A bar for each answer out of all who answered, from zero, its words above it."""
    asked = [answer for answer in question.answers if answer.code in shares.index]
    labels = [textwrap.wrap(answer.label, _WRAP) for answer in asked]
    heights = [_ROW + _LINE * (len(label) - 1) for label in labels]
    axis = (0.0, 1.0)
    drawing = canvas.canvas(sum(heights) + 8, axis, palette=palette, left=0, right=0)
    top = 0
    for answer, label, height in zip(asked, labels, heights, strict=True):
        share = float(shares[answer.code])
        _write_row(drawing, label, share, top, palette)
        y = top + height - _BAR / 2 - 4
        canvas.rule(drawing, axis, y, palette=palette)
        _bar(
            drawing,
            x=[share],
            y=[y],
            width=[_BAR],
            orientation="h",
            fills=_fills([answer.code], counts, palette),
            palette=palette,
        )
        top += height
    return drawing.figure()


def _write_row(
    drawing: Drawing, label: list[str], share: float, top: int, palette: Palette
) -> None:
    canvas.write(drawing, "<br>".join(label), top + 4, colour=palette.ink, yanchor="top")
    words = canvas.bold(wording.percentage(share))
    canvas.write(drawing, words, top + 4, colour=palette.ink, x=1, xanchor="right", yanchor="top")


def _columns(
    shares: "pd.Series[float]", question: Question, palette: Palette, counts: tuple[str, ...]
) -> go.Figure:
    """A column for each number of a scale, its share above it in whole percent."""
    numbers = [answer for answer in question.all_answers if answer.code in shares.index]
    places = [float(answer.code) for answer in numbers]
    values = [float(shares[answer.code]) for answer in numbers]
    unit = _COLUMN_AREA / max(*values, 0.01)
    floor = 20 + _COLUMN_AREA
    axis = (min(places) - 0.5, max(places) + 0.5)
    drawing = canvas.canvas(floor + _FOOT, axis, palette=palette, left=0, right=0)
    _bar(
        drawing, x=places, y=[-value * unit for value in values], base=[floor] * len(places),
        width=[0.8] * len(places), orientation="v",
        fills=_fills([answer.code for answer in numbers], counts, palette), palette=palette,
    )  # fmt: skip
    for place, value in zip(places, values, strict=True):
        _write_column(drawing, place, wording.of_100(value), floor - value * unit - 9, palette.ink)
        _write_column(drawing, place, f"{place:.0f}", floor + 12, palette.muted)
    line = {"color": palette.ink, "width": 1.5}
    drawing.shape(x0=axis[0], x1=axis[1], y0=floor, y1=floor, line=line)
    if question.scale is not None:
        ends = ((question.scale.low_label, "left"), (question.scale.high_label, "right"))
        for words, side in ends:
            canvas.write(
                drawing, words, floor + 33, colour=palette.muted, size=SMALL,
                x=float(side == "right"), xanchor=side,
            )  # fmt: skip
    return drawing.figure()


def _write_column(drawing: Drawing, x: float, words: str, y: float, colour: str) -> None:
    canvas.write(drawing, words, y, colour=colour, size=SMALL, x=x, xref="x", xanchor="center")


def _fills(codes: list[str], counts: tuple[str, ...], palette: Palette) -> list[str]:
    """Solid for what counts, pale for what does not."""
    pale = palette.tint(palette.primary, 0.15)
    return [palette.primary if not counts or code in counts else pale for code in codes]


def _bar(drawing: Drawing, *, fills: list[str], palette: Palette, **place: object) -> None:
    edge = {"color": palette.primary, "width": 1}
    drawing.bar(**place, marker={"color": fills, "line": edge})
