"""What stands in each column: how many cells are filled, and which different values they hold."""

from collections.abc import Iterator
from typing import NamedTuple

from khi.intake.sheet import Column, Sheet

MOST_VALUES = 2_000
"""How many different values of a column are looked at to decide what it is."""

_AT_ONCE = 200


class Seen(NamedTuple):
    """One column and what is in it.

    ``values`` counts the cells that hold each value as it stands in the file, blank ones left out;
    it has all of them where ``is_whole``, and otherwise some of them from the top of the file.
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
    """Look at every column of a sheet."""
    filled = dict(_filled(sheet))
    return tuple(_seen(sheet, column, filled[column.index]) for column in sheet.columns)


def all_values(sheet: Sheet, cell: str, limit: int) -> dict[str, int] | None:
    """Every value of a column and how often; None where there are more than ``limit``."""
    counted = sheet.workbench.query(
        f"select {cell} as value, count(*) as cells from cells"  # noqa: S608
        f" where trim({cell}) <> '' group by {cell} limit $limit",
        limit=limit + 1,
    )
    if len(counted) > limit:
        return None
    return dict(zip(counted["value"], counted["cells"].astype(int), strict=True))


def _filled(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """How many cells of each column hold something."""
    for start in range(0, len(sheet.columns), _AT_ONCE):
        columns = sheet.columns[start : start + _AT_ONCE]
        counts = ", ".join(
            f"count(nullif(trim({each.cell}), '')) as {each.cell}" for each in columns
        )
        row = sheet.workbench.query(f"select {counts} from cells").iloc[0]  # noqa: S608
        yield from ((each.index, int(row[each.cell])) for each in columns)


def _seen(sheet: Sheet, column: Column, filled: int) -> Seen:
    if not filled:
        return Seen(column, 0, {}, is_whole=True)
    values = all_values(sheet, column.cell, MOST_VALUES)
    if values is not None:
        return Seen(column, filled, values, is_whole=True)
    return Seen(column, filled, _sample(sheet, column.cell), is_whole=False)


def _sample(sheet: Sheet, cell: str) -> dict[str, int]:
    """Values from the top of a column that has very many."""
    counted = sheet.workbench.query(
        f"select value, count(*) as cells from (select {cell} as value from cells"  # noqa: S608
        f" where trim({cell}) <> '' order by row limit $limit) group by value",
        limit=MOST_VALUES,
    )
    return dict(zip(counted["value"], counted["cells"].astype(int), strict=True))
