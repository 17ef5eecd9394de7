"""What must be withheld, and why: withheld means withheld, whatever else a reader has.

A map, in reading order:

=============  ====================================================================
rules          the names of the rules
sums           how figures add up: groups, areas, quarters
withholding    the state of each cell, and what its reason alone tells a reader
one_sum        withhold more where one sum gives a base away
programme      linear programmes: the cheapest values that fit
reach          how far each withheld base could lie from the truth, all sums together
proof          prove that they are safe, and tell which are surely not
repair         withhold the least that keeps a base safe, all sums together
before         what was published before, and is remembered of it
ghosts         old figures as cells beside the present ones
standing       what may stand beside that
all_sums       prove or repair, until every withheld base is safe
recent         what was decided lately, and need not be decided again
around         withhold more around figures that the auditor found unsafe
certainty      everybody, or nobody: what answers say about each person
audit          the same promise checked from outside, by separate code
=============  ====================================================================
"""

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.disclosure.all_sums import protect_all
from khi.disclosure.around import spoken_for, withheld_around
from khi.disclosure.before import REMEMBERED, TOLD, Before
from khi.disclosure.certainty import near_certain, protect_answers
from khi.disclosure.one_sum import protect_each
from khi.disclosure.programme import Real
from khi.disclosure.recent import Recent, fingerprint
from khi.disclosure.rules import (
    ALL_RULES,
    ANY_SIZE,
    NEAR_CERTAIN,
    RELATIONS,
    THRESHOLD,
    VERSIONS,
    WHOLE,
)
from khi.disclosure.standing import Beside
from khi.disclosure.sums import KEY, Sums, financial_year, sums_of
from khi.disclosure.withholding import PROTECTS, SHOWN, Withholding
from khi.model import EVERYONE, Absence, Policy

_RECENT = Recent()

__all__ = [
    "KEY",
    "REMEMBERED",
    "TOLD",
    "Before",
    "after_all_went",
    "near_certain",
    "protect",
    "protect_answers",
    "protect_beside",
    "spoken_for",
    "withheld_around",
]


