"""A second sheet of answers is never passed over without a word; a hidden one is left alone."""

from io import BytesIO

import pytest
import xlsxwriter
from intake_cases import checked
from pages_support import html, opened, press

HEAD = ["Area", "Quarter", "How often do you feel lonely?"]
TWO = {"Jan-Mar": ("2025-Q4", 30), "Apr-Jun": ("2026-Q1", 40)}


def workbook(sheets=TWO, *, head=HEAD, hidden=()):
    """A workbook with a sheet of answers for each name: its quarter and how many rows."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for name, (quarter, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEAD if name == "Jan-Mar" else head)
            for row in range(1, rows + 1):
                sheet.write_row(row, 0, ["Leeds", quarter, "Never" if row % 3 else "Often/always"])
            if name in hidden:
                sheet.very_hidden()
    return file.getvalue()


def which(draft):
    return [each for each in draft.asks if each.about == "sheet"]


def test_a_second_sheet_with_the_same_headings_is_asked_about_with_its_rows():
    draft = checked(workbook(), name="two.xlsx")
    (ask,) = which(draft)
    assert ask.sheets == ("Jan-Mar", "Apr-Jun")
    assert "“Jan-Mar” (30 rows), “Apr-Jun” (40 rows)" in ask.asks
    assert draft.needs[0] == ask.asks


@pytest.mark.parametrize(("name", "rows"), [("Jan-Mar", 30), ("Apr-Jun", 40)])
def test_the_sheet_that_was_chosen_is_counted_and_no_more_is_asked(name, rows):
    draft = checked(workbook(), name="two.xlsx", sheet=name)
    assert not which(draft)
    assert draft.upload.ledger.read == draft.upload.ledger.accepted == rows


@pytest.mark.parametrize("more", [{"hidden": ["Apr-Jun"]}, {"head": ["Code", "Label", "Note"]}])
def test_a_hidden_sheet_or_one_of_other_headings_is_not_asked_about(more):
    draft = checked(workbook(**more), name="two.xlsx")
    assert not which(draft)
    assert draft.upload.ledger.accepted == 30


@pytest.mark.usefixtures("served")
def test_on_the_page_the_sheet_is_chosen_from_a_list(own):
    at = opened("upload")
    at.file_uploader[0].upload("two.xlsx", workbook(), "application/vnd.ms-excel").run()
    assert not at.exception
    assert "Several sheets of this workbook ask the same" in html(at)
    (choice,) = (each for each in at.selectbox if each.label == "Which sheet")
    choice.set_value("Apr-Jun").run()
    assert not at.exception
    assert "Several sheets" not in html(at)
    press(at, "Publish 40 rows")
    assert not at.exception
