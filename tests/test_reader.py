"""The reader: whatever letters and separators a file has, every row is accounted for."""

import pytest
from sheet_cases import cells, names, refusal, skipped

from khi.intake.reading import limits
from khi.model import KhiError

# --- letters -------------------------------------------------------------------------------------


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
def test_letters_are_read_by_the_ladder(sheet_of, raw, encoding):
    assert sheet_of(raw).encoding == encoding


def test_letters_of_windows_come_out_as_they_were_typed(sheet_of):
    sheet = sheet_of("q\tnote\nDon’t know\t£5 – café\n".encode("windows-1252"))
    assert cells(sheet) == [[2, "Don’t know", "£5 – café"]]


def test_a_stray_byte_in_utf_8_is_kept_and_said(sheet_of):
    sheet = sheet_of("name,q\nZoë,é\nBob,ü\n".encode() + b"caf\xe9,1\n")
    assert cells(sheet)[-1] == [4, "café", "1"]
    assert "One letter was not UTF-8, and read as Windows-1252." in sheet.assumptions


def test_a_letter_cut_off_at_the_end_does_not_change_the_rest(sheet_of):
    sheet = sheet_of("name,q\nZoë,1\nChloé,".encode() + b"\xc3")
    assert (sheet.encoding, cells(sheet)[0]) == ("utf-8", [2, "Zoë", "1"])
    assert "The file ends in the middle of a letter." in sheet.assumptions


@pytest.mark.parametrize("mark", ["\ufeff", "X.U.FEFF.", "ï»¿", "<U+FEFF>"])
def test_a_mangled_byte_order_mark_is_not_part_of_the_first_heading(sheet_of, mark):
    assert names(sheet_of(f"{mark}start,q\n1,Yes\n")) == ["start", "q"]


def test_byte_order_marks_in_the_middle_and_empty_characters_are_taken_out_and_said(sheet_of):
    sheet = sheet_of("a,b\n\ufeff1,2\x00\n")
    assert cells(sheet) == [[2, "1", "2"]]
    assert "A byte order mark inside the text was taken out." in sheet.assumptions
    assert "1 empty (NUL) characters were taken out." in sheet.assumptions


# --- separators and quotes -----------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "^", "~", "\x1f"])
def test_any_separator_is_found(sheet_of, separator):
    text = "\n".join(separator.join(row) for row in (["id", "q1", "q2"], ["1", "a", "b"], "234"))
    assert sheet_of(text).separator == separator


def test_decimal_commas_do_not_make_a_comma_the_separator(sheet_of):
    rows = "".join(f"{n},5;{n},25;{n},75\n" for n in range(100))
    assert sheet_of(f"a;b;c\n{rows}").separator == ";"


def test_a_first_line_that_names_the_separator_is_obeyed_and_not_counted(sheet_of):
    sheet = sheet_of('sep=;\r\nid;"a, b"\r\n1;x\r\n')
    assert (sheet.separator, names(sheet), cells(sheet)) == (";", ["id", "a, b"], [[2, "1", "x"]])


def test_text_in_a_single_column_is_not_split_at_its_commas(sheet_of):
    sheet = sheet_of("comment\nI like it\nIt is good, really\nNo\nFine\n")
    assert (sheet.separator, sheet.rows) == ("", 4)


def test_single_quotes_are_quotation_marks_where_they_hold_the_separator(sheet_of):
    sheet = sheet_of("id,'what, why'\n1,'a, b'\n2,'c, d'\n")
    assert (sheet.quote, cells(sheet)[0]) == ("'", [2, "1", "a, b"])


def test_an_apostrophe_is_not_a_quotation_mark(sheet_of):
    sheet = sheet_of("id,q\n1,don't\n2,'tis\n")
    assert (sheet.quote, cells(sheet)) == ('"', [[2, "1", "don't"], [3, "2", "'tis"]])


