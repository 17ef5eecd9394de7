"""A series over time in one panel: gaps first, then intervals, then the line and its points."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from khi import wording
from khi.charts import canvas
from khi.charts.axis import Span, ticks
from khi.charts.breaks import draw_breaks
from khi.charts.drawing import Drawing
from khi.charts.timeline import stretch
from khi.model import Absence, Indicator, Period, PeriodType
from khi.model.in_words import lower_first
from khi.theme import SMALL, Palette

Look = dict[str, object]
"""How a line is drawn: ``color``, ``width``, ``symbol``, ``size``, and ``hollow`` or not."""

_KEY_LINE, _MORE_LINE = 20, 17
_BESIDE, _GAP, _DIGIT = 48, 14, 8
"""The least room at the right, and in pixels what a number of so many digits needs."""

TICKS, _CROWDED, _ROOM, _SHORT_LINE = 3, 24, 0.32, 9


@dataclass(frozen=True)
class Panel:
    """One panel of a figure: which axes, the range shown, and where it lies from the top."""

    indicator: Indicator
    palette: Palette
    axis: str
    limits: Span
    top: int
    bottom: int
    height: int

    def paper(self, pixels: float) -> float:
        """A height in pixels from the top of the drawing, as Plotly's paper coordinate."""
        return 1 - pixels / self.height

    def at(self, value: float) -> float:
        """The paper coordinate of a value."""
        low, high = self.limits
        share = (value - low) / (high - low)
        return self.paper(self.bottom - share * (self.bottom - self.top))

    def pixels(self, value: float) -> float:
        """How far from the top of the figure a value lies."""
        return (1 - self.at(value)) * self.height


def time_drawing(
    axis: Span, height: int, *, palette: Palette, numbers: Iterable[str] = ()
) -> Drawing:
    """An empty drawing with time along the bottom, and room at the right for the latest numbers."""
    longest = max((len(each) for each in numbers), default=0)
    room = max(_BESIDE, _GAP + _DIGIT * longest)
    drawing = Drawing(height=height, palette=palette, margin={"l": 0, "r": room})
    return drawing.axis("xaxis", range=list(axis), visible=False)


def prepare(drawing: Drawing, rows: pd.DataFrame, panel: Panel) -> None:
    """Give a panel its axis: few ticks, each a hairline, and labels that are never cut off.

    Without a figure to show there is no scale, so no numbers stand beside it.
    """
    places = ticks(*panel.limits, about=TICKS) if rows["value"].notna().any() else []
    drawing.axis(
        f"yaxis{panel.axis}",
        domain=[panel.paper(panel.bottom), panel.paper(panel.top)],
        range=_with_edges(panel.limits),
        tickvals=places,
        ticktext=[wording.tick(place, panel.indicator) for place in places],
        showgrid=True,
        ticklabelstandoff=6,
        anchor="x",
    )
    draw_breaks(
        drawing,
        rows,
        panel.indicator,
        palette=panel.palette,
        between=(panel.paper(panel.bottom), panel.paper(panel.top)),
    )


def draw_gaps(drawing: Drawing, rows: pd.DataFrame, axis: Span, panel: Panel) -> list[str]:
    """A panel for each run of periods without a figure. Gives the words that had no room."""
    unsaid = []
    for reason, start, end in _runs(rows):
        if reason.is_withheld:
            _hatch(drawing, (start, end), panel)
        else:
            _flat(drawing, (start, end), panel)
        words = wording.absence(reason)
        unsaid += _explain(drawing, words, (start, end), axis, panel, hatched=reason.is_withheld)
    return unsaid


def draw_panel(drawing: Drawing, ends: Span, axis: Span, words: str, panel: Panel) -> list[str]:
    """A flat panel from one moment to another. Gives the words if they had no room in it."""
    if ends[1] - ends[0] < 0.1:
        return []
    _flat(drawing, ends, panel)
    return _explain(drawing, words, ends, axis, panel)


