"""A few areas over time: each with its own colour, marker and dash, named where its line ends."""

import re
import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import canvas, series, timeline
from khi.charts import notes as noted
from khi.charts.axis import span
from khi.charts.beside import Beside, draw_beside
from khi.charts.drawing import Drawing
from khi.charts.series import Panel
from khi.model import Area, Indicator
from khi.theme import DASHES, MARKERS, SMALL, Palette

HIGHLIGHTED = len(MARKERS)
_HEIGHT, _TOP, _BOTTOM, _YEARS = 396, 14, 352, 378
_ROOM, _WRAP, _LETTER, _LINE, _GAP, _YEARS_APART = 98, 11, 7, 17, 6, 0.28
_FOOT, _INDENT = 12, "&nbsp;&nbsp;&nbsp;&nbsp;"
_SHAPES = {"diamond": "◆", "circle": "●", "square": "■", "triangle-up": "▲"}


def areas_over_time(
    rows: pd.DataFrame,
    picked: Sequence[Area],
    *,
    indicator: Indicator,
    palette: Palette,
    notes: pd.DataFrame | None = None,
    beside: Beside | None = None,
) -> go.Figure:
    """One line for each picked area; the first four stand out, the others are grey.

    The first has its likely range. Where a quarter may not be shown the line is broken, and nothing
    is drawn in its place, as areas share the space; ``wording.compare_time.broken`` says why.

    Takes:
        rows: PUBLISHED rows of one indicator, over time, of the picked areas.
        picked: in the order of their colours.
        notes: what happened when in the first of them, lettered as in ``khi.charts.notes``.
        beside: what the first of them is held against, as a line of its own; None for nothing.
    """
    tracks = {each.code: timeline.in_time(rows[rows["area"].eq(each.code)]) for each in picked}
    axis = timeline.ends(rows["period"])
    drawn = rows.copy(deep=False)
    for name in ("lower", "upper"):  # of the others no likely range is drawn
        drawn[name] = rows[name].where(rows["area"].eq(picked[0].code))
    others = [beside.track[["value", "absence"]]] if beside is not None else []
    limits = span(drawn, *others, indicator=indicator, about=series.TICKS)
    letters = noted.letters(notes, axis) if notes is not None else []
    labels = _labels(tracks, picked, beside, indicator, palette)
    room, more = noted.room(letters), _more(labels)
    height, years = _HEIGHT + room + more, _YEARS + room + more
    panel = Panel(indicator, palette, "", limits, _TOP + room, _BOTTOM + room + more, height)
    names = [*(each.name for each in picked), *([beside.name] if beside is not None else [])]
    drawing = Drawing(height=height, palette=palette, margin={"l": 0, "r": _room(names)})
    drawing.axis("xaxis", range=list(axis), visible=False)
    series.prepare(drawing, timeline.in_time(rows), panel)
    timeline.draw_years(drawing, axis, palette=palette, ends=(panel.paper(height), 1))
    timeline.label_years(drawing, axis, palette=palette, y=panel.paper(years), apart=_YEARS_APART)
    noted.draw(drawing, letters, panel, panel, above=noted.LETTER + 8)
    _draw_range(drawing, tracks[picked[0].code], panel)
    if beside is not None:
        draw_beside(drawing, beside, panel)
    for place in reversed(range(len(picked))):
        _draw(drawing, tracks[picked[place].code], panel, place)
    _write_names(drawing, labels, panel)
    return drawing.figure()


def _room(names: Sequence[str]) -> int:
    """Pixels beside the plot for the longest word of a name: no word is broken in two."""
    longest = max(len(word) for each in names for word in re.split(r"[ -]", each))
    return _ROOM + _LETTER * max(0, longest - _WRAP)


def _draw_range(drawing: Drawing, track: pd.DataFrame, panel: Panel) -> None:
    """The likely ranges of the first area, under every line."""
    colour = panel.palette.series[0]
    look = {"color": colour, "symbol": MARKERS[0], "size": 1, "width": 0}
    series.draw_line(drawing, track, panel, look)


