"""Whom those who answered can be held against, beside everybody: people with support, and invited.

A count of people in a group can be small, so it passes by the same door as everything else: no
group below the threshold was let in, and what comes out is rounded as every base is.
"""

from collections.abc import Sequence

import pandas as pd

from khi.catalogue import Catalogue
from khi.publication.columns import rounded_base
from khi.publication.sums.beside import POPULATION, population
from khi.store import Store

SUPPORT, INVITED, RESIDENTS = "support", "invited", "population"
"""People who draw on support, people who were asked to answer, and everybody who lives there."""


def people_of(
    store: Store,
    area: str,
    who: str,
    catalogue: Catalogue,
    *,
    periods: Sequence[str] | None = None,
) -> pd.DataFrame:
    """How many people there are in each group of an area, to hold those who answered against.

    Args:
        store: where it is.
        area: the code of an area.
        who: people who live there, who draw on support, or who were invited.
        catalogue: how areas nest, and how finely numbers of people are shown.
        periods: of people invited, the quarters that count; None is any.

    Returns:
        ``beside.POPULATION``, the latest count of each breakdown; people to the nearest 5.
    """
    if who == RESIDENTS:
        known = population(store, area, catalogue=catalogue)
    else:
        wanted = None if periods is None else list(periods)
        known = store.read("approached", area=area, who=who, periods=wanted)
    people = rounded_base(known["people"].to_numpy(float), catalogue.policy)
    return known.assign(people=people)[list(POPULATION)]
