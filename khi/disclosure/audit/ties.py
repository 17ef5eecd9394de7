"""How a reader knows published numbers of people to add up, from nothing but what is published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isclose
from typing import NamedTuple

import numpy as np
import pandas as pd

from khi.disclosure.audit.knowledge import CELL
from khi.model import EVERYONE, Absence

_OTHERS = "versions"
"""The rule of a figure that is withheld because it is of other people than an earlier one."""

_YEAR = "-FY"
"""What the id of a financial year ends in."""


class Tie(NamedTuple):
    """One sum: the parts add up to the total, all as rows of the cells."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Reader:
    """Somebody with the published cells and the areas' parents before them."""

    cells: pd.DataFrame
    parents: Mapping[str, str]

    def ties(self) -> list[Tie]:
        """Every sum the reader knows to hold."""
        return [*self._areas(), *self._years(), *self._groups(), *self._unchanged()]

    @cached_property
    def _row(self) -> dict[tuple[str, ...], int]:
        """The row of each cell by its names."""
        names = self.cells[CELL].itertuples(index=False, name=None)
        return {name: row for row, name in enumerate(names)}

    def _areas(self) -> Iterator[Tie]:
        """Places add up to the area they are in."""
        for (version, table, area, *of), row in self._row.items():
            within = [(version, table, child, *of) for child in self._children.get(area, ())]
            yield from self._sum(row, within)

    def _years(self) -> Iterator[Tie]:
        """Quarters add up to their financial year."""
        for name, row in self._row.items():
            yield from self._sum(row, _quarters_of(name))

    def _sum(self, total: int, names: list[tuple[str, ...]]) -> Iterator[Tie]:
        """The sum of the cells named; none where nothing of them is published."""
        parts = tuple(row for name in names for row in self._published(name))
        if parts:
            yield Tie(total, parts)

    def _published(self, name: tuple[str, ...]) -> list[int]:
        """The row of a cell; or, where it is not published, the rows that add up to it.

        A place that answered in one quarter only has no year of its own, and an area in which
        one place answered is not shown; the sums above them have their people all the same.
        """
        row = self._row.get(name)
        if row is not None:
            return [row]
        version, table, area, *of = name
        parts = _quarters_of(name)
        parts = parts or [(version, table, child, *of) for child in self._children.get(area, ())]
        return [row for part in parts for row in self._published(part)]

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        """The areas that lie directly in each."""
        within: dict[str, list[str]] = {}
        for area, parent in self.parents.items():
            within.setdefault(parent, []).append(area)
        return within

    def _groups(self) -> Iterator[Tie]:
        """The groups of a breakdown add up to everyone, where every place within asked it."""
        asked = {name[:5] for name in self._row}
        everyone = self.cells[self.cells["breakdown"] == EVERYONE]
        short = self._short(everyone, asked)
        row = self._row
        groups = self.cells[self.cells["breakdown"] != EVERYONE]
        for name, own in groups.groupby(CELL[:5], sort=False):
            total = row.get((*name[:4], EVERYONE, EVERYONE))
            if total is not None and name not in short:
                yield Tie(total, tuple(own.index))

    def _short(self, everyone: pd.DataFrame, asked: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
        """The breakdowns that some place or quarter within did not ask, and so fall short."""
        breakdowns = sorted({name[4] for name in asked} - {EVERYONE})
        short: set[tuple[str, ...]] = set()
        for version, table, area, period, *_ in everyone[CELL].itertuples(index=False, name=None):
            for breakdown in breakdowns:
                if (version, table, area, period, breakdown) not in asked:
                    short.update(self._above(version, table, area, period, breakdown))
        return short

    def _above(
        self, version: str, table: str, area: str, period: str, breakdown: str
    ) -> Iterator[tuple[str, ...]]:
        """The same breakdown in every area and year that this place and quarter is part of."""
        while area:
            for span in {period, period.replace("-Q", "-FY")[:7]}:
                yield (version, table, area, span, breakdown)
            area = self.parents.get(area, "")

    def _unchanged(self) -> Iterator[Tie]:
        """A place's quarter that is the same in two versions: so its ledger says, or it seems."""
        if self.cells["version"].nunique() < 2:
            return
        place = ~self.cells["area"].isin(set(self.parents.values()))
        leaves = place & self.cells["period"].str.contains("-Q")
        spots: dict[tuple[str, ...], dict[tuple[str, ...], int]] = {}
        for name, row in self._row.items():
            if leaves[row]:
                spots.setdefault(name[:4], {})[name[4:]] = row
        seen: dict[tuple[str, ...], dict[tuple[str, ...], int]] = {}
        for (_, *spot), own in sorted(spots.items(), key=lambda each: each[0]):
            before = seen.get(tuple(spot), {})
            seen[tuple(spot)] = own
            both = [(row, own[name]) for name, row in before.items() if name in own]
            whole = len(both) == len(before) == len(own)
            if both and self._looks_same(both, whole=whole):
                yield from (Tie(earlier, (later,)) for earlier, later in both)

    def _looks_same(self, both: list[tuple[int, int]], *, whole: bool) -> bool:
        """Whether two versions of one place's quarter are of the same uploads, or seem so.

        ``whole``: both tell of the same groups.
        """
        content, reason, rule, low, high = self._told
        if any(content[earlier] for earlier, _ in both):
            return all(content[earlier] == content[later] for earlier, later in both)
        if any(rule[later] == _OTHERS != rule[earlier] for earlier, later in both):
            return False
        shown = [pair for pair in both if not (reason[pair[0]] or reason[pair[1]])]
        return whole and all(
            isclose(side[earlier], side[later], rel_tol=1e-5)
            for earlier, later in shown
            for side in (low, high)
        )

    @cached_property
    def _told(self) -> tuple[list[str], list[str], list[str], list[float], list[float]]:
        """What is told of each cell: whose it is, why not, by which rule, the least and most."""
        content, reason, rule, low, high = (
            self.cells[name].tolist() for name in ("content", "reason", "rule", "low", "high")
        )
        return content, reason, rule, low, high


def _quarters_of(name: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The same cell in each quarter of its financial year; none where it is of no year."""
    version, table, area, period, *of = name
    if not period.endswith(_YEAR):
        return []
    year = period.removesuffix(_YEAR)
    return [(version, table, area, f"{year}-Q{quarter}", *of) for quarter in range(1, 5)]


def blurred(cells: pd.DataFrame, ties: list[Tie]) -> set[int]:
    """The cells that protect another, of any size.

    Their rule says so; or every part of one of their sums protects another.
    """
    protects = (cells["reason"] == Absence.PROTECTS).to_numpy()
    found = set(
        np.flatnonzero(protects & cells["rule"].isin(("any_size", _OTHERS)).to_numpy()).tolist()
    )
    found |= {part for tie in ties if protects[list(tie.parts)].all() for part in tie.parts}
    return found | _again(cells, found)


def _again(cells: pd.DataFrame, found: set[int]) -> set[int]:
    """The same people in other versions: their reason was settled when it was first given."""
    names = ["table", "area", "period", "breakdown", "group", "content"]
    people = pd.MultiIndex.from_frame(cells[names])
    known = people.isin(people[sorted(found)]) & (cells["content"] != "").to_numpy()
    protects = (cells["reason"] == Absence.PROTECTS).to_numpy()
    return set(np.flatnonzero(known & protects).tolist())
