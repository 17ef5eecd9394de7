"""What a publishable row is made of, and how finely its numbers are shown."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from khi.model import Estimate, Policy
from khi.model.estimate import Numbers

ROW: Final = ["indicator", "answer", "area", "period", "breakdown", "group"]
"""What names one row. ``answer`` is empty for the reading itself."""

LIMITS: Final = ("value", "lower", "upper")
"""A figure and the ends of its likely range."""

CHANGE: Final = ("change", "change_lower", "change_upper")
DIFFERENCE: Final = ("difference", "difference_lower", "difference_upper")
"""The same of how a figure moved, and of how far it lies from another."""

NUMBERS: Final = [
    *LIMITS,
    "base",
    "numerator",
    "denominator",
    *CHANGE,
    *DIFFERENCE,
]
"""Every column that holds a figure; a withheld row has none of them."""

PUBLISHED: Final = (
    "indicator",
    "answer",
    "area",
    "period",
    "period_type",
    "breakdown",
    "group",
    "value",
    "lower",
    "upper",
    "base",
    "numerator",
    "denominator",
    "absence",
    "rule",
    "indicative",
    "change",
    "change_lower",
    "change_upper",
    "change_verdict",
    "difference",
    "difference_lower",
    "difference_upper",
    "verdict",
    "parts",
    "parts_expected",
    "source",
    "invented",
    "method",
)
"""The columns of everything that is shown, in order. Fractions are from 0 to 1."""

_TYPES = {
    **dict.fromkeys(PUBLISHED, "str"),
    **dict.fromkeys(NUMBERS, "float64"),
    **dict.fromkeys(("parts", "parts_expected"), "int64"),
    **dict.fromkeys(("indicative", "invented"), "bool"),
}
_EMPTY = {"str": "", "float64": np.nan, "int64": 1, "bool": False}


def tidied(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with every column of ``PUBLISHED``, in order and of its type; what is absent is empty.

    The rows are sorted, so that the same figures always stand in the same order.
    """
    absent = {name: _EMPTY[_TYPES[name]] for name in PUBLISHED if name not in rows}
    whole = rows.assign(**absent)[list(PUBLISHED)]
    whole = whole.fillna({name: _EMPTY[kind] for name, kind in _TYPES.items() if kind == "str"})
    whole = whole.astype(_TYPES)
    return whole.sort_values([*ROW, "source"], ignore_index=True)


def rounded_base(base: Numbers, policy: Policy) -> Numbers:
    """How many people we say it was: the nearest 5, a half upwards."""
    step = policy.round_base_to
    return np.floor(base / step + 0.5) * step


def rounded(numbers: Numbers, base: Numbers, *, is_fraction: bool, policy: Policy) -> Numbers:
    """Figures as finely as the people behind them allow, and no finer.

    A share of fewer than 100 people has no meaning past a whole percentage; a score, past a tenth.
    """
    coarse = 2 if is_fraction else 1
    small = base < policy.whole_percent_below
    return np.where(small, np.round(numbers, coarse), np.round(numbers, coarse + 1)) + 0.0


def estimate_of(rows: pd.DataFrame, names: Sequence[str] = LIMITS) -> Estimate:
    """Three columns as an estimate. Rounding may put a limit past its value: it is moved there.

    Missing:  a limit that is NaN stays so: where a figure has no likely range, nobody can judge it.
    """
    value, lower, upper = (rows[name].to_numpy(float) for name in names)
    return Estimate(value, np.minimum(lower, value), np.maximum(upper, value))


def with_areas(rows: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Rows with the name and the kind of each area: a board's must not pass for a council's.

    Args:
        rows: with ``area``, its code.
        known: ``name`` and ``kind`` by code; both are empty for an area that is not among them.
    """
    named, place = rows.copy(deep=False), list(rows.columns).index("area") + 1
    for column, field in (("area_kind", "kind"), ("area_name", "name")):
        named.insert(place, column, rows["area"].map(known[field]).astype(object).fillna(""))
    return named
