"""Where one area stands among all the others: the spread first, then the one.

A strip is a handful of marks on a line, and the first thing a reader sees. Plotly takes longer to
arrive in a browser than all the rest of the page, so a strip is only placed here, and
``khi.ui.pieces.strips`` draws it with the page's own style sheet.
"""

from dataclasses import dataclass

import pandas as pd

from khi import wording
from khi.charts.axis import Span, ticks, within
from khi.model import Absence, Area, Indicator

_PLACES = 4


@dataclass(frozen=True)
class Mark:
    """A figure on the line: where it lies (0 is the left end, 1 the right), and what it says."""

    at: float
    says: str


@dataclass(frozen=True)
class Own(Mark):
    """The figure of the area looked at, with the two ends of where it likely lies."""

    lower: float
    upper: float
    indicative: bool


@dataclass(frozen=True)
class Strip:
    """The marks of one strip. ``own`` is None where the area has no figure; ``absence`` says why.

    ``ticks`` are the round numbers of the axis; ``axis`` is whether they are printed.
    """

    own: Own | None
    absence: Absence
    others: tuple[float, ...]
    parent: Mark | None
    ticks: tuple[Mark, ...]
    axis: bool


def distribution_strip(
    areas: pd.DataFrame,
    *,
    indicator: Indicator,
    area: Area,
    parent: Area | None,
    span: Span,
    axis: bool = True,
) -> Strip:
    """One indicator in one period: this area and where it likely lies, the others, the parent.

    Takes:
        areas: PUBLISHED rows, one for each area. Areas with no figure are not drawn, except this
            one, which then says why.
        span: the axis, which strips that stand under each other share (``charts.span``).
        axis: whether the axis is printed; once, under the last strip.
    """
    shown = areas[areas["absence"].eq("")]
    named = {area.code, parent.code if parent else ""}
    others = shown.loc[~shown["area"].isin(named), "value"]
    own = areas[areas["area"].eq(area.code)]
    absence = Absence.NO_DATA if own.empty else Absence(own["absence"].iloc[0])
    return Strip(
        own=None if absence is not Absence.NONE else _own(own.iloc[0], indicator, span),
        absence=absence,
        others=tuple(_at(value, span) for value in others),
        parent=_parent(shown, indicator, parent, span),
        ticks=tuple(Mark(_at(each, span), wording.tick(each, indicator)) for each in ticks(*span)),
        axis=axis,
    )


def _own(row: pd.Series, indicator: Indicator, span: Span) -> Own:
    return Own(
        at=_at(row["value"], span),
        says=wording.number(row["value"], indicator),
        lower=_at(row["lower"], span),
        upper=_at(row["upper"], span),
        indicative=bool(row["indicative"]),
    )


def _parent(
    shown: pd.DataFrame, indicator: Indicator, parent: Area | None, span: Span
) -> Mark | None:
    """The area it lies in, by name and value; None where that has no figure."""
    rows = shown[shown["area"].eq(parent.code)] if parent else shown.head(0)
    if parent is None or rows.empty:
        return None
    value = float(rows["value"].iloc[0])
    return Mark(_at(value, span), f"{parent.name} {wording.number(value, indicator)}")


def _at(value: float, span: Span) -> float:
    """Where a value lies along the line, as finely as a screen shows."""
    return round(min(max(within(float(value), span), 0.0), 1.0), _PLACES)
