"""The page "Get a form", entered as a person enters."""

import openpyxl
import pytest
from pages_support import ROOT, html
from streamlit.testing.v1 import AppTest

from khi.cli import main

pytestmark = pytest.mark.usefixtures("served")

PAGE = "pages/templates.py"


def page():
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=180).run()
    return at.switch_page(PAGE).run()


def labels(at):
    return [each.proto.label for each in at.get("download_button")]


def test_the_five_headline_questions_are_ready_in_six_shapes(cleared):
    at = page()
    assert not at.exception
    assert len(labels(at)) == 6
    assert "10 questions for Barking and Dagenham" in html(at)
    assert "Do you decide how you spend your days?" in html(at)


def test_choosing_another_set_asks_its_questions(cleared):
    at = page()
    at.get("button_group")[0].set_value("Wellbeing").run()
    assert "how anxious did you feel yesterday" in html(at)
    assert "Do you decide how you spend your days?" not in html(at)


def test_easy_words_are_shown_as_people_will_read_them(cleared):
    at = page()
    at.toggle(key="form-words").set_value(True).run()
    assert "Do you choose what you do each day?" in html(at)


def test_a_form_needs_a_question(cleared):
    at = page()
    at.multiselect(key="form-questions-short").set_value([]).run()
    assert not at.exception
    assert "Choose at least one question" in html(at)
    assert not labels(at)


def test_words_that_are_not_ours_leave_only_the_table_and_the_spreadsheet(cleared):
    at = page()
    pick = at.multiselect(key="form-questions-short")
    only = next(each for each in pick.options if each.startswith("ascs_q3a"))
    pick.set_value([only]).run()
    assert labels(at) == ["Get the spreadsheet with lists", "Get the plain table (CSV)"]
    assert "not ours to print" in html(at)


def test_who_is_asking_is_never_read_as_markup(cleared):
    at = page()
    at.text_input(key="form-asked-by").input("<img src=x onerror=alert(1)>").run()
    assert not at.exception
    assert "<img" not in html(at)


def test_the_terminal_makes_the_same_form(tmp_path, capsys):
    asked = ["--area", "Leeds", "--quarter", "2026-Q1", "--to", str(tmp_path)]
    assert main(["template", *asked, "--as", "spreadsheet", "--about", "age"]) == 0
    path = capsys.readouterr().out.strip()
    assert path.endswith("leeds-2026-q1-spreadsheet.xlsx")
    sheet = openpyxl.load_workbook(path)["Answers"]
    headings = next(sheet.iter_rows(values_only=True))
    assert headings[:3] == (
        "Area",
        "Quarter",
        "Do you see the people you like as much as you want?",
    )
    assert headings[-1] == "How old are you?"


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (["--area", "Atlantis", "--quarter", "2026-Q1"], "no such area"),
        (["--area", "Leeds", "--quarter", "spring"], "is not a quarter"),
        (["--area", "Leeds", "--quarter", "2026-Q1", "--question", "ascs_q3a"], "may be printed"),
    ],
)
def test_the_terminal_says_what_it_cannot_make(said, what, tmp_path, capsys):
    assert main(["template", *said, "--as", "paper", "--to", str(tmp_path)]) == 1
    assert what in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
