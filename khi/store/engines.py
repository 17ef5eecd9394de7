"""Where answers are counted: the private workbench a file is checked on.

What grows is the number of people who answered, and only counting meets them. So counting is one
portable GROUP BY (``sql/count_answers.sql``) over a table of long answers, and whatever can run it
may count. What comes back is tallies, small for any number of people.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from shutil import copyfile
from threading import Lock
from types import TracebackType
from typing import Any, Self

import duckdb
import pandas as pd

from khi.model import KhiError
from khi.store import delimited
from khi.store.connections import connect, harden, statement
from khi.store.scratch import Scratch

TALLY_COLUMNS = (
    "question",
    "answer",
    "area",
    "quarter",
    "breakdown",
    "group",
    "n",
    "weight",
    "weight_sq",
)
"""What counting gives: one row per answer, area, quarter and group."""

ACTIVITY_COLUMNS = (
    "indicator",
    "area",
    "period",
    "period_type",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "absence",
    "source",
)
"""What is known of one measure of one area in one period."""


class Workbench:
    """A private database for one file being checked. Closing it deletes everything it held.

    ``folder`` is where its own scratch folder is made; None keeps the tables in memory and only
    the text being read in the system's temporary folder. It takes one statement at a time, so a
    page that is redrawn from another thread waits its turn.
    """

    def __init__(self, folder: Path | None = None, memory_limit: str = "600MB") -> None:
        self._scratch = Scratch(folder) if folder is not None else _Nowhere()
        self.folder = self._scratch.path
        """Its scratch folder, deleted with it. A text written here is read without a copy."""
        self._lock = Lock()
        self._connection = connect(
            self.folder / "workbench.duckdb" if folder is not None else None,
            memory_limit=memory_limit,
            spill=self.folder / "spill",
        )
        harden(self._connection, folders=[self.folder])

    def load(
        self,
        path: Path,
        *,
        columns: int,
        separator: str,
        quote: str = '"',
        skip_lines: int = 0,
        table: str = "cells",
    ) -> int:
        """Load delimited UTF-8 text as cells, all of them text; nothing is sniffed or guessed.

        The table has ``row`` (which record of the file it is, from 1, skipped ones counted, so it
        is the row a spreadsheet shows where no cell spans lines), ``c1`` to ``cN`` (NULL where the
        cell is empty or the row is short) and ``extra`` (the cells a long row has too many, joined
        by the separator; NULL otherwise). Blank lines in between are rows of NULLs.

        Args:
            path: the file.
            columns: how many columns it has.
            separator: one character.
            quote: one character, or empty where nothing is quoted.
            skip_lines: how many records stand above the first row of answers. A record is a line,
                or several where a quoted cell runs over them.
            table: the table to make, in place of any of that name.

        Returns:
            How many rows were loaded.

        Raises:
            KhiError: where a quotation mark opens and never closes, or memory runs out.
        """
        shape = delimited.Shape(columns, separator, quote, skip_lines)
        with self._lock:
            try:
                return delimited.load(self._connection, self._near(path), shape, table=table)
            except duckdb.OutOfMemoryException:
                raise too_big() from None

    def register(self, name: str, frame: pd.DataFrame) -> None:
        """Let statements read a frame by a name."""
        with self._lock:
            self._connection.register(name, frame)

    def query(self, sql: str, **parameters: object) -> pd.DataFrame:
        """The rows a statement gives, with ``$name`` standing for each parameter."""
        with self._lock:
            return self._execute(sql, parameters).df()

    def run(self, sql: str, **parameters: object) -> None:
        """Run a statement, or several, for what it does."""
        with self._lock:
            self._execute(sql, parameters).fetchall()

    def count(self) -> pd.DataFrame:
        """Count the table or view ``answers`` into ``TALLY_COLUMNS``.

        ``answers`` has one row per person, question and breakdown (everyone is the breakdown
        "all", group "all"), with columns question, answer, area, quarter, breakdown, group_code
        and weight (a double; 1 where nobody was weighted). A view will do: nothing is kept.
        """
        tallies = self.query(statement("count_answers"))
        return tallies.rename(columns={"group_code": "group"})[list(TALLY_COLUMNS)]

    def close(self) -> None:
        """Forget everything: the tables, the text and the scratch folder. Twice does no harm."""
        with self._lock:
            self._connection.close()
            self._scratch.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _near(self, path: Path) -> Path:
        """The file inside our own folder, the only place the database can read."""
        if path.resolve().is_relative_to(self.folder.resolve()):
            return path
        return Path(copyfile(path, self.folder / "copied.txt"))

    def _execute(self, sql: str, parameters: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(sql, dict(parameters))
        except duckdb.OutOfMemoryException as error:
            raise too_big() from error


class _Nowhere:
    """A folder of the system's own for temporary files, in place of a scratch folder of ours."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="checking-", ignore_cleanup_errors=True)
        self.path = Path(self._folder.name)

    def close(self) -> None:
        self._folder.cleanup()


def too_big() -> KhiError:
    """What we say when a file needs more memory than there is."""
    return KhiError(
        "This file needs more memory than this machine may use for it.",
        fix="Split the file into parts (a quarter or an area at a time) and add each in turn.",
    )
