"""Areas as tiles of one size, each about where it lies: a small place is seen as well as a big."""

import re

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas
from khi.charts.classes import classes, ink_on
from khi.charts.drawing import Drawing
from khi.model import Absence, Indicator
from khi.theme import SMALL, Palette

FEW = 40
"""Up to so many areas, a tile has room for its figure."""

_BIG, _SMALL = 56, 34
_GAP, _FILL = 4, 0.94
_JOINING = {"and", "of", "on", "the", "upon", "with", "&"}


def tiles(areas: pd.DataFrame, *, indicator: Indicator, mine: str, palette: Palette) -> go.Figure:
    """A tile for each area: darker is higher, hatched is held back, outlined has nothing.

    Takes:
        areas: PUBLISHED rows, one for each area, with ``name``, and its ``line`` and ``column`` on
            the map, from 0.

    Up to 40 areas have their figure printed; past that a tile holds the start of its name.
    """
    few = len(areas) <= FEW
    laid = _shaded(areas)
    size = _BIG if few else _SMALL
    across = float(laid["column"].max() + 1) if len(laid) else 1.0
    down = int(laid["line"].max() + 1) if len(laid) else 1
    drawing = canvas.canvas(down * size + 8, (-0.04, across + 0.04), palette=palette)
    for shade, group in laid.groupby("shade"):
        _draw(drawing, group, size, _look(int(str(shade)), palette))
    for row in laid.to_dict("records"):
        _write(drawing, row, size, indicator, palette, few=few)
    _outline(drawing, laid[laid["area"].eq(mine)], size, palette)
    return drawing.figure()


def _shaded(areas: pd.DataFrame) -> pd.DataFrame:
    """Each area with its shade: -2 held back, -1 nothing there."""
    held = [Absence(str(each)).is_withheld for each in areas["absence"]]
    return areas.assign(shade=classes(areas).mask(pd.Series(held, areas.index), -2))


def _look(shade: int, palette: Palette) -> dict[str, object]:
    if shade >= 0:
        return {"color": palette.sequential[shade], "line": {"color": palette.control, "width": 1}}
    if shade == -2:
        return canvas.hatching(palette)
    return {"color": palette.card, "line": {"color": palette.control, "width": 1}}


def _draw(drawing: Drawing, group: pd.DataFrame, size: int, look: dict[str, object]) -> None:
    drawing.bar(
        x=[column + 0.5 for column in group["column"]],
        base=[4 + size * line for line in group["line"]],
        y=[size - _GAP] * len(group),
        width=[_FILL] * len(group),
        marker=look | {"cornerradius": 4},
    )


def _write(
    drawing: Drawing,
    row: dict[str, object],
    size: int,
    indicator: Indicator,
    palette: Palette,
    *,
    few: bool,
) -> None:
    """The start of its name; and its figure, where tiles are large enough for both."""
    shade = int(str(row["shade"]))
    colour = ink_on(shade, palette) if shade >= 0 else palette.ink
    top, short = 4 + size * int(str(row["line"])), _short(str(row["name"]))
    middle = top + (size - _GAP) / 2
    place = {
        "x": float(str(row["column"])) + 0.5,
        "xref": "x",
        "xanchor": "center",
        "plate": palette.card if shade == -2 else None,
    }
    if not few or not wording.is_shown(row):
        canvas.write(drawing, short, middle, colour=colour, size=SMALL, **place)
        return
    value = canvas.bold(wording.number(row["value"], indicator))
    canvas.write(drawing, short, middle - 10, colour=colour, size=SMALL, **place)
    canvas.write(drawing, value, middle + 9, colour=colour, size=SMALL + 1, **place)


def _short(name: str) -> str:
    """Four letters: the table has the whole name.

    Of several words the first two letters of two, and none of the words that only join them, so
    that East Cheam is not East End, nor the City of London "Ciof".
    """
    words = [word for word in re.split(r"[ ,-]+", name) if word.lower() not in _JOINING]
    return f"{words[0][:2]}{words[1][:2]}" if len(words) > 1 else name[:4]


def _outline(drawing: Drawing, own: pd.DataFrame, size: int, palette: Palette) -> None:
    """My own tile has a thick edge."""
    for row in own.to_dict("records"):
        left, top = float(row["column"]), 4 + size * float(row["line"])
        drawing.shape(
            type="rect", x0=left + 0.02, x1=left + 0.98, y0=top - 1, y1=top + size - _GAP + 1,
            line={"color": palette.ink, "width": 3},
        )  # fmt: skip
