"""Audit what is published, and say in a sentence what could be worked out."""

from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from khi.disclosure.audit.blocks import Block, DoesNotAddUpError, blocks, matrix_of
from khi.disclosure.audit.bounds import ranges
from khi.disclosure.audit.exports import read_exports
from khi.disclosure.audit.knowledge import CELL, UNKNOWN, cells_known
from khi.disclosure.audit.shares import given_away
from khi.disclosure.audit.ties import Reader, Tie, blurred
from khi.disclosure.audit.versions import too_alike
from khi.model import Absence, Policy, Value


class Finding(Value):
    """One withheld number of people that what we publish gives away.

    ``smallest`` and ``largest`` are what it could be. Both are None where the figures do not add
    up: nothing is given away by that, but a reader's sum, and so this audit, does not hold there.
    ``apart``: these are how many people a figure and an earlier one in its place differ by.
    """

    table: str
    area: str
    period: str
    breakdown: str
    group: str
    reason: str
    smallest: int | None
    largest: int | None
    says: str = ""
    apart: bool = False

    @property
    def sentence(self) -> str:
        """What could be worked out, in words."""
        who = "everyone" if self.group == "all" else f"{self.breakdown} {self.group}"
        where = f"{self.table}, {self.area}, {self.period}, {who}"
        if self.says:
            return (
                f"{where} and the others withheld beside it: {self.smallest} to {self.largest} "
                f"people, of whom all or all but one are known to say the same on {self.says}."
            )
        if self.apart:
            return (
                f"{where}: an earlier figure in its place was of {self.smallest} to "
                f"{self.largest} people more or fewer, who can be told by taking one away."
            )
        if not self.reason and self.largest is not None:
            return f"{where}: shown, though at most {self.largest} people answered."
        if self.smallest is None:
            return f"{where}: the published figures do not add up."
        return (
            f"{where}: withheld ({self.reason}), "
            f"but it can only be {self.smallest} to {self.largest} people."
        )


def audit(folder: Path, *earlier: Path) -> tuple[Finding, ...]:
    """Audit an export, and earlier exports of the same store beside it.

    Each indicator is held to the numbers that the export says apply to it.

    Args:
        folder: an export, as anyone can download it.
        earlier: exports made before it; figures that differ between them tell a reader more.
    """
    known = read_exports((*earlier, folder))
    asked = {name: known.policy.of(known.questions.get(name, "")) for name in known.indicators}
    return tuple(
        finding
        for policy in dict.fromkeys(asked.values())
        for finding in audit_frame(
            known.of([name for name in asked if asked[name] == policy]),
            known.parents,
            policy,
            tables=known.tables,
            sensitive=known.sensitive,
            nets=known.nets,
        )
    )


