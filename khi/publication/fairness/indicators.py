"""The fairness indicators: what they are here and now, and which gap or group each is about."""

from collections.abc import Callable, Hashable, Iterable
from typing import Final

import numpy as np
import pandas as pd

from khi.model import EVERYONE, Comparison, Indicator
from khi.publication.columns import LIMITS
from khi.publication.fairness.everything import widest
from khi.publication.fairness.ladder import DEPRIVATION, ladder
from khi.publication.fairness.presence import FEWER, MISSING

EQUITY: Final = ["id", "of", "breakdown", "group", "value", "lower", "upper"]
"""``of`` is the indicator a gap is in; ``breakdown`` and ``group`` say whose it is."""

_GAP = ("gap", "gap_lower", "gap_upper")
_RATIO = ("ratio", "ratio_lower", "ratio_upper")


def equity(
    indicators: Iterable[Indicator],
    cells: pd.DataFrame,
    rows: pd.DataFrame,
    indicator: Indicator,
    presence: pd.DataFrame,
    breakdown: str,
) -> pd.DataFrame:
    """Each fairness indicator of one area and round.

    Args:
        indicators: those of the catalogue: which of them compare groups, it says itself.
        cells: as ``everything`` gives them.
        rows: PUBLISHED rows of the area and round, ``answer`` empty.
        indicator: the outcome whose slope by deprivation is wanted.
        presence: as ``presence`` gives it; empty where the number of people is not known.
        breakdown: the characteristic it is by.

    Returns:
        ``EQUITY``, in the order of the catalogue: a line for each indicator, and for the gap by
        characteristic one for each characteristic with a clear gap. One that cannot be worked out
        has no number.
    """
    clear = widest(cells)
    made: dict[Comparison, Callable[[str], list[dict[str, object]]]] = {
        Comparison.WIDEST: lambda id: _gaps(id, clear.head(1)),
        Comparison.BY_CHARACTERISTIC: lambda id: _gaps(id, clear.drop_duplicates("breakdown")),
        Comparison.SLOPE: lambda id: [_slope(id, rows, indicator)],
        Comparison.PRESENCE: lambda id: [_presence(id, presence, breakdown)],
    }
    found = []
    for each in indicators:
        if each.comparison is not None:
            found += made[each.comparison](each.id)
        elif each.beside_gaps:
            found.append(_reading(each.id, rows))
    return pd.DataFrame(found, columns=EQUITY)


def _line(
    id: str, of: str, breakdown: str, group: str, numbers: tuple[float, ...]
) -> dict[str, object]:
    return dict(zip(EQUITY, (id, of, breakdown, group, *numbers), strict=True))


def _none(id: str, of: str = "", breakdown: str = "") -> dict[str, object]:
    return _line(id, of, breakdown, "", (np.nan,) * 3)


def _numbers(
    row: "dict[Hashable, object] | pd.Series[object]", names: tuple[str, ...]
) -> tuple[float, ...]:
    return tuple(float(str(row[name])) for name in names)


def _gaps(id: str, gaps: pd.DataFrame) -> list[dict[str, object]]:
    return [_gap(id, row) for row in gaps.to_dict("records")] or [_none(id)]


def _gap(id: str, row: dict[Hashable, object]) -> dict[str, object]:
    of, breakdown, group = (str(row[name]) for name in ("indicator", "breakdown", "group"))
    return _line(id, of, breakdown, group, _numbers(row, _GAP))


def _slope(id: str, rows: pd.DataFrame, indicator: Indicator) -> dict[str, object]:
    own = rows[rows["indicator"].eq(indicator.id) & rows["breakdown"].eq(DEPRIVATION)]
    slope = ladder(own, indicator).slope
    if slope is None:
        return _none(id, indicator.id, DEPRIVATION)
    return _line(id, indicator.id, DEPRIVATION, "", tuple(float(each) for each in slope))


def _presence(id: str, presence: pd.DataFrame, breakdown: str) -> dict[str, object]:
    """The group least present, where one clearly is."""
    behind = presence[presence["presence"].isin([FEWER, MISSING])] if len(presence) else presence
    for row in behind.head(1).to_dict("records"):
        return _line(id, "", breakdown, str(row["group"]), _numbers(row, _RATIO))
    return _none(id, "", breakdown)


def _reading(id: str, rows: pd.DataFrame) -> dict[str, object]:
    """A reading like any other, of everyone: it is about itself."""
    everyone = rows[rows["indicator"].eq(id) & rows["breakdown"].eq(EVERYONE)]
    for row in everyone.to_dict("records"):
        return _line(id, id, EVERYONE, EVERYONE, _numbers(row, LIMITS))
    return _none(id, id, EVERYONE)
