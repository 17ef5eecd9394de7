"""Linear programmes: the cheapest values that fit, asked for over and over.

The solver is scipy's own HiGHS. It is kept between questions about the same sums, so that the next
answer starts from the last, and handed its numbers without the checks of ``linprog``, which take as
long as the solving. Where a scipy has no such door, ``linprog`` gives the same answers, slower.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

try:
    from scipy.optimize._highspy import _core as highs
except ImportError:  # another scipy, arranged otherwise inside
    highs = None

Real = NDArray[np.float64]

DIRECT = hasattr(getattr(highs, "_Highs", None), "changeColsCost")
"""Whether this scipy lets its solver be kept between questions."""

_WHICHEVER = 0
"""Let HiGHS choose between the primal and the dual simplex, by what it starts from."""


class Programme:
    """Values that fit: ``matrix`` @ values = ``known``, each between its floor and ceiling."""

    def __init__(self, matrix: sparse.csr_array, known: Real, floor: Real, ceiling: Real) -> None:
        self._matrix, self._known = matrix, known
        self._floor, self._ceiling = floor, ceiling
        self._solver = _solver(matrix, known, floor, ceiling) if DIRECT else None

    def cheapest(self, cost: Real) -> Real | None:
        """The values that fit at least cost; None where nothing is found."""
        if self._solver is None:
            return self._from_the_start(cost)
        self._solver.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
        self._solver.run()
        if self._solver.getModelStatus() != highs.HighsModelStatus.kOptimal:
            return None
        return np.array(self._solver.getSolution().col_value)

    def _from_the_start(self, cost: Real) -> Real | None:
        values: Real | None = linprog(
            cost,
            A_eq=self._matrix,
            b_eq=self._known,
            bounds=np.column_stack([self._floor, self._ceiling]),
            method="highs",
            options={"presolve": False},
        ).x
        return values


def _solver(matrix: sparse.csr_array, known: Real, floor: Real, ceiling: Real) -> Any:  # noqa: ANN401
    """HiGHS, silent, with everything but what it costs."""
    options = highs.HighsOptions()
    options.presolve, options.simplex_strategy = "off", _WHICHEVER
    options.output_flag = options.log_to_console = False
    solver = highs._Highs()
    solver.passOptions(options)
    solver.passModel(_model(matrix.tocsc(), known, floor, ceiling))
    return solver


def _model(columns: sparse.csc_array, known: Real, floor: Real, ceiling: Real) -> Any:  # noqa: ANN401
    """The numbers, as HiGHS wants them."""
    model = highs.HighsLp()
    model.num_row_, model.num_col_ = columns.shape
    model.col_cost_ = np.zeros(len(floor))
    model.col_lower_, model.col_upper_ = floor, ceiling
    model.row_lower_ = model.row_upper_ = known
    model.a_matrix_.num_row_, model.a_matrix_.num_col_ = columns.shape
    model.a_matrix_.format_ = highs.MatrixFormat.kColwise
    model.a_matrix_.start_, model.a_matrix_.index_ = columns.indptr, columns.indices
    model.a_matrix_.value_ = columns.data
    return model