def audit_frame(
    published: pd.DataFrame,
    parents: Mapping[str, str],
    policy: Policy,
    *,
    tables: Mapping[str, str] | None = None,
    sensitive: Collection[str] = (),
    nets: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Audit published rows.

    Args:
        published: rows with the columns of an export; ``version`` too, to audit several at once.
        parents: the parent of each area; empty where it has none.
        policy: the numbers of disclosure control.
        tables: what each indicator's base is called, so that those who share one share it.
        sensitive: the indicators of what must not be known of each person.
        nets: the indicators that are those helped less those hindered.
    """
    cells = cells_known(published, tables or {}, policy)
    too_small = cells["low"] > cells["high"]
    shown = [
        _finding(cells, int(row), (0.0, cells["high"][row])) for row in np.flatnonzero(too_small)
    ]
    cells["low"] = cells["low"].mask(too_small, 0)
    ties = Reader(cells, parents).ties()
    spoken = [
        _finding(cells, row, rest.people, says=indicator)
        for indicator, row, rest in given_away(
            published, cells, ties, policy, sensitive=sensitive, tables=tables or {}, nets=nets
        )
    ]
    hidden = (cells["reason"] != "").to_numpy()
    every = _narrow(cells, ties, policy, hidden, hidden)
    apart = [_finding(cells, row, by, apart=True) for row, by in too_alike(cells, parents, policy)]
    return tuple(finding for findings in (shown, spoken, every, apart) for finding in findings)


def audit_cells(
    cells: pd.DataFrame,
    parents: Mapping[str, str],
    policy: Policy,
    *,
    touched: ArrayLike,
) -> tuple[Finding, ...]:
    """Audit figures before they are published, by somebody who knows every shown base exactly.

    Args:
        cells: ``table, area, period, breakdown, group``, exact ``base``, and the ``absence`` and
            ``rule`` it is to be published with; ``bridge`` where it is not published at all. With
            ``version`` and ``content`` too, what was published before is among them.
        parents: the parent of each area; empty where it has none.
        policy: the numbers of disclosure control.
        touched: which cells something has changed for. What hangs together with none of them was
            audited when it was published.
    """
    base, bridge = cells["base"].to_numpy(float), cells["bridge"].to_numpy(bool)
    hidden = (cells["absence"] != "").to_numpy()
    few = (cells["absence"] == Absence.TOO_FEW).to_numpy()
    unknown = hidden | bridge
    most = np.where(few & ~bridge, policy.threshold - 1, UNKNOWN)
    missing = {name: "" for name in ("version", "content") if name not in cells}
    known = cells.assign(
        **missing,
        low=np.where(unknown, 0.0, base),
        high=np.where(unknown, most, base),
        reason=cells["absence"].where(~bridge, ""),
    )
    too_few = np.flatnonzero(~unknown & (base < policy.threshold))
    shown = [_finding(known, int(row), (0.0, base[row])) for row in too_few]
    known = known.reset_index(drop=True)
    ties = [
        tie
        for tie in Reader(known, parents).ties()
        if base[tie.total] == base[list(tie.parts)].sum()
    ]
    return (*shown, *_narrow(known, ties, policy, hidden & ~bridge, np.asarray(touched, bool)))


def _narrow(
    cells: pd.DataFrame,
    ties: list[Tie],
    policy: Policy,
    wanted: NDArray[np.bool_],
    near: NDArray[np.bool_],
) -> list[Finding]:
    """What is given away of the wanted cells that hang together with any that are near."""
    low = _floors(cells, blurred(cells, ties), policy)
    high = cells["high"].to_numpy(float)
    width = np.minimum(policy.protection_width - 1, high - low)
    matrix = matrix_of(ties, len(cells))

    def found(block: Block, matrix: sparse.csr_array) -> list[Finding]:
        """What one block gives away; where it does not add up, that, and what it still gives."""
        try:
            narrow = ranges(block, wanted, width)
        except DoesNotAddUpError:
            holds = np.setdiff1d(np.arange(matrix.shape[0]), block.broken())
            mine = np.isin(np.arange(len(cells)), block.rows) & wanted
            rest = blocks(low, high, matrix[holds], mine)
            broken = _finding(cells, int(block.rows[0]), None)
            return [broken, *(finding for each in rest for finding in found(each, matrix[holds]))]
        return [_finding(cells, row, limits) for row, limits in sorted(narrow.items())]

    with ThreadPoolExecutor() as threads:
        every = blocks(low, high, matrix, near & (high > low))
        each = list(threads.map(lambda block: found(block, matrix), every))
    return [finding for findings in each for finding in findings]


def _floors(cells: pd.DataFrame, any_size: set[int], policy: Policy) -> np.ndarray[Any, Any]:
    """The fewest people each cell can stand for, its reason taken at its word."""
    protects = (cells["reason"] == Absence.PROTECTS).to_numpy()
    protects = protects & ~np.isin(np.arange(len(cells)), list(any_size))
    floors: np.ndarray[Any, Any] = np.where(protects, policy.threshold, cells["low"])
    return floors


def _finding(
    cells: pd.DataFrame,
    row: int,
    limits: tuple[float, float] | None,
    *,
    says: str = "",
    apart: bool = False,
) -> Finding:
    """A finding about one cell."""
    cell = cells.iloc[row]
    names = {name: str(cell[name]) for name in CELL[1:]}
    smallest = None if limits is None else round(np.ceil(limits[0] - 1e-6))
    largest = None if limits is None or limits[1] == UNKNOWN else round(np.floor(limits[1] + 1e-6))
    return Finding(
        **names,
        reason=str(cell["reason"]),
        smallest=smallest,
        largest=largest,
        says=says,
        apart=apart,
    )
