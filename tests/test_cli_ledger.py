"""The terminal: drafts, days, versions, who asked, and forms that are remembered."""

import re

import pytest

from khi import publication
from khi.cli import main
from khi.model import UploadStatus
from khi.store import Store

pytestmark = pytest.mark.slow

HEADER = "area_code,quarter,khi_con1,Which door?"
PERSON = "E08000003,2025-Q1,mostly,north"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KHI_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def survey(tmp_path):
    def write(name="spring.csv", people=40, answer="mostly"):
        path = tmp_path / name
        rows = [PERSON.replace("mostly", answer)] * people
        path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
        return str(path)

    return write


def uploads(folder):
    store = Store.open(folder / "khi.duckdb")
    try:
        return publication.uploads(store)
    finally:
        store.close()


def figures(capsys):
    capsys.readouterr()
    main(["estimates", "--indicator", "con01", "--csv"])
    return len(capsys.readouterr().out.splitlines()) - 1


def test_a_draft_waits_and_is_published_when_somebody_says_so(survey, folder, capsys):
    assert main(["add", survey(), "--draft"]) == 0
    id = re.search(r"publish (\w{32})", capsys.readouterr().out)[1]
    assert figures(capsys) == 0
    assert main(["publish", id]) == 0
    assert figures(capsys) > 0
    assert main(["publish", id]) == 1
    assert "There is no draft of this file that waits" in capsys.readouterr().err


def test_what_is_due_is_published_by_a_refresh(survey, folder, capsys):
    assert main(["add", survey(), "--publish-on", "2026-01-01"]) == 0
    assert uploads(folder)[0].status is UploadStatus.DRAFT
    assert main(["refresh"]) == 0
    assert "spring.csv was due, and is published." in capsys.readouterr().out
    assert figures(capsys) > 0


def test_a_new_version_says_what_would_change_and_can_be_undone(survey, folder, capsys):
    main(["add", survey(), "--publish"])
    before = figures(capsys)
    later = survey("later.csv", people=60, answer="yes")
    assert main(["add", later, "--publish"]) == 1
    assert "spring.csv (added on" in capsys.readouterr().err
    assert main(["add", later, "--publish", "--version", "new version"]) == 0
    said = capsys.readouterr().out
    assert "See people enough" in said
    assert "0% (40 people) now, 100% (60 people) then" in said
    newest = uploads(folder)[0]
    assert newest.context["version"] == "2"
    assert main(["withdraw", newest.id, "--bring-back"]) == 0
    assert figures(capsys) == before


def test_how_the_survey_was_asked_is_kept_with_it(survey, folder, capsys):
    asked = ["--asked-by", "Ash Voices", "--how", "on paper", "--invited", "400", "--easy-read"]
    days = ["--first-day", "2025-05-01", "--last-day", "2025-05-31", "--by", "Sam"]
    assert main(["add", survey(), "--publish", *asked, *days]) == 0
    (upload,) = uploads(folder)
    assert upload.context == {
        "who asked": "Ash Voices",
        "how": "on paper",
        "invited": "400",
        "easy read used": "yes",
        "first day": "2025-05-01",
        "last day": "2025-05-31",
    }
    assert upload.uploaded_by == "Sam"
    assert upload.source == (
        "Survey spring.csv: asked by Ash Voices, on paper, 1 May 2025 to 31 May 2025,"
        " easy read offered"
    )


def test_days_the_wrong_way_round_are_refused_in_words(survey, capsys):
    days = ["--first-day", "2025-05-31", "--last-day", "2025-05-01"]
    assert main(["add", survey(), *days]) == 1
    assert "The last day of asking must not come before the first." in capsys.readouterr().err


def test_a_form_is_remembered_used_renamed_and_forgotten(survey, capsys):
    main(["add", survey(), "--save-profile", "Spring form"])
    capsys.readouterr()
    assert main(["check", survey("next.csv", people=3)]) == 0
    assert "Read as the form Spring form." in capsys.readouterr().out
    assert main(["profiles", "--rename", "Spring form", "Our form"]) == 0
    assert "Our form, saved on" in capsys.readouterr().out
    assert main(["check", survey("next.csv"), "--profile", "Spring form"]) == 1
    assert "There is no form of this name." in capsys.readouterr().err
    assert main(["check", survey("next.csv"), "--profile", "Our form"]) == 0
    assert main(["profiles", "--forget", "Our form"]) == 0
    assert "Our form" not in capsys.readouterr().out.splitlines()[-1:]


def test_a_check_uses_no_store_where_there_is_none(survey, folder, capsys):
    assert main(["check", survey()]) == 0
    assert not folder.exists() or not list(folder.glob("*.duckdb"))


def test_a_check_goes_on_where_the_dashboard_has_the_store(survey, folder, capsys):
    main(["add", survey(), "--save-profile", "Spring form"])
    capsys.readouterr()
    held = Store.open(folder / "khi.duckdb")
    try:
        assert main(["check", survey("next.csv")]) == 0
        assert "The forms you have saved were not used." in capsys.readouterr().err
    finally:
        held.close()


def test_a_draft_that_waits_is_looked_at_and_given_another_day(survey, folder, capsys):
    main(["add", survey(), "--publish-on", "2099-01-01"])
    id = uploads(folder)[0].id
    capsys.readouterr()
    assert main(["drafts"]) == 0
    assert f"{id}: spring.csv, published on 1 January 2099." in capsys.readouterr().out
    assert main(["drafts", id, "--no-day"]) == 0
    said = capsys.readouterr().out
    assert "published when you say so" in said
    assert "This would publish" in said
    assert main(["drafts", id, "--publish-on", "2001-01-01"]) == 1
    assert main(["drafts", id, "--publish-on", "2098-01-01"]) == 0
    assert uploads(folder)[0].publish_on.year == 2098
    main(["publish", id])
    capsys.readouterr()
    main(["drafts"])
    assert capsys.readouterr().out == "No draft waits.\n"


def test_the_terminal_says_which_way_round_dates_and_quarters_are(tmp_path, capsys):
    path = tmp_path / "dates.csv"
    path.write_text("area,date,khi_con1\nLeeds,03/04/2025,Yes\n", encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert main(["check", str(path), "--day-order", "day first"]) == 0
    path.write_text("area,quarter,khi_con1\nLeeds,Q1 2025,Yes\n", encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert main(["check", str(path), "--quarter-year", "financial"]) == 0


def test_a_backup_opens_as_a_store_and_is_never_written_over(survey, folder, tmp_path, capsys):
    main(["add", survey(), "--publish"])
    path = tmp_path / "kept.duckdb"
    assert main(["backup", str(path)]) == 0
    assert str(path) in capsys.readouterr().out
    copy = Store.open(path)
    assert [each.file_name for each in publication.uploads(copy)] == ["spring.csv"]
    copy.close()
    assert main(["backup", str(path)]) == 1
    assert "already a file" in capsys.readouterr().err
    assert main(["backup"]) == 0
    assert len(list((folder / "backups").glob("khi-*.duckdb"))) == 1
