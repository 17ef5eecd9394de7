"""The limits of a series' ordinary ups and downs: dashed, with the average between them."""

import pandas as pd

from khi import wording
from khi.charts import canvas, timeline
from khi.charts.axis import Span
from khi.charts.drawing import Drawing
from khi.charts.series import Panel
from khi.theme import SMALL
from khi.wording.signals import JUDGED, last_stretch, whole

_APART = 17
"""Pixels between two numbers at the right, so that neither covers the other."""


def draw_limits(drawing: Drawing, rows: pd.DataFrame, panel: Panel) -> list[str]:
    """For each stretch between rebases: limits dashed, the space between tinted, the average.

    Trial limits are dotted and never tinted. Gives the words that go under the chart.
    """
    known = rows[rows["mean"].notna()]
    if known.empty:
        return []
    for _, stretch in known.groupby("rebase_group"):
        _draw_stretch(drawing, stretch, panel, judged=_is_judged(stretch))
    newest = last_stretch(rows)
    if newest["mean"].isna().all():
        return []
    last = newest.iloc[-1]
    _write_numbers(drawing, last, panel)
    if _is_judged(newest):
        _write_names(drawing, known, panel)
        return []
    average = wording.number(last["mean"], panel.indicator)
    return [f"Dashed: average so far, {average}", "Dotted: trial limits"]


def _is_judged(stretch: pd.DataFrame) -> bool:
    """Whether limits rest on enough quarters to judge by."""
    return len(whole(stretch)) >= JUDGED


def _draw_stretch(drawing: Drawing, stretch: pd.DataFrame, panel: Panel, *, judged: bool) -> None:
    palette, first, ends = panel.palette, stretch.iloc[0], timeline.ends(stretch["period"])
    limits = (first["lower_limit"], first["upper_limit"])
    if judged:
        _draw_between(drawing, ends, limits, panel)
    edge = {"color": palette.steady, "dash": "6px,4px" if judged else "1px,4px"}
    for value in limits:
        _level(drawing, ends, value, panel, edge)
    line = {"color": palette.ink, "dash": "solid"} if judged else edge | {"dash": "6px,4px"}
    _level(drawing, ends, first["mean"], panel, line)


def _draw_between(drawing: Drawing, ends: Span, limits: Span, panel: Panel) -> None:
    drawing.shape(
        type="rect", x0=ends[0], x1=ends[1], y0=panel.at(limits[0]), y1=panel.at(limits[1]),
        yref="paper", layer="below", fillcolor=panel.palette.tint(panel.palette.panel, 0.55),
        line={"width": 0},
    )  # fmt: skip


def _level(drawing: Drawing, ends: Span, value: float, panel: Panel, line: dict[str, str]) -> None:
    drawing.shape(
        type="line", x0=ends[0], x1=ends[1], y0=panel.at(value), y1=panel.at(value), yref="paper",
        layer="below", line={"width": 1.5} | line,
    )  # fmt: skip


def _write_numbers(drawing: Drawing, last: pd.Series, panel: Panel) -> None:
    """The latest limits and average, at the right, each beside its line."""
    low, middle, high = (last[name] for name in ("lower_limit", "mean", "upper_limit"))
    centre = panel.pixels(middle)
    heights = {
        high: min(panel.pixels(high), centre - _APART),
        middle: centre,
        low: max(panel.pixels(low), centre + _APART),
    }
    for value, height in heights.items():
        words = wording.number(value, panel.indicator)
        drawing.words(
            text=canvas.bold(words) if value == middle else words, x=1, xref="paper",
            xanchor="left", xshift=8, y=panel.paper(height), yref="paper", yanchor="middle",
            font={"color": panel.palette.muted, "size": SMALL},
        )  # fmt: skip


def _write_names(drawing: Drawing, known: pd.DataFrame, panel: Panel) -> None:
    """Which line is which; the lower name stands over its line where there is no room below."""
    last, ends = known.iloc[-1], timeline.ends(known["period"])
    low = panel.pixels(last["lower_limit"])
    names = (
        ("Upper limit", last["upper_limit"], "bottom"),
        ("Lower limit", last["lower_limit"], "top" if panel.bottom - low > _APART else "bottom"),
    )
    for words, value, above in names:
        side = _clear_side(known, panel.pixels(value), panel)
        drawing.words(
            text=words, x=ends[side == "right"], xanchor=side, y=panel.at(value), yref="paper",
            yanchor=above, font={"color": panel.palette.muted, "size": SMALL},
        )  # fmt: skip


def _clear_side(known: pd.DataFrame, height: float, panel: Panel) -> str:
    """The side of the chart on which no point lies where a limit's name would stand."""
    places = [panel.pixels(value) for value in known["value"]]
    reach = max(1, len(places) // 3)
    near = [abs(place - height) < 2 * _APART for place in places]
    return "right" if any(near[:reach]) and not any(near[-reach:]) else "left"
