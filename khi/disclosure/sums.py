"""The sums that tie one figure to another, and so give a withheld one away."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.disclosure.rules import AREAS, GROUPS, RELATIONS, YEARS
from khi.model import EVERYONE, Quarter

KEY = ["table", "area", "period", "breakdown", "group"]
"""What names one cell. A ``table`` is a set of figures with the same base."""

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Sums:
    """Every sum of a set of cells, as one long list of members.

    Each member is a cell in a sum: ``sum_of`` numbers the sum, ``cell`` the row of the cells, and
    ``sign`` is +1 for a part and -1 for the total. ``kind`` says, for each sum, which rule it is.
    """

    sum_of: Whole
    cell: Whole
    sign: Whole
    kind: NDArray[np.object_]

    def __len__(self) -> int:
        """How many sums there are."""
        return len(self.kind)

    def of_kinds(self, kinds: tuple[str, ...]) -> "Sums":
        """Only the sums of these kinds, numbered afresh."""
        return self.only(np.isin(self.kind.astype(str), kinds))

    def only(self, kept: NDArray[np.bool_]) -> "Sums":
        """Only some sums, numbered afresh."""
        fresh = np.cumsum(kept) - 1
        members = kept[self.sum_of]
        return Sums(
            fresh[self.sum_of[members]], self.cell[members], self.sign[members], self.kind[kept]
        )


def sums_of(cells: pd.DataFrame, parents: Mapping[str, str], *, unchecked: bool = False) -> Sums:
    """The sums among these cells: groups to everyone, places to parents, quarters to years.

    A sum is known to a reader only where its total is among the cells, and where it truly adds
    up: an area that did not ask a breakdown leaves its parent's groups short of everyone. Where
    the bases are not known, ``unchecked`` takes every sum to add up.
    """
    names = _Names(cells)
    above = [parents.get(area, "") for area in names.of["area"]]
    years = [financial_year(period) for period in names.of["period"]]
    totals = {
        GROUPS: names.rows(breakdown=EVERYONE, group=EVERYONE),
        AREAS: names.rows(area=above),
        YEARS: names.rows(period=years),
    }
    is_group = (cells["breakdown"] != EVERYONE).to_numpy()
    totals[GROUPS] = np.where(is_group, totals[GROUPS], -1)
    base = np.zeros(len(cells)) if unchecked else cells["base"].to_numpy(float)
    breakdown = names.code["breakdown"]
    return joined([_adding_up(kind, totals[kind], breakdown, base) for kind in RELATIONS])


class _Names:
    """The names of cells as numbers, to find the cell whose name differs in some part.

    ``of``: each name that occurs, in order of its number. ``code``: the number of each cell's.
    """

    def __init__(self, cells: pd.DataFrame) -> None:
        self.of: dict[str, list[str]] = {}
        self.code: dict[str, Whole] = {}
        for name in KEY:
            code, found = pd.factorize(cells[name])
            self.code[name], self.of[name] = code.astype(np.int64), [str(each) for each in found]
        self._index = pd.Index(self._numbered(self.code))

    def rows(self, **instead: str | list[str]) -> Whole:
        """For each cell, the row of the one with other names instead; -1 where there is none.

        Args:
            instead: by part of the name, what stands there instead: one name for all cells, or
                one in place of each of ``of``.
        """
        code, known = dict(self.code), np.ones(len(self._index), bool)
        for part, names in instead.items():
            number = {name: each for each, name in enumerate(self.of[part])}
            wanted = [names] * len(number) if isinstance(names, str) else names
            code[part] = np.array([number.get(name, -1) for name in wanted], np.int64)[code[part]]
            known &= code[part] >= 0
        return np.where(known, self._index.get_indexer(pd.Index(self._numbered(code))), -1)

    def _numbered(self, code: Mapping[str, Whole]) -> Whole:
        """One number for each whole name."""
        number = np.zeros(len(code[KEY[0]]), np.int64)
        for part in KEY:
            number = number * len(self.of[part]) + code[part]
        return number


@lru_cache(maxsize=4096)
def financial_year(period: str) -> str:
    """The id of the financial year a quarter belongs to; empty for any other period."""
    try:
        return Quarter.parse(period).financial_year.id
    except ValueError:
        return ""


def _adding_up(kind: str, total: Whole, breakdown: Whole, base: NDArray[np.float64]) -> Sums:
    """The sums of one kind that truly add up. Each breakdown is a sum of its own."""
    parts = np.flatnonzero(total >= 0)
    label = total[parts] * (breakdown.max(initial=0) + 1)
    label = label + (breakdown[parts] if kind == GROUPS else 0)
    _, first, number = np.unique(label, return_index=True, return_inverse=True)
    wholes = total[parts][first]
    added = np.bincount(number, weights=base[parts], minlength=len(wholes))
    every = Sums(
        np.concatenate([number, np.arange(len(wholes))]),
        np.concatenate([parts, wholes]),
        np.concatenate([np.ones_like(parts), -np.ones_like(wholes)]),
        np.where(added == base[wholes], kind, "").astype(object),
    )
    return every.of_kinds((kind,))


def joined(several: list[Sums]) -> Sums:
    """Several lists of sums as one."""
    starts = np.cumsum([0, *(len(sums) for sums in several[:-1])])
    return Sums(
        np.concatenate([each.sum_of + start for each, start in zip(several, starts, strict=True)]),
        np.concatenate([each.cell for each in several]),
        np.concatenate([each.sign for each in several]),
        np.concatenate([each.kind for each in several]),
    )
