"""What must be withheld, and why: withheld means withheld, whatever else a reader has.

A map, in reading order:

=============  ====================================================================
rules          the names of the rules
sums           how figures add up: groups, areas, quarters
withholding    the state of each cell, and what its reason alone tells a reader
one_sum        withhold more where one sum gives a base away
programme      linear programmes: the cheapest values that fit
reach          how far each withheld base could lie from the truth, all sums together
repair         withhold the least that keeps a base safe, all sums together
history        what was published before, and what it takes away
all_sums       prove or repair, until every withheld base is safe
recent         what was decided lately, and need not be decided again
certainty      everybody, or nobody: what answers say about each person
audit          the same promise checked from outside, by separate code
=============  ====================================================================
"""

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd

from khi.disclosure.all_sums import protect_all
from khi.disclosure.certainty import near_certain, protect_answers
from khi.disclosure.history import Past, remembered
from khi.disclosure.one_sum import protect_each
from khi.disclosure.recent import Recent, fingerprint
from khi.disclosure.rules import NEAR_CERTAIN, RELATIONS, THRESHOLD, VERSIONS, WHOLE
from khi.disclosure.sums import KEY, financial_year, sums_of
from khi.disclosure.withholding import Withholding
from khi.model import EVERYONE, Absence, Policy

_RECENT = Recent()

__all__ = ["KEY", "near_certain", "protect", "protect_answers", "remembered"]


def protect(
    cells: pd.DataFrame,
    *,
    parents: Mapping[str, str],
    policy: Policy,
    earlier: pd.DataFrame | None = None,
    counts: Sequence[str] = (),
    without: Collection[str] = (),
) -> pd.DataFrame:
    """Say what must be withheld, so that nothing withheld can be worked out from the rest.

    A reader is taken to know every shown base exactly, for the shares and limits beside it give
    away what rounding it hides.

    Args:
        cells: one row for each ``table, area, period, breakdown, group`` with its exact ``base``.
            Every group of a breakdown that was asked is there, with a base of 0 too.
        parents: the parent of each area; empty where it has none.
        policy: the numbers of disclosure control.
        earlier: what ``remembered`` kept of each version published before. ``cells`` then has a
            ``content`` too: the uploads a cell adds up, so that the same people are known again.
        counts: columns of ``cells``: how many people gave each answer to a sensitive question.
            With them, no few people withheld together are left who nearly all said the same.
        without: rules to leave out, so that a test can show what each is for.

    Returns:
        ``absence`` (an ``Absence``; empty where shown) and ``rule`` (the id of the rule that
        decided), on the index of ``cells``.
    """

    def protected(own: pd.DataFrame) -> pd.DataFrame:
        """The reasons for the cells that hang together, whatever order they came in."""
        past = (
            None
            if earlier is None
            else earlier[_whole(earlier, parents).isin(_whole(own, parents))]
        )
        if past is None or past.empty or VERSIONS in without:
            past = None
        said = () if NEAR_CERTAIN in without else counts
        own = own.sort_values(KEY)

        def decide() -> pd.DataFrame:
            return _protected(own, past, parents, policy, said, without)

        if past is not None:
            return decide()
        known_by = fingerprint(own, parents, policy, said, without)
        return _RECENT.decided(known_by, decide).set_axis(own.index)

    wholes = [own for _, own in cells.groupby(_whole(cells, parents), sort=False)]
    with ThreadPoolExecutor() as threads:
        reasons = list(threads.map(protected, wholes))
    return pd.concat(reasons).reindex(cells.index) if reasons else _nothing(cells)


def _protected(
    cells: pd.DataFrame,
    earlier: pd.DataFrame | None,
    parents: Mapping[str, str],
    policy: Policy,
    counts: Sequence[str],
    without: Collection[str],
) -> pd.DataFrame:
    """The reasons for the cells of one table, on their index."""
    if earlier is None:
        every, sums = cells, sums_of(cells, parents)
        withholding = Withholding.begin(every, policy)
    else:
        past = Past(cells, earlier, parents, policy)
        every, sums = past.with_ghosts()
        withholding = Withholding.begin(every, policy)
        past.apply(withholding, every)
    withholding.counts = tuple(every[name].fillna(0).to_numpy(np.int64) for name in counts)
    if THRESHOLD in without:
        return withholding.reasons(cells).assign(absence=Absence.NONE, rule="")
    sums = sums.of_kinds(tuple(kind for kind in RELATIONS if kind not in without))
    everyone = (every["breakdown"] == EVERYONE).to_numpy()
    protect_each(sums, withholding)
    while WHOLE not in without:
        protect_all(sums, withholding, everyone)
        hidden = withholding.hidden.sum()
        protect_each(sums, withholding)
        if withholding.hidden.sum() == hidden:
            break
    return withholding.reasons(every).iloc[: len(cells)].set_index(cells.index)


def _whole(cells: pd.DataFrame, parents: Mapping[str, str]) -> pd.Series:
    """A name for all that hangs together: a table, a tree of areas, a financial year.

    No sum runs from one to another, so what is decided of one depends on no other.
    """

    def top(area: str) -> str:
        above = parents.get(area, "")
        return top(above) if above else area

    tops = {area: top(area) for area in cells["area"].unique()}
    years = {period: financial_year(period) or period for period in cells["period"].unique()}
    return cells["table"] + " " + cells["area"].map(tops) + " " + cells["period"].map(years)


def _nothing(cells: pd.DataFrame) -> pd.DataFrame:
    """No cells, no reasons."""
    return pd.DataFrame({"absence": [], "rule": []}, index=cells.index, dtype=object)
