"""The fairness indicators: what they are here and now, and which gap or group each is about."""

from typing import Final

import numpy as np
import pandas as pd

from khi.model import EVERYONE, Indicator
from khi.publication.fairness.everything import widest
from khi.publication.fairness.ladder import DEPRIVATION, ladder
from khi.publication.fairness.presence import FEWER, MISSING

EQUITY: Final = ["id", "of", "breakdown", "group", "value", "lower", "upper"]
"""``of`` is the indicator a gap is in; ``breakdown`` and ``group`` say whose it is."""

_GAP = ("gap", "gap_lower", "gap_upper")
_RATIO = ("ratio", "ratio_lower", "ratio_upper")
_LIMITS = ("value", "lower", "upper")


def equity(
    cells: pd.DataFrame,
    rows: pd.DataFrame,
    indicator: Indicator,
    presence: pd.DataFrame,
    breakdown: str,
) -> pd.DataFrame:
    """Each fairness indicator of one area and round.

    Args:
        cells: as ``everything`` gives them.
        rows: PUBLISHED rows of the area and round, ``answer`` empty.
        indicator: the outcome whose slope by deprivation is wanted.
        presence: as ``presence`` gives it; empty where the number of people is not known.
        breakdown: the characteristic it is by.

    Returns:
        ``EQUITY``, in the order of the catalogue: EQU01, an EQU02 for each characteristic with a
        clear gap, EQU03, EQU04 and EQU05. One that cannot be worked out has no number.
    """
    clear = widest(cells)
    found = [_gap("equ01", row) for row in clear.head(1).to_dict("records")] or [_none("equ01")]
    each = clear.drop_duplicates("breakdown").to_dict("records")
    found += [_gap("equ02", row) for row in each] or [_none("equ02")]
    found += [_slope(rows, indicator), _presence(presence, breakdown), _unfair(rows)]
    return pd.DataFrame(found, columns=EQUITY)


def _line(
    id: str, of: str, breakdown: str, group: str, numbers: tuple[float, ...]
) -> dict[str, object]:
    return dict(zip(EQUITY, (id, of, breakdown, group, *numbers), strict=True))


def _none(id: str, of: str = "", breakdown: str = "") -> dict[str, object]:
    return _line(id, of, breakdown, "", (np.nan,) * 3)


def _numbers(
    row: "dict[str, object] | pd.Series[object]", names: tuple[str, ...]
) -> tuple[float, ...]:
    return tuple(float(str(row[name])) for name in names)


def _gap(id: str, row: dict[str, object]) -> dict[str, object]:
    of, breakdown, group = (str(row[name]) for name in ("indicator", "breakdown", "group"))
    return _line(id, of, breakdown, group, _numbers(row, _GAP))


def _slope(rows: pd.DataFrame, indicator: Indicator) -> dict[str, object]:
    own = rows[rows["indicator"].eq(indicator.id) & rows["breakdown"].eq(DEPRIVATION)]
    slope = ladder(own, indicator).slope
    if slope is None:
        return _none("equ03", indicator.id, DEPRIVATION)
    return _line("equ03", indicator.id, DEPRIVATION, "", tuple(float(each) for each in slope))


def _presence(presence: pd.DataFrame, breakdown: str) -> dict[str, object]:
    """The group least present, where one clearly is."""
    behind = presence[presence["presence"].isin([FEWER, MISSING])] if len(presence) else presence
    for row in behind.head(1).to_dict("records"):
        return _line("equ04", "", breakdown, str(row["group"]), _numbers(row, _RATIO))
    return _none("equ04", "", breakdown)


def _unfair(rows: pd.DataFrame) -> dict[str, object]:
    """People treated unfairly: a reading like any other."""
    everyone = rows[rows["indicator"].eq("equ05") & rows["breakdown"].eq(EVERYONE)]
    for row in everyone.to_dict("records"):
        return _line("equ05", "equ05", EVERYONE, EVERYONE, _numbers(row, _LIMITS))
    return _none("equ05", "equ05", EVERYONE)
