"""What areas are held against, over time: one steady line of its own, dashed, and named."""

from dataclasses import dataclass

import pandas as pd

from khi import wording
from khi.charts import timeline
from khi.charts.aims import draw_aims
from khi.charts.drawing import Drawing
from khi.charts.series import Panel
from khi.model import Absence

DASH = "9px,5px"
"""Longer than any dash of an area, so that it is told from them without colour."""


@dataclass(frozen=True)
class Beside:
    """What the first area is held against.

    Takes:
        name: as its line is named.
        rows: a row for each ``period`` with ``against`` and ``period_type``; NaN where there is
            no figure. Its likely range is in the table, and not drawn.
        is_aim: whether it was set, not measured: then it is drawn as aims are everywhere.
    """

    name: str
    rows: pd.DataFrame
    is_aim: bool = False

    @property
    def track(self) -> pd.DataFrame:
        """Its figures as a series in time."""
        known = self.rows["against"].map(wording.is_number).astype(bool)
        return timeline.in_time(
            self.rows.assign(
                value=self.rows["against"],
                absence=known.map({True: "", False: Absence.NO_DATA.value}),
            )
        )

    @property
    def named(self) -> bool:
        """Whether it has a line that ends in its name: an aim says its own."""
        return not self.is_aim and bool(self.track["value"].notna().any())


def draw_beside(drawing: Drawing, beside: Beside, panel: Panel) -> None:
    """The line, under those of the areas and broken where it has no figure.

    Only a figure with none beside it has a mark, as marks would fill the gaps between the dashes.
    """
    track = beside.track
    if beside.is_aim:
        draw_aims(drawing, track.assign(target=track["value"].astype(float)), panel)
        return
    values = track["value"].astype(float)
    alone = values.notna() & values.shift().isna() & values.shift(-1).isna()
    look = {"symbol": "square", "size": 6, "color": panel.palette.steady}
    drawing.scatter(
        x=list(track["x"]),
        y=[float(each) if wording.is_number(each) else None for each in values],
        mode="lines+markers",
        connectgaps=False,
        cliponaxis=False,
        line={"color": panel.palette.steady, "width": 2.5, "dash": DASH},
        marker=look | {"opacity": [float(each) for each in alone]},
    )
