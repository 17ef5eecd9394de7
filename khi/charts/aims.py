"""What was set, and where limits begin anew: both stand on the chart, so nobody can miss them."""

from html import escape

import pandas as pd

from khi import wording
from khi.charts import canvas, timeline
from khi.charts.drawing import Drawing
from khi.charts.lettering import NARROWEST, broken
from khi.charts.series import Panel
from khi.theme import SMALL

_SCALE = 60
"""Pixels that the numbers of a scale take at most, where the words under a chart do not begin."""

_LEVELS = ("mean", "lower_limit", "upper_limit")
"""What else lies level on a chart that is judged over time."""

_NAME, _MARK, _NO_PLATE = 18, 7, "rgba(0,0,0,0)"
"""Pixels that the name of an aim is high, and that a mark reaches from its middle."""


def draw_aims(drawing: Drawing, rows: pd.DataFrame, panel: Panel) -> None:
    """A line at the aim of each quarter, in steps where it moves; the last is named."""
    aimed = rows[rows["target"].notna()]
    if aimed.empty:
        return
    steps = aimed["target"].ne(aimed["target"].shift()).cumsum()
    line = {"color": panel.palette.target, "width": 2, "dash": "8px,3px,2px,3px"}
    for _, stretch in aimed.groupby(steps):
        first, end = timeline.ends(stretch["period"])
        height = panel.at(float(stretch["target"].iloc[0]))
        drawing.shape(type="line", x0=first, x1=end, y0=height, y1=height, yref="paper", line=line)
    last = float(aimed["target"].iloc[-1])
    anchor, free = _clear(rows, panel.pixels(last), panel)
    drawing.words(
        text=canvas.bold(f"Aim {wording.number(last, panel.indicator)}"),
        x=timeline.ends(aimed["period"])[1], xanchor="right", y=panel.at(last), yref="paper",
        yanchor=anchor, bgcolor=panel.palette.card if free else _NO_PLATE, borderpad=1,
        font={"color": panel.palette.target, "size": SMALL},
    )  # fmt: skip


def _clear(rows: pd.DataFrame, aim: float, panel: Panel) -> tuple[str, bool]:
    """Whether the name hangs from its line or stands on it, and whether all is free there.

    A plate behind the name would hide the average, a limit, or a late figure; where both sides
    have something the name has no plate.
    """
    last, late = rows.iloc[-1], rows["value"].tail(max(1, len(rows) // 4)).dropna()
    values = [last[name] for name in _LEVELS if name in rows]
    levels = [panel.pixels(each) for each in values if wording.is_number(each)]
    points = [panel.pixels(each) for each in late]
    for anchor, middle in (("top", aim + _NAME / 2), ("bottom", aim - _NAME / 2)):
        is_free = all(abs(each - middle) > _NAME / 2 + 2 for each in levels)
        if is_free and all(abs(each - middle) > _NAME / 2 + _MARK for each in points):
            return anchor, True
    return "top", False


def draw_rebases(drawing: Drawing, rows: pd.DataFrame, panel: Panel) -> list[str]:
    """A numbered line where new limits begin. Gives what each number means, for under the chart.

    Limits that began before the first quarter have no line: the words under the chart say it.
    """
    began = rows[rows["rebase_from"].eq(rows["period"])]["period"]
    for number, period in enumerate(began, start=1):
        x = timeline.ends(pd.Series([str(period)]))[0]
        line = {"color": panel.palette.ink, "width": 1, "dash": "2px,3px"}
        top, foot = panel.paper(panel.top), panel.paper(panel.bottom)
        drawing.shape(type="line", x0=x, x1=x, y0=foot, y1=top, yref="paper", line=line)
        drawing.words(
            text=canvas.bold(str(number)), x=x, xanchor="center", y=foot, yref="paper",
            yanchor="middle", bgcolor=panel.palette.card, bordercolor=panel.palette.ink,
            borderpad=1, font={"color": panel.palette.ink, "size": SMALL},
        )  # fmt: skip
    notes = wording.rebase_notes(rows)
    earlier = [""] * (len(notes) - len(began))
    numbers = [*earlier, *(f"{number}. " for number in range(1, len(began) + 1))]
    return [_under(f"{number}{note}") for number, note in zip(numbers, notes, strict=True)]


def _under(note: str) -> str:
    """What somebody typed, on lines that a phone has room for; its marks are no markup."""
    lines = broken(note, NARROWEST - _SCALE, SMALL)
    return "<br>".join(escape(line, quote=False) for line in lines)
