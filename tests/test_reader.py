"""The reader: whatever letters, separators and headings a file has, every row is accounted for."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook as Book

from khi.intake.reading import limits, read
from khi.intake.sheet import letter
from khi.model import KhiError
from khi.store.engines import Workbench


@pytest.fixture(scope="module")
def workbench():
    with Workbench() as bench:
        yield bench


@pytest.fixture
def opened(workbench):
    """Reads bytes, or text as UTF-8, as a file of that name."""

    def opening(content, *, name="file.csv", sheet=""):
        raw = content.encode() if isinstance(content, str) else content
        return read(raw, name=name, workbench=workbench, sheet=sheet)

    return opening


def cells(sheet):
    """The cells of a sheet, a row for each row with its number first."""
    columns = ", ".join(column.cell for column in sheet.columns)
    rows = sheet.workbench.query(f'select "row", {columns} from cells order by "row"')
    return rows.astype(object).where(rows.notna(), None).to_numpy().tolist()


def names(sheet):
    return [column.name for column in sheet.columns]


def skipped(sheet):
    return [(run.first, run.last, run.why) for run in sheet.skipped]


def refusal(opened, content, **options):
    with pytest.raises(KhiError) as caught:
        opened(content, **options)
    return str(caught.value)


# --- letters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b"name,q\nAnn,1\n", "utf-8"),
        ("name,q\nZoë,1\n".encode(), "utf-8"),
        ("name,q\nZoë,1\n".encode("utf-8-sig"), "utf-8-sig"),
        ("name,q\nZoë,1\n".encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + "name,q\nZoë,1\n".encode("utf-16-be"), "utf-16-be"),
        ("name,q\nZoë and more,1\n".encode("utf-16-le"), "utf-16-le"),
        ("name,q\nZoë – £5 ‘yes’,1\n".encode("windows-1252"), "windows-1252"),
        (b"name,q\nZo\xeb\x8d,1\n", "iso-8859-1"),
        (b"name,q\n\x93Zo\xeb\x94\x8d,1\n", "windows-1252"),
    ],
)
def test_letters_are_read_by_the_ladder(opened, raw, encoding):
    assert opened(raw).encoding == encoding


def test_letters_of_windows_come_out_as_they_were_typed(opened):
    sheet = opened("q\tnote\nDon’t know\t£5 – café\n".encode("windows-1252"))
    assert cells(sheet) == [[2, "Don’t know", "£5 – café"]]


def test_a_stray_byte_in_utf_8_is_kept_and_said(opened):
    sheet = opened("name,q\nZoë,é\nBob,ü\n".encode() + b"caf\xe9,1\n")
    assert cells(sheet)[-1] == [4, "café", "1"]
    assert "One letter was not UTF-8, and read as Windows-1252." in sheet.assumptions


def test_a_letter_cut_off_at_the_end_does_not_change_the_rest(opened):
    sheet = opened("name,q\nZoë,1\nChloé,".encode() + b"\xc3")
    assert (sheet.encoding, cells(sheet)[0]) == ("utf-8", [2, "Zoë", "1"])
    assert "The file ends in the middle of a letter." in sheet.assumptions


@pytest.mark.parametrize("mark", ["\ufeff", "X.U.FEFF.", "ï»¿", "<U+FEFF>"])
def test_a_mangled_byte_order_mark_is_not_part_of_the_first_heading(opened, mark):
    assert names(opened(f"{mark}start,q\n1,Yes\n")) == ["start", "q"]


def test_byte_order_marks_in_the_middle_and_empty_characters_are_taken_out_and_said(opened):
    sheet = opened("a,b\n\ufeff1,2\x00\n")
    assert cells(sheet) == [[2, "1", "2"]]
    assert "A byte order mark inside the text was taken out." in sheet.assumptions
    assert "1 empty (NUL) characters were taken out." in sheet.assumptions


# --- separators and quotes -------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "^", "~", "\x1f"])
def test_any_separator_is_found(opened, separator):
    text = "\n".join(separator.join(row) for row in (["id", "q1", "q2"], ["1", "a", "b"], "234"))
    assert opened(text).separator == separator


def test_decimal_commas_do_not_make_a_comma_the_separator(opened):
    rows = "".join(f"{n},5;{n},25;{n},75\n" for n in range(100))
    assert opened(f"a;b;c\n{rows}").separator == ";"


def test_a_first_line_that_names_the_separator_is_obeyed_and_not_counted(opened):
    sheet = opened('sep=;\r\nid;"a, b"\r\n1;x\r\n')
    assert (sheet.separator, names(sheet), cells(sheet)) == (";", ["id", "a, b"], [[2, "1", "x"]])


def test_text_in_a_single_column_is_not_split_at_its_commas(opened):
    sheet = opened("comment\nI like it\nIt is good, really\nNo\nFine\n")
    assert (sheet.separator, sheet.rows) == ("", 4)


def test_single_quotes_are_quotation_marks_where_they_hold_the_separator(opened):
    sheet = opened("id,'what, why'\n1,'a, b'\n2,'c, d'\n")
    assert (sheet.quote, cells(sheet)[0]) == ("'", [2, "1", "a, b"])


def test_an_apostrophe_is_not_a_quotation_mark(opened):
    sheet = opened("id,q\n1,don't\n2,'tis\n")
    assert (sheet.quote, cells(sheet)) == ('"', [[2, "1", "don't"], [3, "2", "'tis"]])


def test_a_backslash_may_stand_before_an_inner_quotation_mark(opened):
    assert cells(opened('id,q\n1,"say \\"no\\", please"\n2,ok\n'))[0][2] == 'say "no", please'


def test_a_space_after_each_separator_is_no_part_of_the_cell(opened):
    assert cells(opened('id, q, r\n1, "a, b", c\n'))[0] == [2, "1", "a, b", "c"]


def test_a_quotation_mark_that_never_closes_swallows_no_row(opened):
    sheet = opened('id,q\n1,"hello\n2,fine\n3,"ok"\n4,good\n')
    assert [row[0] for row in cells(sheet)] == [2, 3, 4, 5]
    assert any("row 2" in sentence for sentence in sheet.assumptions)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_quoted_cell_may_run_over_lines(opened, end):
    sheet = opened(f'id,q{end}1,"one{end}two"{end}2,x{end}')
    assert cells(sheet) == [[2, "1", "one\ntwo"], [3, "2", "x"]]


def test_line_ends_may_be_mixed(opened):
    assert opened("a,b\r\n1,2\n3,4\r5,6").rows == 3


# --- rows ------------------------------------------------------------------------------------


def test_a_short_row_is_padded_and_what_a_long_row_has_too_many_is_kept(opened):
    sheet = opened("a,b,c\n1,2\n3,4,5,6,7\n8,9,10\n8,9,10\n")
    assert cells(sheet)[0] == [2, "1", "2", None]
    extra = sheet.workbench.query('select extra from cells where "row" = 3')["extra"].iloc[0]
    assert extra == "6,7"


def test_blank_rows_are_left_out_wherever_they_are(opened):
    sheet = opened("a,b\n\n1,2\n , \n,\n3,4\n\n\n")
    assert [row[0] for row in cells(sheet)] == [3, 6]
    assert skipped(sheet) == [
        (2, 2, "a blank row"),
        (4, 5, "a blank row"),
        (7, 8, "a blank row"),
    ]
    assert sheet.rows_read == sheet.rows + sheet.rows_skipped == 7


def test_the_heading_repeated_inside_the_rows_is_left_out(opened):
    sheet = opened("area,n\nLeeds,1\nArea,N\nYork,2\n")
    assert skipped(sheet) == [(3, 3, "the heading again")]


def test_totals_and_notes_at_the_foot_are_left_out(opened):
    text = "area,n,m\nLeeds,1,2\nYork,2,3\nTotal,3,5\n,,\nSource: a survey,,\n© a council,,\n"
    assert [run[2] for run in skipped(opened(text))] == [
        "a total, not an answer",
        "a blank row",
        "a note, not an answer",
    ]


def test_a_total_in_the_midst_is_left_out_only_where_it_lacks_what_others_have(opened):
    rows = "".join(f"Apr,{code},{n}\n" for n, code in enumerate("ABCDEFGHIJ" * 3))
    without = opened(f"month,code,n\nTotal,,99\n{rows}")
    assert skipped(without) == [(2, 2, "a total, not an answer")]
    assert opened(f"sex,area,n\nTotal,Leeds,9\n{rows}").rows == 31


def test_a_person_who_answered_nothing_is_not_a_note(opened):
    sheet = opened("id,q1,q2\n1,Yes,No\n2,No,No\n3,,\n")
    assert (sheet.rows, skipped(sheet)) == (3, [])


# --- headings --------------------------------------------------------------------------------


def test_titles_and_notes_above_the_heading_are_kept_aside(opened):
    text = "My survey,,\nRun by us in May,,\n,,\nDate:,04/2025-03/2026,\nid,area,q1\n1,Leeds,Yes\n"
    sheet = opened(text)
    assert (sheet.header_rows, sheet.first_data_row) == (1, 6)
    assert sheet.preamble == ("My survey", "Run by us in May", "Date: 04/2025-03/2026")
    assert "heading on row 5" in sheet.assumptions[0]


@pytest.mark.parametrize("between", ["", ",,\n"])
def test_words_above_a_heading_that_stop_short_of_it_are_not_the_heading(opened, between):
    sheet = opened(f"My survey,2025,\n{between}id,area,q1\n1,Leeds,Yes\n2,York,No\n")
    assert (sheet.header_rows, names(sheet)) == (1, ["id", "area", "q1"])
    assert sheet.preamble == ("My survey 2025",)


def test_pages_questions_and_options_are_three_rows_of_heading(opened):
    text = "UserID,Started,Page 1,,\n,,1. How are you?,2. Which?,\n,,,Work,Home\n"
    sheet = opened(text + "1,01/05/2025,Good,Work,\n2,02/05/2025,Bad,,Home\n")
    assert (sheet.header_rows, sheet.rows) == (3, 2)
    assert names(sheet)[2:] == [
        "Page 1 - 1. How are you?",
        "Page 1 - 2. Which? - Work",
        "Page 1 - 2. Which? - Home",
    ]


def test_a_person_without_a_number_is_a_person_not_a_heading(opened):
    sheet = opened("id,date,q1,q2\n,,Yes,No\n2,01/05/2025,No,No\n3,02/05/2025,No,Yes\n")
    assert (sheet.header_rows, sheet.rows) == (1, 3)


def test_a_heading_that_comes_again_is_still_a_heading(opened):
    sheet = opened("id,q1,q2\n1,Yes,No\nid,q1,q2\n2,No,No\n\n3,Yes,Yes\nTotal,2,1\nSource: us,,\n")
    assert (sheet.header_rows, sheet.rows, sheet.rows_skipped) == (1, 3, 4)


def test_one_question_with_options_beside_a_number_keeps_its_wording(opened):
    sheet = opened("RespondentID,Which films?,,\n,One,Two,Three\n1,One,,Three\n2,,Two,\n3,One,,\n")
    assert names(sheet)[1:] == ["Which films? - One", "Which films? - Two", "Which films? - Three"]


def test_a_heading_shorter_than_its_rows_is_still_the_heading(opened):
    sheet = opened("id,area,q1\n1,Leeds,Yes,4\n2,York,No,5\n3,Hull,No,6\n")
    assert (sheet.header_rows, names(sheet)) == (1, ["id", "area", "q1", "Column D"])


def test_a_second_heading_row_is_known_even_where_nobody_has_answered(opened):
    assert opened("Respondent ID,Q1,Q2\n,Response,Response\n").header_rows == 2


def test_a_second_heading_row_of_options_is_joined_to_its_question(opened):
    text = (
        "Respondent ID,How are you?,Who helps you?,\n,Response,Family,Friends\n101,Fine,Family,\n"
    )
    sheet = opened(text + "102,Bad,,Friends\n")
    assert sheet.header_rows == 2
    assert names(sheet) == [
        "Respondent ID",
        "How are you?",
        "Who helps you? - Family",
        "Who helps you? - Friends",
    ]
    assert sheet.columns[3].parts == ("Who helps you?", "Friends")


def test_three_heading_rows_of_qualtrics_are_all_heading(opened):
    ids = '"{""ImportId"":""startDate""}","{""ImportId"":""Q1""}"'
    sheet = opened(f"StartDate,Q1\nStart Date,How are you?\n{ids}\n2025-05-01,Fine\n")
    assert (sheet.header_rows, names(sheet)) == (3, ["StartDate - Start Date", "Q1 - How are you?"])


def test_merged_cells_are_filled_forward_up_to_a_blank_column(opened):
    text = ",Health,,,,Care,\narea,good,bad,,base,good,bad\nLeeds,1,2,,9,3,4\nYork,5,6,,9,7,8\n"
    assert names(opened(text)) == [
        "area",
        "Health - good",
        "Health - bad",
        "base",
        "Care - good",
        "Care - bad",
    ]


def test_a_heading_of_years_is_a_heading(opened):
    sheet = opened("place,2013,2014,2015\nDarlington,8,9,8\nDurham,5,6,7\n")
    assert (sheet.header_rows, names(sheet)[1]) == (1, "2013")


def test_a_file_without_a_heading_is_known_by_its_first_row(opened):
    sheet = opened("01/02/2025,5,Yes\n02/02/2025,7,No\n03/02/2025,9,No\n")
    assert (sheet.header_rows, sheet.first_data_row, sheet.rows) == (0, 1, 3)
    assert names(sheet) == ["Column A", "Column B", "Column C"]


def test_repeated_and_blank_headings_become_names_of_their_own(opened):
    sheet = opened("id,Other,other,,\n1,a,b,c,\n2,d,e,f,\n")
    assert names(sheet) == ["id", "Other", "other (2)", "Column D"]


def test_notes_tags_and_doubled_spaces_are_no_part_of_a_heading(opened):
    text = 'id,"CASSR\u00a0Code  [note 4]",<b>How</b> are\u200b you? [note 12]\n1,2,3\n'
    assert names(opened(text)) == ["id", "CASSR Code", "How are you?"]


def test_a_blank_column_keeps_the_letters_of_the_others(opened):
    sheet = opened("id,,q\n1,,Yes\n2,,No\n")
    assert [(column.letter, column.cell) for column in sheet.columns] == [("A", "c1"), ("C", "c3")]


def test_letters_are_those_of_a_spreadsheet():
    assert [letter(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


# --- workbooks -------------------------------------------------------------------------------


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


def test_a_workbook_is_read_as_a_person_would_type_it(opened):
    rows = [
        ["id", "when", "at", "score", "share", "yes"],
        [1, date(2025, 4, 30), datetime(2025, 4, 30, 9, 5), 7.0, 0.1 + 0.2, True],
    ]
    sheet = opened(workbook(Answers=rows), name="survey.xlsx")
    assert cells(sheet) == [[2, "1", "2025-04-30", "2025-04-30 09:05:00", "7", "0.3", "TRUE"]]
    assert (sheet.encoding, sheet.separator, sheet.sheet) == ("", "", "Answers")


def test_the_first_sheet_with_a_table_is_read_and_the_others_are_listed(opened):
    table = [["id", "q"], [1, "Yes"], [2, "No"]]
    content = workbook(Cover=[["My survey", "2025"], ["a", "b"]], Notes=[["x"]], Answers=table)
    sheet = opened(content, name="survey.xlsx")
    assert (sheet.sheet, sheet.sheets) == ("Answers", ("Cover", "Notes", "Answers"))
    assert opened(content, name="survey.xlsx", sheet="Cover").sheet == "Cover"
    assert "Cover, Notes, Answers" in refusal(opened, content, name="survey.xlsx", sheet="Nowhere")


def test_rows_and_letters_of_a_sheet_that_starts_lower_and_further_right_are_its_own(opened):
    rows = [[], [], [None, None, "id", "q"], [None, None, 1, "Yes"], [None, None, 2, "No"]]
    sheet = opened(workbook(Answers=rows), name="survey.xlsx")
    assert [column.letter for column in sheet.columns] == ["C", "D"]
    assert sheet.first_data_row == 4
    assert [row[0] for row in cells(sheet)] == [4, 5]


def test_a_workbook_made_to_take_all_memory_is_refused_and_we_live_on(opened):
    book = Book()
    book.active["A1"], book.active["XFD1048576"] = "id", "x"
    out = io.BytesIO()
    book.save(out)
    assert "cannot be opened" in refusal(opened, out.getvalue(), name="survey.xlsx")


def test_a_zip_is_refused_in_a_sentence(opened):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("survey.csv", "a,b")
    assert "a zip, which can hold several files" in refusal(opened, out.getvalue())


def test_macros_are_refused_whatever_the_file_is_called(opened):
    content = repacked(workbook(A=[["a", "b"], [1, 2]]), **{"xl/vbaProject.bin": b"x"})
    assert "macros" in refusal(opened, content, name="survey.xlsx")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"<!DOCTYPE html><table><tr>", "a web page"),
        (b"\x89PNG\r\n", "a picture"),
        (b"PK\x03\x04 cut short", "damaged, cut short or too big"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a password"),
        (b"\xd0\xcf\x11\xe0" + "_VBA_PROJECT".encode("utf-16-le"), "macros"),
        (b"", "This file is empty."),
        (b"\n\n , ,\n", "This file is empty."),
    ],
)
def test_what_is_no_table_is_refused_in_words(opened, content, words):
    assert words in refusal(opened, content)


# --- limits ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("check", "size", "limit"),
    [
        (limits.check_bytes, limits.BYTES + 1, "200 MB"),
        (limits.check_rows, limits.ROWS + 1, "5,000,000 rows"),
        (limits.check_columns, limits.COLUMNS + 1, "2,000 columns"),
    ],
)
def test_a_limit_is_stated_by_the_message_that_refuses(check, size, limit):
    check(size - 1, name="file.csv")
    with pytest.raises(KhiError, match=limit):
        check(size, name="file.csv")


def test_a_table_that_is_too_wide_is_refused(opened):
    wide = ",".join(f"q{number}" for number in range(2_001))
    assert "2,001 columns" in refusal(opened, f"{wide}\n{wide}\n")


def test_a_workbook_that_unpacks_to_too_much_is_refused(opened):
    out = io.BytesIO(workbook(Answers=[["id", "q"], [1, "Yes"]]))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("xl/worksheets/sheet2.xml", "w") as part,
    ):
        for _ in range(241):
            part.write(bytes(1024**2))
    assert "up to 240 MB unpacked" in refusal(opened, out.getvalue(), name="survey.xlsx")


def test_blank_columns_on_the_right_do_not_make_a_table_too_wide(opened):
    assert len(opened(f"id,q{',' * 3000}\n1,Yes{',' * 3000}\n").columns) == 2
