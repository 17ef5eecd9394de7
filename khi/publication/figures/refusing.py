"""Counts that contradict each other: whose they are, and what they are of, for who must mend them.

A file is checked before it is counted, so this is for what was stored by other means, or before a
check was there. One such file must not keep others from being published.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd

from khi.model import EVERYONE, Indicator, KhiError
from khi.publication.figures.estimates import estimated, less, sums_of

_WHERE = ["area", "period"]
_NUMBERED = " The first that breaks this"


@contextmanager
def naming_measures(indicator: Indicator, rows: pd.DataFrame) -> Iterator[None]:
    """Turn a refusal of the estimators into an error that names the measure and its sources."""
    try:
        yield
    except ValueError as refusal:
        raise _error(indicator, sorted(rows["source"].dropna().unique()), refusal) from refusal


@contextmanager
def naming_files(
    indicator: Indicator, cells: pd.DataFrame, credits: pd.DataFrame | None
) -> Iterator[None]:
    """Turn a refusal of the estimators into an error that names the question and the files.

    Args:
        indicator: what is worked out.
        cells: its sums, as they were refused.
        credits: where counts came from: ``question``, ``area``, ``quarter``, ``source``.
    """
    try:
        yield
    except ValueError as refusal:
        raise _error(indicator, _sources(indicator, cells, credits), refusal) from refusal


def _sources(indicator: Indicator, cells: pd.DataFrame, credits: pd.DataFrame | None) -> list[str]:
    """The sources of the places and quarters that contradict themselves; of all, if none does."""
    if credits is None or indicator.reading is None:
        return []
    asked = credits[credits["question"].eq(indicator.reading.question)]
    odd = [name for name, own in cells.groupby(_WHERE) if not _is_possible(indicator, own)]
    places = pd.MultiIndex.from_frame(asked[["area", "quarter"]])
    own = asked[places.isin(odd)]
    return sorted((own if len(own) else asked)["source"].unique())


def _is_possible(indicator: Indicator, cells: pd.DataFrame) -> bool:
    """Whether the sums of one place and quarter can be estimated, and everyone but each group."""
    readings = cells[cells["answer"].eq("")]
    whole = readings["breakdown"].eq(EVERYONE)
    everyone, groups = sums_of(readings[whole]), sums_of(readings[~whole])
    try:
        estimated(indicator, False, sums_of(readings))
        if len(everyone.n) == 1:
            estimated(indicator, False, less(everyone, groups, indicator))
    except ValueError:
        return False
    return True


def _error(indicator: Indicator, sources: list[str], refusal: ValueError) -> KhiError:
    whose = f" from {'; '.join(sources)}" if sources else ""
    return KhiError(
        f"The counts of “{indicator.short}”{whose} contradict each other, so there is no figure.",
        found=str(refusal).split(_NUMBERED)[0].rstrip("."),
        fix="Whoever added the file corrects it, and adds it again in place of the earlier one.",
    )
