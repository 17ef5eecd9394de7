"""The reader finds the heading: on whatever row, over however many, with whatever above it."""

import pytest
from sheet_cases import names

from khi.intake.sheet import letter


def test_titles_and_notes_above_the_heading_are_kept_aside(sheet_of):
    text = "My survey,,\nRun by us in May,,\n,,\nDate:,04/2025-03/2026,\nid,area,q1\n1,Leeds,Yes\n"
    sheet = sheet_of(text)
    assert (sheet.header_rows, sheet.first_data_row) == (1, 6)
    assert sheet.preamble == ("My survey", "Run by us in May", "Date: 04/2025-03/2026")
    assert "heading on row 5" in sheet.assumptions[0]


@pytest.mark.parametrize("between", ["", ",,\n"])
def test_words_above_a_heading_that_stop_short_of_it_are_not_the_heading(sheet_of, between):
    sheet = sheet_of(f"My survey,2025,\n{between}id,area,q1\n1,Leeds,Yes\n2,York,No\n")
    assert (sheet.header_rows, names(sheet)) == (1, ["id", "area", "q1"])
    assert sheet.preamble == ("My survey 2025",)


def test_pages_questions_and_options_are_three_rows_of_heading(sheet_of):
    text = "UserID,Started,Page 1,,\n,,1. How are you?,2. Which?,\n,,,Work,Home\n"
    sheet = sheet_of(text + "1,01/05/2025,Good,Work,\n2,02/05/2025,Bad,,Home\n")
    assert (sheet.header_rows, sheet.rows) == (3, 2)
    assert names(sheet)[2:] == [
        "Page 1 - 1. How are you?",
        "Page 1 - 2. Which? - Work",
        "Page 1 - 2. Which? - Home",
    ]


def test_a_person_without_a_number_is_a_person_not_a_heading(sheet_of):
    sheet = sheet_of("id,date,q1,q2\n,,Yes,No\n2,01/05/2025,No,No\n3,02/05/2025,No,Yes\n")
    assert (sheet.header_rows, sheet.rows) == (1, 3)


def test_a_heading_that_comes_again_is_still_a_heading(sheet_of):
    sheet = sheet_of(
        "id,q1,q2\n1,Yes,No\nid,q1,q2\n2,No,No\n\n3,Yes,Yes\nTotal,2,1\nSource: us,,\n"
    )
    assert (sheet.header_rows, sheet.rows, sheet.rows_skipped) == (1, 3, 4)


def test_one_question_with_options_beside_a_number_keeps_its_wording(sheet_of):
    sheet = sheet_of(
        "RespondentID,Which films?,,\n,One,Two,Three\n1,One,,Three\n2,,Two,\n3,One,,\n"
    )
    assert names(sheet)[1:] == ["Which films? - One", "Which films? - Two", "Which films? - Three"]


def test_a_heading_shorter_than_its_rows_is_still_the_heading(sheet_of):
    sheet = sheet_of("id,area,q1\n1,Leeds,Yes,4\n2,York,No,5\n3,Hull,No,6\n")
    assert (sheet.header_rows, names(sheet)) == (1, ["id", "area", "q1", "Column D"])


def test_a_second_heading_row_is_known_even_where_nobody_has_answered(sheet_of):
    assert sheet_of("Respondent ID,Q1,Q2\n,Response,Response\n").header_rows == 2


def test_a_second_heading_row_of_options_is_joined_to_its_question(sheet_of):
    text = (
        "Respondent ID,How are you?,Who helps you?,\n,Response,Family,Friends\n101,Fine,Family,\n"
    )
    sheet = sheet_of(text + "102,Bad,,Friends\n")
    assert sheet.header_rows == 2
    assert names(sheet) == [
        "Respondent ID",
        "How are you?",
        "Who helps you? - Family",
        "Who helps you? - Friends",
    ]
    assert sheet.columns[3].parts == ("Who helps you?", "Friends")


def test_three_heading_rows_of_qualtrics_are_all_heading(sheet_of):
    ids = '"{""ImportId"":""startDate""}","{""ImportId"":""Q1""}"'
    sheet = sheet_of(f"StartDate,Q1\nStart Date,How are you?\n{ids}\n2025-05-01,Fine\n")
    assert (sheet.header_rows, names(sheet)) == (3, ["StartDate - Start Date", "Q1 - How are you?"])


def test_merged_cells_are_filled_forward_up_to_a_blank_column(sheet_of):
    text = ",Health,,,,Care,\narea,good,bad,,base,good,bad\nLeeds,1,2,,9,3,4\nYork,5,6,,9,7,8\n"
    assert names(sheet_of(text)) == [
        "area",
        "Health - good",
        "Health - bad",
        "base",
        "Care - good",
        "Care - bad",
    ]


def test_a_heading_of_years_is_a_heading(sheet_of):
    sheet = sheet_of("place,2013,2014,2015\nDarlington,8,9,8\nDurham,5,6,7\n")
    assert (sheet.header_rows, names(sheet)[1]) == (1, "2013")


def test_a_file_without_a_heading_is_known_by_its_first_row(sheet_of):
    sheet = sheet_of("01/02/2025,5,Yes\n02/02/2025,7,No\n03/02/2025,9,No\n")
    assert (sheet.header_rows, sheet.first_data_row, sheet.rows) == (0, 1, 3)
    assert names(sheet) == ["Column A", "Column B", "Column C"]


def test_repeated_and_blank_headings_become_names_of_their_own(sheet_of):
    sheet = sheet_of("id,Other,other,,\n1,a,b,c,\n2,d,e,f,\n")
    assert names(sheet) == ["id", "Other", "other (2)", "Column D"]


def test_notes_tags_and_doubled_spaces_are_no_part_of_a_heading(sheet_of):
    text = 'id,"CASSR\u00a0Code  [note 4]",<b>How</b> are\u200b you? [note 12]\n1,2,3\n'
    assert names(sheet_of(text)) == ["id", "CASSR Code", "How are you?"]


def test_a_blank_column_keeps_the_letters_of_the_others(sheet_of):
    sheet = sheet_of("id,,q\n1,,Yes\n2,,No\n")
    assert [(column.letter, column.cell) for column in sheet.columns] == [("A", "c1"), ("C", "c3")]


def test_letters_are_those_of_a_spreadsheet():
    assert [letter(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_codes_and_the_same_in_plain_words_are_two_rows_of_heading_even_above_one_answer(sheet_of):
    rows = [
        "StartDate,EndDate,ResponseId,Q1,Q2",
        "Start Date,End Date,Response ID,How are you?,Who helps?",
        "14/04/2025 09:05,14/04/2025 09:06,R_1,Well,Family",
    ]
    sheet = sheet_of("\n".join(rows))
    assert (sheet.header_rows, sheet.first_data_row, sheet.rows) == (2, 3, 1)
