"""What must be withheld, and why: withheld means withheld, whatever else a reader has."""

from collections.abc import Mapping

import pandas as pd

from khi.disclosure.complement import complement
from khi.disclosure.near_certain import near_certain, protect_answers
from khi.disclosure.sums import KEY, sums_of
from khi.disclosure.withholding import Withholding
from khi.model import Policy

__all__ = ["KEY", "near_certain", "protect", "protect_answers"]


def protect(cells: pd.DataFrame, *, parents: Mapping[str, str], policy: Policy) -> pd.DataFrame:
    """Say what must be withheld, so that nothing withheld can be worked out from the rest.

    Args:
        cells: one row for each ``table, area, period, breakdown, group`` with its exact ``base``.
            Every group of a breakdown that was asked is there, with a base of 0 too.
        parents: the parent of each area; empty where it has none.
        policy: the numbers of disclosure control.

    Returns:
        ``absence`` (an ``Absence``; empty where shown) and ``rule`` (the id of the rule that
        decided), on the index of ``cells``.
    """
    withholding = Withholding.begin(cells, policy)
    complement(sums_of(cells, parents), withholding)
    return withholding.reasons(cells)
