"""What is drawn for which choice. Every cell of the table has an answer: there is no dead end."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class HowMany(StrEnum):
    """One, a few that the reader picked, or all there are."""

    ONE = "one"
    FEW = "two to eight"
    ALL = "all"


class When(StrEnum):
    """One quarter or year, or one after another."""

    NOW = "At one time"
    OVER_TIME = "Over time"


class Form(StrEnum):
    """A way of drawing, as the reader is asked about it."""

    SPREAD = "Spread"
    SIDE_BY_SIDE = "Side by side"
    MAP = "Map"
    FUNNEL = "Funnel"
    RUN = "Control chart"
    LINES = "Lines"
    THEN_AND_NOW = "Then and now"
    PROFILE = "Profile"
    PANELS = "One chart each"
    RUNS = "Control charts"
    MATRIX = "Table of areas"
    MOVES = "Table of changes"
    STANDINGS = "Summary"
    CALENDAR = "One after another"


_ONE, _FEW, _ALL = HowMany.ONE, HowMany.FEW, HowMany.ALL
_NOW, _TIME = When.NOW, When.OVER_TIME

DRAWN: Final[Mapping[tuple[HowMany, HowMany, When], tuple[Form, ...]]] = {
    # indicators, areas, when: what may be drawn, the first unless the reader chooses
    (_ONE, _ONE, _NOW): (Form.SPREAD,),
    (_ONE, _ONE, _TIME): (Form.LINES, Form.RUN),
    (_ONE, _FEW, _NOW): (Form.SIDE_BY_SIDE,),
    (_ONE, _FEW, _TIME): (Form.LINES, Form.THEN_AND_NOW),
    (_ONE, _ALL, _NOW): (Form.SIDE_BY_SIDE, Form.SPREAD, Form.MAP, Form.FUNNEL),
    (_ONE, _ALL, _TIME): (Form.THEN_AND_NOW,),
    (_FEW, _ONE, _NOW): (Form.PROFILE,),
    (_FEW, _ONE, _TIME): (Form.PANELS, Form.RUNS, Form.CALENDAR),
    (_FEW, _FEW, _NOW): (Form.MATRIX,),
    (_FEW, _FEW, _TIME): (Form.PANELS, Form.MOVES),
    (_FEW, _ALL, _NOW): (Form.MATRIX, Form.STANDINGS),
    (_FEW, _ALL, _TIME): (Form.MOVES,),
    (_ALL, _ONE, _NOW): (Form.PROFILE,),
    (_ALL, _ONE, _TIME): (Form.CALENDAR,),
    (_ALL, _FEW, _NOW): (Form.MATRIX,),
    (_ALL, _FEW, _TIME): (Form.MOVES,),
    (_ALL, _ALL, _NOW): (Form.STANDINGS,),
    (_ALL, _ALL, _TIME): (Form.MOVES,),
}


def how_many(count: int, *, everything: bool) -> HowMany:
    """Which column of the table a choice falls in."""
    if everything:
        return HowMany.ALL
    return HowMany.ONE if count == 1 else HowMany.FEW
