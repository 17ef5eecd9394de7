"""Erasing an upload: nothing of it is left, and the receipt is true."""

import re
from datetime import UTC, datetime
from hashlib import sha256

import pandas as pd
import pytest
from publication_cases import CATALOGUE, answers, draft

from khi import publication
from khi.model import Involvement, KhiError
from khi.progress import involvement
from khi.store import Store

pytestmark = pytest.mark.slow

PLANTED = "plantedname"


def planted(id="one", **more):
    upload = draft(answers("Ash", "2025-Q1", yes=30, no=10), id=id, **more)
    names = {"file_name": f"{PLANTED}.csv", "source": PLANTED, "uploaded_by": PLANTED}
    upload.upload = upload.upload.model_copy(
        update={**names, "sha256": PLANTED, "context": {"how": PLANTED}}
    )
    return upload


def test_nothing_of_an_erased_upload_is_left_but_a_line(store):
    publication.commit(store, CATALOGUE, planted())
    receipt = publication.erase(store, CATALOGUE, "one", "the council asked us to")
    (line,) = publication.uploads(store)
    assert (line.file_name, line.source, line.status) == ("erased", "", "withdrawn")
    assert publication.frame(store).empty
    assert receipt.counts == 2
    assert "the council asked us to" in " ".join(receipt.lines)


@pytest.fixture
def whole(tmp_path):
    """Opens the store that lies in a folder, as a program would that is started again."""
    return lambda: Store.open(tmp_path / "khi.duckdb", memory_limit="300MB", threads=1)


