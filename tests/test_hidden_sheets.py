"""Answers that stand only in a hidden sheet: it is named, and read once the person says so."""

from io import BytesIO

import pytest
import xlsxwriter
from intake_cases import checked
from pages_support import html, labelled, opened

from khi.intake.drafting.unusable import unusable
from khi.model import KhiError

HEAD = ["Area", "Quarter", "Do you decide how you spend your days?"]
ROWS = [HEAD, *([["Leeds", "2026-Q1", "Always"]] * 30), *([["Leeds", "2026-Q1", "Rarely"]] * 20)]
IN_SIGHT = {
    "a note": [["About this survey"]],
    "headings alone": [["Area", "Quarter"]],
    "a summary": [["Answer", "How many"], ["Always", "30"], ["Rarely", "20"]],
}


def workbook(in_sight):
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for name, rows in (("Form", in_sight), ("Answers", ROWS)):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                sheet.write_row(row, 0, cells)
            if name == "Answers":
                sheet.hide()
    return file.getvalue()


@pytest.mark.parametrize("in_sight", IN_SIGHT.values(), ids=IN_SIGHT)
def test_the_hidden_sheet_is_named_with_its_rows_and_nothing_of_it_is_read_unasked(in_sight):
    draft = checked(workbook(in_sight), name="hidden.xlsx")
    ask = draft.asks[0]
    assert ask.about == "sheet"
    assert ask.sheets == ("Answers",)
    assert "hidden: “Answers” (50 rows)" in ask.asks
    assert not draft.upload.ledger.accepted
    assert unusable(draft) is None


@pytest.mark.parametrize("in_sight", IN_SIGHT.values(), ids=IN_SIGHT)
def test_a_hidden_sheet_that_was_chosen_is_counted(in_sight):
    draft = checked(workbook(in_sight), name="hidden.xlsx", sheet="Answers")
    assert draft.upload.ledger.accepted == 50
    assert not draft.needs


def test_a_workbook_of_which_every_sheet_in_sight_is_empty_names_the_hidden_one():
    with pytest.raises(KhiError) as told:
        checked(workbook([]), name="hidden.xlsx")
    assert "hidden sheet: Answers" in str(told.value)
    assert "Unhide" in str(told.value)


@pytest.mark.usefixtures("served")
def test_on_the_page_the_hidden_sheet_can_be_chosen(cleared):
    at = opened("upload")
    book = workbook(IN_SIGHT["headings alone"])
    at = at.file_uploader[0].upload("hidden.xlsx", book, "application/vnd.ms-excel").run()
    assert not at.exception
    assert "no rows below" not in html(at)
    assert "Nothing of it is read yet." in html(at)
    at = labelled(at.selectbox, "Which sheet").select("Answers").run()
    assert "50 rows read = 50 accepted" in html(at)
