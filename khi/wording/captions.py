"""What stands around a chart: what is measured, where, when, and where it came from."""

from collections.abc import Iterable

import pandas as pd

from khi.model import Area, Indicator, Mean, Net, Period
from khi.wording.findings import base
from khi.wording.numbers import is_number, rounded


def unit(indicator: Indicator) -> str:
    """What an indicator is measured in: "share of people", "average, out of 10"."""
    if isinstance(indicator.reading, Net):
        return "people helped less people hindered, out of every 100"
    if indicator.is_fraction:
        return f"share {indicator.unit}"
    if isinstance(indicator.reading, Mean):
        return f"average, {indicator.unit}"
    return indicator.unit


def subtitle(indicator: Indicator, *, area: Area | None = None, period: str = "") -> str:
    """Measure, unit, area and period: "Dignity (share of people). Hartsholme Vale, ..."."""
    place = ", ".join(part for part in (area.name if area else "", _months(period)) if part)
    measure = f"{indicator.title} ({unit(indicator)})."
    return f"{measure} {place}." if place else measure


def source(rows: pd.DataFrame) -> str:
    """Where the figures came from; invented figures say so every time."""
    named = [str(each) for each in dict.fromkeys(rows["source"]) if str(each).strip()]
    invented = bool(rows["invented"].eq(True).any()) if len(rows) else False
    listed = "; ".join(named) or "not named"
    tail = "" if not invented or "invented" in listed.lower() else ", invented"
    return f"{'Sources' if len(named) > 1 else 'Source'}: {listed}{tail}."


def bases(rows: pd.DataFrame) -> str:
    """The bases of the rows that are shown: "Base: about 65 to 340 people in each group."."""
    shown = rows[rows["absence"].eq("") & rows["base"].notna()]
    known = sorted({rounded(float(each)) for each in shown["base"] if is_number(each)})
    if not known:
        return "No base can be shown."
    if len(known) == 1:
        return base(shown.iloc[0].to_dict() | {"indicative": False})
    return f"Base: about {known[0]:,.0f} to {known[-1]:,.0f} people in each."


def caveats(indicator: Indicator) -> Iterable[str]:
    """What to bear in mind, one sentence each."""
    said = (
        *indicator.caveats,
        *(f"From {Period.parse(id).label}: {words}" for id, words in indicator.breaks.items()),
    )
    return tuple(each if each.endswith(".") else f"{each}." for each in said)


def _months(period: str) -> str:
    """A period in words; empty if there is none."""
    return Period.parse(period).months if period else ""
