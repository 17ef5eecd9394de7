"""Uploads come and go whole, in any order, and what is published follows exactly."""

import numpy as np
import pandas as pd
import pytest
from publication_cases import CATALOGUE, answers, by_sex, draft, measures, only

from khi import publication
from khi.catalogue import Catalogue
from khi.model import KhiError, UploadStatus
from khi.publication import PUBLISHED

pytestmark = pytest.mark.slow


def commit(store, *drafts):
    return [publication.commit(store, CATALOGUE, each) for each in drafts]


def shown(store):
    return publication.frame(store)


ASH = answers("Ash", "2025-Q1", yes=60, no=40)
BIRCH = answers("Birch", "2025-Q1", yes=90, no=10)


def test_a_committed_draft_is_published_and_in_the_ledger(store):
    commit(store, draft(ASH))
    row = only(shown(store), indicator="kin", area="Ash")
    assert (row["value"], row["source"]) == (0.6, "Survey one")
    (upload,) = publication.uploads(store)
    assert upload == draft(ASH).upload.model_copy(update={"rules_version": "tiny"})
    assert [quarter.id for quarter in publication.quarters(store, "Ash")] == ["2025-Q1"]
    assert list(publication.areas(store)["area"]) == ["Ash"]


def test_uploads_of_one_area_and_quarter_add_up(store):
    commit(store, draft(ASH), draft(ASH, id="two"))
    row = only(shown(store), indicator="kin", area="Ash")
    assert (row["base"], row["source"]) == (200, "Survey one; Survey two")


def test_a_frame_is_only_what_was_asked_for(store):
    commit(store, draft(ASH, BIRCH))
    rows = publication.frame(store, indicators=["kin"], areas=["Ash"], answers=[""])
    assert len(rows) == 1
    assert tuple(rows.columns) == PUBLISHED


def test_a_second_click_counts_nobody_twice(store):
    commit(store, draft(ASH))
    with pytest.raises(KhiError, match="added already"):
        commit(store, draft(ASH))
    assert only(shown(store), indicator="kin", area="Ash")["base"] == 100


def test_a_draft_that_needs_something_is_not_published(store):
    unfinished = draft(ASH)
    unfinished.needs = ["Say which quarter these answers are from."]
    with pytest.raises(KhiError, match="which quarter"):
        commit(store, unfinished)
    assert shown(store).empty


def test_a_withdrawn_upload_leaves_a_line_and_no_figure(store):
    commit(store, draft(ASH), draft(BIRCH, id="two"))
    publication.withdraw(store, CATALOGUE, "one", "The wrong file.")
    assert set(shown(store)["area"]) == {"Birch"}
    assert only(shown(store), indicator="kin", area="Birch")["base"] == 100
    gone = {upload.id: upload for upload in publication.uploads(store)}["one"]
    assert (gone.status, gone.reason) == (UploadStatus.WITHDRAWN, "The wrong file.")
    with pytest.raises(KhiError, match="withdrawn"):
        publication.withdraw(store, CATALOGUE, "one", "Again.")


def test_a_replaced_upload_no_longer_counts(store):
    commit(store, draft(ASH), draft(BIRCH, id="two", replaces="one", when=1))
    assert set(shown(store)["area"]) == {"Birch"}
    assert [each.status.value for each in publication.uploads(store)] == ["published", "replaced"]


def test_what_replaces_nothing_is_refused(store):
    with pytest.raises(KhiError, match="no published upload"):
        commit(store, draft(ASH, replaces="nothing"))
    assert publication.uploads(store) == []


def test_invented_figures_never_stand_beside_real_ones(store):
    invented = answers("Xash", "2025-Q1", yes=60, no=40)
    with pytest.raises(KhiError, match="beside real ones"):
        commit(store, draft(ASH, invented))
    with pytest.raises(KhiError, match="beside real ones"):
        commit(store, draft(ASH, invented=True))
    (upload,) = commit(store, draft(invented))
    assert upload.invented


def test_clearing_the_demonstration_leaves_what_is_real(store):
    commit(store, draft(ASH))
    before = shown(store)
    commit(store, draft(answers("Xash", "2025-Q1", yes=60, no=40), id="demo"))
    with store.write() as transaction:
        publication.clear_invented(transaction)
    pd.testing.assert_frame_equal(shown(store), before)
    assert len(publication.uploads(store)) == 1


