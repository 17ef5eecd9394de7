"""A drawing whose height is in pixels and whose width is the container's.

The y axis counts pixels down from the top, so nothing is scaled and text keeps its size; x is the
figure's own scale. Labels stand above their marks, so one drawing serves 320 and 1,200 pixels.
"""

from collections.abc import Callable, Mapping, Sequence

from khi.charts.axis import Span
from khi.charts.drawing import Drawing
from khi.theme import SMALL, TEXT, Palette

Draw = Callable[..., None]

SIDE = 8
"""Pixels left free at each side, so that a mark at the end of the axis is whole."""


def canvas(
    height: int, span: Span, *, palette: Palette, left: int = SIDE, right: int = SIDE
) -> Drawing:
    """An empty drawing of a height in pixels. Bars need no room at the sides; marks do."""
    margin = {"l": left, "r": right, "autoexpand": False}
    drawing = Drawing(height=height, palette=palette, margin=margin)
    drawing.axis("xaxis", range=list(span), visible=False)
    return drawing.axis("yaxis", range=[height, 0], visible=False)


def bold(text: str) -> str:
    """The heavier of the two weights."""
    return f"<b>{text}</b>"


def span_text(text: str, colour: str, size: int = SMALL) -> str:
    """Part of a line in another colour and size."""
    return f'<span style="color:{colour};font-size:{size}px">{text}</span>'


def write(drawing: Drawing, text: str, y: float, *, colour: str, **place: object) -> None:
    """Words at a height. ``x`` and ``xref`` as Plotly's; the left edge of the figure by default.

    ``plate`` is the colour of a plain plate behind the words, where something runs under them.
    """
    plate = place.pop("plate", None)
    edge = edges(drawing, 2 if plate else 0).get(str(place.get("xanchor", "left")), 0)
    usual = {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "xshift": edge if place.get("xref", "paper") == "paper" else 0,
        "font": {"color": colour, "size": place.pop("size", TEXT)},
    }
    behind = {"bgcolor": plate, "borderpad": 2} if plate else {"borderpad": 0}
    drawing.words(text=text, y=y, yref="y", **(usual | behind | place))


def edges(drawing: Drawing, pad: int = 0) -> dict[str, float]:
    """How far words must shift to start at the figure's own edge rather than the axis's."""
    return {"left": -(drawing.margin["l"] + pad), "right": drawing.margin["r"] + pad}


def rule(drawing: Drawing, ends: Span, y: float, *, palette: Palette) -> None:
    """The track a mark stands on."""
    x0, x1 = ends
    drawing.shape(x0=x0, x1=x1, y0=y, y1=y, layer="below", line={"color": palette.rule, "width": 2})


def upright(
    drawing: Drawing, x: float, ends: Span, *, line: Mapping[str, object], layer: str = "below"
) -> None:
    """A vertical line between two heights."""
    y0, y1 = ends
    drawing.shape(type="line", x0=x, x1=x, y0=y0, y1=y1, layer=layer, line=dict(line))


def dotted(palette: Palette) -> dict[str, object]:
    """The line that stands for the area or the people we compare with."""
    return {"color": palette.ink, "width": 1.5, "dash": "2px,3px"}


def band(
    drawing: Drawing, lower: float, upper: float, y: float, *, height: int, colour: str
) -> None:
    """Where the true value likely lies: a rounded band, drawn before its point."""
    drawing.bar(
        x=[upper - lower],
        base=[lower],
        y=[y],
        width=[height],
        orientation="h",
        marker={"color": colour, "cornerradius": height / 2, "line": {"width": 0}},
    )


def points(
    drawing: Drawing, x: Sequence[float], y: Sequence[float], *, marker: dict[str, object]
) -> None:
    """Marks that are never cut off at the edge, with a thin edge of the card's colour."""
    drawing.scatter(x=list(x), y=list(y), mode="markers", marker=marker, cliponaxis=False)


def hatch(
    drawing: Drawing, ends: Span, y: float, *, height: int, words: str, palette: Palette
) -> None:
    """A figure we hold and may not show: hatched from end to end, and the words."""
    drawing.bar(
        x=[ends[1] - ends[0]],
        base=[ends[0]],
        y=[y],
        width=[height],
        orientation="h",
        marker=hatching(palette) | {"cornerradius": 3},
    )
    _plate(drawing, words, y, palette=palette)


def hatching(palette: Palette) -> dict[str, object]:
    """How a withheld figure is filled: diagonal lines on panel colour."""
    return {
        "color": palette.panel,
        "line": {"color": palette.control, "width": 1},
        "pattern": {
            "shape": "/",
            "fgcolor": palette.control,
            "bgcolor": palette.panel,
            "fillmode": "replace",
            "size": 7,
            "solidity": 0.2,
        },
    }


def stripes(palette: Palette) -> dict[str, object]:
    """How the side to worry about is filled, so that it differs without colour."""
    return {
        "color": palette.concern,
        "line": {"color": palette.card, "width": 1},
        "pattern": {
            "shape": "\\",
            "fgcolor": palette.card,
            "fgopacity": 0.45,
            "bgcolor": palette.concern,
            "fillmode": "replace",
            "size": 6,
            "solidity": 0.25,
        },
    }


def flat(
    drawing: Drawing, ends: Span, y: float, *, height: int, words: str, palette: Palette
) -> None:
    """Something nobody was asked, or that does not exist: a flat panel, and the words."""
    _panel(drawing, ends, y, height, {"fillcolor": palette.panel, "line": {"width": 0}})
    _plate(drawing, words, y, palette=palette, plate=False)


def outline(
    drawing: Drawing, ends: Span, y: float, *, height: int, words: str, palette: Palette
) -> None:
    """Something still to come: a dotted outline, and the words."""
    line = {"color": palette.control, "width": 1, "dash": "3px,3px"}
    _panel(drawing, ends, y, height, {"line": line})
    _plate(drawing, words, y, palette=palette, plate=False)


def tick_labels(
    drawing: Drawing, labels: Mapping[float, str], y: float, *, palette: Palette
) -> None:
    """The axis, printed once: the first and last label keep within the figure."""
    places = sorted(labels)
    for place in places:
        anchor = {places[0]: "left", places[-1]: "right"}.get(place, "center")
        shift = edges(drawing).get(anchor, 0)
        write(
            drawing, labels[place], y, colour=palette.muted, size=SMALL,
            x=place, xref="x", xanchor=anchor, xshift=shift,
        )  # fmt: skip


def anchor(position: float, *, room: float = 0.2) -> str:
    """Which way a label grows from its mark, so that it stays inside: 0 is the left edge."""
    if position < room:
        return "left"
    return "right" if position > 1 - room else "center"


def _panel(drawing: Drawing, ends: Span, y: float, height: int, look: Mapping[str, object]) -> None:
    x0, x1 = ends
    drawing.shape(
        type="rect", x0=x0, x1=x1, y0=y - height / 2, y1=y + height / 2, layer="below", **look
    )


def _plate(drawing: Drawing, words: str, y: float, *, palette: Palette, plate: bool = True) -> None:
    write(
        drawing, words, y, colour=palette.muted, size=TEXT, x=0.5, xanchor="center",
        plate=palette.card if plate else None,
    )  # fmt: skip
