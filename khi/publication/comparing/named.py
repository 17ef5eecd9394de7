"""Which areas a picture names where there are too many to name them all. The rest are marks.

It is chosen by who an area is and, by result, by where the areas that are shown stand. What is
withheld has no part in it: an area whose figure is not shown is never placed.
"""

from collections.abc import Sequence

import pandas as pd

ALL, MOST = 14, 12
"""How many areas are all named; how many are where there are more."""

_ENDS, _BESIDE = 2, 2


def named(areas: pd.DataFrame, *, mine: str, first: Sequence[str], by_result: bool) -> pd.DataFrame:
    """Areas with ``drawn``: whether a picture names each, or makes it a mark among others.

    Args:
        areas: PUBLISHED rows of one indicator and period, one for each area, A to Z; or by
            result, those that are not shown last.
        mine: the code of the reader's own area, which is always named where it is there.
        first: codes of the areas to name before any other. By result these give way to both ends
            of the order and the places around mine.
        by_result: which of the two orders it is.

    Returns:
        The rows. Where not all are named, those that are not shown or not named stand together,
        so that they make one run; by result the order of those shown is kept.
    """
    if len(areas) <= ALL:
        return areas.assign(drawn=True)
    if by_result:
        return _by_result(areas, mine)
    here = list(areas["area"])
    known = [code for code in dict.fromkeys([mine, *first, *here]) if code in here]
    drawn = areas.assign(drawn=areas["area"].isin(known[:MOST]))
    return drawn.sort_values("drawn", ascending=False, kind="stable", ignore_index=True)


def _by_result(areas: pd.DataFrame, mine: str) -> pd.DataFrame:
    """Both ends and the places around mine; mine at the end, where it cannot be shown."""
    is_shown = areas["absence"].eq("") & areas["value"].notna()
    shown, unshown = areas[is_shown], areas[~is_shown]
    own = unshown["area"].eq(mine)
    ordered = pd.concat([shown, unshown[own], unshown[~own]], ignore_index=True)
    places = _places(list(shown["area"]), mine)
    if own.any():
        places.add(len(shown))
    return ordered.assign(drawn=ordered.index.isin(places))


def _places(codes: Sequence[str], mine: str) -> set[int]:
    """The first and last of the order, and those on either side of mine."""
    count = len(codes)
    ends = {*range(min(_ENDS, count)), *range(max(0, count - _ENDS), count)}
    if mine not in codes:
        return ends
    width = 2 * _BESIDE + 1
    start = max(0, min(codes.index(mine) - _BESIDE, count - width))
    return ends | set(range(start, min(start + width, count)))