def draw_line(drawing: Drawing, rows: pd.DataFrame, panel: Panel, look: Look) -> None:
    """The points in order, broken where a figure is missing; intervals under them.

    A figure for a year is drawn as the whole year, never joined up as if it were a quarter. One
    that lacks a month stands hollow by itself: a line to it would draw a fall that is none.
    """
    yearly = rows["period_type"].isin([PeriodType.YEAR, PeriodType.CALENDAR_YEAR])
    _draw_intervals(drawing, rows, panel, str(look["color"]))
    _draw_years(drawing, rows[yearly], panel, look)
    rest = rows[~yearly]
    hollow = rest["indicative"].astype(bool) if "indicative" in rest else pd.Series(dtype=bool)
    colour, card = str(look["color"]), panel.palette.card
    part = hollow.reindex(rest.index, fill_value=False) & (panel.indicator.measure is not None)
    _draw_parts(drawing, rest[part], panel, look)
    drawing.scatter(
        x=list(rest["x"]),
        y=_numbers(rest["value"].mask(part)),
        yaxis=f"y{panel.axis}",
        mode="lines+markers",
        connectgaps=False,
        cliponaxis=False,
        line={"color": colour, "width": look["width"]},
        marker={
            "symbol": look["symbol"],
            "size": look["size"],
            "color": [card if each or look.get("hollow") else colour for each in hollow],
            "line": {
                "color": [colour if each or look.get("hollow") else card for each in hollow],
                "width": 2 if look.get("hollow") else 1.5,
            },
        },
    )


def _draw_years(drawing: Drawing, rows: pd.DataFrame, panel: Panel, look: Look) -> None:
    """Each figure for a year, as long as its year."""
    for period, value in rows[["period", "value"]].itertuples(index=False):
        start, end = stretch(Period.parse(period))
        drawing.scatter(
            x=[start, end], y=_numbers([value, value]), yaxis=f"y{panel.axis}", mode="lines",
            line={"color": look["color"], "width": 3},
        )  # fmt: skip


def _draw_parts(drawing: Drawing, rows: pd.DataFrame, panel: Panel, look: Look) -> None:
    """Each figure that lacks a month, hollow and by itself."""
    if rows.empty:
        return
    drawing.scatter(
        x=list(rows["x"]), y=_numbers(rows["value"]), yaxis=f"y{panel.axis}",
        mode="markers", cliponaxis=False,
        marker={"symbol": look["symbol"], "size": look["size"], "color": panel.palette.card,
                "line": {"color": look["color"], "width": 1.5}},
    )  # fmt: skip


def write_last(drawing: Drawing, rows: pd.DataFrame, panel: Panel, colour: str) -> None:
    """The latest value of a whole period, printed beside its point."""
    rows = wording.whole_rows(rows, panel.indicator)
    shown = rows[rows["value"].notna()]
    if shown.empty:
        return
    last = shown.iloc[-1]
    drawing.words(
        text=canvas.bold(wording.number(last["value"], panel.indicator)),
        x=last["x"], xref="x", y=panel.at(last["value"]), yref="paper", xanchor="left", xshift=10,
        yanchor="middle", font={"color": colour},
    )  # fmt: skip


def last_numbers(rows: pd.DataFrame, indicator: Indicator, *columns: str) -> list[str]:
    """The latest number of each column, as it is printed; none where there is none."""
    known = [rows[column].dropna() for column in columns if column in rows]
    return [wording.number(each.iloc[-1], indicator) for each in known if len(each)]


def write_last_above(drawing: Drawing, rows: pd.DataFrame, panel: Panel) -> None:
    """The first and the latest value, printed over their intervals."""
    shown = rows[rows["value"].notna()]
    for place in {0, len(shown) - 1}:
        row = shown.iloc[place]
        top = row["upper"] if wording.is_number(row["upper"]) else row["value"]
        drawing.words(
            text=canvas.bold(wording.number(row["value"], panel.indicator)), x=row["x"],
            y=panel.at(top), yref="paper", yanchor="bottom", xanchor="center", yshift=4,
            font={"color": panel.palette.primary},
        )  # fmt: skip


