"""Attack what is decided before it is published, and withhold more where that finds anything.

The auditor names figures, from what would be public; what else is withheld for them is for
disclosure control to say. Where that does not help either, nothing is published.
"""

from collections.abc import Callable, Collection, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi import disclosure
from khi.disclosure import KEY
from khi.disclosure.audit import Finding, audit_cells
from khi.model import KhiError, Policy
from khi.publication.places import year_of

HOPS = (1, 2, 4)
"""How many sums around what the auditor names everything new is withheld, round after round."""


def audited(
    cells: pd.DataFrame,
    free: NDArray[np.bool_],
    parents: Mapping[str, str],
    policy: Policy,
    touched: Collection[tuple[str, str]],
) -> pd.DataFrame:
    """What is decided, made safe against separate code that attacks all that hangs together.

    Args:
        cells: ``KEY``, exact ``base``, ``absence``, ``rule``, and ``bridge`` where never shown.
        free: which cells may be withheld still: what was never told of before.
        parents: the parent of each area; empty where it has none.
        policy: the numbers of disclosure control.
        touched: each area and quarter that something has changed in.

    Returns:
        The cells; with more withheld than was, where that was found wanting.

    Raises:
        KhiError: where something could be worked out even so. No number is named.
    """
    near = _near(cells, lineage_of(parents), touched)
    found = audit_cells(cells, parents, policy, touched=near)
    for hops in HOPS:
        if found:
            named = pd.DataFrame([each.model_dump() for each in found])
            cells = disclosure.withheld_around(cells, named, free, parents=parents, hops=hops)
            found = audit_cells(cells, parents, policy, touched=near)
    if found:
        raise _refusal(found[0])
    return cells


def _refusal(found: Finding) -> KhiError:
    return KhiError(
        "This cannot be published: something withheld could be worked out from the rest.",
        where=f"{found.area}, {found.period}, {found.breakdown} {found.group}",
        found=f"a figure of the table {found.table!r} that is not safe",
        fix="This is a fault of the program, not of the file. Please report it.",
        state="Nothing has been published.",
    )


def _near(
    cells: pd.DataFrame, above: Callable[[str], list[str]], touched: Collection[tuple[str, str]]
) -> NDArray[np.bool_]:
    """The cells of each area and quarter touched, and of all that adds them up."""
    near = {
        (area, span)
        for own, quarter in touched
        for area in above(own)
        for span in (quarter, year_of(quarter))
    }
    return pd.MultiIndex.from_frame(cells[["area", "period"]]).isin(near)


def still_free(
    cells: pd.DataFrame, before: disclosure.Before, remembered: pd.DataFrame
) -> NDArray[np.bool_]:
    """Which cells were never told of, or of other people; or what was told of them is remembered.

    Args:
        cells: ``KEY`` of each.
        before: what was published before.
        remembered: what is remembered of it now.
    """
    names = pd.MultiIndex.from_frame(cells[KEY])
    known = [pd.MultiIndex.from_frame(rows[KEY]) for rows in (before.standing, before.former)]
    kept = pd.MultiIndex.from_frame(remembered[KEY])
    free: NDArray[np.bool_] = ~names.isin(known[0]) | names.isin(known[1]) | names.isin(kept)
    return free


def lineage_of(parents: Mapping[str, str]) -> Callable[[str], list[str]]:
    """What gives each area with everything it lies in."""

    def line(area: str) -> list[str]:
        return [area, *line(parents[area])] if parents.get(area) else [area]

    return line
