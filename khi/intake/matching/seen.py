"""What stands in each column: how many cells are filled, and which different values they hold."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from khi.intake.sheet import Column, Sheet
from khi.intake.sql import spelled

MOST_VALUES = 2_000
"""How many different values of a column are looked at to decide what it is."""

_AT_ONCE = 200
_SMALL = 5_000
_TOP = 10 * MOST_VALUES


class Seen(NamedTuple):
    """One column and what is in it.

    ``values`` counts the cells that hold each value as it stands in the file, blank ones left out;
    it has all of them where ``is_whole``, in order, and otherwise some from the top of the file.
    """

    column: Column
    filled: int
    values: dict[str, int]
    is_whole: bool

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading, and each header row's part of it."""
        return (self.column.name, *self.column.parts)


def look(sheet: Sheet) -> tuple[Seen, ...]:
    """Look at every column of a sheet: all at once where it is small, else one by one."""
    if sheet.rows <= _SMALL:
        return tuple(_at_once(sheet))
    different = dict(_different(sheet))
    return tuple(_seen(sheet, column, different[column.index]) for column in sheet.columns)


def _at_once(sheet: Sheet) -> Iterator[Seen]:
    """Every column of a sheet that is small enough to hold."""
    if not sheet.columns:
        return
    columns = ", ".join(column.cell for column in sheet.columns)
    rows = sheet.workbench.query(spelled("all_cells", columns=columns))
    for column in sheet.columns:
        values = Counter(value for value in rows[column.cell].dropna() if value.strip())
        yield Seen(column, values.total(), dict(sorted(values.items())), is_whole=True)


def all_values(sheet: Sheet, cell: str, limit: int) -> dict[str, int] | None:
    """Every value of a column and how often; None where there are more than ``limit``."""
    counted = sheet.workbench.query(spelled("values", cell=cell), limit=limit + 2)
    values = _filled(counted)
    return None if len(values) > limit else values


def _different(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """How many different values each column holds at its top: enough to know very many."""
    for start in range(0, len(sheet.columns), _AT_ONCE):
        columns = sheet.columns[start : start + _AT_ONCE]
        counts = ", ".join(f"approx_count_distinct({each.cell}) as {each.cell}" for each in columns)
        row = sheet.workbench.query(spelled("different", counts=counts), rows=_TOP).iloc[0]
        yield from ((each.index, int(row[each.cell])) for each in columns)


def _seen(sheet: Sheet, column: Column, different: int) -> Seen:
    values = None
    if different <= 2 * MOST_VALUES:
        values = all_values(sheet, column.cell, MOST_VALUES)
    if values is not None:
        return Seen(column, sum(values.values()), values, is_whole=True)
    filled = sheet.workbench.query(spelled("filled", cell=column.cell))
    return Seen(column, int(filled["cells"].iloc[0]), _sample(sheet, column.cell), is_whole=False)


def _sample(sheet: Sheet, cell: str) -> dict[str, int]:
    """Values from the top of a column that has very many."""
    return _filled(sheet.workbench.query(spelled("sample", cell=cell), limit=MOST_VALUES))


def _filled(counted: pd.DataFrame) -> dict[str, int]:
    """The values that say anything, in order, and how many cells hold each."""
    known = counted.dropna().sort_values("value")
    pairs = zip(known["value"], known["cells"], strict=True)
    return {value: int(cells) for value, cells in pairs if value.strip()}
