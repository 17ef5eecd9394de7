"""How clear a difference is: counted in widths of its interval, so that outcomes can be ordered.

Only what is published counts, so an order gives away nothing that is withheld.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from khi.model import EVERYONE, NOT_STATED, Indicator, Polarity

Row = Mapping[Any, Any]
NOTHING = float("-inf")
"""What is not known comes last."""


def in_widths(row: Row, name: str = "difference") -> float | None:
    """A difference, or a change, over the width of its interval; None where there is none."""
    width = float(row[f"{name}_upper"]) - float(row[f"{name}_lower"])
    is_known = not row["absence"] and width > 0
    return float(row[name]) / width if is_known else None


def strength(row: Row, indicator: Indicator) -> float:
    """How far a row lies on the good side of what it is compared with; last where not known."""
    found = in_widths(row)
    sign = -1 if indicator.polarity is Polarity.LOWER else 1
    return NOTHING if found is None else sign * found


def movement(row: Row) -> float:
    """How clearly a row has moved in a year, either way; nought where that is not known."""
    return abs(in_widths(row, "change") or 0.0)


def furthest_behind(rows: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The groups of one area by how clearly they are behind, the furthest first.

    Args:
        rows: PUBLISHED rows of one area, indicator and period.
        indicator: which way is good.

    Returns:
        The rows of groups that have a difference, with ``behind``: widths of its interval, above
        zero for a group that does less well.
    """
    groups = rows[rows["breakdown"].ne(EVERYONE) & rows["group"].ne(NOT_STATED)]
    behind = [-strength(row, indicator) for row in groups.to_dict("records")]
    known = groups.assign(behind=behind)[[each != -NOTHING for each in behind]]
    return known.sort_values("behind", ascending=False, kind="stable")
