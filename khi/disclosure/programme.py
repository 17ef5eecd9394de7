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
        self._solver: Any = _solver(matrix, known, floor, ceiling) if DIRECT else None

    def cheapest(self, cost: Real) -> Real | None:
        """The values that fit at least cost; None where nothing is found."""
        if self._solver is None:
            return self._from_the_start(cost)
        self._solver.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
        if not (self._is_solved() or self._is_solved(afresh=True)):
            return None
        return np.array(self._solver.getSolution().col_value)

    def _is_solved(self, *, afresh: bool = False) -> bool:
        """Ask the solver; from nothing if from its last answer it came to no good."""
        if afresh:
            self._solver.clearSolver()
        self._solver.run()
        return bool(self._solver.getModelStatus() == highs.HighsModelStatus.kOptimal)

    def between(self, floor: Real, ceiling: Real) -> None:
        """Take other limits from now on."""
        self._floor, self._ceiling = floor, ceiling
        if self._solver is not None:
            every = np.arange(len(floor), dtype=np.int32)
            self._solver.changeColsBounds(len(floor), every, floor, ceiling)

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


class Goals:
    """Values that fit and bring what is aimed at to its goal, as much of it as can be.

    Each value is written as two, up to its goal and beyond. What lies beyond counts for nothing: so
    no value takes more room than it needs, and one answer serves as many as it can.
    """

    def __init__(self, matrix: sparse.csr_array, known: Real, floor: Real, ceiling: Real) -> None:
        self._floor, self._ceiling, self._none = floor, ceiling, np.zeros(len(floor))
        twice = sparse.hstack([matrix, matrix], format="csr")
        self._programme = Programme(
            twice, known, np.append(floor, self._none), np.append(ceiling, self._none)
        )

    def raised(self, goal: Real, weight: Real) -> Real | None:
        """Values that fit, brought up to their goals: the heavier, the sooner; None if none fit."""
        return self._brought(goal, weight, np.append(-weight, self._none))

    def lowered(self, goal: Real, weight: Real) -> Real | None:
        """Values that fit, brought down to their goals."""
        return self._brought(goal, weight, np.append(self._none, weight))

    def _brought(self, goal: Real, weight: Real, cost: Real) -> Real | None:
        """The cheapest values, where goals lie within the limits of what is aimed at."""
        within = np.clip(goal, self._floor, self._ceiling)
        first = np.where(weight > 0, within, self._ceiling)
        self._programme.between(
            np.append(self._floor, self._none), np.append(first, self._ceiling - first)
        )
        found = self._programme.cheapest(cost)
        return None if found is None else found[: len(goal)] + found[len(goal) :]


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
