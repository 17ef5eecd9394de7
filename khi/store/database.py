"""One file, one writer, a cursor for every reader.

A connection shared between threads gives wrong rows without an error, so every query has a cursor
of its own; and two writers at once conflict, so writes stand in line. A write is one transaction:
killed at any instant, the file reopens with all of it or none.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import duckdb
import pandas as pd

from khi.model import KhiError
from khi.store.connections import connect, harden, is_hardened, quoted, statement
from khi.store.locked import held_elsewhere, held_here
from khi.store.migrations import migrate

_WRITING = Lock()


class Transaction:
    """A write under way. What it reads includes what it has written.

    ``before`` reads the store as it was when the write began.
    """

    def __init__(
        self, cursor: duckdb.DuckDBPyConnection, before: Callable[..., pd.DataFrame]
    ) -> None:
        self._cursor, self.before = cursor, before

    def read(self, name: str, **parameters: object) -> pd.DataFrame:
        """The rows of ``sql/<name>.sql``."""
        return self._cursor.execute(statement(name), parameters).df()

    def run(self, name: str, **parameters: object) -> None:
        """Run ``sql/<name>.sql`` for what it does."""
        self._cursor.execute(statement(name), parameters).fetchall()

    def rows_of(self, table: str, upload: str) -> pd.DataFrame:
        """What one upload keeps in a table, without the upload's own column."""
        asked = statement("upload_rows").format(table=quoted(table))
        return self._cursor.execute(asked, {"upload": upload}).df()

    def append(self, table: str, rows: pd.DataFrame) -> None:
        """Add rows to a table, column by column name."""
        self._cursor.register("appended", rows)
        adding = f"insert into {quoted(table)} by name select * from appended"  # noqa: S608
        self._cursor.execute(adding).fetchall()


class Store:
    """The database. Open it once in a process and share it between threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self.scratch, self.exports, self.backups = _folders(path)
        """Private work in progress, emptied at each start; exports; backups."""
        self._version = _version(self.read("meta"))

    @classmethod
    def open(cls, path: Path, *, memory_limit: str = "1GB", threads: int | None = None) -> "Store":
        """Open the store in a file, making it where there is none.

        The folders ``scratch``, ``exports`` and ``backups`` are made beside it, and what a
        session that ended badly left in ``scratch`` is deleted.

        Raises:
            KhiError: where it is open already, here or in another program, or was made with a
                newer version.
        """
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = _folders(path)[0]
        try:
            connection = connect(
                path, memory_limit=memory_limit, spill=scratch / "spill", threads=threads
            )
        except duckdb.IOException as error:
            raise held_elsewhere(path, str(error)) from error
        except duckdb.ConnectionException as error:
            raise held_here(path) from error
        if is_hardened(connection):
            raise held_here(path)
        _empty(scratch)
        for folder in _folders(path):
            folder.mkdir(exist_ok=True)
        migrate(connection)
        harden(connection, folders=_folders(path))
        return cls(connection, path)

    def read(self, name: str, **parameters: object) -> pd.DataFrame:
        """The rows of ``sql/<name>.sql``. ``$name`` in it stands for each parameter."""
        with self._connection.cursor() as cursor:
            return cursor.execute(statement(name), parameters).df()

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """One transaction: kept if the block ends well, undone if it raises anything."""
        with _WRITING, self._connection.cursor() as cursor:
            cursor.execute("begin")
            try:
                transaction = Transaction(cursor, self.read)
                yield transaction
                transaction.run("count_commit")
                meta = transaction.read("meta")
                cursor.execute("commit")
            except BaseException:
                _undo(cursor)
                raise
            self._version = _version(meta)
        self._checkpoint()

    def version(self) -> str:
        """Which state of which store this is. It changes with every write."""
        return self._version

    def backup(self, path: Path) -> None:
        """Copy the store, as it is at this moment, to a new file. Reading and writing go on.

        Raises:
            KhiError: where there is already a file of that name.
        """
        if path.exists():
            raise KhiError(
                "There is already a file of that name.",
                where=str(path),
                fix="Name a new file for the backup.",
            )
        copy = self.backups / f"copying-{path.name}"
        copy.unlink(missing_ok=True)
        with _WRITING, self._connection.cursor() as cursor:
            cursor.execute("attach $path as backup", {"path": str(copy)})
            try:
                ours = cursor.execute("select current_database()").fetchall()[0][0]
                cursor.execute(f"copy from database {quoted(ours)} to backup")
            finally:
                cursor.execute("detach backup")
        shutil.move(copy, path)

    def close(self) -> None:
        """Write everything to the one file and let it go. Twice does no harm."""
        try:
            self._checkpoint()
        except duckdb.ConnectionException:
            return
        self._connection.close()

    def _checkpoint(self) -> None:
        """Move what was written into the file itself. A refusal does no harm: it waits its turn."""
        with self._connection.cursor() as cursor:
            try:
                cursor.execute("checkpoint")
            except duckdb.TransactionException:
                return


def _version(meta: pd.DataFrame) -> str:
    """The name of a state, from the table ``meta``. Nobody else can write to an open store."""
    known = meta.set_index("name")["value"]
    return f"{known['store']}-{known['commits']}"


def _folders(path: Path) -> tuple[Path, Path, Path]:
    """Where its scratch files, exports and backups go."""
    return path.parent / "scratch", path.parent / "exports", path.parent / "backups"


def _empty(folder: Path) -> None:
    """Delete a folder and what an earlier session left in it."""
    if folder.exists():
        shutil.rmtree(folder)


def _undo(cursor: duckdb.DuckDBPyConnection) -> None:
    """Roll back, unless the database has already done so itself."""
    try:
        cursor.execute("rollback")
    except duckdb.TransactionException:
        return
