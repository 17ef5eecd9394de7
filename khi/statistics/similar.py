"""Which areas are most like one, by features anybody can check."""

import numpy as np
import pandas as pd

from khi.statistics.arrays import refuse


def most_similar(features: pd.DataFrame, area: str, *, count: int = 10) -> pd.DataFrame:
    """The areas nearest to one when every feature counts the same.

    Shapes:   one row for each area (the index), one column for each feature; up to ``count`` rows
              back, nearest first: ``distance``, and how far each feature lies, in deviations.
    Units:    any in; standard deviations of that feature over the areas out.
    Missing:  a feature the area lacks is not used; an area that lacks one that is used is left
              out. Features that are the same everywhere say nothing and are not used. Empty where
              nothing can be used.
    Raises:   ValueError where a number is infinite; KeyError where the area has no row.
    Source:   Euclidean distance of z-scores, as the CIPFA nearest neighbours model and the ONS
              clustering of local authorities use it.
    Formula:  d² = Σ((x - y)/s)², s the standard deviation of the feature over all areas.
    Not for:  saying that areas ought to have the same outcomes.
    """
    refuse(np.isinf(features.to_numpy(float)), "Each number must be finite.")
    own = features.loc[area]
    spread = features.std(ddof=0)
    used = [name for name in features if not pd.isna(own[name]) and spread[name] > 0]
    others = features.drop(index=area)[used].dropna()
    if not used or others.empty:
        return pd.DataFrame(columns=["distance", *used], dtype=float)
    away = (others - own[used]) / spread[used]
    distance = np.sqrt((away**2).sum(axis=1))
    found = away.assign(distance=distance).rename_axis("area").reset_index()
    nearest = found.sort_values(["distance", "area"], ignore_index=True).head(count)
    return nearest.set_index("area")[["distance", *used]]
