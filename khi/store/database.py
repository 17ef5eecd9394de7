"""One file, one writer, a cursor for every reader.

A connection shared between threads gives wrong rows without an error, so every query has a cursor
of its own; and two writers at once conflict, so writes stand in line. A write is one transaction:
killed at any instant, the file reopens with all of it or none.

What is deleted for good is gone from the bytes of the file as well: see ``rewriting``.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from time import monotonic, sleep

import duckdb
import pandas as pd

from khi.model import KhiError
from khi.store.connections import connect, harden, is_hardened, quoted, statement
from khi.store.gate import Gate
from khi.store.locked import held_elsewhere, held_here
from khi.store.migrations import migrate
from khi.store.rewriting import DUE, copy_kept, take_its_place
from khi.store.scratch import Scratch

_WRITING = Lock()
_PATIENCE = 10.0
"""Seconds to wait for another program that took the file while it was closed for an instant."""


_Connection = duckdb.DuckDBPyConnection


class Transaction:
    """A write under way. What it reads includes what it has written.

    ``before`` reads the store as it was when the write began.
    """

    def __init__(
        self, cursor: duckdb.DuckDBPyConnection, before: Callable[..., pd.DataFrame]
    ) -> None:
        self._cursor, self.before = cursor, before
        self.deletes_for_good = False

    def delete_for_good(self) -> None:
        """Let nothing that this write deletes, or writes over, stay in the bytes of the file."""
        self.deletes_for_good = True
        self.run("set_meta", name=DUE, value="yes")

    def read(self, name: str, **parameters: object) -> pd.DataFrame:
        """The rows of ``sql/<name>.sql``."""
        return self._cursor.execute(statement(name), parameters).df()

    def run(self, name: str, /, **parameters: object) -> None:
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

    def __init__(self, path: Path, scratch: Scratch, opened: Callable[[], _Connection]) -> None:
        self.path, self._scratch, self._opened = path, scratch, opened
        self.scratch = path.parent / "scratch"
        """Private work in progress, each in a folder of its own: see ``scratch``."""
        self.exports, self.backups = _folders(path)
        for folder in (self.exports, self.backups):
            folder.mkdir(exist_ok=True)
        self._gate, self._connection = Gate(), opened()
        migrate(self._connection)
        self._harden()
        self._version = _version(self.read("meta"))

    @classmethod
    def open(cls, path: Path, *, memory_limit: str = "1GB", threads: int | None = None) -> "Store":
        """Open the store in a file, making it where there is none.

        The folders ``scratch``, ``exports`` and ``backups`` are made beside it. What a session
        that ended badly left in ``scratch`` is deleted, and what it was to delete for good is.

        Raises:
            KhiError: where it is open already, here or in another program, or was made with a
                newer version.
        """
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = Scratch(path.parent / "scratch")
        spill = scratch.path / "spill"
        opened = partial(_opened, path, memory_limit=memory_limit, threads=threads, spill=spill)
        try:
            store = cls(path, scratch, opened)
        except BaseException:
            scratch.close()
            raise
        if not store.has_deleted_for_good():
            with _WRITING:
                store._rewrite()
        return store

    def read(self, name: str, **parameters: object) -> pd.DataFrame:
        """The rows of ``sql/<name>.sql``. ``$name`` in it stands for each parameter."""
        with self._gate.inside(), self._connection.cursor() as cursor:
            return cursor.execute(statement(name), parameters).df()

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """One transaction: kept if the block ends well, undone if it raises anything."""
        with _WRITING:
            with self._connection.cursor() as cursor:
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
            if transaction.deletes_for_good:
                self._rewrite()
        with self._gate.inside():
            self._checkpoint()

    def has_deleted_for_good(self) -> bool:
        """Whether nothing that was to be deleted for good is in the bytes of the file any more.

        Where it still is (the disk was full, say), it goes when the store is next opened.
        """
        return DUE not in set(self.read("meta")["name"])

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

    def backups_with(self, name: str, **parameters: object) -> list[Path]:
        """The backups of which ``sql/<name>.sql`` gives a row, or that cannot be looked into."""
        found = []
        for path in sorted(self.backups.iterdir()):
            with _WRITING, self._connection.cursor() as cursor:
                try:
                    cursor.execute("attach $path as looked_at (read_only)", {"path": str(path)})
                    asked = statement(name).format(database="looked_at")
                    holds = bool(cursor.execute(asked, parameters).fetchall())
                except duckdb.Error:
                    holds = True
                finally:
                    cursor.execute("detach database if exists looked_at")
            if holds:
                found.append(path)
        return found

    def close(self) -> None:
        """Write everything to the one file and let it go. Twice does no harm."""
        with _WRITING, self._gate.alone():
            try:
                self._checkpoint()
            except duckdb.ConnectionException:
                return
            self._connection.close()
            self._scratch.close()

    def _rewrite(self) -> None:
        """Write the file anew, without what was deleted. Where it cannot be, it stays as it is.

        Reading goes on while all that is kept is copied, and waits while the files change places.
        """
        new = self._scratch.path / "rewritten.duckdb"
        try:
            with self._connection.cursor() as cursor:
                copy_kept(cursor, new)
        except (duckdb.Error, OSError):
            return
        with self._gate.alone():
            self._checkpoint()
            self._connection.close()
            take_its_place(new, self.path, spill=self._scratch.path / "spill")
            self._connection = _patiently(self._opened)
            self._harden()

    def _harden(self) -> None:
        harden(self._connection, folders=[self._scratch.path, self.exports, self.backups])

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


def _folders(path: Path) -> tuple[Path, Path]:
    """Where its exports and backups go."""
    return path.parent / "exports", path.parent / "backups"


def _opened(path: Path, *, memory_limit: str, threads: int | None, spill: Path) -> _Connection:
    """The database in a file, which nobody else has open."""
    try:
        connection = connect(path, memory_limit=memory_limit, spill=spill, threads=threads)
    except duckdb.IOException as error:
        raise held_elsewhere(path, str(error)) from error
    except duckdb.ConnectionException as error:
        raise held_here(path) from error
    if is_hardened(connection):
        connection.close()
        raise held_here(path)
    return connection


def _patiently(opened: Callable[[], _Connection]) -> _Connection:
    """What was closed for an instant, opened again once nobody else has it."""
    end = monotonic() + _PATIENCE
    while True:
        try:
            return opened()
        except KhiError:
            if monotonic() > end:
                raise
        sleep(0.05)


def _undo(cursor: duckdb.DuckDBPyConnection) -> None:
    """Roll back, unless the database has already done so itself."""
    try:
        cursor.execute("rollback")
    except duckdb.TransactionException:
        return
