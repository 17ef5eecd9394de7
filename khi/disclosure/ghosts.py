"""Earlier figures as cells beside the present ones: of fewer people, or of some who went.

A reader who saved an earlier figure knows how it hangs together with the present one: it lacks
those who came, and holds those who went.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from khi.disclosure.rules import VERSIONS
from khi.disclosure.sums import KEY, Sums, Whole, financial_year, joined, sums_of

_Spots = dict[tuple[str, str], set[tuple[str, str]]]


@dataclass(frozen=True)
class Ghosts:
    """What an old export tells of a set of cells.

    ``told``: ``before.REMEMBERED``, figures that were told once. ``came``: ``KEY`` of the places'
    quarters that no figure of ``told`` holds, whatever its ``late`` says. ``went``: ``KEY``,
    ``base``, ``absence`` and ``rule`` of people who are not among the cells now. ``line``: what
    gives each area with everything it lies in.
    """

    told: pd.DataFrame
    came: pd.DataFrame
    went: pd.DataFrame
    line: Callable[[str], list[str]]

    def beside(self, cells: pd.DataFrame, sums: Sums) -> tuple[pd.DataFrame, Sums]:
        """The cells with the earlier ones below them, and every sum among all of them.

        Returns:
            ``KEY``, ``base``, ``absence`` and ``rule``, which the present cells have none of.
        """
        went = self.went.assign(area="~" + self.went["area"])
        every = pd.concat([cells, went.astype({"base": "int64"})], ignore_index=True)
        rows = {name: row for row, name in enumerate(every[KEY].itertuples(False, None))}
        bases = every["base"].to_numpy()
        alive = {above for _, added_up in _added_up(cells, self.line) for above in added_up}
        extra: list[dict[Hashable, Any]] = []
        each = [_shifted(sums_of(went, {}), len(cells)), sums]
        for figure in self.told[self.told["group"] != ""].to_dict("records"):
            came, gone = self._apart(figure, rows)
            there = rows.get(tuple(figure[name] for name in KEY))
            all_went = bool(gone) and (figure["area"], figure["period"]) not in alive
            if there is None and not all_went:
                continue
            total = [] if there is None else [there]
            base = bases[total].sum() - bases[came].sum() + bases[gone].sum()
            ghost = len(every) + len(extra)
            extra.append({**figure, "area": f"~{ghost}", "base": base, "rule": ""})
            each.append(_one_sum(total, [ghost, *came], gone))
        ghosts = pd.DataFrame(extra, columns=[*KEY, "base", "absence", "rule"])
        ghosts = ghosts.astype({"base": "int64"})
        return pd.concat([every, ghosts], ignore_index=True), joined(each)

    def _apart(
        self, figure: dict[Hashable, Any], rows: dict[tuple[str, ...], int]
    ) -> tuple[list[int], list[int]]:
        """The rows of who came since a figure was told, and of who went."""
        rest = (figure["table"], figure["breakdown"], figure["group"])
        late = [tuple(spot.rsplit(" ", 1)) for spot in figure["late"].split(";") if spot]
        came = dict.fromkeys([*late, *_within(self._spots[0], figure)])
        gone = [spot for spot in _within(self._spots[1], figure) if spot not in late]
        names = [
            [(rest[0], mark + area, span, *rest[1:]) for area, span in spots]
            for mark, spots in (("", came), ("~", gone))
        ]
        found = [[rows[name] for name in some if name in rows] for some in names]
        return found[0], found[1]

    @cached_property
    def _spots(self) -> tuple[_Spots, _Spots]:
        """The places and quarters that came, and those that went, each with all that adds it up."""
        return dict(_added_up(self.came, self.line)), dict(_added_up(self.went, self.line))


def _added_up(
    cells: pd.DataFrame, line: Callable[[str], list[str]]
) -> Iterator[tuple[tuple[str, str], set[tuple[str, str]]]]:
    """The place and period of each of these cells, with all that adds it up."""
    for place, span in dict.fromkeys(zip(cells["area"], cells["period"], strict=True)):
        spans = (span, financial_year(span))
        yield (place, span), {(area, period) for area in line(place) for period in spans}


def _within(spots: _Spots, figure: dict[Hashable, Any]) -> list[tuple[str, str]]:
    """The places and quarters of these that a figure adds up."""
    added_up = (figure["area"], figure["period"])
    return [spot for spot, above in spots.items() if added_up in above]


def _shifted(sums: Sums, by: int) -> Sums:
    """The same sums, where their cells stand further down."""
    return Sums(sums.sum_of, sums.cell + by, sums.sign, sums.kind)


def _one_sum(total: list[int], parts: list[int], less: list[int]) -> Sums:
    """The sum of some parts, less others, to a total; to nought where there is none."""
    cell: Whole = np.array([*total, *parts, *less], np.int64)
    sign: Whole = np.array([*[-1] * len(total), *[1] * len(parts), *[-1] * len(less)], np.int64)
    return Sums(np.zeros_like(cell), cell, sign, np.array([VERSIONS], object))
