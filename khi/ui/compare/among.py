"""Among which areas, and in which stretch of time: what the reader of Compare chooses."""

from collections.abc import Sequence

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import EVERYONE, Area, AreaKind, Indicator, Period, PeriodType
from khi.ui.frame import selection
from khi.ui.frame.made_once import once
from khi.ui.given import sources

_DRAWN = (PeriodType.QUARTER.value, PeriodType.YEAR.value, PeriodType.CALENDAR_YEAR.value)


def period(
    area: Area, indicators: Sequence[Indicator], among: Sequence[Area] = ()
) -> Period | None:
    """One quarter or year that any of them has here, the latest first; None where none has.

    Until the reader chooses, the latest one that half of ``among`` have: the first area of a new
    round has nothing to stand beside yet.
    """
    known = _periods(area, indicators)
    if not known:
        return None
    named = {each.label: each for each in known}
    quarters = all(each.type is PeriodType.QUARTER for each in known)
    label = "Quarter" if quarters else "Period"
    at_first = _shared(known, indicators, [each.code for each in among]).label
    return named[selection.pick(label, list(named), key="quarter", width=148, at_first=at_first)]


@once
def _shared(known: list[Period], indicators: Sequence[Indicator], among: list[str]) -> Period:
    """The latest of the periods that half of these areas have; the very latest where none is."""
    rows = sources.figures(
        indicators=[each.id for each in indicators],
        areas=among,
        breakdowns=[EVERYONE],
        answers=[""],
    )
    reached = rows.groupby("period")["area"].nunique()
    most = rows["area"].nunique() / 2
    return next((each for each in known if reached.get(each.id, 0) >= most), known[0])


@once
def _periods(area: Area, indicators: Sequence[Indicator]) -> list[Period]:
    """The quarters and years with anything to show, the latest first."""
    drawn = _drawn(area)
    own = drawn.loc[drawn["indicator"].isin([each.id for each in indicators]), "period"]
    return sorted((Period.parse(str(each)) for each in own.unique()), key=_latest, reverse=True)


@once
def _drawn(area: Area) -> pd.DataFrame:
    """What an area has by quarter or by year: ``indicator, period``."""
    rows = sources.figures(areas=[area.code], breakdowns=[EVERYONE], answers=[""])
    return rows.loc[rows["period_type"].isin(_DRAWN), ["indicator", "period"]].drop_duplicates()


def by_period(area: Area, indicators: Sequence[Indicator]) -> list[Indicator]:
    """Those of the indicators that an area has by quarter or by year."""
    known = set(_drawn(area)["indicator"])
    return [each for each in indicators if each.id in known]


def places() -> list[Area]:
    """The areas with anything by quarter or by year."""
    every = sources.periods()
    known = set(every.loc[every["period_type"].isin(_DRAWN), "area"])
    return [each for each in sources.areas() if each.code in known]


def _latest(period: Period) -> tuple[str, str]:
    """By when it ends; a quarter before the year that ends with it."""
    return period.end.isoformat(), period.start.isoformat()


def family(area: Area) -> tuple[Area, tuple[Area, ...]]:
    """What the area is compared within, and the areas of it: its region, or the whole country."""
    catalogue = sources.catalogue()
    wholes = {each.name: each for each in _wholes(area, catalogue)}
    whole = wholes[selection.pick("Among", list(wholes), key="among", width=180)]
    inside = catalogue.children(whole.code)
    if whole.kind is AreaKind.COUNTRY and area.kind is not AreaKind.REGION:
        inside = tuple(each for each in below(whole, catalogue) if each.kind is area.kind)
    return whole, tuple(sorted(inside, key=lambda each: each.name))


def is_wide(whole: Area, family: Sequence[Area]) -> bool:
    """Whether areas are held against all of a whole: they do not lie in it directly."""
    return any(each.parent != whole.code for each in family)


def than(whole: Area, family: Sequence[Area]) -> str:
    """What areas of a whole are held against, in words."""
    return whole.name if is_wide(whole, family) else f"the rest of {whole.name}"


def _wholes(area: Area, catalogue: Catalogue) -> list[Area]:
    """What an area lies in, nearest first; itself where it lies in nothing."""
    above = list(catalogue.ancestors(area.code))
    return above or [area]


def below(whole: Area, catalogue: Catalogue) -> list[Area]:
    """Every area that lies in another, near or far."""
    inside = catalogue.children(whole.code)
    return [*inside, *(each for child in inside for each in below(child, catalogue))]
