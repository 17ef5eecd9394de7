"""What is deleted for good is not in the bytes of the store's file, however the program ends."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from khi.store import Store
from khi.store.connections import connect
from khi.store.rewriting import take_its_place

WORDS = "planted words of somebody"
KEPT = "words that nobody took back"


def opened(folder):
    return Store.open(folder / "khi.duckdb", memory_limit="300MB", threads=2)


def say(store, **said):
    """Keep some words, each by its id."""
    line = {"kind": "story", "area": "A", "moment": pd.Timestamp("2025-04-01"), "invented": False}
    lines = [{"id": id, "json": words, **line} for id, words in said.items()]
    with store.write() as transaction:
        transaction.append("said", pd.DataFrame(lines))


def forget(store, id, *, for_good=True):
    with store.write() as transaction:
        transaction.run("forget_said", about=id)
        if for_good:
            transaction.delete_for_good()


def bytes_of(folder):
    """Everything that any file of the store holds."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def lines(store):
    return list(store.read("said", kinds=["story"], areas=None)["json"])


def test_what_is_only_deleted_is_still_in_the_bytes(tmp_path):
    """So that the tests below can fail."""
    store = opened(tmp_path)
    say(store, one=WORDS, two=KEPT)
    forget(store, "one", for_good=False)
    store.close()
    assert WORDS.encode() in bytes_of(tmp_path)


def test_what_is_deleted_for_good_is_not(tmp_path):
    store = opened(tmp_path)
    say(store, one=WORDS, two=KEPT)
    forget(store, "one")
    assert store.has_deleted_for_good()
    assert WORDS.encode() not in bytes_of(tmp_path)
    assert lines(store) == [KEPT]
    say(store, three="and it goes on")
    version = store.version()
    store.close()
    assert WORDS.encode() not in bytes_of(tmp_path)
    again = opened(tmp_path)
    assert (set(lines(again)), again.version()) == ({KEPT, "and it goes on"}, version)
    again.close()


def test_a_store_written_anew_is_made_as_it_was(tmp_path):
    store = opened(tmp_path)
    before = made_of(store)
    forget(store, "one")
    assert made_of(store) == before
    with pytest.raises(duckdb.Error, match="locked"):
        store._connection.execute("set memory_limit = '10GB'")
    store.close()


def made_of(store):
    with store._connection.cursor() as cursor:
        tables = "select table_name, sql from duckdb_tables() order by all"
        rules = "select table_name, constraint_text from duckdb_constraints() order by all"
        return cursor.execute(tables).fetchall(), cursor.execute(rules).fetchall()


@pytest.mark.skipif(os.name != "posix", reason="needs a system that knows who may read a file")
def test_who_could_not_read_the_old_file_cannot_read_the_new(tmp_path):
    store = opened(tmp_path)
    store.path.chmod(0o600)
    forget(store, "one")
    assert store.path.stat().st_mode & 0o777 == 0o600
    store.close()


def test_readers_wait_while_the_file_is_changed_and_miss_nothing(tmp_path):
    store = opened(tmp_path)
    say(store, kept=KEPT)

    def read(_):
        return lines(store)[0]

    with ThreadPoolExecutor(6) as pool:
        reading = pool.map(read, range(300))
        for number in range(8):
            say(store, **{f"z{number}": WORDS})
            forget(store, f"z{number}")
        assert set(reading) == {KEPT}
    store.close()


def test_where_the_file_cannot_be_written_anew_it_is_at_the_next_start(tmp_path):
    store = opened(tmp_path)
    say(store, one=WORDS, two=KEPT)
    (store._scratch.path / "rewritten.duckdb").mkdir()
    forget(store, "one")
    assert not store.has_deleted_for_good()
    assert lines(store) == [KEPT]
    store.close()
    assert WORDS.encode() in bytes_of(tmp_path)
    again = opened(tmp_path)
    assert again.has_deleted_for_good()
    assert WORDS.encode() not in bytes_of(tmp_path)
    assert lines(again) == [KEPT]
    again.close()


KILLED_AT = [
    "database.copy_kept",
    "rewriting.statement",
    "database.take_its_place",
    "rewriting.os.replace",
    "after rewriting.os.replace",
    "database.harden",
]
_KILLED = """
import os, signal, sys
from pathlib import Path
import test_forgetting as cases
from khi.store import database, rewriting

store = cases.opened(Path(sys.argv[1]))
cases.say(store, one=cases.WORDS, two=cases.KEPT)
*when, name = sys.argv[2].split()
owner, _, last = name.rpartition(".")
owner = eval(owner)
real = getattr(owner, last)

def killed(*given, **named):
    if when:
        real(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(owner, last, killed)
cases.forget(store, "one")
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with kill -9")
@pytest.mark.parametrize("at", KILLED_AT)
def test_killed_at_every_step_nothing_is_lost_and_the_next_start_finishes_it(tmp_path, at):
    root = Path(__file__).parents[1]
    paths = os.pathsep.join([str(root), str(root / "tests")])
    ended = subprocess.run(
        [sys.executable, "-c", _KILLED, str(tmp_path), at],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    store = opened(tmp_path)
    assert lines(store) == [KEPT]
    assert store.has_deleted_for_good()
    store.close()
    assert WORDS.encode() not in bytes_of(tmp_path)


def test_a_file_with_a_log_or_with_somebody_in_it_is_not_replaced(tmp_path):
    path, new = tmp_path / "old.duckdb", tmp_path / "new.duckdb"
    for each in (path, new):
        connect(each, memory_limit="100MB", spill=tmp_path / "spill").close()
    log = tmp_path / "old.duckdb.wal"
    log.write_bytes(b"")
    assert not take_its_place(new, path, spill=tmp_path / "spill")
    log.unlink()
    with connect(path, memory_limit="100MB", spill=tmp_path / "spill"):
        assert not take_its_place(new, path, spill=tmp_path / "spill")
    assert new.exists()
    assert take_its_place(new, path, spill=tmp_path / "spill")
    assert not new.exists()