def bytes_of(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("became", ["published", "draft", "withdrawn", "replaced"])
def test_its_bytes_are_in_no_file_once_it_is_erased(tmp_path, whole, became):
    store = whole()
    {"draft": publication.hold}.get(became, publication.commit)(store, CATALOGUE, planted())
    if became == "replaced":
        later = draft(answers("Ash", "2025-Q1", yes=60), id="two", replaces="one", when=1)
        publication.commit(store, CATALOGUE, later)
    if became == "withdrawn":
        publication.withdraw(store, CATALOGUE, "one", "by mistake")
    store.close()
    assert PLANTED.encode() in bytes_of(tmp_path)
    store = whole()
    receipt = publication.erase(store, CATALOGUE, "one", "")
    assert PLANTED.encode() not in bytes_of(tmp_path)
    publication.export(store, store.exports / "now")
    store.close()
    assert PLANTED.encode() not in bytes_of(tmp_path)
    assert receipt.in_bytes
    assert "nothing of these is left in its bytes" in " ".join(receipt.lines)


def test_nothing_in_any_table_speaks_of_it_but_its_line(store):
    asked = CATALOGUE.questions["warm"].model_copy(update={"id": f"local_{PLANTED}"})
    upload = planted()
    upload.tallies = pd.concat([upload.tallies, upload.tallies.assign(question=asked.id)])
    upload.local = (asked,)
    publication.commit(store, CATALOGUE, upload)
    hand = {"id": "", "about": "upload", "subject": "one", "chosen_by": f"the {PLANTED} group"}
    hand |= {"by_role": "workers", "recorded_at": datetime(2026, 1, 1, tzinfo=UTC)}
    involvement.record(store, CATALOGUE, Involvement(**hand), looked=True)
    told = {"involvement", "published", "question_local", "tally", "upload"}
    assert speaking_of(store, "one", PLANTED) == told
    receipt = publication.erase(store, CATALOGUE, "one", "")
    assert receipt.questions == 1
    assert speaking_of(store, PLANTED) == set()
    assert speaking_of(store, "one") == {"upload"}
    assert PLANTED.encode() not in store.path.read_bytes()


def speaking_of(store, *words):
    """The tables with any of these words in a cell."""
    with store._connection.cursor() as cursor:
        tables = cursor.execute("select table_name from duckdb_tables()").fetchall()
        return {
            table
            for (table,) in tables
            for row in cursor.execute(f'select * from "{table}"').fetchall()
            if any(re.search(rf"\b{each}|_{each}", str(row)) for each in words)
        }


def test_a_question_that_another_file_asks_stays(store):
    asked = CATALOGUE.questions["warm"].model_copy(update={"id": "local_warm"})
    for id in ("one", "two"):
        upload = draft(answers("Ash", f"2025-Q{len(id) - 2}", yes=30, no=10), id=id)
        upload.tallies = upload.tallies.assign(question=asked.id)
        upload.local = (asked,)
        publication.hold(store, CATALOGUE, upload)
    assert publication.publish_held(store, CATALOGUE, "one").id == "one"
    assert publication.erase(store, CATALOGUE, "one", "").questions == 0
    assert list(store.read("local_questions")["id"]) == ["local_warm"]


def test_the_receipt_names_the_fetched_file_it_was(store):
    fetched = store.path.parent / "fetched"
    fetched.mkdir()
    (fetched / "figures.csv").write_bytes(b"figures")
    (fetched / "others.csv").write_bytes(b"others")
    upload = draft(answers("Ash", "2025-Q1", yes=30, no=10))
    mark = sha256(b"figures").hexdigest()
    upload.upload = upload.upload.model_copy(update={"sha256": mark})
    publication.commit(store, CATALOGUE, upload)
    assert publication.erase(store, CATALOGUE, "one", "").elsewhere == ("fetched/figures.csv",)


def test_a_receipt_does_not_say_more_than_was_done(whole):
    store = whole()
    publication.commit(store, CATALOGUE, planted())
    (store._scratch.path / "rewritten.duckdb").mkdir()
    receipt = publication.erase(store, CATALOGUE, "one", "")
    store.close()
    assert "is still in its bytes" in " ".join(receipt.lines)
    store = whole()
    assert store.has_deleted_for_good()
    store.close()


def test_a_replaced_upload_can_be_erased_with_the_counts_put_by(store):
    publication.commit(store, CATALOGUE, planted())
    publication.commit(store, CATALOGUE, draft(answers("Ash", "2025-Q1", yes=60), id="two",
                                               replaces="one", when=1))  # fmt: skip
    receipt = publication.erase(store, CATALOGUE, "one", "")
    assert receipt.put_by > 0
    assert store.read("held", upload="one").empty
    assert len(publication.frame(store, areas=["Ash"]))


def test_the_receipt_names_the_backups_and_exports_that_hold_it_and_no_others(store):
    publication.export(store, store.exports / "february")
    store.backup(store.backups / "february.duckdb")
    publication.commit(store, CATALOGUE, planted())
    publication.export(store, store.exports / "march")
    store.backup(store.backups / "march.duckdb")
    (store.backups / "unknown").write_text("nobody can look into this")
    receipt = publication.erase(store, CATALOGUE, "one", "")
    assert receipt.elsewhere == ("backups/march.duckdb", "backups/unknown", "exports/march")
    assert "backups/march.duckdb, backups/unknown, exports/march. Delete" in " ".join(receipt.lines)
    assert PLANTED.encode() not in store.path.read_bytes()


def test_a_backup_made_after_it_does_not_hold_it(store):
    publication.commit(store, CATALOGUE, planted())
    publication.erase(store, CATALOGUE, "one", "")
    store.backup(store.backups / "april.duckdb")
    assert store.backups_with("upload_kept", upload="one") == []
    assert PLANTED.encode() not in (store.backups / "april.duckdb").read_bytes()


@pytest.mark.parametrize("upload", ["never", "one"])
def test_what_is_not_there_cannot_be_erased(store, upload):
    publication.commit(store, CATALOGUE, planted())
    publication.erase(store, CATALOGUE, "one", "")
    with pytest.raises(KhiError, match="to erase"):
        publication.erase(store, CATALOGUE, upload, "")


def test_the_receipt_of_a_file_taken_back_before_says_that_its_counts_had_gone_then(store):
    publication.commit(store, CATALOGUE, planted())
    publication.withdraw(store, CATALOGUE, "one", "by mistake")
    words = " ".join(publication.erase(store, CATALOGUE, "one", "").lines)
    assert "had gone when it was taken back" in words
    assert "0 counts" not in words