def write_key(drawing: Drawing, unsaid: list[str], palette: Palette) -> None:
    """What a narrow gap means, in words, where the gap itself had no room for them."""
    words = list(dict.fromkeys(unsaid))
    room = sum(_KEY_LINE + _MORE_LINE * each.count("<br>") for each in words)
    drawing.height += room
    drawing.margin["b"] = room
    if words:
        drawing.words(
            text="<br>".join(words), x=0, xref="paper", xanchor="left", align="left", y=0,
            yref="paper", yanchor="top",
            font={"color": palette.muted, "size": SMALL},
        )  # fmt: skip


def _draw_intervals(drawing: Drawing, rows: pd.DataFrame, panel: Panel, colour: str) -> None:
    """Where each true value likely lies, as a bar behind its point."""
    known = rows[rows[["lower", "upper", "value"]].notna().all(axis=1)]
    drawing.scatter(
        x=list(known["x"]),
        y=_numbers(known["value"]),
        yaxis=f"y{panel.axis}",
        mode="markers",
        marker={"opacity": 0},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": _numbers(known["upper"] - known["value"]),
            "arrayminus": _numbers(known["value"] - known["lower"]),
            "thickness": 8 if len(rows) <= _CROWDED else 4,
            "width": 0,
            "color": panel.palette.tint(colour),
        },
    )


def _runs(rows: pd.DataFrame) -> Iterator[tuple[Absence, float, float]]:
    """Each run of periods missing for one reason, from its start to its end."""
    periods = [
        (Absence(row.absence), stretch(Period.parse(row.period))) for row in rows.itertuples()
    ]
    for reason, group in groupby(periods, key=lambda each: each[0]):
        stretches = [place for _, place in group]
        if reason is not Absence.NONE:
            yield reason, stretches[0][0], stretches[-1][1]


def _explain(
    drawing: Drawing, words: str, ends: Span, axis: Span, panel: Panel, *, hatched: bool = False
) -> list[str]:
    """Say what a gap means inside it; or give the words, if a phone has no room for them there."""
    if _has_room(ends, axis):
        _say(drawing, words, sum(ends) / 2, panel, plate=hatched)
        return []
    look = "Hatched" if hatched else "Plain panel"
    return [f"{look}: {lower_first(words)}"]


def _flat(drawing: Drawing, ends: Span, panel: Panel) -> None:
    drawing.shape(
        type="rect", x0=ends[0], x1=ends[1], y0=panel.paper(panel.bottom),
        y1=panel.paper(panel.top), yref="paper", layer="below",
        fillcolor=panel.palette.panel, line={"width": 0},
    )  # fmt: skip


def _say(drawing: Drawing, words: str, x: float, panel: Panel, *, plate: bool = False) -> None:
    """Words in the middle of a panel, on lines short enough for a phone."""
    drawing.words(
        text="<br>".join(textwrap.wrap(words, _SHORT_LINE)), x=x,
        y=panel.paper((panel.top + panel.bottom) / 2), yref="paper", xanchor="center",
        yanchor="middle",
        font={"color": panel.palette.muted}, borderpad=2,
        bgcolor=panel.palette.card if plate else "rgba(0,0,0,0)",
    )  # fmt: skip


def _has_room(ends: Span, axis: Span) -> bool:
    """Whether words on short lines fit between two moments, on a phone."""
    return ends[1] - ends[0] >= _ROOM * (axis[1] - axis[0])


def _with_edges(limits: Span) -> Span:
    """A little more than the range, so that the hairlines at its ends are drawn."""
    room = 0.01 * (limits[1] - limits[0])
    return limits[0] - room, limits[1] + room


def _hatch(drawing: Drawing, ends: Span, panel: Panel) -> None:
    """The whole height of the panel, so that the place of the hatch says nothing."""
    low, high = panel.limits
    drawing.bar(
        x=[(ends[0] + ends[1]) / 2], base=[low], y=[high - low], width=[ends[1] - ends[0] - 0.1],
        yaxis=f"y{panel.axis}", marker=canvas.hatching(panel.palette),
    )  # fmt: skip


def _numbers(values: "pd.Series[float] | list[float]") -> list[float | None]:
    """Plain numbers; None, which draws nothing, where there is none."""
    return [float(value) if wording.is_number(value) else None for value in values]