def test_a_preview_shows_what_would_be_published_and_stores_nothing(store):
    commit(store, draft(BIRCH))
    version = store.version()
    coming = draft(by_sex("Ash", "2025-Q1", {"yes": 50, "no": 40}, {"yes": 3}), id="two")
    seen = publication.preview(store, CATALOGUE, coming)
    assert store.version() == version
    assert set(seen["absence"]) == {"", "too few answers", "protects another figure"}
    commit(store, coming)
    rows = shown(store)
    rows = rows[(rows["area"] == "Ash") & (rows["absence"] != "not asked")]
    around = ["difference", "difference_lower", "difference_upper", "verdict"]
    assert seen["difference"].isna().all()
    pd.testing.assert_frame_equal(
        seen.drop(columns=around),
        rows.drop(columns=around).reset_index(drop=True),
        check_dtype=False,
    )


def test_a_preview_of_a_replacement_leaves_the_replaced_out(store):
    commit(store, draft(ASH))
    seen = publication.preview(store, CATALOGUE, draft(ASH, id="two", replaces="one"))
    assert only(seen, indicator="kin", area="Ash")["base"] == 100


def test_a_question_asked_later_is_no_longer_said_not_to_be_asked(store):
    commit(store, draft(ASH))
    assert only(shown(store), indicator="frd", area="Ash")["absence"] == "not asked"
    commit(store, draft(answers("Ash", "2025-Q1", question="helps", helps=30, harms=30), id="two"))
    assert only(shown(store), indicator="frd", area="Ash")["absence"] == ""
    publication.withdraw(store, CATALOGUE, "two", "")
    assert only(shown(store), indicator="frd", area="Ash")["absence"] == "not asked"


def test_the_change_of_next_year_follows_a_late_upload(store):
    commit(store, draft(answers("Ash", "2025-Q1", yes=60, no=40)))
    assert np.isnan(only(shown(store), indicator="kin", area="Ash")["change"])
    commit(store, draft(answers("Ash", "2024-Q1", yes=40, no=60), id="late"))
    row = only(shown(store), indicator="kin", area="Ash", period="2025-Q1")
    assert row["change"] == 0.2
    publication.withdraw(store, CATALOGUE, "late", "")
    assert np.isnan(only(shown(store), indicator="kin", area="Ash")["change"])


def test_the_latest_of_two_measures_counts_whatever_order_they_came_in(store):
    older = draft(id="older", activity=measures(("visits", "Ash", "2025-Q1", 10, 1000)))
    newer = draft(id="newer", when=1, activity=measures(("visits", "Ash", "2025-Q1", 20, 1000)))
    commit(store, newer, older)
    assert only(shown(store), indicator="visits", area="Ash")["value"] == 20.0
    publication.withdraw(store, CATALOGUE, "newer", "")
    assert only(shown(store), indicator="visits", area="Ash")["value"] == 10.0


def test_an_export_is_what_is_published_and_no_cell_is_a_formula(store, tmp_path):
    commit(store, draft(ASH, source="=HYPERLINK(1)", uploaded_by="somebody"))
    written = publication.export(store, tmp_path / "out")
    assert {"published.csv", "uploads.csv", "notes.csv", "README.md", "indicators.toml"} <= {
        path.name for path in written
    }
    assert not {"rows_accepted", "uploaded_by"} & set(pd.read_csv(tmp_path / "out" / "uploads.csv"))
    exported = pd.read_csv(tmp_path / "out" / "published.csv", keep_default_na=False)
    assert list(exported.columns[:5]) == [*PUBLISHED[:3], "area_name", "area_kind"]
    assert list(exported.drop(columns=["area_name", "area_kind"]).columns) == list(PUBLISHED)
    assert set(exported["source"]) == {"'=HYPERLINK(1)", ""}
    assert "somebody" not in "".join(
        path.read_text() for path in written if path.suffix in (".csv", ".md")
    )


def test_a_new_indicator_on_an_old_question_is_there_for_old_uploads(store):
    older = {name: each for name, each in CATALOGUE.indicators.items() if name != "cold"}
    parts = {name: getattr(CATALOGUE, name) for name in Catalogue.model_fields}
    before = Catalogue(**parts | {"indicators": older, "version": "older"})
    publication.commit(store, before, draft(ASH, BIRCH))
    publication.commit(store, before, draft(id="two", activity=measures(VISITS)))
    assert "cold" not in set(shown(store)["indicator"])
    publication.refresh(store, CATALOGUE)
    assert only(shown(store), indicator="cold", area="Ash")["value"] == 0.4
    refreshed = shown(store)
    publication.refresh(store, CATALOGUE)
    pd.testing.assert_frame_equal(shown(store), refreshed)


VISITS = ("visits", "Ash", "2025-Q1", 10, 1000)
