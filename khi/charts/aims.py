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
    drawing.words(
        text=canvas.bold(f"Aim {wording.number(last, panel.indicator)}"),
        x=timeline.ends(aimed["period"])[1], xanchor="right", y=panel.at(last), yref="paper",
        yanchor="top", bgcolor=panel.palette.card, borderpad=1,
        font={"color": panel.palette.target, "size": SMALL},
    )  # fmt: skip


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
