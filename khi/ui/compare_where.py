"""Among which areas, and in which stretch of time: what the reader of Compare chooses."""

from khi.catalogue import Catalogue
from khi.model import EVERYONE, Area, AreaKind, Indicator, Period, PeriodType
from khi.ui import selection, sources

_DRAWN = (PeriodType.QUARTER.value, PeriodType.YEAR.value, PeriodType.CALENDAR_YEAR.value)


def period(area: Area, indicator: Indicator) -> Period | None:
    """One quarter or year that an indicator has here, the latest first; None where it has none."""
    rows = sources.figures(
        indicators=[indicator.id], areas=[area.code], breakdowns=[EVERYONE], answers=[""]
    )
    drawn = rows.loc[rows["period_type"].isin(_DRAWN), "period"].unique()
    known = sorted((Period.parse(str(each)) for each in drawn), key=_latest, reverse=True)
    if not known:
        return None
    named = {each.label: each for each in known}
    quarters = all(each.type is PeriodType.QUARTER for each in known)
    label = "Quarter" if quarters else "Period"
    return named[selection.pick(label, list(named), key="quarter", width=160)]


def _latest(period: Period) -> tuple[str, str]:
    """By when it ends; a quarter before the year that ends with it."""
    return period.end.isoformat(), period.start.isoformat()


def family(area: Area) -> tuple[Area, tuple[Area, ...]]:
    """What the area is compared within, and the areas of it: its region, or the whole country."""
    catalogue = sources.catalogue()
    wholes = {each.name: each for each in _wholes(area, catalogue)}
    whole = wholes[selection.pick("Among", list(wholes), key="among", width=200)]
    inside = catalogue.children(whole.code)
    if whole.kind is AreaKind.COUNTRY and area.kind is not AreaKind.REGION:
        inside = tuple(each for each in _below(whole, catalogue) if each.kind is area.kind)
    return whole, tuple(sorted(inside, key=lambda each: each.name))


def _wholes(area: Area, catalogue: Catalogue) -> list[Area]:
    """What an area lies in, nearest first; itself where it lies in nothing."""
    above = list(catalogue.ancestors(area.code))
    return above or [area]


def _below(whole: Area, catalogue: Catalogue) -> list[Area]:
    inside = catalogue.children(whole.code)
    return [*inside, *(each for child in inside for each in _below(child, catalogue))]
