"""A file goes in by the door and only counts stay: nothing of any person, anywhere on the disk."""

import subprocess
import sys

import pytest
from intake_cases import catalogue, checked, written

from khi import publication
from khi.store import Store

PLANTED = ("Zebedee Quillfeather", "ZQ-417-77", "Nether Wallop on Fridays", "9434765919")


def survey():
    """Forty people in an invented place, one of whom stands out in every column."""
    headings = [
        "Full name",
        "Respondent ID",
        "Anything else?",
        "NHS number",
        "khi_con1",
        "ons_happy",
    ]
    ordinary = [["", "", "", "", ("yes", "mostly")[number % 2], str(number % 11)]
                for number in range(39)]  # fmt: skip
    return written([headings, *ordinary, [*PLANTED, "not_enough", "3"]])


def drafted(store):
    area = next(each for each in catalogue().areas.values() if each.invented and each.parent)
    said = {"area": area.code, "quarter": "2025-Q1", "discard_identifiers": True}
    return checked(survey(), folder=store.scratch, **said)


def planted_in(folder):
    """The files of a folder that hold anything of the planted person."""
    words = [word.encode() for word in PLANTED]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(word in path.read_bytes() for word in words)]


def words_kept(store):
    """Every word in every table: the file is compressed, so its bytes do not show them."""
    with store._connection.cursor() as cursor:
        columns = cursor.execute(
            "select table_name, column_name from duckdb_columns() where data_type = 'VARCHAR'"
            " and not internal"
        ).fetchall()
        return {
            word
            for table, column in columns
            for (word,) in cursor.execute(f'select distinct "{column}" from "{table}"').fetchall()
        }


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


def test_a_planted_person_is_nowhere_after_publishing_and_after_a_restart(folder):
    store = Store.open(folder / "khi.duckdb", memory_limit="300MB", threads=2)
    upload = publication.commit(store, catalogue(), drafted(store))
    assert upload.ledger.accepted == 40
    for _ in range(2):
        assert planted_in(folder) == []
        assert not any(plant in (word or "") for word in words_kept(store) for plant in PLANTED)
        store.close()
        store = Store.open(folder / "khi.duckdb", memory_limit="300MB", threads=2)
    publication.export(store, folder / "exports" / "all")
    publication.withdraw(store, catalogue(), upload.id, "A test.")
    store.close()
    assert planted_in(folder) == []


def test_a_planted_person_is_nowhere_after_a_draft_is_discarded(folder):
    store = Store.open(folder / "khi.duckdb", memory_limit="300MB", threads=2)
    before = sorted(store.scratch.rglob("*"))
    draft = drafted(store)
    publication.preview(store, catalogue(), draft)
    draft.close()
    assert planted_in(folder) == []
    assert sorted(store.scratch.rglob("*")) == before
    store.close()


_KILLED_WHILE_CHECKING = """
import os, sys
from pathlib import Path
from khi.store import Store
from khi.store.engines import Workbench

store = Store.open(Path(sys.argv[1]))
bench = Workbench(store.scratch)
file = bench.folder / "given.csv"
file.write_bytes(sys.stdin.buffer.read())
bench.load(file, columns=6, separator=",")
os.kill(os.getpid(), 9)
"""


def test_what_a_crash_left_behind_is_gone_at_the_next_start(folder):
    asked = [sys.executable, "-c", _KILLED_WHILE_CHECKING, str(folder / "khi.duckdb")]
    subprocess.run(asked, input=survey(), check=False)
    assert planted_in(folder) != []
    Store.open(folder / "khi.duckdb").close()
    assert planted_in(folder) == []
