"""Schemas, oldest first. A store is brought forward when it is opened, and never back."""

import re
from pathlib import Path
from uuid import uuid4

import duckdb

from khi.model import KhiError
from khi.store.connections import statement

_NAMED = re.compile(r"schema_(\d+)\.sql")


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the store to the newest schema: all of it in one transaction, or none.

    Raises:
        KhiError: where the store was made by a newer version of this program.
    """
    present, newest = _present(connection), max(_schemas())
    if present > newest:
        raise KhiError(
            "This store was made by a newer version of Key Human Indicators.",
            found=f"schema {present}",
            accepted=f"schema {newest} or older",
            fix="Install the newer version, or restore a backup made with this one.",
        )
    if present == newest:
        return
    connection.execute("begin")
    for number in sorted(_schemas()):
        if number > present:
            connection.execute(statement(f"schema_{number:03}"))
    if present == 0:
        for name, value in (("store", uuid4().hex[:12]), ("commits", "0")):
            connection.execute(statement("set_meta"), {"name": name, "value": value})
    connection.execute(statement("set_meta"), {"name": "schema", "value": str(newest)})
    connection.execute("commit")


def _schemas() -> list[int]:
    files = (Path(__file__).parent / "sql").iterdir()
    return [int(match[1]) for file in files if (match := _NAMED.fullmatch(file.name))]


def _present(connection: duckdb.DuckDBPyConnection) -> int:
    """The schema the store has; 0 where it is new."""
    tables = connection.execute("select table_name from duckdb_tables()").fetchall()
    if ("meta",) not in tables:
        return 0
    known = dict(connection.execute(statement("meta")).fetchall())
    return int(known["schema"])
