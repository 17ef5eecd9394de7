"""The store keeps all of a write or none, answers many at once, and says who has it open."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from khi.model import KhiError
from khi.store import Store
from khi.store.connections import connect
from khi.store.engines import Workbench
from khi.store.migrations import migrate


def tallies(*counts, upload="one", area="X0000001"):
    return pd.DataFrame(
        {
            "upload": upload,
            "question": "q",
            "answer": [f"answer {number}" for number in range(len(counts))],
            "area": area,
            "quarter": "2025-Q1",
            "breakdown": "all",
            "group": "all",
            "n": counts,
            "weight": [float(count) for count in counts],
            "weight_sq": [float(count) for count in counts],
        }
    )


def in_all(store, area="X0000001"):
    where = {"questions": ["q"], "areas": [area], "quarters": ["2025-Q1"]}
    added = store.read("tallies", **where, without=[])
    return int(added["n"].sum())


def test_a_write_is_kept_and_changes_the_version(store):
    before = store.version()
    with store.write() as transaction:
        transaction.append("tally", tallies(3, 4))
    assert in_all(store) == 7
    assert store.version() != before


def stumble(transaction):
    transaction.append("tally", tallies(3, 4))
    raise KhiError("Something happened half-way.")


def test_a_write_that_fails_leaves_nothing_and_the_same_version(store):
    before = store.version()
    with pytest.raises(KhiError), store.write() as transaction:
        stumble(transaction)
    assert in_all(store) == 0
    assert store.version() == before


def test_a_store_that_is_reopened_is_as_it_was(tmp_path, store):
    with store.write() as transaction:
        transaction.append("tally", tallies(3, 4))
    version = store.version()
    store.close()
    again = Store.open(tmp_path / "khi.duckdb", memory_limit="300MB", threads=2)
    assert (in_all(again), again.version()) == (7, version)
    again.close()


def test_two_stores_never_share_a_version(tmp_path, store):
    other = Store.open(tmp_path / "other" / "khi.duckdb")
    assert other.version() != store.version()
    other.close()


def test_a_withheld_row_with_a_number_cannot_be_stored(store):
    row = published(absence="too few answers", base=5.0)
    with pytest.raises(Exception, match="CHECK constraint"), store.write() as transaction:
        transaction.append("published", row)


def published(**cells):
    text = dict.fromkeys(
        (
            "indicator",
            "answer",
            "area",
            "period",
            "period_type",
            "breakdown",
            "group",
            "absence",
            "rule",
            "change_verdict",
            "verdict",
            "source",
            "method",
        ),
        "",
    )
    row = {**text, "indicative": False, "invented": False, "parts": 1, "parts_expected": 1, **cells}
    return pd.DataFrame([row])


def test_readers_at_once_each_get_their_own_rows(store):
    with store.write() as transaction:
        for number in range(20):
            transaction.append("tally", tallies(number, area=f"area {number}"))

    def look(number):
        return in_all(store, area=f"area {number % 20}")

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(look, range(400))) == [number % 20 for number in range(400)]


def test_writers_at_once_stand_in_line(store):
    def write(number):
        with store.write() as transaction:
            transaction.run("delete_tallies", uploads=["shared"])
            transaction.append("tally", tallies(number, upload="shared"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(1, 13)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.version().endswith("-12")
    assert in_all(store) in range(1, 13)


def test_what_an_earlier_session_left_in_scratch_is_gone(tmp_path):
    left = tmp_path / "scratch" / "checking-1" / "given.csv"
    left.parent.mkdir(parents=True)
    left.write_text("somebody's answers")
    Store.open(tmp_path / "khi.duckdb").close()
    assert list((tmp_path / "scratch").iterdir()) == []


def test_the_store_reaches_nothing_outside_its_folders(tmp_path, store):
    outside = tmp_path / "outside.txt"
    outside.write_text("secret")
    with store._connection.cursor() as cursor:
        for sql in (
            f"from read_text('{outside}')",
            f"copy (select 1) to '{tmp_path / 'out.csv'}'",
            f"copy (select 1) to '{store.exports}/../out.csv'",
            f"attach '{tmp_path / 'other.duckdb'}'",
            "set memory_limit = '10GB'",
        ):
            with pytest.raises(Exception, match=r"disabled|locked"):
                cursor.execute(sql)


def test_a_backup_is_a_store_that_opens(tmp_path, store):
    with store.write() as transaction:
        transaction.append("tally", tallies(3, 4))
    store.backup(tmp_path / "elsewhere.duckdb")
    copy = Store.open(tmp_path / "elsewhere.duckdb")
    assert (in_all(copy), copy.version()) == (7, store.version())
    copy.close()
    with pytest.raises(KhiError, match="already a file"):
        store.backup(tmp_path / "elsewhere.duckdb")


def test_a_store_open_elsewhere_is_said_with_the_command_that_has_it(tmp_path, store):
    opening = (
        "import pathlib, sys; from khi.store import Store; Store.open(pathlib.Path(sys.argv[1]))"
    )
    asked = subprocess.run(
        [sys.executable, "-c", opening, str(store.path)],
        capture_output=True,
        text=True,
        check=False,
    )
    last = asked.stderr.strip().splitlines()[-1]
    assert "Another program has this store open" in last
    assert "python" in last
    assert "KHI_DATA" in last


@pytest.mark.parametrize("limits", [{}, {"memory_limit": "300MB", "threads": 2}])
def test_a_store_is_opened_once_in_a_program(store, limits):
    with Workbench(store.scratch) as bench:
        (bench.folder / "being checked").write_text("somebody's answers")
        with pytest.raises(KhiError, match="open already"):
            Store.open(store.path, **limits)
        assert (bench.folder / "being checked").exists()


def test_a_file_that_is_not_a_store_is_said_plainly(tmp_path):
    path = tmp_path / "khi.duckdb"
    path.write_text("this is a letter" * 1000)
    with pytest.raises(KhiError, match="cannot be opened"):
        Store.open(path)


def test_a_store_from_a_newer_version_is_left_alone(tmp_path):
    path = tmp_path / "khi.duckdb"
    Store.open(path).close()
    raw = connect(path, memory_limit="100MB", spill=tmp_path)
    raw.execute("update meta set value = '99' where name = 'schema'")
    with pytest.raises(KhiError, match="newer version"):
        migrate(raw)
    raw.close()