def _draw(drawing: Drawing, track: pd.DataFrame, panel: Panel, place: int) -> None:
    """The line of one area, by its place among those picked; hollow where few people answered."""
    stands_out = place < HIGHLIGHTED
    colour = panel.palette.series[place] if stands_out else panel.palette.control
    card = panel.palette.card
    few = track["indicative"].astype(bool)
    drawing.scatter(
        x=list(track["x"]),
        y=[float(each) if wording.is_number(each) else None for each in track["value"]],
        mode="lines+markers" if stands_out else "lines",
        connectgaps=False,
        cliponaxis=False,
        line={
            "color": colour,
            "width": 2.5 if stands_out else 1.5,
            "dash": DASHES[place] if stands_out else "solid",
        },
        marker={
            "symbol": MARKERS[place] if stands_out else "circle",
            "size": 10 if place == 0 else 8,
            "color": [card if each else colour for each in few],
            "line": {"color": [colour if each else card for each in few], "width": 1.5},
        },
    )


def _labels(
    tracks: dict[str, pd.DataFrame],
    picked: Sequence[Area],
    beside: Beside | None,
    indicator: Indicator,
    palette: Palette,
) -> list[tuple[float, list[str]]]:
    """The latest value of each line, and the lines of words that name it."""
    named: list[tuple[pd.DataFrame, str, int | None]] = [
        (tracks[each.code], each.name, place) for place, each in enumerate(picked)
    ]
    if beside is not None and beside.named:
        named.append((beside.track, beside.name, None))
    labels = []
    for track, name, place in named:
        known = track.dropna(subset=["value"])
        if len(known):
            latest = float(known["value"].iloc[-1])
            labels.append((latest, _label(name, wording.number(latest, indicator), place, palette)))
    return labels


def _tall(lines: Sequence[str]) -> int:
    return _LINE * len(lines) + _GAP


def _more(labels: Sequence[tuple[float, list[str]]]) -> int:
    """Pixels that the names need beyond the usual height of the figure."""
    return max(0, sum(_tall(lines) for _, lines in labels) - _BOTTOM - _FOOT)


def _write_names(drawing: Drawing, labels: Sequence[tuple[float, list[str]]], panel: Panel) -> None:
    """Each name and latest value at the right, moved apart where lines end close together."""
    ordered = sorted(((panel.pixels(latest), lines) for latest, lines in labels), key=_height)
    heights = [_tall(lines) for _, lines in ordered]
    tops = _apart([middle for middle, _ in ordered], heights, bottom=panel.bottom + _FOOT)
    for top, height, (_, lines) in zip(tops, heights, ordered, strict=True):
        drawing.words(
            text="<br>".join(lines), x=1, xref="paper", xanchor="left", xshift=12, align="left",
            y=panel.paper(top + height / 2), yref="paper", yanchor="middle", borderpad=0,
            font={"size": SMALL, "color": panel.palette.ink},
        )  # fmt: skip


def _height(label: tuple[float, list[str]]) -> float:
    return label[0]


def _label(name: str, value: str, place: int | None, palette: Palette) -> list[str]:
    """A name on short lines, its shape in front and its value behind; no place is no area's."""
    words = textwrap.wrap(f"{name} {value}", _WRAP, break_long_words=False, break_on_hyphens=True)
    words[-1] = canvas.bold(value).join(words[-1].rsplit(value, 1))
    if place is None:
        dash = canvas.span_text("╌", palette.steady)
        return [f"{dash} {words[0]}", *(f"{_INDENT}{line}" for line in words[1:])]
    if place >= HIGHLIGHTED:
        return [canvas.span_text(line, palette.muted) for line in words]
    shape = canvas.span_text(_SHAPES[MARKERS[place]], palette.series[place])
    return [f"{shape} {words[0]}", *(f"{_INDENT}{line}" for line in words[1:])]


def _apart(middles: Sequence[float], heights: Sequence[float], *, bottom: float) -> list[float]:
    """The top of each label: near the end of its line, never over another, never off the figure."""
    tops: list[float] = []
    free = 0.0
    for middle, height in zip(middles, heights, strict=True):
        tops.append(max(middle - height / 2, free))
        free = tops[-1] + height
    for place in reversed(range(len(tops))):
        tops[place] = max(0.0, min(tops[place], bottom - heights[place]))
        bottom = tops[place]
    return tops
