"""Areas under each other: a name and a word above, the likely range and the point below.

One drawing serves a phone and a wide screen. Nothing about an area that cannot be shown is drawn
but its name and the reason.
"""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from khi import wording
from khi.charts import between, canvas
from khi.charts.axis import Span, span, ticks, within
from khi.charts.drawing import Drawing
from khi.charts.rows import BESIDE, INSET, LINE, SIZE, beside, figure_line
from khi.model import Absence, Area, Indicator
from khi.theme import SMALL, TEXT, Palette
from khi.wording import compare as said
from khi.wording import compare_order as order

_HEAD, _ROW, _FOOT, _GROUP = 32, 56, 32, 40
_NAME, _MARK, _WORD = 17, 40, 114
_TONES = {"better": "improving", "worse": "concern", "higher": "signal", "lower": "signal"}
_SHAPES = {"up": ("triangle-up", "▲"), "down": ("triangle-down", "▼"), "": ("circle", "●")}


@dataclass(frozen=True)
class Sheet:
    """What every row of a drawing shares.

    ``mine`` is the code of the reader's own area; ``word`` how far from the right words start.
    """

    drawing: Drawing
    indicator: Indicator
    axis: Span
    palette: Palette
    mine: str
    word: int = _WORD


def area_dots(
    areas: pd.DataFrame,
    around: pd.DataFrame,
    *,
    indicator: Indicator,
    parent: Area,
    mine: str,
    palette: Palette,
) -> go.Figure:
    """A point for each area on the band where its true value likely lies.

    Takes:
        areas: PUBLISHED rows, one for each area, with ``name``, in the order they are read. With
            ``places`` (words) and ``together`` (a number) each run of areas that cannot be told
            apart stands under a heading. Those that are not ``drawn`` are marks, in one row.
        around: the PUBLISHED row of the area they lie in (one row, or none).
    """
    axis = span(between.axis_of(areas), around, indicator=indicator)
    areas = between.collapsed(areas)
    lines = [name_lines(row, indicator, mine=mine, word=_WORD) for row in areas.to_dict("records")]
    tops, headings = _tops(areas, lines)
    drawing = canvas.canvas(tops[-1] + _FOOT, axis, palette=palette)
    sheet = Sheet(drawing, indicator, axis, palette, mine)
    for top, each, code in zip(tops, lines, areas["area"], strict=False):
        if code == mine:
            tint(sheet, top, top + _height(each))
    draw_grid(sheet, tops[-1])
    draw_around(sheet, around, parent, tops[-1])
    for top, words in headings:
        canvas.write(
            drawing, canvas.bold(words), top + _GROUP / 2 + 4, colour=palette.muted, size=SMALL,
            plate=palette.card, xshift=INSET - drawing.margin["l"] - 2,
        )  # fmt: skip
    for top, each, row in zip(tops, lines, areas.to_dict("records"), strict=False):
        _draw_row(sheet, row, each, top)
    return drawing.figure()


def _tops(areas: pd.DataFrame, lines: list[list[str]]) -> tuple[list[int], list[tuple[int, str]]]:
    """The height at which each row starts, where the last ends, and the headings between."""
    tops, headings, at = [], [], _HEAD
    ranked = "together" in areas
    groups = areas["together"] if ranked else pd.Series(0, areas.index)
    starts = groups.ne(groups.shift()) & ranked
    for each, (place, row) in zip(lines, areas.iterrows(), strict=True):
        if starts[place]:
            count = int(row["size"]) if groups[place] else 0
            headings.append((at, order.together(count)))
            at += _GROUP
        tops.append(at)
        at += _height(each)
    return [*tops, at], headings


def _height(lines: list[str]) -> int:
    return _ROW + LINE * (len(lines) - 1)


def name_lines(row: dict[str, object], indicator: Indicator, *, mine: str, word: int) -> list[str]:
    """The words above a mark: the name and its places, and a line for a figure that has no room."""
    name = str(row["name"])
    if between.is_many(row):
        return [name]
    figure = wording.number(row["value"], indicator) if wording.is_shown(row) else ""
    lines = beside(name, figure, word=word, bold=row["area"] == mine)
    if not _ranked(row):
        return lines
    written = len(lines) - (not lines[-1])
    return [*lines[:written], str(row["places"]), *lines[written:]]


