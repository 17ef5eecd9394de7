"""Does support help, make no difference, or get in the way? Both sides are always drawn."""

from math import ceil

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas
from khi.charts.axis import Span
from khi.charts.drawing import Drawing
from khi.charts.lettering import wide
from khi.model import Absence, Indicator, Net
from khi.theme import SMALL, TEXT, Palette

COLUMNS = ["indicator", "label", "helps", "no_difference", "hinders", "net", "absence"]
_HEAD, _ROW, _BAR = 44, 58, 26
_AIR = 10
"""Beside the number that stands left of the longest bar."""
_ROOM = 0.07
_LEAST_LEFT = 0.14
"""Room on the hindering side even where nobody is hindered, so that the side is always there."""


def effects(published: pd.DataFrame, indicators: list[Indicator]) -> pd.DataFrame:
    """PUBLISHED rows of nets as one row each: label, helps, no_difference, hinders, net, absence.

    The net is as it was published: one share less the other, before either was rounded. A net
    whose answers are not all shown has no shares, and the reason.
    """
    rows = [
        _effect(published[published["indicator"].eq(each.id)], each, each.reading)
        for each in indicators
        if isinstance(each.reading, Net)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def helps_or_hinders(rows: pd.DataFrame, *, palette: Palette) -> go.Figure:
    """One bar of 100 people a row: *gets in the way* to the left of zero, *helps* to the right.

    Takes:
        rows: label, helps, no_difference, hinders (fractions that add up to 1), absence.
    """
    shown = rows[rows["absence"].eq("")]
    span = _span(shown)
    numbers = [wide(wording.of_100(each), TEXT, bold=True) for each in shown["hinders"]]
    left = ceil(_AIR + max(numbers, default=0))
    drawing = canvas.canvas(_HEAD + _ROW * len(rows) + 8, span, palette=palette, left=left, right=1)
    _draw_key(drawing, palette)
    for place, row in enumerate(rows.to_dict("records")):
        y = _HEAD + _ROW * place + 40
        _write_label(drawing, row["label"], y - 26, palette)
        if row["absence"] == "":
            _draw_effect(drawing, row, y, palette)
        else:
            words = wording.absence(row["absence"])
            canvas.hatch(drawing, (0, span[1]), y, height=_BAR, words=words, palette=palette)
    ends = (_HEAD - 2, _HEAD + _ROW * len(rows) + 4)
    canvas.upright(drawing, 0, ends, line={"color": palette.ink, "width": 1.5}, layer="above")
    return drawing.figure()


def _effect(rows: pd.DataFrame, indicator: Indicator, net: Net) -> dict[str, object]:
    """One net's three shares, or why they are not there."""
    answers = rows[rows["answer"].ne("")].set_index("answer")
    absences = [reason for reason in answers["absence"] if reason]
    named: dict[str, object] = {"indicator": indicator.id, "label": indicator.short}
    if absences or answers.empty:
        return named | {"absence": absences[0] if absences else Absence.NOT_ASKED.value}
    shares = {
        side: float(answers["value"].reindex(codes).fillna(0).sum())
        for side, codes in (
            ("helps", net.helps),
            ("no_difference", net.no_difference),
            ("hinders", net.hinders),
        )
    }
    read = rows.loc[rows["answer"].eq("") & rows["absence"].eq(""), "value"]
    return named | shares | {"net": next(iter(read), None), "absence": ""}


def _span(shown: pd.DataFrame) -> Span:
    """Room for the longest bar each way; zero is always inside."""
    if shown.empty:
        return -_LEAST_LEFT, 1.0
    left = max(_LEAST_LEFT, float(shown["hinders"].max()))
    return -left, max(0.6, float((shown["helps"] + shown["no_difference"]).max()))


def _draw_key(drawing: Drawing, palette: Palette) -> None:
    """The three sides named at the top, each over its own bars."""
    worse = canvas.bold("Gets in") + "<br>" + canvas.bold("the way")
    canvas.write(drawing, worse, 16, colour=palette.concern, size=SMALL)
    canvas.write(
        drawing, canvas.bold("Helps"), 25, colour=palette.improving, size=SMALL,
        x=0, xref="x", xshift=6,
    )  # fmt: skip
    canvas.write(
        drawing, "No difference", 25, colour=palette.muted, size=SMALL, x=1, xanchor="right"
    )


def _write_label(drawing: Drawing, label: str, y: float, palette: Palette) -> None:
    canvas.write(
        drawing, canvas.bold(label), y, colour=palette.ink, x=0, xref="x", xanchor="left", xshift=6
    )


def _draw_effect(drawing: Drawing, row: dict[str, float], y: float, palette: Palette) -> None:
    helps, no_difference, hinders = (row[key] for key in ("helps", "no_difference", "hinders"))
    gap = {"color": palette.card, "width": 1}
    _bar(drawing, 0, -hinders, y, canvas.stripes(palette))
    _bar(drawing, 0, helps, y, {"color": palette.improving, "line": gap})
    edge = {"color": palette.steady, "width": 1.5}
    _bar(drawing, helps, no_difference, y, {"color": "rgba(0,0,0,0)", "line": edge})
    _number(drawing, hinders, -hinders, y, "right", palette.concern, heavy=True)
    inside = helps > _ROOM
    place, colour = (0, palette.on_primary) if inside else (helps, palette.improving)
    _number(drawing, helps, place, y, "left", colour, heavy=True)
    _number(drawing, no_difference, helps + no_difference, y, "right", palette.muted,
            room=no_difference > _ROOM * (1 if inside else 3))  # fmt: skip


def _bar(drawing: Drawing, base: float, length: float, y: float, look: dict[str, object]) -> None:
    drawing.bar(
        x=[length], base=[base], y=[y], width=[_BAR], orientation="h", marker=look,
    )  # fmt: skip


def _number(
    drawing: Drawing,
    share: float,
    x: float,
    y: float,
    side: str,
    colour: str,
    *,
    heavy: bool = False,
    room: bool = True,
) -> None:
    """How many of 100 people, where its bar has room for it; the table has them all."""
    if not room:
        return
    words = wording.of_100(share)
    canvas.write(
        drawing, canvas.bold(words) if heavy else words, y, colour=colour,
        x=x, xref="x", xanchor=side, xshift={"left": 8, "right": -8}[side],
    )  # fmt: skip
