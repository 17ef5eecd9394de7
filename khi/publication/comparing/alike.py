"""The areas most like one, by what is known of them."""

from collections.abc import Collection
from typing import NamedTuple

import pandas as pd

from khi.statistics.similar import most_similar

_MOST, _LEAST_FEATURES = 10, 2


class Alike(NamedTuple):
    """The nearest areas: a row each, nearest first; and the features that count."""

    distances: pd.DataFrame
    features: tuple[str, ...]


def most_alike(known: pd.DataFrame, area: str, *, among: Collection[str]) -> Alike | None:
    """The areas nearest to one by every feature that most of them have, each counted the same.

    Args:
        known: as ``publication.features`` gives them.
        area: the code of the area.
        among: the codes of the areas that may be found, the area itself among them.

    Returns:
        None where fewer than two features are known of most areas, or nothing of this one.
        ``distances`` are as ``most_similar`` gives them, in standard deviations.
    """
    own = known[known["area"].isin(list(among))]
    wide = own.pivot_table(index="area", columns="feature", values="value", aggfunc="last")
    most = wide.columns[wide.notna().mean() > 0.5]
    if len(most) < _LEAST_FEATURES or area not in wide.index:
        return None
    found = most_similar(wide[most], area, count=_MOST)
    return Alike(found, tuple(str(name) for name in found if name != "distance"))
