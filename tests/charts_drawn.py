"""Figures drawn for tests, and what can be seen on them."""

import pandas as pd
from published_rows import (
    AGE,
    HERE,
    NET,
    PARENT,
    RATE,
    SHARE,
    quarters,
    rows,
    shown,
)

from khi import charts, wording
from khi.model import Ledger
from khi.theme import LIGHT

EVERYONE = rows(shown(0.58))
NOTES = pd.DataFrame({"start": ["2022-11-02", "2022-08-01"], "title": ["Second", "First"]})
SYSTEM = quarters(62, 64, 60, 63, 65, 61, 63, 62, 64, 59, 58, 59, indicator="sys01")
PEOPLE = quarters(0.5, None, 0.52, 0.55, 0.5, first="2023-Q3")
LEDGER = Ledger(read=412, accepted=389, rejected=17, skipped=6)


def strip(frame, **other):
    given = {"indicator": SHARE, "area": HERE, "parent": PARENT, "span": (0.4, 0.9)} | other
    return charts.distribution_strip(frame, **given)


def dots(frame, indicator=SHARE, palette=LIGHT):
    return charts.interval_dots(
        frame, EVERYONE, indicator=indicator, breakdown=AGE, palette=palette
    )


def tracks(system=SYSTEM, people=PEOPLE, notes=NOTES, palette=LIGHT):
    return charts.two_tracks(
        system, people, notes, system_indicator=RATE, people_indicator=SHARE, palette=palette
    )


def control(series, indicator=RATE, palette=LIGHT):
    points = wording.judged(series, indicator)
    return charts.control_chart(points, indicator=indicator, palette=palette)


def effects(**given):
    sides = [shown(share, indicator="frd03", answer=code) for code, share in given.items()]
    return charts.effects(rows(*sides), [NET])


def texts(figure):
    return [note.text.replace("<b>", "").replace("</b>", "") for note in figure.layout.annotations]


def says(figure, words):
    return any(words in " ".join(text.split("<br>")) for text in texts(figure))


def marks(figure, symbol):
    """The traces of points with a symbol."""
    return [each for each in figure.data if each.type == "scatter" and each.marker.symbol == symbol]


def lettered(figure):
    """The trace of the letters of what happened."""
    points = [each for each in figure.data if each.type == "scatter"]
    return next(each for each in points if each.mode == "markers+text")
