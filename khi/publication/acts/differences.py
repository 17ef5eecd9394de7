"""What a draft would change: each publishable figure as it is, and as it would be.

Both sides come through the one door, so neither says more than a page would.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.catalogue import Catalogue
from khi.model import EVERYONE, Absence
from khi.publication.acts.changes import Draft
from khi.publication.acts.previewing import added_to, preview
from khi.publication.asking.shown import frame, in_words
from khi.store import Store

KEY = ["indicator", "area", "period", "breakdown", "group"]
DIFFERENCES = (
    *KEY,
    "value_before", "value_after", "base_before", "base_after", "absence_before", "absence_after",
)  # fmt: skip
_SHOWN = ["value", "base", "absence"]


def differences(
    store: Store, catalogue: Catalogue, draft: Draft, *, after: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Every reading that publishing a draft would change, add or take away.

    Args:
        store: where it is.
        catalogue: what can be asked.
        draft: what would be published.
        after: what ``preview`` gave for it, where that is known already.

    Returns:
        ``DIFFERENCES``, everyone first. A figure that is not there has no number, and its
        absence says why; "not asked" where there is no row at all. Nothing of places and quarters
        that the draft would add people to: a preview does not add them up.
    """
    would = preview(store, catalogue, draft) if after is None else after
    spans = _compared(store, draft, would)
    would = in_words(would[would["answer"].eq("") & _of(would, spans)])
    areas, periods = sorted(would["area"].unique()), sorted(would["period"].unique())
    asked = sorted(would["indicator"].unique())
    there = frame(store, indicators=asked, areas=areas, periods=periods, answers=[""])
    now = in_words(there[_of(there, spans)])
    both = now[[*KEY, *_SHOWN]].merge(
        would[[*KEY, *_SHOWN]], on=KEY, how="outer", suffixes=("_before", "_after")
    )
    for side in ("absence_before", "absence_after"):
        both[side] = both[side].fillna(Absence.NOT_ASKED.value)
    changed = both[_differs(both)]
    order = changed.assign(apart=changed["breakdown"].ne(EVERYONE)).sort_values(
        ["apart", *KEY], kind="stable"
    )
    return order[list(DIFFERENCES)].reset_index(drop=True)


def _compared(store: Store, draft: Draft, would: pd.DataFrame) -> pd.MultiIndex:
    """The areas and periods of a preview that the draft adds nobody's people to."""
    spans = pd.MultiIndex.from_frame(would[["area", "period"]].drop_duplicates())
    return spans[~spans.isin(pd.MultiIndex.from_frame(added_to(store, draft)))]


def _of(rows: pd.DataFrame, spans: pd.MultiIndex) -> NDArray[np.bool_]:
    return pd.MultiIndex.from_frame(rows[["area", "period"]]).isin(spans)


def _differs(both: pd.DataFrame) -> pd.Series:
    """Whether a reader would see another number, or another reason."""
    same_reason = both["absence_before"].eq(both["absence_after"])
    before, after = both["value_before"].astype(float), both["value_after"].astype(float)
    same_value = before.eq(after) | (before.isna() & after.isna())
    same_base = both["base_before"].fillna(-1).eq(both["base_after"].fillna(-1))
    return ~(same_reason & same_value & same_base)
