"""Two characteristics at once: shown whole, or not at all.

The cells of "ethnicity x sex" add up to the groups of each, which are shown too. So one cell held
back could be worked out from the others, and no choice of a few more would help everywhere. A table
is shown only where every cell may be, every group of both characteristics is shown beside it, and
it holds everybody; and only for the very place and quarter that was counted.
"""

import numpy as np
import pandas as pd

from khi.catalogue import Catalogue
from khi.disclosure.rules import WHOLE
from khi.model import CROSSED, EVERYONE, NOT_STATED, Absence, Breakdown, PeriodType
from khi.publication.sums.places import period_type

_TABLE = ["indicator", "area", "period"]


def crossing(first: Breakdown, second: Breakdown) -> list[str]:
    """The groups of two characteristics at once, those who said neither left out."""
    sides = [[each.code for each in one.groups if not each.within] for one in (first, second)]
    return [
        f"{one}{CROSSED}{other}"
        for one in sides[0]
        for other in sides[1]
        if NOT_STATED not in (one, other)
    ]


def gated(cells: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Cells of which a table by two characteristics is whole, or held back as one.

    Args:
        cells: every cell with its ``n``, and the ``absence`` and ``rule`` that were decided.
        catalogue: the breakdowns, areas and indicators.

    Returns:
        The cells. Those of a table by two characteristics are left out where it is not of a place
        and a quarter themselves, and all "protects another figure" where one may not be shown.
    """
    crossed = cells["breakdown"].astype("str").str.contains(CROSSED, regex=False)
    if not crossed.any():
        return cells
    own = cells[crossed]
    is_place = np.array([not catalogue.children(str(area)) for area in own["area"]], bool)
    quarter = PeriodType.QUARTER.value
    is_quarter = np.array([period_type(str(each)) == quarter for each in own["period"]], bool)
    plain = cells[~crossed & cells["answer"].eq("")]
    tables = [
        _whole(table, plain, catalogue)
        for _, table in own[is_place & is_quarter].groupby([*_TABLE, "breakdown"], sort=False)
    ]
    return pd.concat([cells[~crossed], *tables], ignore_index=True)


def _whole(table: pd.DataFrame, plain: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """One table as it is, or with every cell held back."""
    if _may_be_shown(table, plain, catalogue):
        return table
    return table.assign(absence=Absence.PROTECTS.value, rule=WHOLE)


def _may_be_shown(table: pd.DataFrame, plain: pd.DataFrame, catalogue: Catalogue) -> bool:
    """Whether every cell survives, and nothing else comes out of them."""
    first = table.iloc[0]
    parts = str(first["breakdown"]).split(CROSSED)
    known = [catalogue.breakdowns[part] for part in parts if part in catalogue.breakdowns]
    if len(known) != 2 or table["absence"].ne("").any():
        return False
    if not set(crossing(*known)) <= set(table["group"].astype("str")):
        return False
    indicator = catalogue.indicators[str(first["indicator"])]
    policy = catalogue.policy.of(indicator.reading.question if indicator.reading else "")
    if indicator.sensitive and table["n"].lt(policy.near_certain_below).any():
        return False
    beside = plain[(plain[_TABLE] == first[_TABLE]).all(axis=1)]
    groups = beside[beside["breakdown"].isin(parts)]
    everyone = beside.loc[beside["breakdown"].eq(EVERYONE), "n"].sum()
    holds_all = bool(np.isclose(table["n"].sum(), everyone))
    both = set(groups["breakdown"].astype("str")) == set(parts)
    return holds_all and both and not groups["absence"].ne("").any()
