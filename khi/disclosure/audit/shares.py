"""What the shares give away together: what a few withheld people nearly all said."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.disclosure.audit.knowledge import CELL
from khi.disclosure.audit.ties import Tie
from khi.model import Policy

_WORDS = {"almost nobody": (0, 1), "almost everybody": (1, 0)}


class Split(NamedTuple):
    """How a cell splits over an answer: the fewest and most who are in it, said it, and did not."""

    people: tuple[float, float]
    yes: tuple[float, float]
    no: tuple[float, float]

    def less(self, others: list["Split"]) -> "Split":
        """What is left of a total when its shown parts are taken away."""
        pairs = zip(self, *others, strict=True)
        rest = [
            (max(whole[0] - sum(p[1] for p in parts), 0), whole[1] - sum(p[0] for p in parts))
            for whole, *parts in pairs
        ]
        return Split(*rest)

    def speaks(self, policy: Policy) -> bool:
        """Whether so few people surely nearly all said the same."""
        few = self.people[0] > 0 and self.people[1] < policy.near_certain_below
        return few and min(self.yes[1], self.no[1]) < 2


def given_away(
    published: pd.DataFrame,
    cells: pd.DataFrame,
    ties: list[Tie],
    policy: Policy,
    *,
    sensitive: Collection[str],
    tables: Mapping[str, str],
    nets: Collection[str] = (),
) -> Iterator[tuple[str, int, Split]]:
    """Each sensitive indicator and sum whose withheld parts speak for each person in them.

    Yields:
        The indicator, the row of the first withheld part, and what is known of all of them.
    """
    hidden = (cells["reason"] != "").to_numpy()
    mixed = [
        tie
        for tie in ties
        if not hidden[tie.total] and 0 < hidden[list(tie.parts)].sum() < len(tie.parts)
    ]
    for indicator in sorted(sensitive):
        rows = published[(published["indicator"] == indicator) & published["base"].notna()]
        table = tables.get(indicator, indicator)
        for answer, own in rows.groupby("answer", sort=True):
            is_net = indicator in nets and answer == ""
            splits = _splits(own, cells, table, policy, is_net=is_net)
            for row, rest in _rests(mixed, hidden, splits, policy):
                yield f"{indicator} {answer}".strip(), row, rest


def _rests(
    ties: list[Tie], hidden: NDArray[np.bool_], splits: dict[int, Split], policy: Policy
) -> Iterator[tuple[int, Split]]:
    """Each sum whose withheld parts speak for each person in them, and what is known of them."""
    for tie in ties:
        shown = [part for part in tie.parts if not hidden[part]]
        if all(row in splits for row in (tie.total, *shown)):
            rest = splits[tie.total].less([splits[part] for part in shown])
            if rest.speaks(policy):
                yield next(part for part in tie.parts if hidden[part]), rest


def _splits(
    rows: pd.DataFrame, cells: pd.DataFrame, table: str, policy: Policy, *, is_net: bool
) -> dict[int, Split]:
    """What the shares of one answer say of each shown cell, by row of the cells."""
    missing = {name: "" for name in ("version", "content") if name not in rows}
    rows = rows.assign(table=table, **missing)
    at = pd.MultiIndex.from_frame(cells[CELL]).get_indexer(pd.MultiIndex.from_frame(rows[CELL]))
    low, high = cells["low"].to_numpy(float), cells["high"].to_numpy(float)
    known = ("Student's t",) if is_net else ("Wilson", *_WORDS)
    return {
        int(row): _of_cell(value, (low[row], high[row]), method, policy)
        for row, value, method in zip(at, rows["value"], rows["method"], strict=True)
        if row >= 0 and method in known
    }


def _of_cell(value: float, people: tuple[float, float], method: str, policy: Policy) -> Split:
    """The counts that fit a shown share, the words in its place, or a net.

    Of a net, ``yes`` is the most who can be on the side of help, and ``no`` everybody else.
    """
    if method in _WORDS:
        alone = (0.0, 1.0)
        rest = (people[0] - 1, people[1])
        return Split(people, *((alone, rest) if _WORDS[method][1] else (rest, alone)))
    half = 0.005 if people[0] < policy.whole_percent_below else 0.0005
    share = value if method == "Wilson" else (1 + value) / 2
    half = half if method == "Wilson" else half / 2
    return Split(people, _count(share, half, people), _count(1 - share, half, people))


def _count(share: float, half: float, people: tuple[float, float]) -> tuple[float, float]:
    """The fewest and most people a rounded share can stand for."""
    fewest = np.ceil(max(share - half, 0) * people[0] - 1e-6)
    most = np.floor(min(share + half, 1) * people[1] + 1e-6)
    return float(fewest), float(most)
