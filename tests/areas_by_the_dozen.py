"""Stores of many areas that lie in one, with plain figures and some that are withheld."""

from published_rows import row, rows, shown

from khi import catalogue as catalogues
from khi.model import AreaKind, Quarter
from khi.store import Store

_QUARTERS = [Quarter.of(2024, 2).later(step) for step in range(6)]


def store(folder, count):
    """A store of so many real councils and England; every ninth has too few answers. Its folder."""
    catalogue = catalogues.load()
    known = [each for each in catalogue.areas.values() if each.kind is AreaKind.COUNCIL]
    councils = [each for each in known if each.cassr and not each.invented]
    codes = [each.code for each in councils[:: len(councils) // count][:count]]
    made = [
        _row(place, code, quarter, indicator.id)
        for place, code in enumerate([*codes, "E92000001"])
        for quarter in _QUARTERS
        for indicator in catalogue.headlines
    ]
    opened = Store.open(folder / "khi.duckdb")
    with opened.write() as transaction:
        transaction.append("published", rows(*made))
    opened.close()
    return folder


def _row(place, code, quarter, indicator):
    where = {"area": code, "period": quarter.id, "indicator": indicator, "invented": False}
    if place % 9 == 8 and code != "E92000001":
        return row(absence="too few answers", **where)
    value = 0.4 + 0.3 * ((place * 37) % 41) / 41
    far = value - 0.55
    verdict = "similar" if abs(far) < 0.08 else "better" if far > 0 else "worse"
    limits = {"difference_lower": far - 0.07, "difference_upper": far + 0.07}
    return shown(value, verdict=verdict, difference=far, **limits, **where)