def _ranked(row: dict[str, object]) -> bool:
    return bool(row.get("places"))


def tint(sheet: Sheet, top: float, bottom: float) -> None:
    """Mark the reader's own row, from edge to edge of the figure."""
    look = {
        "type": "rect", "y0": top, "y1": bottom, "layer": "below", "line": {"width": 0},
        "fillcolor": sheet.palette.panel,
    }  # fmt: skip
    margin = sheet.drawing.margin
    sheet.drawing.shape(xref="paper", x0=0, x1=1, **look)
    for edge, ends in ((0, (-margin["l"], 0)), (1, (0, margin["r"]))):
        sheet.drawing.shape(
            xref="paper", xsizemode="pixel", xanchor=edge, x0=ends[0], x1=ends[1], **look
        )


def draw_grid(sheet: Sheet, bottom: float, *, head: int = _HEAD) -> None:
    """Hairlines at round numbers from below the head, and the numbers once, at the bottom."""
    line = {"color": sheet.palette.rule, "width": 1}
    places = ticks(*sheet.axis)
    for tick in places:
        canvas.upright(sheet.drawing, tick, (head - 4, bottom + 6), line=line)
    labels = {tick: wording.tick(tick, sheet.indicator) for tick in places}
    canvas.tick_labels(sheet.drawing, labels, bottom + 19, palette=sheet.palette)


def draw_around(
    sheet: Sheet, around: pd.DataFrame, parent: Area, bottom: float, *, head: int = _HEAD
) -> None:
    """A dotted line for the area they all lie in, named once at the foot of the head."""
    for value in around[around["absence"].eq("")]["value"]:
        line = canvas.dotted(sheet.palette)
        canvas.upright(sheet.drawing, value, (head - 10, bottom + 6), line=line)
        canvas.write(
            sheet.drawing, f"{parent.name} {wording.number(value, sheet.indicator)}", head - 21,
            colour=sheet.palette.muted, size=SMALL, x=value, xref="x",
            xanchor=canvas.anchor(within(value, sheet.axis), room=0.3),
        )  # fmt: skip


def _draw_row(sheet: Sheet, row: dict[str, object], lines: list[str], top: float) -> None:
    """An area's name, value and word above its mark; or the reason, in place of the mark."""
    mark = begin_row(sheet, row, lines, top)
    if mark is None:
        return
    colour, symbol, shape = _look(row, sheet.palette)
    write_word(sheet, shape, said.comparison_word(row), colour, row, top + figure_line(lines))
    _draw_point(sheet, row, mark, colour=colour, symbol=symbol)


def begin_row(sheet: Sheet, row: dict[str, object], lines: list[str], top: float) -> float | None:
    """Whatever the point says: whose row it is, and the figure over its track or why there is none.

    Gives the height at which the mark is to stand; None where there is none to draw: the row has
    no figure, or is of areas that are not named, and is whole already.
    """
    mark = top + _MARK + LINE * (len(lines) - 1)
    if between.is_many(row):
        _draw_between(sheet, row, mark, top)
        return None
    write_name(sheet, row, lines, top)
    if not wording.is_shown(row):
        draw_absence(sheet, row, mark)
        return None
    figure = wording.number(row["value"], sheet.indicator)
    write_value(sheet, figure, row, top + figure_line(lines))
    canvas.rule(sheet.drawing, sheet.axis, mark, palette=sheet.palette)
    return mark


def _draw_between(sheet: Sheet, row: dict[str, object], mark: float, top: float) -> None:
    """Areas that are not named: how many, above a mark for each that has a figure."""
    canvas.write(
        sheet.drawing, str(row["name"]), top + _NAME, colour=sheet.palette.muted, size=TEXT,
        plate=sheet.palette.card, xshift=INSET - sheet.drawing.margin["l"] - 2,
    )  # fmt: skip
    between.draw(sheet.drawing, row, sheet.axis, mark, palette=sheet.palette)


