"""A stray mark, a wrong separator or a row in one cell: no row is lost, and no row moves."""

import pytest

HEADING = 'When,How many,What,"In words",Remarks'
ROWS = [f'{day:02}/01/2025,{day % 7},Walk,"Long, and good, on day {day}",' for day in range(1, 13)]
TEXT = "\n".join([HEADING, *ROWS]) + "\n"


def with_row(place: int, row: str) -> str:
    rows = [HEADING, *ROWS]
    rows[place] = row
    return "\n".join(rows) + "\n"


def words_on(sheet, row: int) -> list[str]:
    cells = sheet.workbench.query('select c1, c3 from cells where "row" = $row', row=row)
    return cells.iloc[0].tolist()


@pytest.mark.parametrize(
    "row",
    [
        '"05/01/2025,5,Walk,"Long, and good, on day 5",',
        '05/01/2025,"5,Walk,"Long, and good, on day 5",',
        '05/01/2025,5,Wa"lk,"Long, and good, on day 5",',
        '05/01/2025,5,Walk,"Long, and good, on day 5"",',
        '05/01/2025,5,Walk,"Long, and good, on day 5","',
    ],
)
def test_a_mark_too_many_costs_no_row(sheet_of, row):
    sheet = sheet_of(with_row(5, row))
    assert (sheet.rows, sheet.header_rows, len(sheet.columns)) == (12, 1, 5)
    assert words_on(sheet, 6)[0].strip('"') == "05/01/2025"
    assert words_on(sheet, 7) == ["06/01/2025", "Walk"]


def test_a_mark_too_many_in_the_heading_leaves_its_columns_alone(sheet_of):
    sheet = sheet_of(with_row(0, '"When,How many,What,"In words",Remarks'))
    assert [column.name for column in sheet.columns][:3] == ["When", "How many", "What"]
    assert sheet.rows == 12


def test_a_cell_over_several_lines_is_still_one_cell(sheet_of):
    sheet = sheet_of(with_row(5, '05/01/2025,5,Walk,"Long,\nand good",'))
    assert sheet.rows == 12
    assert words_on(sheet, 6) == ["05/01/2025", "Walk"]


def test_spaces_tell_cells_apart_where_nothing_else_does(sheet_of):
    rows = [
        'When Many Who "In words" Id',
        *(f'0{n}/01/2025 {n} Ann "Long, good{", great" * (n % 3)}" {n}' for n in range(1, 9)),
    ]
    sheet = sheet_of("\n".join(rows) + "\n")
    assert (sheet.separator, sheet.header_rows, len(sheet.columns)) == (" ", 1, 5)


def test_a_file_whose_every_row_is_one_quoted_cell_is_taken_apart(sheet_of):
    wrapped = ['"' + line.replace('"', '""') + '"' for line in TEXT.splitlines()]
    sheet = sheet_of("\n".join(wrapped) + "\n")
    assert (sheet.separator, sheet.rows, len(sheet.columns)) == (",", 12, 5)
    assert "one quoted cell" in sheet.assumptions[0]


def test_a_first_person_with_words_for_numbers_is_no_heading(sheet_of):
    people = ["1,5,Good,Bus", "2,7,Bad,Car", "3,9,Good,Bus", "4,2,Bad,Bus"]
    first = ",Rather not say,Good,Car"
    sheet = sheet_of("\n".join(["Id,Score,How,Way", first, *people]) + "\n")
    assert (sheet.header_rows, sheet.rows) == (1, 5)


def test_a_first_person_who_left_every_number_blank_is_no_heading(sheet_of):
    people = ["1,5,Good,Family,", "2,7,Bad,,Friends", "3,9,Good,Family,Friends", "4,2,Bad,,Friends"]
    sheet = sheet_of("\n".join(["Id,Score,How,Helpers,", ",,Bad,Family,Friends", *people]) + "\n")
    assert (sheet.header_rows, sheet.rows) == (1, 5)
