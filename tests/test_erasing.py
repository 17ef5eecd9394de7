"""Erasing an upload: nothing of it is left, and the receipt is true."""

import pytest
from publication_cases import CATALOGUE, answers, draft

from khi import publication
from khi.model import KhiError
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


def test_its_bytes_are_not_in_the_file_once_it_is_closed(tmp_path):
    path = tmp_path / "khi.duckdb"
    store = Store.open(path, memory_limit="300MB", threads=1)
    publication.commit(store, CATALOGUE, planted())
    publication.erase(store, CATALOGUE, "one", "")
    publication.export(store, store.exports / "now")
    store.close()
    exported = "".join(file.read_text("utf-8") for file in (tmp_path / "exports/now").glob("*.csv"))
    assert PLANTED not in exported


def test_a_replaced_upload_can_be_erased_with_the_counts_put_by(store):
    publication.commit(store, CATALOGUE, planted())
    publication.commit(store, CATALOGUE, draft(answers("Ash", "2025-Q1", yes=60), id="two",
                                               replaces="one", when=1))  # fmt: skip
    receipt = publication.erase(store, CATALOGUE, "one", "")
    assert receipt.put_by > 0
    assert store.read("held", upload="one").empty
    assert len(publication.frame(store, areas=["Ash"]))


def test_the_receipt_names_backups_and_exports_made_before(store):
    publication.commit(store, CATALOGUE, planted())
    publication.export(store, store.exports / "march")
    receipt = publication.erase(store, CATALOGUE, "one", "")
    assert receipt.elsewhere == ("march",)
    assert "march" in " ".join(receipt.lines)


@pytest.mark.parametrize("upload", ["never", "one"])
def test_what_is_not_there_cannot_be_erased(store, upload):
    publication.commit(store, CATALOGUE, planted())
    publication.erase(store, CATALOGUE, "one", "")
    with pytest.raises(KhiError, match="to erase"):
        publication.erase(store, CATALOGUE, upload, "")
