"""Measures this dashboard makes itself, published like any other: through the one door.

A file brings most measures. What is said and answered here is counted here, and is put in place
within the transaction that changes it, so that a figure never lags behind what it counts.
"""

from collections.abc import Sequence

import pandas as pd

from khi.catalogue import Catalogue
from khi.publication.figures import affected
from khi.publication.figures.activity import ACTIVITY
from khi.store import Transaction


def measure_here(
    transaction: Transaction,
    catalogue: Catalogue,
    rows: pd.DataFrame,
    *,
    indicators: Sequence[str],
    areas: Sequence[str],
) -> None:
    """Put our own measures of these areas in place of what they were, and publish them.

    Args:
        transaction: the write that changes what is counted.
        catalogue: the indicators and areas.
        rows: ``ACTIVITY``, of these indicators and areas only; empty where there is nothing.
        indicators: which measures.
        areas: the codes of the areas.

    Raises:
        ValueError: where a row is of another indicator or area.
    """
    strange = ~(rows["indicator"].isin(indicators) & rows["area"].isin(areas))
    if strange.any():
        raise ValueError("Every row must be of the indicators and areas it stands in for.")
    where = {"indicators": list(indicators), "areas": list(areas)}
    transaction.run("delete_measured_here", **where)
    if len(rows):
        invented = rows["area"].map(lambda code: catalogue.area(code).invented)
        transaction.append("measured_here", rows[list(ACTIVITY)].assign(invented=invented))
    touched = pd.DataFrame(
        [(indicator, area) for indicator in indicators for area in areas],
        columns=["indicator", "area"],
    )
    for part in affected.activity_parts(transaction.read, catalogue, touched):
        replaced = {"indicators": part.indicators, "areas": part.areas, "periods": part.periods}
        transaction.run("delete_published", **replaced)
        transaction.append("published", part.rows)
