"""Many areas held against something at once: which stand apart by more than chance among them all.

The one rule of every list and table of areas. Of one indicator the areas are a family, and false
discoveries among them are controlled; of one area on many indicators, the indicators are. A figure
that stands by itself is judged by itself.
"""

from collections.abc import Sequence

import pandas as pd

from khi.publication.comparing.in_time import clearly_apart


def among_all(rows: pd.DataFrame, *, each: Sequence[str] = ()) -> pd.DataFrame:
    """Rows whose ``verdict`` is clear among all of them.

    Args:
        rows: held against something: ``absence``, ``verdict``, ``difference`` and its limits.
        each: columns that part the families: ``["indicator"]`` where a table has several.

    Returns:
        The rows in their order. ``verdict`` is "similar" where an area stands apart by itself, but
        among so many chance may have made it; ``alone`` keeps the verdict it had by itself. Of the
        areas of a family that are said to stand apart, on average at most one in twenty does so by
        chance (Benjamini and Hochberg 1995).
    """
    families = [own for _, own in rows.groupby(list(each), sort=False)] if each else [rows]
    if rows.empty:
        return rows.assign(alone=rows["verdict"])
    judged = pd.concat([clearly_apart(own) for own in families]).loc[rows.index]
    return judged.assign(alone=judged["verdict"], verdict=judged["clear"]).drop(columns="clear")
