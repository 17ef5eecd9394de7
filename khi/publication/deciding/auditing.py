"""Attack what is decided before it is published, and withhold more where that finds anything.

The auditor names figures, from what would be public; what else is withheld for them is for
disclosure control to say. Where that does not help either, nothing is published.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi import disclosure
from khi.disclosure import KEY
from khi.disclosure.audit import Finding, audit_cells
from khi.model import KhiError, Policy
from khi.publication.deciding.releases import SPAN
from khi.publication.sums.places import year_of

HOPS = (1, 2, 4)
"""How many sums around what the auditor names everything new is withheld, round after round."""


def audited(
    cells: pd.DataFrame,
    free: NDArray[np.bool_],
    parents: Mapping[str, str],
    policy: Policy,
    touched: Collection[tuple[str, str]],
    saved: pd.DataFrame,
    counts: Sequence[str] = (),
) -> pd.DataFrame:
    """What is decided, made safe against separate code that attacks all that hangs together.

    Args:
        cells: ``KEY``, exact ``base``, ``absence``, ``rule``, and ``bridge`` where never shown.
        free: which cells may be withheld still: what was never told of before.
        parents: the parent of each area; empty where it has none.
        policy: the numbers of disclosure control.
        touched: each area and quarter that something has changed in.
        saved: what was published before of the same, as ``saved`` gives it.
        counts: columns of ``cells``: how many people gave each answer to a sensitive question.

    Returns:
        The cells; with more withheld than was, where that was found wanting.

    Raises:
        KhiError: where something could be worked out even so. No number is named.
    """

    def unsafe(cells: pd.DataFrame) -> pd.DataFrame:
        """What could be worked out from these, and from those with what was saved beside them."""
        found = audit_cells(cells, parents, policy, touched=_near(cells, parents, touched))
        if len(saved):
            both = _beside_saved(cells, saved, parents)
            more = audit_cells(both, parents, policy, touched=_near(both, parents, touched))
            found = (*found, *(_new(more, saved, parents, policy) if more else ()))
        return pd.DataFrame([each.model_dump() for each in found], columns=KEY, dtype="str")

    named = unsafe(cells)
    for hops in HOPS:
        if named.empty:
            break
        cells = disclosure.withheld_around(cells, named, free, parents=parents, hops=hops)
        spoken = disclosure.spoken_for(cells, parents=parents, policy=policy, counts=counts)
        named = pd.concat([unsafe(cells), spoken], ignore_index=True)
    if len(named):
        raise _refusal(named.iloc[0])
    return cells


def _new(
    found: Collection[Finding], saved: pd.DataFrame, parents: Mapping[str, str], policy: Policy
) -> list[Finding]:
    """What could be worked out now, and could not from what was saved alone."""
    every = np.ones(len(saved), bool)
    known = {_key(each) for each in audit_cells(saved, parents, policy, touched=every)}
    return [each for each in found if _key(each) not in known]


def _key(finding: Finding) -> tuple[str, ...]:
    return tuple(finding.model_dump()[name] for name in KEY)


def saved(was: pd.DataFrame, before: disclosure.Before, parents: Mapping[str, str]) -> pd.DataFrame:
    """What stands published, as somebody has it who saved it; with every sum they could make.

    Args:
        was: ``KEY`` and exact ``base`` of all there was, added up.
        before: what stands, and who of it is not there now.
        parents: the parent of each area; empty where it has none.

    Returns:
        ``KEY``, ``base``, ``absence``, ``rule``, ``bridge``, ``version`` and ``content``; nothing
        where no sum of several places or quarters was shown: then it tells nothing of others.
    """
    stood = was.merge(before.standing, on=KEY, how="left")
    stood = stood.assign(bridge=stood["absence"].isna()).fillna({"absence": "", "rule": ""})
    told = (stood["absence"] == "") & ~stood["bridge"] & ~_is_spot(stood, parents)
    changed = pd.MultiIndex.from_frame(stood[SPAN]).isin(
        pd.MultiIndex.from_frame(before.former[SPAN])
    )
    content = _spots(stood, parents).mask(_is_spot(stood, parents) & changed, "was")
    return stood.assign(version="0", content=content) if told.any() else stood.iloc[:0]


def _beside_saved(
    cells: pd.DataFrame, saved: pd.DataFrame, parents: Mapping[str, str]
) -> pd.DataFrame:
    """The cells as a later version of those that were saved."""
    other = pd.MultiIndex.from_frame(saved.loc[saved["content"] == "was", SPAN])
    changed = pd.MultiIndex.from_frame(cells[SPAN]).isin(other)
    content = _spots(cells, parents).mask(changed, "now")
    return pd.concat([saved, cells.assign(version="1", content=content)], ignore_index=True)


def _spots(cells: pd.DataFrame, parents: Mapping[str, str]) -> pd.Series:
    """The name of each place's quarter; empty for sums."""
    return (cells["area"] + " " + cells["period"]).where(_is_spot(cells, parents), "")


def _is_spot(cells: pd.DataFrame, parents: Mapping[str, str]) -> pd.Series:
    """Which cells are of one place and quarter."""
    return ~cells["area"].isin(set(parents.values())) & cells["period"].str.contains("-Q")


def _refusal(found: pd.Series) -> KhiError:
    return KhiError(
        "This cannot be published: something withheld could be worked out from the rest.",
        where=f"{found['area']}, {found['period']}, {found['breakdown']} {found['group']}",
        found=f"a figure of the table {found['table']!r} that is not safe",
        fix="This is a fault of the program, not of the file. Please report it.",
        state="Nothing has been published.",
    )


def _near(
    cells: pd.DataFrame, parents: Mapping[str, str], touched: Collection[tuple[str, str]]
) -> NDArray[np.bool_]:
    """The cells of each area and quarter touched, and of all that adds them up."""
    above = lineage_of(parents)
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
