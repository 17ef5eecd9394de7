"""Problems, in words a person can act on. Only an error keeps a row out.

A message says where, what was found (never a personal value), what is accepted, and a guess.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from khi.intake.sheet import Column
from khi.model import Value

COLUMNS = ("level", "row", "column", "letter", "found", "accepted", "guess", "message", "count")
"""The columns of a table of problems: one row for each, however many cells have it."""

_LONGEST_NAME = 60


class Level(StrEnum):
    """How bad it is. Only errors reject rows."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Bad(NamedTuple):
    """A bad cell: what was found (nothing personal), what is accepted, and what was perhaps meant.

    ``beside`` is what the checked file says in its row, where that is shorter than the message.
    """

    found: str = ""
    accepted: str = ""
    guess: str = ""
    beside: str = ""


class Problem(Value):
    """One problem, and how many cells have it. ``row`` is the first of them; 0 where it has none.

    ``number`` is its place in the list, which says for each bad cell what is the matter with it.
    """

    level: Level
    row: int = 0
    column: str = ""
    letter: str = ""
    found: str = ""
    accepted: str = ""
    guess: str = ""
    message: str
    count: int = 0


class Problems:
    """The problems of one file, as they are found, and the cells that have them."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._cells: list[pd.DataFrame] = []
        self._said: list[str] = []

    def add(
        self,
        level: Level,
        message: str,
        *,
        column: Column | None = None,
        rows: Sequence[int] = (),
        count: int | None = None,
        bad: Bad | None = None,
    ) -> None:
        """Add one problem that some rows have, all in one column or in none."""
        bad = bad or Bad()
        if len(rows):
            self._cells.append(
                pd.DataFrame({"row": list(rows), "problem": len(self._problems)}).assign(
                    letter=column.letter if column else ""
                )
            )
        self._said.append(bad.beside or message)
        self._problems.append(
            Problem(
                level=level,
                row=int(min(rows, default=0)),
                column=column.name if column else "",
                letter=column.letter if column else "",
                found=bad.found,
                accepted=bad.accepted,
                guess=bad.guess,
                message=message,
                count=len(rows) if count is None else count,
            )
        )

    def take(self, others: "Problems") -> None:
        """Add the problems of another table of the same file, without its cells.

        One that is there already, in the same words, is counted with it.
        """
        for theirs, said in zip(others._problems, others._said, strict=True):
            same = [each.message for each in self._problems]
            if theirs.message in same:
                place = same.index(theirs.message)
                count = self._problems[place].count + theirs.count
                self._problems[place] = self._problems[place].model_copy(update={"count": count})
            else:
                self._problems.append(theirs)
                self._said.append(said)

    @property
    def table(self) -> pd.DataFrame:
        """Every problem, errors first, most cells first: ``COLUMNS``."""
        rank = {level: place for place, level in enumerate(Level)}
        ordered = sorted(self._problems, key=lambda each: (rank[each.level], -each.count))
        rows = [each.model_dump(mode="json") for each in ordered]
        return pd.DataFrame(rows, columns=list(COLUMNS))

    @property
    def cells(self) -> pd.DataFrame:
        """Every bad cell: row, column, letter, level and message."""
        if not self._cells:
            return pd.DataFrame(columns=["row", "column", "letter", "level", "message"])
        cells = pd.concat(self._cells, ignore_index=True)
        said = pd.DataFrame(
            [
                {"column": each.column, "level": each.level.value, "message": message}
                for each, message in zip(self._problems, self._said, strict=True)
            ]
        )
        cells = cells.join(said, on="problem").sort_values(["row", "letter"], kind="stable")
        return cells[["row", "column", "letter", "level", "message"]].reset_index(drop=True)

    def at(self, level: Level) -> list[Problem]:
        """The problems of one level."""
        return [each for each in self._problems if each.level is level]


def heading(column: Column) -> str:
    """How a message names a column: its letter, and the start of its heading."""
    name = " ".join(column.name.split())
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
    return f"column {column.letter} ({short})" if short else f"column {column.letter}"


def counted(number: int, noun: str) -> str:
    """So many of something: one row, 1,200 rows."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