def protect(
    cells: pd.DataFrame,
    *,
    parents: Mapping[str, str],
    policy: Policy,
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
        counts: columns of ``cells``: how many people gave each answer to a sensitive question.
            With them, no few people withheld together are left who nearly all said the same.
        without: rules to leave out, so that a test can show what each is for.

    Returns:
        ``absence`` (an ``Absence``; empty where shown) and ``rule`` (the id of the rule that
        decided), on the index of ``cells``.
    """
    return protect_beside(
        cells, Before(), parents=parents, policy=policy, counts=counts, without=without
    )[0]


def protect_beside(
    cells: pd.DataFrame,
    before: Before,
    *,
    parents: Mapping[str, str],
    policy: Policy,
    counts: Sequence[str] = (),
    without: Collection[str] = (),
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Say what must be withheld beside what was published before. See ``protect``.

    Args:
        cells: as for ``protect``; ``bridge`` marks cells that tie others together and are never
            shown themselves, nor were.
        before: what stands, and what happened since.
        parents: as for ``protect``; areas that are in ``before`` only are there too.
        policy: as for ``protect``.
        counts: as for ``protect``.
        without: as for ``protect``.

    Returns:
        The reasons, as ``protect`` has them; and what is to be remembered of the past of these
        cells, in place of what was: ``REMEMBERED``.

    Raises:
        ValueError: where a rule to leave out is none of ours.
    """
    if unknown := set(without) - set(ALL_RULES):
        raise ValueError(f"There is no such rule to leave out: {', '.join(sorted(unknown))}.")
    sensitive = () if NEAR_CERTAIN in without else tuple(counts)
    nothing = Before()
    names = _whole(cells, parents)
    pasts = _parted(before, parents, set(names.unique())) if VERSIONS not in without else {}

    def decided(whole: str, own: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The reasons for the cells that hang together, whatever order they came in."""
        own = own.sort_values(KEY)
        past = pasts.get(whole, nothing)
        if not past.is_empty and not past.is_looser(own, policy):
            return _beside(own, past, parents, policy, sensitive, without)
        alike = past.too_alike(own, policy)
        decide = partial(_protected, own, parents, policy, sensitive, without, alike)
        if alike.any():
            return decide(), nothing.remembered
        known_by = fingerprint(own, parents, policy, sensitive, without)
        return _RECENT.decided(known_by, decide).set_axis(own.index), nothing.remembered

    wholes = list(cells.groupby(names, sort=False))
    with ThreadPoolExecutor() as threads:
        each = list(threads.map(lambda whole: decided(*whole), wholes))
    reasons = [reason for reason, _ in each]
    kept = [rows for _, rows in each]
    return (
        pd.concat(reasons).reindex(cells.index) if reasons else _nothing(cells),
        pd.concat([pd.DataFrame(columns=REMEMBERED, dtype="str"), *kept], ignore_index=True),
    )


def after_all_went(
    cells: pd.DataFrame, before: Before, *, parents: Mapping[str, str], policy: Policy
) -> pd.DataFrame:
    """What is to be remembered of a table, tree and year of which nothing is left: ``REMEMBERED``.

    Args:
        cells: ``KEY`` of all that there is now.
        before: what stood, and who went.
        parents: the parent of each area; empty where it has none.
        policy: the numbers of disclosure control.
    """
    left = set(_whole(cells, parents).unique())
    kept = [pd.DataFrame(columns=REMEMBERED, dtype="str")]
    gone = set(_whole(before.former, parents).unique()) - left if len(before.former) else set()
    for past in _parted(before, parents, gone).values():
        beside = Beside(cells.iloc[:0], past, parents, policy)
        beside.settle_sums()
        kept.append(beside.remembered)
    return pd.concat(kept, ignore_index=True)


def _parted(before: Before, parents: Mapping[str, str], wholes: set[str]) -> dict[str, Before]:
    """What was before of each whole."""
    frames = (before.standing, before.former, before.remembered, before.told)
    parts = [
        dict(list(rows.groupby(_whole(rows, parents), sort=False))) if len(rows) else {}
        for rows in frames
    ]
    empty = [rows.iloc[:0] for rows in frames]
    return {
        whole: Before(*(part.get(whole, none) for part, none in zip(parts, empty, strict=True)))
        for whole in wholes
    }


def _beside(
    cells: pd.DataFrame,
    before: Before,
    parents: Mapping[str, str],
    policy: Policy,
    counts: Sequence[str],
    without: Collection[str],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The reasons for the cells of one table beside what stands, and what is to be remembered."""
    beside = Beside(cells, before, parents, policy)
    alone = cells[beside.fresh]
    beside.settle_spots(
        _protected(alone, {}, policy, counts, without, before.too_alike(alone, policy))
    )
    if beside.has_sums:
        beside.settle_sums()
        beside.show_known()
    if beside.is_closed:
        beside.hide_open()
    elif beside.open.any():
        _settle_open(beside, counts, without)
    if beside.has_sums:
        beside.show_determined()
    reasons = pd.DataFrame(
        {"absence": beside.absence, "rule": beside.rule}, index=cells.index
    ).fillna({"absence": Absence.PROTECTS, "rule": WHOLE})
    return reasons, beside.remembered


def _settle_open(beside: Beside, counts: Sequence[str], without: Collection[str]) -> None:
    """Decide what was never shown, everything else as it stands."""
    withholding, every, sums = beside.beside(beside.kept)
    withholding.counts = _counted(every, counts)
    _proved(every, sums, withholding, without)
    reasons = withholding.reasons(every).iloc[: len(beside.cells)]
    fresh = beside.open
    beside.absence[fresh] = reasons["absence"].to_numpy(object)[fresh]
    beside.rule[fresh] = reasons["rule"].to_numpy(object)[fresh]


def _protected(
    cells: pd.DataFrame,
    parents: Mapping[str, str],
    policy: Policy,
    counts: Sequence[str],
    without: Collection[str],
    hide: NDArray[np.bool_] | None = None,
) -> pd.DataFrame:
    """The reasons for the cells of one table, on their index. ``hide``: withheld in any case."""
    sums = sums_of(cells, parents)
    withholding = Withholding.begin(cells, policy)
    withholding.counts = _counted(cells, counts)
    if THRESHOLD in without:
        return withholding.reasons(cells).assign(absence=Absence.NONE, rule="")
    if hide is not None:
        also = hide & (withholding.state == SHOWN)
        withholding.state[also], withholding.rule[also] = PROTECTS, VERSIONS
    _proved(cells, sums, withholding, without)
    return withholding.reasons(cells)


def _counted(cells: pd.DataFrame, counts: Sequence[str]) -> tuple[Real, ...]:
    """How many people gave each answer to a sensitive question."""
    return tuple(cells[name].fillna(0).to_numpy(float) for name in counts)


def _proved(
    cells: pd.DataFrame, sums: Sums, withholding: Withholding, without: Collection[str]
) -> None:
    """Withhold until every withheld base is safe in every sum, and in all of them together."""
    left_out = set(without) & set(RELATIONS)
    sums = sums.of_kinds(tuple({*RELATIONS, VERSIONS} - left_out))
    everyone = (cells["breakdown"] == EVERYONE).to_numpy()
    protect_each(sums, withholding)
    while WHOLE not in without:
        protect_all(sums, withholding, everyone)
        hidden = withholding.hidden.sum()
        protect_each(sums, withholding)
        if withholding.hidden.sum() == hidden:
            break
    if ANY_SIZE in without:
        withholding.sharpen()


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
