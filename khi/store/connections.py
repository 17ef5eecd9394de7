"""How every database here is opened: limited, spilling where we say, and shut to the outside.

After ``harden`` a query can reach no file outside the folders named, no network and no extension,
and nothing can loosen that again. Each guard is attacked in ``tests/test_store_engines.py``.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import duckdb

_SQL = Path(__file__).parent / "sql"


def connect(
    path: Path | None,
    *,
    memory_limit: str,
    spill: Path,
    threads: int | None = None,
    read_only: bool = False,
) -> duckdb.DuckDBPyConnection:
    """Open a database file, or one in memory, with its limits set."""
    limits: dict[str, str | bool | int | float | list[str]]
    limits = {"memory_limit": memory_limit, "temp_directory": str(spill)}
    if threads is not None:
        limits["threads"] = str(threads)
    name = str(path) if path else ":memory:"
    return duckdb.connect(name, config=limits, read_only=read_only)


def harden(connection: duckdb.DuckDBPyConnection, *, folders: Sequence[Path]) -> None:
    """Shut the database to everything but these folders, for good.

    The order matters: the folders cannot be named once outside access is off.
    """
    allowed = [f"{folder.resolve()}/" for folder in folders]
    connection.execute("set allowed_directories = $allowed", {"allowed": allowed})
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def is_hardened(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether somebody has this very database open and shut already: one file is one database."""
    return bool(connection.execute("select current_setting('lock_configuration')").fetchall()[0][0])


@cache
def statement(name: str) -> str:
    """The text of ``sql/<name>.sql``."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def quoted(identifier: str) -> str:
    """A name of a table or database as SQL writes it; a name cannot be a parameter."""
    escaped = identifier.replace('"', '""')
    return f'"{escaped}"'