def test_a_backslash_may_stand_before_an_inner_quotation_mark(sheet_of):
    assert cells(sheet_of('id,q\n1,"say \\"no\\", please"\n2,ok\n'))[0][2] == 'say "no", please'


def test_a_space_after_each_separator_is_no_part_of_the_cell(sheet_of):
    assert cells(sheet_of('id, q, r\n1, "a, b", c\n'))[0] == [2, "1", "a, b", "c"]


def test_a_quotation_mark_that_never_closes_swallows_no_row(sheet_of):
    sheet = sheet_of('id,q\n1,"hello\n2,fine\n3,"ok"\n4,good\n')
    assert [row[0] for row in cells(sheet)] == [2, 3, 4, 5]
    assert any("row 2" in sentence for sentence in sheet.assumptions)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_quoted_cell_may_run_over_lines(sheet_of, end):
    sheet = sheet_of(f'id,q{end}1,"one{end}two"{end}2,x{end}')
    assert cells(sheet) == [[2, "1", "one\ntwo"], [3, "2", "x"]]


def test_line_ends_may_be_mixed(sheet_of):
    assert sheet_of("a,b\r\n1,2\n3,4\r5,6").rows == 3


# --- rows ----------------------------------------------------------------------------------------


def test_a_short_row_is_padded_and_what_a_long_row_has_too_many_is_kept(sheet_of):
    sheet = sheet_of("a,b,c\n1,2\n3,4,5,6,7\n8,9,10\n8,9,10\n")
    assert cells(sheet)[0] == [2, "1", "2", None]
    extra = sheet.workbench.query('select extra from cells where "row" = 3')["extra"].iloc[0]
    assert extra == "6,7"


def test_blank_rows_are_left_out_wherever_they_are(sheet_of):
    sheet = sheet_of("a,b\n\n1,2\n , \n,\n3,4\n\n\n")
    assert [row[0] for row in cells(sheet)] == [3, 6]
    assert skipped(sheet) == [
        (2, 2, "a blank row"),
        (4, 5, "a blank row"),
        (7, 8, "a blank row"),
    ]
    assert sheet.rows_read == sheet.rows + sheet.rows_skipped == 7


def test_the_heading_repeated_inside_the_rows_is_left_out(sheet_of):
    sheet = sheet_of("area,n\nLeeds,1\nArea,N\nYork,2\n")
    assert skipped(sheet) == [(3, 3, "the heading again")]


def test_totals_and_notes_at_the_foot_are_left_out(sheet_of):
    text = "area,n,m\nLeeds,1,2\nYork,2,3\nTotal,3,5\n,,\nSource: a survey,,\n© a council,,\n"
    assert [run[2] for run in skipped(sheet_of(text))] == [
        "a total, not an answer",
        "a blank row",
        "a note, not an answer",
    ]


def test_a_total_in_the_midst_is_left_out_only_where_it_lacks_what_others_have(sheet_of):
    rows = "".join(f"Apr,{code},{n}\n" for n, code in enumerate("ABCDEFGHIJ" * 3))
    without = sheet_of(f"month,code,n\nTotal,,99\n{rows}")
    assert skipped(without) == [(2, 2, "a total, not an answer")]
    assert sheet_of(f"sex,area,n\nTotal,Leeds,9\n{rows}").rows == 31


def test_a_person_who_answered_nothing_is_not_a_note(sheet_of):
    sheet = sheet_of("id,q1,q2\n1,Yes,No\n2,No,No\n3,,\n")
    assert (sheet.rows, skipped(sheet)) == (3, [])


# --- limits --------------------------------------------------------------------------------------


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


def test_a_table_that_is_too_wide_is_refused(sheet_of):
    wide = ",".join(f"q{number}" for number in range(2_001))
    assert "2,001 columns" in refusal(sheet_of, f"{wide}\n{wide}\n")


def test_blank_columns_on_the_right_do_not_make_a_table_too_wide(sheet_of):
    assert len(sheet_of(f"id,q{',' * 3000}\n1,Yes{',' * 3000}\n").columns) == 2
