"""Areas in their real shapes, from the boundaries a deployer has given. Nothing is fetched."""

import math
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from khi.charts.classes import classes
from khi.charts.drawing import Drawing
from khi.model import Absence
from khi.theme import Palette

Rings = Sequence[Sequence[tuple[float, float]]]
_HEIGHT = 560


def boundaries(
    areas: pd.DataFrame, shapes: Mapping[str, Rings], *, mine: str, palette: Palette
) -> go.Figure:
    """A map: darker is higher, grey lines are held back, empty has nothing.

    Takes:
        areas: PUBLISHED rows, one for each area.
        shapes: for each code, its rings of (longitude, latitude) in degrees.
    """
    drawing = Drawing(height=_HEIGHT, palette=palette, margin={"l": 0, "r": 0})
    known = areas[areas["area"].isin(list(shapes))]
    points = [point for code in known["area"] for ring in shapes[code] for point in ring]
    middle = sum(latitude for _, latitude in points) / len(points) if points else 0.0
    # A degree of longitude is shorter than one of latitude, and more so further north.
    stretch = 1 / math.cos(math.radians(middle))
    drawing.axis("xaxis", visible=False)
    drawing.axis("yaxis", visible=False, scaleanchor="x", scaleratio=stretch)
    shade = classes(known)
    for code, each, reason in zip(known["area"], shade, known["absence"], strict=True):
        _draw(drawing, shapes[code], _fill(int(each), str(reason), palette), palette)
    for code in known.loc[known["area"].eq(mine), "area"]:
        edge = {"color": palette.ink, "width": 3}
        drawing.scatter(**_path(shapes[code]), mode="lines", line=edge)
    return drawing.figure()


def _fill(shade: int, reason: str, palette: Palette) -> dict[str, object]:
    if shade >= 0:
        return {"fillcolor": palette.sequential[shade]}
    if Absence(reason).is_withheld:
        return {
            "fillpattern": {
                "shape": "/",
                "fgcolor": palette.control,
                "bgcolor": palette.panel,
                "fillmode": "replace",
                "size": 7,
            }
        }
    return {"fillcolor": palette.card}


def _draw(drawing: Drawing, rings: Rings, fill: Mapping[str, object], palette: Palette) -> None:
    edge = {"color": palette.control, "width": 0.8}
    drawing.scatter(**_path(rings), mode="lines", fill="toself", line=edge, **fill)


def _path(rings: Rings) -> dict[str, list[float | None]]:
    """The rings one after another, parted by a gap."""
    points = list(_joined(rings))
    return {"x": [x for x, _ in points], "y": [y for _, y in points]}


def _joined(rings: Rings) -> Iterator[tuple[float | None, float | None]]:
    for ring in rings:
        yield from ring
        yield None, None
