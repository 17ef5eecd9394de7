"""Two thousand files made at random: no surprise ends in a traceback, and no row is ever lost."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from khi.catalogue import load
from khi.intake.recognising.recognition import recognise
from khi.store.engines import Workbench
from tests.fuzz.files import ANY_BYTES, Made, tables
from tests.fuzz.ledger import read_or_refused

pytestmark = pytest.mark.slow

ODD = settings(
    deadline=None,
    max_examples=500,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
CATALOGUE = load()


@pytest.fixture(scope="module")
def workbench():
    with Workbench() as bench:
        yield bench


def cells(sheet):
    """The rows of a sheet as text, blank cells empty."""
    columns = ", ".join(f"c{number}" for number in range(1, len(sheet.columns) + 1))
    rows = sheet.workbench.query(f'select {columns} from cells order by "row"').fillna("")
    return rows.to_numpy().tolist()


def plain(rows):
    """Rows without spaces around their cells, and with one kind of line end."""
    return [
        [cell.replace("\r\n", "\n").replace("\r", "\n").strip() for cell in row] for row in rows
    ]


@ODD
@given(tables())
def test_a_table_comes_back_cell_by_cell_however_it_was_written(workbench, made: Made):
    sheet = read_or_refused(made.content, workbench)
    assert sheet is not None
    assert sheet.separator == made.separator
    assert sheet.header_rows == 1
    assert [column.name for column in sheet.columns][:3] == made.heading[:3]
    assert sheet.rows_read == len(made.rows)
    width = len(sheet.columns)
    assert plain(cells(sheet)) == plain([row[:width] for row in made.rows])


@ODD
@given(ANY_BYTES)
@example(b"")
@example(b"\n\n\n")
@example(b'"')
@example(b'a,b\n"' + b"x\n" * 50)
@example(b"a,b\n" + b"\0" * 50)
def test_no_bytes_end_in_a_traceback_and_every_row_is_kept_or_left_out(workbench, content):
    sheet = read_or_refused(content, workbench)
    if sheet is not None:
        assert recognise(sheet, CATALOGUE).why


@ODD
@given(tables(), st.data())
def test_a_file_cut_off_at_any_byte_keeps_every_row_before_the_cut(workbench, made: Made, data):
    cut = data.draw(st.integers(0, len(made.content)))
    sheet = read_or_refused(made.content[:cut], workbench)
    if sheet is None:
        return
    whole = made.content[:cut].decode(made.encoding, errors="ignore")
    if '"' in whole or "'" in whole:
        return
    ends = whole.count("\n") if "\n" in whole else whole.count("\r")
    assert sheet.first_data_row - 1 + sheet.rows_read >= ends


@ODD
@given(tables(), st.data())
def test_a_byte_changed_anywhere_is_no_surprise(workbench, made: Made, data):
    place = data.draw(st.integers(0, len(made.content) - 1))
    changed = bytearray(made.content)
    changed[place] = data.draw(st.integers(0, 255))
    read_or_refused(bytes(changed), workbench)


def workbook():
    """A small workbook, as bytes."""
    book = Workbook()
    book.active.append(["id", "How are you?"])
    for number in range(5):
        book.active.append([number, "Fine"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WORKBOOK = workbook()


@settings(ODD, max_examples=40)
@given(st.integers(0, len(WORKBOOK)))
def test_a_workbook_cut_off_at_any_byte_is_refused_in_words_or_read(workbench, cut):
    read_or_refused(WORKBOOK[:cut], workbench)


@settings(ODD, max_examples=40)
@given(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255))
def test_a_workbook_with_a_byte_changed_is_refused_in_words_or_read(workbench, place, byte):
    changed = bytearray(WORKBOOK)
    changed[place] = byte
    read_or_refused(bytes(changed), workbench)


@settings(ODD, max_examples=20)
@given(st.binary(max_size=300))
def test_a_workbook_whose_sheet_is_nonsense_is_refused_in_words_or_read(workbench, nonsense):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(WORKBOOK)) as before,
        zipfile.ZipFile(out, "w") as after,
    ):
        for part in before.namelist():
            after.writestr(part, nonsense if "sheet1" in part else before.read(part))
    read_or_refused(out.getvalue(), workbench)
