"""What was set, and where limits begin anew: both stand on the chart, so nobody can miss them."""

import pandas as pd

from khi import wording
from khi.charts import canvas, timeline
from khi.charts.drawing import Drawing
from khi.charts.series import Panel
from khi.model import Period
from khi.theme import SMALL


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


def draw_rebases(drawing: Drawing, rows: pd.DataFrame, panel: Panel) -> None:
    """A line where new limits begin, with the words; the reason stands under the chart."""
    began = rows[rows["rebase_group"].gt(0)].drop_duplicates("rebase_group")
    for period in began["period"]:
        x = timeline.ends(pd.Series([Period.parse(str(period)).id]))[0]
        line = {"color": panel.palette.ink, "width": 1, "dash": "2px,3px"}
        top, foot = panel.paper(panel.top), panel.paper(panel.bottom)
        drawing.shape(type="line", x0=x, x1=x, y0=foot, y1=top, yref="paper", line=line)
        drawing.words(
            text="New limits", x=x, xanchor="left", xshift=4, y=foot, yref="paper",
            yanchor="bottom", bgcolor=panel.palette.card, borderpad=1,
            font={"color": panel.palette.muted, "size": SMALL},
        )  # fmt: skip
