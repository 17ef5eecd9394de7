"""Figures that are published again as something else: what stood before is not forgotten."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from khi.model import Absence
from khi.store import Store

_KEY = ["indicator", "area", "period"]
_COLUMNS = [*_KEY, "old_value", "old_absence", "new_value", "new_absence", "old_upload"]


def revised(read: Callable[..., pd.DataFrame], activity: pd.DataFrame) -> pd.DataFrame:
    """The figures of a draft that differ from those that count now, before it is added.

    Args:
        read: how the store is asked.
        activity: what the draft holds.

    Returns:
        One row for each, with the value or the reason before and after. The same figure again is
        no revision, and neither is one that was not there before.
    """
    known = activity.drop_duplicates(_KEY, keep="last")
    where = {name: sorted(known[each].unique()) for name, each in _WHERE.items()}
    standing = read("figures_standing", **where)
    both = known.merge(standing, on=_KEY, how="inner")
    both = both.assign(
        new_value=both["value"].astype(float).fillna(both["numerator"].astype(float)),
        new_absence=both["absence"],
    )
    same = np.isclose(both["new_value"], both["old_value"].astype(float), equal_nan=True)
    return both.loc[~same | both["new_absence"].ne(both["old_absence"]), _COLUMNS]


_WHERE = {"indicators": "indicator", "areas": "area"}


def revisions(store: Store) -> pd.DataFrame:
    """Every figure that was published again as something else, the latest first.

    What stood before its publisher came to withhold a figure is not told any more.
    """
    return store.read("revisions", withheld=Absence.CONFIDENTIAL.value)


def provenance(store: Store) -> pd.DataFrame:
    """Who published each file that counts, under which licence, and its fingerprint."""
    return store.read("provenance")
