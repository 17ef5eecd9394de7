"""Delimited text into a table of cells, row by row as it stands, with nothing guessed.

DuckDB reads a well-formed file several times faster than anything else here. It refuses one that is
not (a ragged row, mixed line endings), and passes over blank lines in silence. So a file with blank
lines, or one it refuses, is first written out again as a tidy one by Python's own reader; the cells
are the same either way.

DuckDB's own messages quote the line they refuse. That is somebody's answers, so no error here is
ever chained to one.
"""

import csv
import mmap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import duckdb

from khi.model import KhiError
from khi.store.connections import quoted, statement

_LINE_ENDS = b"\r\n"


@dataclass(frozen=True)
class Shape:
    """How a file is laid out. ``skip`` is the records above the first row of answers."""

    columns: int
    separator: str
    quote: str
    skip: int


def load(connection: duckdb.DuckDBPyConnection, path: Path, shape: Shape, *, table: str) -> int:
    """Make the table, in place of any of that name, and say how many rows it has."""
    if not _has_blank_lines(path) and _read(connection, path, shape, table=table, tidied=False):
        return _rows(connection, table)
    tidy = path.with_suffix(".tidy")
    try:
        _tidy(path, tidy, shape)
        regular = replace(shape, separator=",", quote='"')
        if not _read(connection, tidy, regular, table=table, tidied=True):
            raise KhiError(
                "A row of this file is too long to be read.",
                fix="Check that each person's answers stand on a line of their own.",
            )
    finally:
        tidy.unlink(missing_ok=True)
    return _rows(connection, table)


def _read(
    connection: duckdb.DuckDBPyConnection, path: Path, shape: Shape, *, table: str, tidied: bool
) -> bool:
    """Let DuckDB read the file. False where it is not well formed, and then there is no table."""
    columns = {f"c{number}": "VARCHAR" for number in range(1, shape.columns + 1)}
    parameters: dict[str, object] = {
        "path": str(path),
        "columns": columns,
        "separator": shape.separator,
        "quote": shape.quote,
    }
    if tidied:
        columns["extra"] = "VARCHAR"
    else:
        parameters["skip"] = shape.skip
    reading = statement("load_tidied" if tidied else "load_delimited")
    making = f"create or replace table {quoted(table)} as {reading}"
    try:
        connection.execute(making, parameters).fetchall()
    except duckdb.InvalidInputException:
        return False
    # A fresh table keeps its rows in the order of the file, and numbering them afterwards lets all
    # processors read at once.
    numbered = f"update {quoted(table)} set row = $skip + 1 + rowid"  # noqa: S608
    connection.execute(numbered, {"skip": shape.skip}).fetchall()
    return True


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    counted = connection.execute(f"select count(*) from {quoted(table)}").fetchone()  # noqa: S608
    return int(counted[0]) if counted else 0


def _has_blank_lines(path: Path) -> bool:
    """Whether a blank line stands before the last line of text."""
    if path.stat().st_size == 0:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        end = len(content)
        while end and content[end - 1] in _LINE_ENDS:
            end -= 1
        begins = content[:2]
        if begins.startswith(b"\n") or content.find(b"\n\n", 0, end) >= 0:
            return True
        return content.find(b"\r") >= 0 and (
            begins == b"\r\n" or content.find(b"\r\r") >= 0 or content.find(b"\n\r\n", 0, end) >= 0
        )


def _tidy(path: Path, tidy: Path, shape: Shape) -> None:
    """Write the file again, comma-separated, every row with its cells and one for the extra."""
    with (
        path.open(encoding="utf-8-sig", errors="replace", newline="") as untidy,
        tidy.open("w", encoding="utf-8", newline="") as file,
    ):
        records = islice(_records(untidy, shape), shape.skip, None)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows(_padded(record, shape) for record in _trimmed(records))


def _records(lines: Iterable[str], shape: Shape) -> Iterator[list[str]]:
    """The records of a file. Raises ``KhiError`` where a quotation mark is never closed."""
    last = _Last(lines)
    reader = csv.reader(
        last,
        delimiter=shape.separator,
        quotechar=shape.quote or None,
        quoting=csv.QUOTE_MINIMAL if shape.quote else csv.QUOTE_NONE,
    )
    start = 1
    try:
        for record in reader:
            spans_lines = reader.line_num > start
            if spans_lines and last.line.count(shape.quote) % 2 == 0:
                raise _never_closed(start)
            start = reader.line_num + 1
            yield record
    except csv.Error:
        pass
    else:
        return
    raise _never_closed(start)


class _Last:
    """An iterator over lines that remembers the one it gave last."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.line = ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.line = next(self._lines)
        return self.line


def _trimmed(records: Iterable[list[str]]) -> Iterator[list[str]]:
    """The records without the blank ones after the last that says anything."""
    blank = 0
    for record in records:
        if not record:
            blank += 1
            continue
        yield from ([] for _ in range(blank))
        blank = 0
        yield record


def _padded(record: list[str], shape: Shape) -> list[str]:
    """The record's cells up to the number of columns, and what is left over in one more.

    A line break within a cell is written as a plain one: DuckDB takes one kind in a file.
    """
    record = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in record]
    cells = record[: shape.columns] + [""] * (shape.columns - len(record))
    left = record[shape.columns :]
    return [*cells, shape.separator.join(left) if any(left) else ""]


def _never_closed(line: int) -> KhiError:
    return KhiError(
        "A quotation mark opens and never closes, so we cannot tell where a row ends.",
        where=f"line {line} of the file",
        fix="Close it or take it out, and try again. Saving the file again as CSV often helps.",
    )
