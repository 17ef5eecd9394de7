"""How each group of people is doing, the least well off first."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas
from khi.charts.axis import Span, span, ticks, within
from khi.charts.drawing import Drawing
from khi.model import NOT_STATED, Absence, Breakdown, Indicator, Polarity
from khi.theme import SMALL, Palette

_HEAD, _ROW, _LINE, _FOOT = 28, 52, 18, 30
_WRAP = 26


def in_order(groups: pd.DataFrame, indicator: Indicator, breakdown: Breakdown) -> pd.DataFrame:
    """The rows as they are read: least well off first; those not shown last, in listed order.

    Where neither direction is good the groups keep their own order. The order of what is withheld
    says nothing about it.
    """
    listed = [*(group.code for group in breakdown.groups), NOT_STATED]
    place = groups["group"].map({code: index for index, code in enumerate(listed)})
    ordered = groups.assign(place=place.fillna(len(listed))).sort_values("place", kind="stable")
    hidden = ordered["absence"].ne("")
    shown = ordered[~hidden]
    if indicator.polarity is not Polarity.NEITHER:
        rising = indicator.polarity is Polarity.HIGHER
        shown = shown.sort_values("value", ascending=rising, kind="stable")
    return pd.concat([shown, ordered[hidden]]).drop(columns="place").reset_index(drop=True)


def interval_dots(
    groups: pd.DataFrame,
    everyone: pd.DataFrame,
    *,
    indicator: Indicator,
    breakdown: Breakdown,
    palette: Palette,
) -> go.Figure:
    """A point for each group on the band where its true value likely lies.

    Takes:
        groups: PUBLISHED rows of one area, period and breakdown.
        everyone: the PUBLISHED row of everyone there (one row, or none).
    """
    rows = in_order(groups, indicator, breakdown)
    axis = span(rows, everyone, indicator=indicator)
    labels = [_label(code, breakdown) for code in rows["group"]]
    tops = _tops(labels)
    drawing = canvas.canvas(tops[-1] + _FOOT, axis, palette=palette)
    _draw_grid(drawing, axis, indicator, tops[-1], palette)
    _draw_everyone(drawing, everyone, indicator, axis, tops[-1], palette)
    for top, label, row in zip(tops, labels, rows.to_dict("records"), strict=False):
        _draw_row(drawing, row, label, top, indicator=indicator, axis=axis, palette=palette)
    return drawing.figure()


def _label(code: str, breakdown: Breakdown) -> list[str]:
    """A group's name, on as many lines as a phone needs."""
    return textwrap.wrap(wording.group_name(code, breakdown), _WRAP) or [""]


def _tops(labels: list[list[str]]) -> list[int]:
    """The height at which each row starts, and where the last one ends."""
    tops = [_HEAD]
    for lines in labels:
        tops.append(tops[-1] + _ROW + _LINE * (len(lines) - 1))
    return tops


def _draw_grid(
    drawing: Drawing, axis: Span, indicator: Indicator, bottom: int, palette: Palette
) -> None:
    for tick in ticks(*axis):
        canvas.upright(
            drawing, tick, (_HEAD - 4, bottom + 6), line={"color": palette.rule, "width": 1}
        )
    labels = {tick: wording.tick(tick, indicator) for tick in ticks(*axis)}
    canvas.tick_labels(drawing, labels, bottom + 18, palette=palette)


def _draw_everyone(
    drawing: Drawing,
    everyone: pd.DataFrame,
    indicator: Indicator,
    axis: Span,
    bottom: int,
    palette: Palette,
) -> None:
    """A dotted line for everyone, named once at the top."""
    for value in everyone[everyone["absence"].eq("")]["value"]:
        canvas.upright(drawing, value, (20, bottom + 6), line=canvas.dotted(palette))
        words = f"Everyone {wording.number(value, indicator)}"
        canvas.write(
            drawing, words, 10, colour=palette.muted, size=SMALL, x=value, xref="x",
            xanchor=canvas.anchor(within(value, axis)),
        )  # fmt: skip


def _draw_row(
    drawing: Drawing,
    row: dict[str, object],
    label: list[str],
    top: int,
    *,
    indicator: Indicator,
    axis: Span,
    palette: Palette,
) -> None:
    """A group's name and figures above its mark; or the hatch and the reason."""
    mark = top + 36 + _LINE * (len(label) - 1)
    words = "<br>".join(canvas.bold(line) for line in label)
    canvas.write(
        drawing, words, top + 12, colour=palette.ink, plate=palette.card,
        yanchor="middle" if len(label) == 1 else "top", yshift=0 if len(label) == 1 else 9,
    )  # fmt: skip
    reason = Absence(str(row["absence"]))
    if reason is not Absence.NONE:
        _draw_absence(drawing, reason, mark, axis, palette)
        return
    canvas.write(
        drawing, _figures(row, indicator, palette), top + 12, colour=palette.ink,
        x=1, xanchor="right", plate=palette.card,
    )  # fmt: skip
    canvas.rule(drawing, axis, mark, palette=palette)
    _draw_point(drawing, row, mark, palette)


def _draw_absence(
    drawing: Drawing, reason: Absence, y: float, axis: Span, palette: Palette
) -> None:
    draw = canvas.hatch if reason.is_withheld else canvas.flat
    draw(drawing, axis, y, height=20, words=wording.absence(reason), palette=palette)


def _figures(row: dict[str, object], indicator: Indicator, palette: Palette) -> str:
    """The value, where it likely lies, and the word where few people answered."""
    limits = wording.span(row["lower"], row["upper"], indicator)
    detail = f"&nbsp;&nbsp;&nbsp;{limits}" + (" · indicative" if row["indicative"] else "")
    value = canvas.bold(wording.number(row["value"], indicator))
    return value + canvas.span_text(detail, palette.muted)


def _draw_point(drawing: Drawing, row: dict[str, object], y: float, palette: Palette) -> None:
    value, lower, upper = (float(str(row[key])) for key in ("value", "lower", "upper"))
    canvas.band(drawing, lower, upper, y, height=12, colour=palette.tint(palette.primary))
    hollow = bool(row["indicative"])
    look = {
        "size": 14,
        "color": palette.card if hollow else palette.primary,
        "line": {"color": palette.primary if hollow else palette.card, "width": 2},
    }
    canvas.points(drawing, [value], [y], marker=look)
