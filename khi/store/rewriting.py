"""Writing the store's file anew, so that what was deleted is not in its bytes any more.

A database does not wipe what it deletes: the bytes stand in the file until something else is
written over them. So all that is kept is copied into a new file, which takes the old one's place
in one step of the file system. Killed before that step, the old file is whole, and says still
that this is due; killed after it, the new one is.
"""

import os
import shutil
from pathlib import Path

import duckdb

from khi.store.connections import connect, quoted, statement

DUE = "rewriting is due"
"""The line of ``meta`` that stands while something deleted may still be in the bytes."""


def copy_kept(cursor: duckdb.DuckDBPyConnection, to: Path) -> None:
    """Copy everything that is kept to a new file, in which no rewriting is due."""
    to.unlink(missing_ok=True)
    ours = cursor.execute("select current_database()").fetchall()[0][0]
    cursor.execute("attach $path as rewritten", {"path": str(to)})
    try:
        cursor.execute(f"copy from database {quoted(ours)} to rewritten")
        cursor.execute(statement("forget_meta").format(database="rewritten"), {"name": DUE})
    finally:
        cursor.execute("detach rewritten")


def take_its_place(new: Path, path: Path, *, spill: Path) -> bool:
    """Put a new file in the place of a closed one. Says whether it could.

    The old file is held meanwhile, so that no other program can begin to write to what is about
    to go. A log beside it would be read into the new one: then it is left as it is.
    """
    if path.with_name(f"{path.name}.wal").exists():
        return False
    try:
        held = connect(path, memory_limit="100MB", spill=spill, read_only=True)
    except duckdb.Error:
        return False
    try:
        # Whoever may not read the old file may not read the new one.
        shutil.copymode(path, new)
        os.replace(new, path)
    except PermissionError:
        # Some systems replace no file that is open, by whomever.
        held.close()
        return _replaced(new, path)
    except OSError:
        return False
    finally:
        held.close()
    return True


def _replaced(new: Path, path: Path) -> bool:
    try:
        os.replace(new, path)
    except OSError:
        return False
    return True
