"""Drafts wait as counts, come due, and what was replaced comes back as it was."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from old_stores import of_the_first_schema
from publication_cases import CATALOGUE, answers, by_sex, draft, measures, only

from khi import publication
from khi.model import KhiError, UploadStatus
from khi.publication.acts import kept
from khi.publication.sums import beside
from khi.store import Store

pytestmark = pytest.mark.slow

ASH = answers("Ash", "2025-Q1", yes=60, no=40)
WITH_GROUPS = by_sex("Ash", "2025-Q1", {"yes": 40, "no": 20}, {"yes": 20, "no": 20})
MORE = answers("Ash", "2025-Q1", yes=90, no=10)


def line(store, id):
    return {each.id: each for each in publication.uploads(store)}[id]


def held(store):
    with store._connection.cursor() as cursor:
        return cursor.execute("select count(*) from held").fetchall()[0][0]


def value(store):
    return only(publication.frame(store), indicator="kin", area="Ash")["value"]


def replacing(rows, *, id, replaces):
    made = draft(rows, id=id)
    made.upload = made.upload.model_copy(update={"replaces": replaces})
    return made


def test_a_draft_that_waits_shows_nothing_and_is_in_the_ledger(store):
    publication.hold(store, CATALOGUE, draft(ASH))
    assert publication.frame(store).empty
    assert publication.counted(store).empty
    assert line(store, "one").status is UploadStatus.DRAFT


def test_publishing_a_draft_shows_what_publishing_at_once_would_have(store, tmp_path):
    made = draft(WITH_GROUPS)
    publication.hold(store, CATALOGUE, made)
    seen = publication.preview(store, CATALOGUE, publication.waiting(store, "one"))
    publication.publish_held(store, CATALOGUE, "one")
    other = Store.open(tmp_path / "other" / "khi.duckdb", memory_limit="300MB", threads=2)
    publication.commit(other, CATALOGUE, made)
    pd.testing.assert_frame_equal(publication.frame(store), publication.frame(other))
    other.close()
    assert not seen.empty
    assert line(store, "one").status is UploadStatus.PUBLISHED
    assert held(store) == 0


def test_a_draft_of_measures_waits_too(store):
    made = draft(activity=measures(("visits", "Ash", "2025-Q1", 50, 1000)))
    publication.hold(store, CATALOGUE, made)
    (upload,) = publication.uploads(store)
    publication.publish_held(store, CATALOGUE, upload.id)
    assert not publication.frame(store, indicators=["visits"]).empty


def test_a_draft_is_published_on_its_day_and_not_before(store):
    publication.hold(store, CATALOGUE, draft(ASH), publish_on=date(2026, 12, 1))
    assert publication.publish_due(store, CATALOGUE, date(2026, 11, 30)) == []
    assert publication.frame(store).empty
    (upload,) = publication.publish_due(store, CATALOGUE, date(2026, 12, 1))
    assert (upload.id, upload.publish_on) == ("one", date(2026, 12, 1))
    assert value(store) == 0.6
    assert publication.publish_due(store, CATALOGUE, date(2026, 12, 2)) == []


def test_a_draft_that_cannot_be_published_on_its_day_stays_and_says_why(store):
    publication.commit(store, CATALOGUE, draft(ASH))
    later = replacing(MORE, id="two", replaces="one")
    publication.hold(store, CATALOGUE, later, publish_on=date(2026, 12, 1))
    publication.withdraw(store, CATALOGUE, "one", "Asked to.")
    assert publication.publish_due(store, CATALOGUE, date(2026, 12, 1)) == []
    waiting = line(store, "two")
    assert waiting.status is UploadStatus.DRAFT
    assert waiting.publish_on is None
    assert "could not be published on 1 December 2026" in waiting.reason


def test_a_draft_can_be_thrown_away_and_leaves_its_line(store):
    publication.hold(store, CATALOGUE, draft(ASH))
    publication.withdraw(store, CATALOGUE, "one", "Not needed.")
    assert (line(store, "one").status, line(store, "one").reason) == (
        UploadStatus.WITHDRAWN,
        "Not needed.",
    )
    assert held(store) == 0
    with pytest.raises(KhiError, match="no draft"):
        publication.publish_held(store, CATALOGUE, "one")


def test_a_draft_that_needs_something_is_not_kept(store):
    made = draft(ASH)
    made.needs.append("Say which area.")
    with pytest.raises(KhiError, match="cannot be published yet"):
        publication.hold(store, CATALOGUE, made)
    assert publication.uploads(store) == []


def test_undoing_a_replacement_brings_back_what_it_replaced(store):
    publication.commit(store, CATALOGUE, draft(WITH_GROUPS))
    before = publication.frame(store)
    publication.commit(store, CATALOGUE, replacing(MORE, id="two", replaces="one"))
    assert value(store) == 0.9
    publication.withdraw(store, CATALOGUE, "two", "Undone.", bring_back=True)
    pd.testing.assert_frame_equal(publication.frame(store), before)
    assert line(store, "one").status is UploadStatus.PUBLISHED
    assert held(store) == 0


def test_withdrawing_a_replacement_leaves_neither_and_keeps_no_counts(store):
    publication.commit(store, CATALOGUE, draft(ASH))
    publication.commit(store, CATALOGUE, replacing(MORE, id="two", replaces="one"))
    publication.withdraw(store, CATALOGUE, "two", "Wrong file.")
    assert publication.frame(store).empty
    assert held(store) == 0
    assert line(store, "one").status is UploadStatus.REPLACED


def test_versions_are_undone_one_after_another(store):
    publication.commit(store, CATALOGUE, draft(ASH))
    publication.commit(store, CATALOGUE, replacing(MORE, id="two", replaces="one"))
    third = answers("Ash", "2025-Q1", yes=30, no=70)
    publication.commit(store, CATALOGUE, replacing(third, id="three", replaces="two"))
    for id, found in (("three", 0.9), ("two", 0.6)):
        publication.withdraw(store, CATALOGUE, id, "Undone.", bring_back=True)
        assert value(store) == found


def test_clearing_the_demonstration_forgets_what_is_held_of_it(store):
    publication.hold(store, CATALOGUE, draft(answers("Xash", "2025-Q1", yes=60, no=40)))
    with store.write() as transaction:
        publication.clear_invented(transaction)
    assert held(store) == 0


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, 2**53), st.floats(0, 1e9), st.none() | st.floats(0, 1)),
        max_size=6,
    )
)
def test_rows_that_are_put_by_read_back_the_same_to_the_last_bit(rows):
    frame = pd.DataFrame(rows, columns=["n", "weight", "value"]).astype({"value": "float64"})
    pd.testing.assert_frame_equal(kept._read(kept._written(frame)), frame)


@pytest.mark.parametrize("table", ["tally", "activity", *beside.TABLES])
def test_everything_an_upload_counts_can_be_put_by(store, table):
    with store.write() as transaction:
        assert "upload" not in transaction.rows_of(table, "one").columns


def test_a_store_of_the_first_schema_learns_to_wait(tmp_path):
    store = Store.open(of_the_first_schema(tmp_path), memory_limit="300MB", threads=2)
    publication.hold(store, CATALOGUE, draft(ASH), publish_on=date(2026, 12, 1))
    publication.save_profile(store, name="Spring", fingerprint="f", json_text="{}")
    assert line(store, "one").publish_on == date(2026, 12, 1)
    assert publication.profiles(store)[0].name == "Spring"
    store.close()


def test_forms_are_remembered_renamed_and_forgotten(store):
    publication.save_profile(store, name="Spring", fingerprint="a", json_text="1")
    publication.save_profile(store, name="Autumn", fingerprint="b", json_text="2")
    publication.save_profile(store, name="Spring", fingerprint="c", json_text="3")
    assert [(each.name, each.json_text) for each in publication.profiles(store)] == [
        ("Autumn", "2"),
        ("Spring", "3"),
    ]
    assert all(each.saved_at for each in publication.profiles(store))
    with pytest.raises(KhiError, match="has this name already"):
        publication.rename_profile(store, "Spring", to="Autumn", json_text="3")
    publication.rename_profile(store, "Spring", to="Summer", json_text="4")
    publication.forget_profile(store, "Autumn")
    assert [each.name for each in publication.profiles(store)] == ["Summer"]
    for act in (
        lambda: publication.forget_profile(store, "Winter"),
        lambda: publication.rename_profile(store, "Winter", to="x", json_text=""),
    ):
        with pytest.raises(KhiError, match="no form of this name"):
            act()
    with pytest.raises(KhiError, match="Give the form a name"):
        publication.save_profile(store, name="  ", fingerprint="d", json_text="")


def test_a_draft_that_waits_is_given_another_day_or_none(store):
    publication.hold(store, CATALOGUE, draft(ASH), publish_on=date(2026, 12, 1))
    today = date(2026, 11, 22)
    publication.plan_held(store, "one", date(2026, 12, 9), today=today)
    assert publication.due(publication.uploads(store), date(2026, 12, 8)) == []
    assert [each.id for each in publication.due(publication.uploads(store), date(2026, 12, 9))] == [
        "one"
    ]
    publication.plan_held(store, "one", None, today=today)
    assert line(store, "one").publish_on is None
    with pytest.raises(KhiError, match="tomorrow or later"):
        publication.plan_held(store, "one", today, today=today)
    publication.publish_held(store, CATALOGUE, "one")
    with pytest.raises(KhiError, match="no draft"):
        publication.plan_held(store, "one", None, today=today)
