"""The terminal: the same functions, exit codes that can be trusted, errors on stderr."""

import json
from pathlib import Path

import pandas as pd
import pytest

from khi.cli import main
from khi.statistics.survey import design_based

HEADER = "area_code,quarter,khi_con1,khi_ctl1,age"
PERSON = "E08000003,2025-Q1,mostly,always,40"
REPORT = {
    "file", "why", "confidence", "assumptions", "profile", "changes", "kind", "tool",
    "encoding", "separator", "header_rows", "first_data_row", "sheet", "rows",
    "columns", "dropped", "problems", "needs",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KHI_DATA", str(tmp_path / "data"))


@pytest.fixture
def survey(tmp_path):
    def write(*rows: str) -> str:
        path = tmp_path / "spring.csv"
        path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
        return str(path)

    return write


def test_a_sound_file_checks_out_and_nothing_is_stored(survey, capsys, tmp_path):
    assert main(["check", survey(*[PERSON] * 40)]) == 0
    assert "40 rows read = 40 accepted + 0 rejected + 0 skipped" in capsys.readouterr().out
    assert not list((tmp_path / "data").rglob("*.duckdb"))


def test_the_json_of_a_check_is_one_object_that_adds_up(survey, capsys):
    main(["check", survey(*[PERSON] * 12, "E08000003,2025-Q1,sometmes,always,40"), "--json"])
    report = json.loads(capsys.readouterr().out)
    assert set(report) >= REPORT
    rows = report["rows"]
    assert rows["read"] == rows["accepted"] + rows["rejected"] + rows["skipped"] == 13
    assert rows["rejected"] == 1


def test_a_file_that_is_no_table_is_refused_in_the_same_shape(tmp_path, capsys):
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    assert main(["check", str(path), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert set(report) >= REPORT
    assert "empty" in report["problems"][0]["message"]


def test_a_sheet_of_a_file_without_sheets_is_refused_and_said(survey, capsys):
    assert main(["check", survey(PERSON), "--sheet", "Answers"]) == 1
    assert "no sheets" in capsys.readouterr().err


def test_the_public_format_is_documented_key_by_key(survey, capsys):
    main(["check", survey(*[PERSON] * 12), "--json"])
    documented = (Path(__file__).parents[1] / "khi" / "intake" / "README.md").read_text("utf-8")
    report = json.loads(capsys.readouterr().out)
    for key in [*report, *report["columns"][0], *report["rows"]]:
        assert f"`{key}`" in documented, key


def test_what_is_missing_is_said_on_stderr_and_fails(tmp_path, capsys):
    path = tmp_path / "nowhere.csv"
    path.write_text("khi_con1\n" + "mostly\n" * 20, encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert "We need to know" in capsys.readouterr().err


def test_one_area_and_quarter_for_the_whole_file(tmp_path, capsys):
    path = tmp_path / "nowhere.csv"
    path.write_text("khi_con1\n" + "mostly\n" * 20, encoding="utf-8")
    assert main(["check", str(path), "--area", "Manchester", "--quarter", "2025-Q1"]) == 0


def test_without_publish_nothing_is_stored(survey, capsys):
    assert main(["add", survey(*[PERSON] * 40)]) == 0
    assert "Nothing has been stored" in capsys.readouterr().out
    main(["estimates", "--csv"])
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.slow
def test_from_file_to_figure_and_back(survey, capsys, tmp_path):
    assert main(["add", survey(*[PERSON] * 40), "--publish"]) == 0
    upload = capsys.readouterr().out.rsplit(" ", 1)[1].strip()
    main(["estimates", "--indicator", "ctl01", "--area", "manchester", "--json"])
    (figure,) = json.loads(capsys.readouterr().out)
    assert (figure["value"], figure["base"]) == (1.0, 40)

    assert main(["export", str(tmp_path / "out")]) == 0
    assert (pd.read_csv(tmp_path / "out" / "published.csv")["base"].dropna() % 5 == 0).all()
    capsys.readouterr()
    assert main(["audit", str(tmp_path / "out")]) == 0

    assert main(["withdraw", upload, "--reason", "the wrong quarter"]) == 0
    capsys.readouterr()
    main(["estimates", "--indicator", "ctl01", "--csv"])
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_small_base_never_reaches_the_terminal(survey, capsys):
    main(["add", survey(*[PERSON] * 9), "--publish"])
    capsys.readouterr()
    main(["estimates", "--indicator", "ctl01", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert figures
    assert all(figure["value"] is None and figure["base"] is None for figure in figures)


def test_the_same_file_twice_is_noticed(survey, capsys):
    path = survey(*[PERSON] * 40)
    assert main(["add", path, "--publish"]) == 0
    assert main(["add", path, "--publish"]) == 1


def test_the_checked_file_comes_back_with_a_problems_column(survey, tmp_path):
    checked = tmp_path / "back.csv"
    main(
        ["check", survey(PERSON, "E08000003,2025-Q1,sometmes,always,40"), "--checked", str(checked)]
    )
    assert "sometmes" in checked.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nothing.csv"], "There is no such file."),
        (["estimates", "--indicator", "happiness"], "There is no such indicator."),
        (["estimates", "--area", "Atlantis"], "There is no such area."),
        (["estimates", "--quarter", "2026-Q9"], "is not a period"),
        (["estimates", "--breakdown", "nope"], "There is no such breakdown."),
        (["withdraw", "nothing"], "There is no published upload"),
    ],
)
def test_an_error_is_said_on_stderr(arguments, said, capsys):
    assert main(arguments) == 1
    assert said in capsys.readouterr().err


@pytest.mark.slow
def test_figures_are_worked_out_again_and_stay_the_same(survey, capsys):
    main(["add", survey(*[PERSON] * 40), "--publish"])
    capsys.readouterr()
    main(["estimates", "--json"])
    before = capsys.readouterr().out
    assert main(["refresh"]) == 0
    capsys.readouterr()
    main(["estimates", "--json"])
    assert capsys.readouterr().out == before


def test_a_full_design_gives_its_own_error(tmp_path, capsys):
    path = tmp_path / "design.csv"
    people = [(1, 2, "a"), (0, 1, "a"), (1, 1, "b"), (0, 2, "b"), (1, 3, "b")]
    rows = pd.DataFrame(people, columns=["y", "w", "h"])
    rows.to_csv(path, index=False)
    assert main(["design", str(path), "--value", "y", "--weight", "w", "--strata", "h"]) == 0
    estimate = json.loads(capsys.readouterr().out)
    assert estimate["value"] == pytest.approx((rows["y"] * rows["w"]).sum() / rows["w"].sum())
    expected = design_based(rows["y"], rows["w"], strata=rows["h"])
    assert estimate["standard_error"] == pytest.approx(expected.standard_error)
    assert main(["design", str(path), "--value", "z", "--weight", "w"]) == 1


def test_info_says_the_catalogue_is_sound(capsys):
    assert main(["info"]) == 0
    assert "It is sound." in capsys.readouterr().out


def test_python_dash_m_khi_runs(tmp_path):
    import subprocess
    import sys

    ran = subprocess.run(
        [sys.executable, "-m", "khi", "--help"],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "estimates" in ran.stdout
