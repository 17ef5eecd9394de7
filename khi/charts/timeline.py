"""Time along the x axis, in quarters: a year is four wide, and an annual figure is a whole year."""

import math
from collections.abc import Iterable
from datetime import date

import pandas as pd

from khi.charts.axis import Span
from khi.charts.drawing import Drawing
from khi.charts.lettering import wide
from khi.model import Period
from khi.theme import SMALL, Palette

_APART = 0.27
"""How far apart the labels of two years must stand, as a part of the axis, on a phone."""

_SHORT = len("24/25")
"""Letters of a year that keep the middle of its band: what is before them stands to the left."""


def moment(day: date) -> float:
    """A day as quarters since the year 0, so that every financial quarter starts on a whole."""
    return (day.year * 12 + day.month - 4 + (day.day - 1) / 31) / 3


def stretch(period: Period) -> Span:
    """Where a period starts and ends."""
    return moment(period.start), math.ceil(moment(period.end) * 3) / 3


def middle(period: Period) -> float:
    """Where a period's mark stands."""
    return sum(stretch(period)) / 2


def ends(ids: Iterable[str]) -> Span:
    """From the start of the first period to the end of the last."""
    stretches = [stretch(Period.parse(id)) for id in ids]
    return min(start for start, _ in stretches), max(end for _, end in stretches)


def in_time(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows from the earliest period to the latest, with ``x`` where each mark stands.

    A row that says why it has no figure has none, whatever its columns hold.
    """
    places = [middle(Period.parse(id)) for id in rows["period"]]
    known = rows["absence"].eq("")
    figures = {name: rows[name].where(known) for name in ("value", "lower", "upper")}
    return rows.assign(x=places, **figures).sort_values("x", kind="stable").reset_index(drop=True)


def draw_years(drawing: Drawing, axis: Span, *, palette: Palette, ends: Span) -> None:
    """Financial years as pale bands, every other one tinted, so that quarters need no labels."""
    tint = palette.tint(palette.panel, 0.55)
    for year, (start, end) in _years(axis).items():
        if year % 2:
            drawing.shape(
                type="rect", x0=start, x1=end, y0=ends[0], y1=ends[1], yref="paper",
                layer="below", fillcolor=tint, line={"width": 0},
            )  # fmt: skip


def year_labels(axis: Span, apart: float = _APART) -> dict[float, str]:
    """The name of each year under the middle of its band, as many as a phone has room for.

    Whole years come before parts of years, and later ones before earlier ones. The first is
    written out, and those after it in short: "2023/24", "24/25". They stand ``apart``, as a part of
    the axis, where a figure has less room than most.
    """
    years = _years(axis)
    room = apart * (axis[1] - axis[0])
    kept: dict[float, str] = {}
    for year in sorted(years, key=lambda each: (years[each][0] - years[each][1], -each)):
        place = sum(years[year]) / 2
        if all(abs(place - other) >= room for other in kept):
            kept[place] = f"{year}/{(year + 1) % 100:02}"
    first = min(kept, default=0.0)
    return {place: words if place == first else words[2:] for place, words in kept.items()}


def label_years(
    drawing: Drawing,
    axis: Span,
    *,
    palette: Palette,
    y: float,
    plate: bool = False,
    apart: float = _APART,
) -> None:
    """Print the years at a height of the paper; on a plate where lines run under them."""
    behind = {"bgcolor": palette.card, "borderpad": 1} if plate else {}
    for x, words in year_labels(axis, apart).items():
        drawing.words(
            text=words, x=x, y=y, yref="paper", xanchor="center", yanchor="middle",
            xshift=-wide(words[:-_SHORT], SMALL) / 2,
            font={"size": SMALL, "color": palette.muted}, **behind,
        )  # fmt: skip


def year_starts(axis: Span) -> list[float]:
    """Where each financial year that can be seen to start does."""
    return [start for start, _ in _years(axis).values() if start % 4 == 0]


def _years(axis: Span) -> dict[int, Span]:
    """The part of each financial year that can be seen."""
    first, last = math.floor(axis[0] / 4), math.ceil(axis[1] / 4)
    return {
        year: (max(4.0 * year, axis[0]), min(4.0 * year + 4, axis[1]))
        for year in range(first, last)
    }
