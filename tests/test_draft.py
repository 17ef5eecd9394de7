"""A draft says what it would publish, what is missing, and how the file was read."""

import json
from datetime import UTC, datetime

import pytest
from intake_cases import REAL, catalogue, checked, leeds, written

from khi.intake import Choices, examine
from khi.intake.drafting.draft import TALLIES
from khi.model import KhiError, Ledger, Upload, UploadStatus
from khi.store.engines import Workbench

REPORT = {
    "kind", "tool", "encoding", "separator", "header_rows", "first_data_row", "sheet", "rows",
    "columns", "dropped", "problems", "needs",
}  # fmt: skip


def test_the_report_has_every_part_of_the_public_format():
    report = leeds("khi_con1;Sex\nYes;Female\n").report()
    assert report.keys() >= REPORT
    assert report["separator"] == ";"
    assert set(report["columns"][0]) >= {"name", "letter", "role", "match", "confidence"}
    assert set(report["rows"]) == {"read", "accepted", "rejected", "skipped"}
    assert json.loads(json.dumps(report)) == report


def test_a_problem_in_the_report_says_where_and_how_often():
    problem = leeds("khi_ctl1\nSometmes\nSometmes\nAlways\n").report()["problems"][0]
    assert (problem["level"], problem["row"], problem["column"]) == ("error", 2, "khi_ctl1")
    assert problem["count"] == 2


def test_tallies_have_the_stores_columns_without_the_upload():
    assert tuple(leeds("khi_con1\nYes\n").tallies.columns) == TALLIES


def test_an_upload_is_a_draft_until_it_is_published():
    upload = leeds("khi_con1\nYes\n", uploaded_by="an officer", context={"asked_by": "us"}).upload
    assert upload.status is UploadStatus.DRAFT
    assert upload.context["asked_by"] == "us"
    assert upload.rules_version == catalogue().version


def earlier(sha256: str, status: UploadStatus = UploadStatus.PUBLISHED) -> Upload:
    return Upload(
        id="one", file_name="x.csv", sha256=sha256, kind="survey-respondents", source="x",
        uploaded_at=datetime(2025, 5, 1, tzinfo=UTC), status=status,
        ledger=Ledger(read=1, accepted=1, rejected=0, skipped=0),
    )  # fmt: skip


def again(source: bytes, *uploads: Upload, **said) -> list[str]:
    draft = examine(
        source,
        name="x.csv",
        catalogue=catalogue(),
        workbench_factory=lambda: Workbench(None),
        choices=Choices(area="Leeds", quarter="2025-Q1", **said),
        earlier=uploads,
    )
    return [ask.about for ask in draft.asks]


def test_the_very_same_file_is_not_added_twice_unasked():
    source = b"khi_con1\nYes\n"
    upload = earlier(leeds(source).upload.sha256)
    assert again(source, upload) == ["version"]
    assert again(source, upload, version="replace", earlier="one") == []
    assert again(b"khi_con1\nMostly\n", upload) == []


def test_a_file_that_was_withdrawn_may_be_added_again():
    source = b"khi_con1\nYes\n"
    assert again(source, earlier(leeds(source).upload.sha256, UploadStatus.WITHDRAWN)) == []


def test_the_persons_word_on_the_kind_wins():
    source = "Place;Figure\nLeeds;Yes\n"
    assert checked(source).kind != "survey-respondents"
    assert checked(source, kind="survey-respondents").kind == "survey-respondents"


def test_bytes_and_a_path_give_the_same(tmp_path):
    source = b"khi_con1\nYes\n"
    path = tmp_path / "survey.csv"
    path.write_bytes(source)
    assert leeds(path).tallies.equals(leeds(source).tallies)
    assert leeds(path).upload.sha256 == leeds(source).upload.sha256


def test_the_checked_file_is_gone_once_the_draft_is_closed():
    draft = leeds("khi_con1\nYes\n")
    draft.close()
    assert draft.checked_file() == b""
    assert len(draft.tallies) == 1


def test_figures_by_area_go_to_the_measures_with_what_they_are_of():
    indicator = next(each for each in catalogue().indicators.values() if each.measure)
    rows = [
        ["indicator", "area", "period", "numerator", "denominator"],
        [indicator.id, "Leeds", "2025-Q1", "10", "100"],
        [indicator.id, "Leeds", "2025-Q2", "[c]", "100"],
    ]
    draft = checked(written(rows))
    assert draft.kind == "measures"
    report = draft.report()
    assert (report["areas"], report["observations"]) == (1, 2)
    assert {"publication", "periods", "absences"} <= report.keys()
    assert len(draft.activity) == 2


FILES = sorted(
    path
    for folder in ("surveys", "malformed")
    for path in (REAL / folder).rglob("*")
    if path.is_file()
)


KINDS = {
    "crosstab_topline_masculinity.csv": "crosstab",
    "public-toilet-borough-grid.csv": "measures",
    "simple.psv": "measures",
    "utf-16le_encoded.csv": "measures",
}
"""The files of the two folders that are neither a survey nor unknown."""

EMPTY = {"all-empty.csv", "bad-header-no-header.csv", "file_no_payload.csv"}


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="the folder of real files is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_row_of_a_real_file_is_accounted_for_and_nothing_is_silent(path):
    if path.name in EMPTY:
        with pytest.raises(KhiError, match="This file is empty"):
            checked(path, name=path.name)
        return
    draft = checked(path, name=path.name)
    report = draft.report()
    rows = report["rows"]
    assert rows["read"] == rows["accepted"] + rows["rejected"] + rows["skipped"]
    to_adopt = "none of our indicators yet" in str(report["problems"])
    assert report["needs"] or rows["accepted"] or rows["rejected"] or to_adopt
    is_survey = path.parent.name == "surveys"
    assert draft.kind == KINDS.get(path.name, "survey-respondents" if is_survey else "unknown")
    assert len(report["columns"]) == len(draft.columns)
    assert json.dumps(report)


def test_the_quarter_in_the_files_name_is_offered_and_not_assumed():
    draft = checked("khi_con1\nYes\n", name="Survey 2025-Q1.csv", area="Leeds")
    assert [ask.about for ask in draft.asks] == ["quarter"]
    assert "speaks of 2025-Q1" in draft.needs[0]


def test_questions_that_seem_to_allow_several_answers_are_pointed_out():
    rows = [
        ["khi_con1", "khi_con2", "khi_ctl1", "What helped? - Friends", "What helped? - A worker"],
        ["Yes", "Helps", "Always", "Friends", ""],
        ["Mostly", "Helps", "Rarely", "", "A worker"],
        ["Yes", "Helps", "Always", "Friends", "A worker"],
    ]
    assert leeds(written(rows)).several_answers == [
        {"question": "What helped?", "columns": ["D", "E"]}
    ]


def test_an_option_is_called_one_in_the_report_although_its_question_is_unknown():
    rows = [
        ["khi_con1", "Who helps? - Friends", "Who helps? - A worker", "How is it?"],
        *([["Yes", "Friends", "", "Fine"], ["Mostly", "", "A worker", "Bad"]] * 4),
    ]
    report = leeds(written(rows)).report()
    assert [each["role"] for each in report["columns"]] == [
        "question", "option", "option", "unmatched",
    ]  # fmt: skip
    assert [each["letter"] for each in report["dropped"]] == ["B", "C", "D"]
    assert report["several_answers"] == [{"question": "Who helps?", "columns": ["B", "C"]}]
