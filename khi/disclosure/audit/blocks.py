"""The published numbers in blocks that no sum connects, and the unknown numbers of each."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

from khi.disclosure.audit.ties import Tie

Real = NDArray[np.float64]
Rows = NDArray[np.int64]

NEAR = 1e-6
"""Numbers this near are the same."""

_ROUNDING = 1e-9
"""What part of the numbers in a sum may be lost in adding them up."""

_AGAIN = 20
"""How often limits are tightened by one sum after another: what is left is for the solver."""


class DoesNotAddUpError(ValueError):
    """No numbers of people fit everything published: some sum does not hold."""


@dataclass(frozen=True)
class Unknowns:
    """The different unknown numbers behind some cells: they fit where ``ties`` @ them = ``known``.

    Cells that must be equal are one number, so that the same file in two versions costs no more
    than in one; a cell that is known is no number at all. By cell of the block: ``of_cell``, which
    number it is, -1 where it is known; and ``settled``, its known value, NaN where it is not. By
    number: ``low`` and ``high``, its limits, in people.
    """

    of_cell: Rows
    settled: Real
    ties: sparse.csr_array
    known: Real
    low: Real
    high: Real

    def fit(self, values: Real) -> bool:
        """Whether these are within the limits and hold every sum, whatever a solver says."""
        inside = (values >= self.low - NEAR) & (values <= self.high + NEAR)
        off = np.abs(self.ties @ values - self.known)
        near = NEAR + _ROUNDING * (np.abs(self.ties) @ np.abs(values))
        return bool(inside.all() and (off <= near).all())


@dataclass(frozen=True)
class Block:
    """Cells tied to one another: values fit where ``ties`` @ values = 0 and within the limits.

    ``rows`` are their rows in the table of cells, and ``low`` and ``high`` how few and how many
    people each can stand for. ``tie_rows`` are the rows of ``ties`` in the matrix of all ties.
    """

    rows: Rows
    ties: sparse.csr_array
    low: Real
    high: Real
    tie_rows: Rows

    @cached_property
    def unknowns(self) -> Unknowns:
        """The numbers that are not known already.

        Raises:
            DoesNotAddUpError: where equal cells cannot be equal, or known ones do not add up.
        """
        label, number = self._equal()
        low, high = np.full(number, -np.inf), np.full(number, np.inf)
        np.maximum.at(low, label, self.low)
        np.minimum.at(high, label, self.high)
        ties = self._of_numbers(label, number)
        low, high = _tightened(ties, low, high)
        open_ = high > low
        known = -(ties[:, ~open_] @ low[~open_])
        ties = ties[:, open_].tocsr()
        empty = np.diff(ties.indptr) == 0
        if (low > high + NEAR).any() or (np.abs(known[empty]) > NEAR).any():
            raise DoesNotAddUpError
        rows = _different(ties, known)
        of_cell = np.where(open_, np.cumsum(open_) - 1, -1)[label]
        settled = np.where(open_, np.nan, low)[label]
        return Unknowns(of_cell, settled, ties[rows], known[rows], low[open_], high[open_])

    def _equal(self) -> tuple[Rows, int]:
        """A number for each cell, one for all that a sum of a single part makes equal; how many."""
        start = self.ties.indptr[:-1][np.diff(self.ties.indptr) == 2]
        pairs = (self.ties.indices[start], self.ties.indices[start + 1])
        size = len(self.rows)
        graph = sparse.csr_array((np.ones(len(start)), pairs), shape=(size, size))
        number, label = sparse.csgraph.connected_components(graph, directed=False)
        return label.astype(np.int64), int(number)

    def _of_numbers(self, label: Rows, number: int) -> sparse.csr_array:
        """The ties, of numbers in place of cells."""
        size = len(label)
        merge = sparse.csr_array((np.ones(size), (np.arange(size), label)), shape=(size, number))
        ties = (self.ties @ merge).tocsr()
        ties.eliminate_zeros()
        ties.sort_indices()
        return ties

    def broken(self) -> Rows:
        """The ties, by row of the whole matrix, that must give way for anything to fit.

        An elastic programme: each sum may be off by some people, and as few as can be are.
        """
        number, size = self.ties.shape
        give = sparse.eye_array(number)
        found = linprog(
            np.concatenate([np.zeros(size), np.ones(2 * number)]),
            A_eq=sparse.hstack([self.ties, give, -give], format="csr"),
            b_eq=np.zeros(number),
            bounds=np.column_stack(
                [
                    np.concatenate([self.low, np.zeros(2 * number)]),
                    np.concatenate([self.high, np.full(2 * number, np.inf)]),
                ]
            ),
            method="highs",
        )
        gave = found.x[size : size + number] + found.x[size + number :]
        return self.tie_rows[gave > NEAR]


def _tightened(ties: sparse.csr_array, low: Real, high: Real) -> tuple[Real, Real]:
    """The limits, as narrow as each sum by itself makes them, again and again for a while.

    Known as bound tightening. The rules have their own in ``proof``: an attack that used theirs
    would share their mistakes.
    """
    row = np.repeat(np.arange(ties.shape[0]), np.diff(ties.indptr))
    cell, sign = ties.indices, ties.data
    for _ in range(_AGAIN):
        ends = (sign * low[cell], sign * high[cell])
        fewest, most = np.minimum(*ends), np.maximum(*ends)
        others = [np.bincount(row, each, ties.shape[0])[row] - each for each in (most, fewest)]
        least, greatest = -others[0] / sign, -others[1] / sign
        was = low, high
        low, high = low.copy(), high.copy()
        np.maximum.at(low, cell, np.minimum(least, greatest))
        np.minimum.at(high, cell, np.maximum(least, greatest))
        if (low == was[0]).all() and (high == was[1]).all():
            break
    return low, high


def _different(ties: sparse.csr_array, known: Real) -> Rows:
    """The rows that say something, and not what another says already."""
    rows: dict[tuple[bytes, bytes, float], int] = {}
    for row, (start, end) in enumerate(zip(ties.indptr, ties.indptr[1:], strict=False)):
        if start < end:
            says = (ties.indices[start:end].tobytes(), ties.data[start:end].tobytes(), known[row])
            rows.setdefault(says, row)
    return np.array(sorted(rows.values()), np.int64)


def matrix_of(ties: list[Tie], size: int) -> sparse.csr_array:
    """The ties as a matrix: parts less their total make nought."""
    number = len(ties)
    row = np.repeat(np.arange(number), [len(tie.parts) + 1 for tie in ties])
    column = np.array([cell for tie in ties for cell in (tie.total, *tie.parts)], np.int64)
    sign = np.array([each for tie in ties for each in (-1.0, *[1.0] * len(tie.parts))])
    return sparse.csr_array((sign, (row, column)), shape=(number, size))


def blocks(
    low: Real, high: Real, matrix: sparse.csr_array, wanted: NDArray[np.bool_]
) -> list[Block]:
    """The cells in blocks that no tie connects, where a block holds a wanted cell."""
    loose = matrix[:, np.flatnonzero(high > low)]
    _, label = sparse.csgraph.connected_components(loose.T @ loose, directed=False)
    labels = np.full(len(low), -1)
    labels[high > low] = label
    by_column = matrix.tocsc()
    return [
        _block(np.flatnonzero(labels == each), by_column, low, high)
        for each in np.unique(labels[wanted])
        if each >= 0
    ]


def _block(rows: Rows, matrix: sparse.csc_array, low: Real, high: Real) -> Block:
    """One block, with the fixed cells its ties also hold."""
    ties = np.unique(matrix[:, rows].indices)
    held = matrix.tocsr()[ties]
    rows = np.union1d(rows, held.indices)
    return Block(rows, held.tocsc()[:, rows].tocsr(), low[rows], high[rows], ties)
