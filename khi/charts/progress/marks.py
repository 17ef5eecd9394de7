"""The marks of voices and of areas, and the pill that is drawn behind voices that are apart.

Marks are drawn in pixels, so two that stand at one stage lie side by side at any width.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from khi.charts.drawing import Drawing
from khi.model import AGREED, Voice
from khi.theme import Palette

APART = 17
"""How far apart, in pixels, marks at one stage stand."""

_SIZE, _THIN = 7, 1.5
_SYMBOLS = {Voice.PEOPLE: "circle", Voice.WORKERS: "square", Voice.LEADERS: "triangle"}


@dataclass(frozen=True)
class Look:
    """How a mark looks: its shape and colour. A ``hollow`` one must be read with care."""

    symbol: str
    colour: str
    hollow: bool = False


def voice_look(voice: str, palette: Palette, *, few: bool = False) -> Look:
    """People circle, workers square, leaders triangle; what all agreed is an open diamond."""
    if voice == AGREED:
        return Look("diamond", palette.strength, hollow=True)
    place = list(Voice).index(Voice(voice))
    return Look(_SYMBOLS[Voice(voice)], palette.series[place], few)


def area_look(place: int, palette: Palette) -> Look:
    """Four areas, four shapes, in the order of the series."""
    symbols = ("diamond", "circle", "square", "triangle")
    return Look(symbols[place], palette.series[place])


def offsets(count: int, apart: float = APART) -> list[float]:
    """Where marks that share a stage stand, in pixels from it."""
    return [apart * (place - (count - 1) / 2) for place in range(count)]


def mark(
    drawing: Drawing, look: Look, at: tuple[float, float], *, shift: float, palette: Palette,
    size: float = _SIZE,
) -> None:  # fmt: skip
    """One mark at a stage and a height, some pixels to the side."""
    inner = palette.card if look.hollow else look.colour
    line = {"color": look.colour if look.hollow else palette.card, "width": 2 if look.hollow else 1}
    place = {
        "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": at[0], "yanchor": at[1],
        "fillcolor": inner, "line": line, "layer": "above",
    }  # fmt: skip
    if look.symbol in ("circle", "square"):
        kind = "circle" if look.symbol == "circle" else "rect"
        half = size if kind == "circle" else size - 0.75
        drawing.shape(type=kind, x0=shift - half, x1=shift + half, y0=-half, y1=half, **place)
        return
    drawing.shape(type="path", path=_path(look.symbol, shift, size), **place)


def _path(symbol: str, shift: float, size: float) -> str:
    """A diamond or a triangle around a point; pixels count upwards here."""
    wide = size + 1
    if symbol == "triangle":
        return f"M{shift},{wide} L{shift + wide},{1 - size} L{shift - wide},{1 - size} Z"
    return f"M{shift},{wide} L{shift + wide},0 L{shift},{-wide} L{shift - wide},0 Z"


def pill(
    drawing: Drawing, ends: Sequence[tuple[float, float, float]], *, half: float, palette: Palette
) -> None:
    """The gap, from one end to the other: each a stage, a height and pixels to the side.

    It is drawn twice, wide in the colour of an edge and narrower in that of a panel, because a
    shape measured in pixels at both ends cannot have an edge of its own.
    """
    for grown, colour in ((half + 1, palette.control), (half, palette.panel)):
        for x, y, shift in ends:
            drawing.shape(
                type="circle", xsizemode="pixel", ysizemode="pixel", xanchor=x, yanchor=y,
                x0=shift - grown, x1=shift + grown, y0=-grown, y1=grown, fillcolor=colour,
                line={"width": 0}, layer="between",
            )  # fmt: skip
            drawing.shape(
                type="rect", xsizemode="pixel", ysizemode="pixel", xanchor=x, yanchor=y,
                x0=min(shift, 0), x1=max(shift, 0), y0=-grown, y1=grown, fillcolor=colour,
                line={"width": 0}, layer="between",
            )  # fmt: skip
        _between(drawing, ends, grown, colour)


def _between(
    drawing: Drawing, ends: Sequence[tuple[float, float, float]], half: float, colour: str
) -> None:
    (x0, y0, _), (x1, y1, _) = ends
    look = {"type": "rect", "fillcolor": colour, "line": {"width": 0}, "layer": "between"}
    if x0 == x1:
        drawing.shape(
            xsizemode="pixel", xanchor=x0, x0=-half, x1=half, y0=y0, y1=y1, **look
        )  # fmt: skip
    else:
        drawing.shape(
            ysizemode="pixel", yanchor=y0, x0=x0, x1=x1, y0=-half, y1=half, **look
        )  # fmt: skip
