"""The reader opens workbooks, and refuses what is no table in words."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook as Book
from sheet_cases import cells, refusal


def workbook(**sheets):
    """A workbook of these sheets, as bytes. A sheet is a list of rows."""
    book = Book()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(content, **parts):
    """A workbook with parts of the package added."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as package:
        for path, text in parts.items():
            package.writestr(path, text)
    return out.getvalue()


def test_a_workbook_is_read_as_a_person_would_type_it(sheet_of):
    rows = [
        ["id", "when", "at", "score", "share", "yes"],
        [1, date(2025, 4, 30), datetime(2025, 4, 30, 9, 5), 7.0, 0.1 + 0.2, True],
    ]
    sheet = sheet_of(workbook(Answers=rows), name="survey.xlsx")
    assert cells(sheet) == [[2, "1", "2025-04-30", "2025-04-30 09:05:00", "7", "0.3", "TRUE"]]
    assert (sheet.encoding, sheet.separator, sheet.sheet) == ("", "", "Answers")


def test_the_first_sheet_with_a_table_is_read_and_the_others_are_listed(sheet_of):
    table = [["id", "q"], [1, "Yes"], [2, "No"]]
    content = workbook(Cover=[["My survey", "2025"], ["a", "b"]], Notes=[["x"]], Answers=table)
    sheet = sheet_of(content, name="survey.xlsx")
    assert (sheet.sheet, sheet.sheets) == ("Answers", ("Cover", "Notes", "Answers"))
    assert sheet_of(content, name="survey.xlsx", sheet="Cover").sheet == "Cover"
    assert "Cover, Notes, Answers" in refusal(
        sheet_of, content, name="survey.xlsx", sheet="Nowhere"
    )


def test_a_sheet_asked_of_plain_text_is_not_passed_over_in_silence(sheet_of):
    said = refusal(sheet_of, b"id,q\n1,Yes\n2,No\n", name="kobo.csv", sheet="Answers")
    assert "no sheets" in said
    assert "Answers" in said


def test_rows_and_letters_of_a_sheet_that_starts_lower_and_further_right_are_its_own(sheet_of):
    rows = [[], [], [None, None, "id", "q"], [None, None, 1, "Yes"], [None, None, 2, "No"]]
    sheet = sheet_of(workbook(Answers=rows), name="survey.xlsx")
    assert [column.letter for column in sheet.columns] == ["C", "D"]
    assert sheet.first_data_row == 4
    assert [row[0] for row in cells(sheet)] == [4, 5]


def test_a_workbook_made_to_take_all_memory_is_refused_and_we_live_on(sheet_of):
    book = Book()
    book.active["A1"], book.active["XFD1048576"] = "id", "x"
    out = io.BytesIO()
    book.save(out)
    assert "cannot be opened" in refusal(sheet_of, out.getvalue(), name="survey.xlsx")


def test_a_zip_is_refused_in_a_sentence(sheet_of):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("survey.csv", "a,b")
    assert "a zip, which can hold several files" in refusal(sheet_of, out.getvalue())


def test_macros_are_refused_whatever_the_file_is_called(sheet_of):
    content = repacked(workbook(A=[["a", "b"], [1, 2]]), **{"xl/vbaProject.bin": b"x"})
    assert "macros" in refusal(sheet_of, content, name="survey.xlsx")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"<!DOCTYPE html><table><tr>", "a web page"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\r\n <table border=1><tr>", "a web page"),
        (b'<?xml version="1.0"?><Workbook xmlns="x">', "an XML document"),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", "a web page"),
        (b' [\n {"a": 1}]', "a JSON file"),
        (b'{"a": 1}', "a JSON file"),
        (b"$FL3@(#) SPSS", "an SPSS file"),
        (b"<stata_dta><header>", "a Stata file"),
        (b"\0\0\0\x18ftypheic", "a picture or a film"),
        (b"II*\0\x08", "a picture"),
        (b"BZh91AY", "a packed file"),
        (b"MZ" + bytes(range(256)) * 4, "other than text"),
        (b"PK\x03\x04 cut short", "damaged, cut short or too big"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a password"),
        (b"\xd0\xcf\x11\xe0" + "_VBA_PROJECT".encode("utf-16-le"), "macros"),
        (b"", "This file is empty."),
        (b"\n\n , ,\n", "This file is empty."),
    ],
)
def test_what_is_no_table_is_refused_in_words(sheet_of, content, words):
    assert words in refusal(sheet_of, content)


@pytest.mark.parametrize(
    ("part", "words"),
    [("Index/Document.iwa", "Apple Numbers"), ("ppt/presentation.xml", "a presentation")],
)
def test_what_else_comes_in_a_zip_is_named(sheet_of, part, words):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr(part, "x")
    assert words in refusal(sheet_of, packed.getvalue())


@pytest.mark.parametrize(
    "first", [{"Front page": [["Owner", "Us"], ["Version", 2]]}, {"Sheet1": [["Yes", 4]] * 3}]
)
def test_a_cover_or_a_tiny_table_before_the_answers_is_passed_over(sheet_of, first):
    answers = [["area", "khi_con1", "age"], *[["Leeds", "Yes", 40]] * 24]
    sheet = sheet_of(workbook(**first, Raw=answers), name="survey.xlsx")
    assert (sheet.sheet, sheet.rows) == ("Raw", 24)


def test_a_workbook_that_unpacks_to_too_much_is_refused(sheet_of):
    out = io.BytesIO(workbook(Answers=[["id", "q"], [1, "Yes"]]))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("xl/worksheets/sheet2.xml", "w") as part,
    ):
        for _ in range(241):
            part.write(bytes(1024**2))
    assert "up to 240 MB unpacked" in refusal(sheet_of, out.getvalue(), name="survey.xlsx")
