"""Areas as tiles of one size, each about where it lies: a small place is seen as well as a big."""

import math

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas
from khi.charts.classes import classes, ink_on
from khi.charts.drawing import Drawing
from khi.charts.tile_names import FILL, LETTERS, LINE, SIDE, SIZE, Written, written
from khi.model import Absence, Indicator
from khi.theme import SMALL, Palette

FEW = 40
"""Up to so many areas, a tile has room for its figure."""

_BIG, _SMALL = 56, 34
_GAP, _PAD, _FIGURE = 4, 7, 17
_LARGER = "font-size:var(--khi-tile-name,13px)"


def tiles(areas: pd.DataFrame, *, indicator: Indicator, mine: str, palette: Palette) -> go.Figure:
    """A tile for each area: darker is higher, hatched is held back, outlined has nothing.

    Takes:
        areas: PUBLISHED rows, one for each area, with ``name``, and its ``line`` and ``column`` on
            the map, from 0.

    A tile holds its area's name where that fits, else letters; and up to 40 have their figure.
    """
    few = len(areas) <= FEW
    laid = _shaded(areas)
    across, names = named(laid)
    size = _height(names, few=few)
    down = int(laid["line"].max() + 1) if len(laid) else 1
    drawing = canvas.canvas(
        down * size + 8, (-0.04, across + 0.04), palette=palette, left=SIDE, right=SIDE
    )
    for shade, group in laid.groupby("shade"):
        _draw(drawing, group, size, _look(int(str(shade)), palette))
    for place, row in enumerate(laid.to_dict("records")):
        figure = wording.number(row["value"], indicator) if few and wording.is_shown(row) else ""
        for words in _written(names, place):
            _write(drawing, row, size, words, figure, palette)
    _outline(drawing, laid[laid["area"].eq(mine)], size, palette)
    return drawing.figure()


def named(areas: pd.DataFrame) -> tuple[float, Written]:
    """How many columns a map has, and what stands in each of its tiles."""
    across = float(areas["column"].max() + 1) if len(areas) else 1.0
    return across, written([str(each) for each in areas["name"]], across)


def _height(names: Written, *, few: bool) -> int:
    """As high as the longest name needs, with the figure below it where there is one."""
    most = 1 if names.since is None else max(map(len, names.lines), default=1)
    room = _GAP + _PAD + math.ceil(most * LINE) + (_FIGURE if few else 0)
    return max(_BIG if few else _SMALL, room)


def _written(names: Written, place: int) -> list[tuple[list[str], str]]:
    """The lines of a tile, and how the style sheet shows them: a name, letters, or both by turns.

    A name that fits on the smallest phone is written larger where there is more room.
    """
    letters, lines = [names.letters[place]], names.lines[place]
    if names.since is None:
        return [(letters, "")]
    if not names.since:
        return [(lines, _LARGER)]
    return [
        (lines, f"visibility:var(--khi-from-{names.since},visible)"),
        (letters, f"visibility:var(--khi-below-{names.since},hidden)"),
    ]


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
        width=[FILL] * len(group),
        marker=look | {"cornerradius": 4},
    )


def _write(
    drawing: Drawing,
    row: dict[str, object],
    size: int,
    words: tuple[list[str], str],
    figure: str,
    palette: Palette,
) -> None:
    """A name or its letters; and its figure below, where tiles are large enough for both."""
    lines, shown_by = words
    shade = int(str(row["shade"]))
    colour = ink_on(shade, palette) if shade >= 0 else palette.ink
    middle = 4 + size * int(str(row["line"])) + (size - _GAP) / 2
    place = {
        "x": float(str(row["column"])) + 0.5,
        "xref": "x",
        "xanchor": "center",
        "align": "center",
        "plate": palette.card if shade == -2 and "visibility" not in shown_by else None,
    }
    tall = len(lines) * LINE + (_FIGURE if figure else 0)
    halo = f"stroke:{palette.card};stroke-width:4px;paint-order:stroke" if shade == -2 else ""
    shown_by = f"{shown_by};{halo}" if "visibility" in shown_by else shown_by
    text = _shown("<br>".join(lines), shown_by)
    at = middle - tall / 2 + len(lines) * LINE / 2
    size_of = SIZE if "below" not in shown_by else LETTERS
    canvas.write(drawing, text, at, colour=colour, size=size_of, **place)
    if figure:
        value = _shown(canvas.bold(figure), shown_by.replace(_LARGER, ""))
        at = middle + tall / 2 - _FIGURE / 2
        canvas.write(drawing, value, at, colour=colour, size=SMALL + 1, **place)


def _shown(text: str, by: str) -> str:
    """Words that the style sheet shows, hides or enlarges by the width of the screen.

    A plate behind hidden words would be seen, so where there are such, on hatching, a halo is.
    """
    return f'<span style="{by}">{text}</span>' if by else text


def _outline(drawing: Drawing, own: pd.DataFrame, size: int, palette: Palette) -> None:
    """My own tile has a thick edge."""
    for row in own.to_dict("records"):
        left, top = float(row["column"]), 4 + size * float(row["line"])
        drawing.shape(
            type="rect", x0=left + 0.02, x1=left + 0.98, y0=top - 1, y1=top + size - _GAP + 1,
            line={"color": palette.ink, "width": 3},
        )  # fmt: skip