def write_name(sheet: Sheet, row: dict[str, object], lines: list[str], top: float) -> None:
    """Who the row is about; the reader's own area in bold and in the colour of the page."""
    own = row["area"] == sheet.mine
    written = [line for line in lines if line]
    ranks = written.pop() if _ranked(row) else ""
    words = [canvas.bold(line) if own else line for line in written]
    words += [canvas.span_text(ranks, sheet.palette.muted)] if ranks else []
    canvas.write(
        sheet.drawing, "<br>".join(words), top + _NAME,
        colour=sheet.palette.primary if own else sheet.palette.ink, plate=_plate(sheet, row),
        xshift=INSET - sheet.drawing.margin["l"] - 2, size=SIZE,
        yanchor="middle" if len(words) == 1 else "top", yshift=0 if len(words) == 1 else 12,
    )  # fmt: skip


def write_value(sheet: Sheet, words: str, row: dict[str, object], top: float) -> None:
    """The figure, in a column that the eye can run down."""
    canvas.write(
        sheet.drawing, canvas.bold(words), top + _NAME, colour=sheet.palette.ink, x=1,
        xanchor="right", xshift=sheet.drawing.margin["r"] - sheet.word - BESIDE + 2,
        plate=_plate(sheet, row), size=SIZE,
    )  # fmt: skip


def write_word(
    sheet: Sheet, shape: str, word: str, colour: str, row: dict[str, object], top: float
) -> None:
    """A shape and a word, in a column of its own."""
    plain = colour == sheet.palette.steady
    words = f"{canvas.span_text(shape, colour, TEXT)}&nbsp; {word if plain else canvas.bold(word)}"
    canvas.write(
        sheet.drawing, words, top + _NAME, colour=sheet.palette.muted if plain else colour, x=1,
        xanchor="left", xshift=sheet.drawing.margin["r"] - sheet.word, plate=_plate(sheet, row),
    )  # fmt: skip


def draw_absence(sheet: Sheet, row: dict[str, object], y: float) -> None:
    """Hatched if we hold a figure, dotted if it is still to come, flat if there is none."""
    reason = Absence(str(row["absence"]))
    late = (Absence.NOT_DUE, Absence.NOT_SUBMITTED)
    held = reason.is_withheld or reason in (Absence.CONFIDENTIAL, Absence.UNRELIABLE)
    draw = canvas.hatch if held else canvas.outline if reason in late else canvas.flat
    words = said.instead(row)
    draw(sheet.drawing, sheet.axis, y, height=20, words=words, palette=sheet.palette)


def _plate(sheet: Sheet, row: dict[str, object]) -> str:
    return sheet.palette.panel if row["area"] == sheet.mine else sheet.palette.card


def _look(row: dict[str, object], palette: Palette) -> tuple[str, str, str]:
    """Colour by whether it is good, shape by which way the figures lie."""
    tone = _TONES.get(str(row["verdict"]), "steady")
    way = "" if tone == "steady" else "up" if float(str(row["difference"])) > 0 else "down"
    symbol, shape = _SHAPES[way]
    if not row["verdict"]:
        shape = "○"
    return str(getattr(palette, tone)), symbol, shape


def _draw_point(
    sheet: Sheet, row: dict[str, object], y: float, *, colour: str, symbol: str
) -> None:
    value, lower, upper = (float(str(row[name])) for name in ("value", "lower", "upper"))
    if wording.is_number(lower) and wording.is_number(upper):
        shade = sheet.palette.tint(colour)
        canvas.band(sheet.drawing, lower, upper, y, height=12, colour=shade)
    hollow = not row["verdict"]
    look = {
        "size": 14,
        "symbol": symbol,
        "color": sheet.palette.card if hollow else colour,
        "line": {"color": colour if hollow else sheet.palette.card, "width": 2 if hollow else 1.5},
    }
    canvas.points(sheet.drawing, [value], [y], marker=look)
