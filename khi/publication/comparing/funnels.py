"""How far an area may lie from the average by chance alone, by how many people it rests on."""

from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from khi.model import Estimate, Indicator, MeasureKind
from khi.model.estimate import Numbers
from khi.statistics.funnel import ENOUGH, Kind, limits, overdispersion

_STEPS = 80


class Funnel(NamedTuple):
    """Areas judged by a funnel, and the funnel to draw them in.

    ``areas`` have ``base``, the people each rests on, and ``apart``: "high", "low" or empty.
    ``curve`` holds the limits at each size of ``across``, the narrower first. ``adjusted`` says
    whether the limits were widened because areas differ by more than chance.
    """

    areas: pd.DataFrame
    curve: tuple[Estimate, ...]
    across: Numbers
    adjusted: bool


def in_a_funnel(rows: pd.DataFrame, indicator: Indicator) -> Funnel:
    """Each area against how far chance alone would carry one of its size.

    Worked out from the rounded figures that are shown, so nothing withheld moves the limits.

    Args:
        rows: PUBLISHED rows of one share or rate and period, one for each area. Of measures, one
            that lacks a month is not judged.
        indicator: whether they rest on answers or on a denominator, and whether it is a rate:
            events per so many, whose limits are Poisson's.

    Returns:
        With fewer than ten areas to go by no limits, and no area is judged.
    """
    kind, multiplier = _kind(indicator)
    people = rows["base"] if indicator.reading is not None else rows["denominator"]
    areas = rows.assign(base=people.astype(float))
    shown = areas["absence"].eq("") & areas["base"].gt(0) & areas["value"].notna()
    base = areas["base"].where(shown)
    if indicator.measure is not None:
        base = base.mask(areas["indicative"].eq(True))
    x = (areas["value"] * base / multiplier).round()
    between = overdispersion(x, base, kind=kind).between
    enough = int(base.count()) >= ENOUGH
    average = float(x.sum() / base.sum()) * multiplier if enough else float("nan")
    limits_for = partial(limits, average, between=between, kind=kind, multiplier=multiplier)
    outer = limits_for(base)[1]
    high, low = areas["value"] > outer.upper, areas["value"] < outer.lower
    judged = areas.assign(apart=np.select([high & shown, low & shown], ["high", "low"], ""))
    across = _sizes(base)
    return Funnel(judged, limits_for(across), across, enough and between > 0)


def _kind(indicator: Indicator) -> tuple[Kind, float]:
    """Whether it is a share or a rate, and per how many."""
    measure = indicator.measure
    if measure is not None and measure.kind is MeasureKind.RATE:
        return "rate", measure.multiplier
    return "proportion", 1.0


def _sizes(base: pd.Series) -> Numbers:
    """The numbers of people at which the funnel is drawn."""
    largest = base.max()
    known = pd.notna(largest) and largest > 0
    end = float(largest) * 1.04 if known else 100.0
    return np.linspace(max(1.0, float(largest if known else 1) / 200), end, _STEPS)
