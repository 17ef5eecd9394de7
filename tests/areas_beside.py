"""Areas beside each other for tests, written as the situation they stand for, and drawn."""

from published_rows import PARENT, SHARE, row, rows, shown

from khi.charts import compare as charts
from khi.publication import comparing
from khi.theme import LIGHT
from khi.wording import compare_order

NONE = rows()


def area(name, value, verdict="similar", **given):
    side = {"better": 0.1, "higher": 0.1, "worse": -0.1, "lower": -0.1}.get(verdict, 0.01)
    found = {"difference": side, "difference_lower": side - 0.05, "difference_upper": side + 0.05}
    return shown(value, area=name, verdict=verdict, **found | given)


def hidden(name, reason="too few answers"):
    return row(area=name, absence=reason)


def named(*each):
    frame = rows(*each)
    return frame.assign(name=frame["area"])


FOUR = named(
    area("Ashen Fold", 0.7, "better"),
    area("Birchholt", 0.5),
    hidden("Coldharrow"),
    area("Dunmere", 0.3, "worse"),
)
AROUND = rows(shown(0.52, area="X9"))


def dots(areas=FOUR, indicator=SHARE, palette=LIGHT, mine="Birchholt", around=AROUND):
    return charts.area_dots(
        areas, around, indicator=indicator, parent=PARENT, mine=mine, palette=palette
    )


def words(figure):
    return " | ".join(note.text for note in figure.layout.annotations)


def points(figure):
    return [each for each in figure.data if each.type == "scatter"]


def marks(figure):
    return {each.marker.symbol: each.marker.color for each in points(figure)}


def hatched(figure):
    return [each for each in figure.data if each.type == "bar" and each.marker.pattern.shape]


def many(*values, width=0.01):
    each = (
        area(f"Area {place}", value, lower=value - width, upper=value + width)
        for place, value in enumerate(values)
    )
    return named(*each)


def in_order(areas, indicator=SHARE, *, by="result"):
    return compare_order.with_places(comparing.in_order(areas, indicator, by=by))
