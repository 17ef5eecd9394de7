"""The workbench reads every row as it stands, counts, and forgets."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khi.model import KhiError
from khi.store.engines import TALLY_COLUMNS, Workbench


@pytest.fixture
def bench(tmp_path):
    with Workbench(tmp_path) as workbench:
        yield workbench


def cells(bench, text, columns=3, **layout):
    path = bench.folder / "given.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    bench.load(path, columns=columns, **{"separator": ";", **layout})
    loaded = bench.query("from cells order by row")
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in loaded.to_numpy()]


BLANK = (2, None, None, None, None)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1;2;3\n4;5;6\n", [(1, "1", "2", "3", None), (2, "4", "5", "6", None)]),
        ("1;2;3\r\n4;5;6", [(1, "1", "2", "3", None), (2, "4", "5", "6", None)]),
        ("1;2;3\r\n4;5;6\n", [(1, "1", "2", "3", None), (2, "4", "5", "6", None)]),
        ("\ufeff1;2;3\n", [(1, "1", "2", "3", None)]),
        ("\ufeff1;2\n", [(1, "1", "2", None, None)]),
        ('"a\nb";"say ""x""";\n', [(1, "a\nb", 'say "x"', None, None)]),
        ("1;2;3\n\n4;5;6\n\n\n", [(1, "1", "2", "3", None), BLANK, (3, "4", "5", "6", None)]),
        ("1;2\n3;4;5\n", [(1, "1", "2", None, None), (2, "3", "4", "5", None)]),
        ("1;2;3;4;5\n6;7;8;;\n", [(1, "1", "2", "3", "4;5"), (2, "6", "7", "8", None)]),
        ("NULL;NA;#\n", [(1, "NULL", "NA", "#", None)]),
        ("", []),
    ],
)  # fmt: skip
def test_every_row_is_read_as_it_stands(bench, text, rows):
    assert cells(bench, text) == rows


@pytest.mark.parametrize("body", ["1;2;3\n", "1;2\n"])
def test_rows_are_numbered_as_in_the_file_when_some_are_skipped(bench, body):
    assert cells(bench, 'Our survey\n"two\nlines";b;c\n' + body, skip_lines=2)[0][:2] == (3, "1")


def test_a_quotation_mark_that_never_closes_is_said_with_its_line(bench):
    with pytest.raises(KhiError, match="line 2") as raised:
        cells(bench, '1;2;3\n"a;2;3\nsecret;5;6\n')
    assert "secret" not in str(raised.value)
    assert raised.value.__context__ is None


def test_a_file_from_elsewhere_is_read_too(bench, tmp_path):
    path = tmp_path / "elsewhere.csv"
    path.write_text("1,2\n")
    assert bench.load(path, columns=2, separator=",") == 1


def test_loading_again_replaces_the_table(bench):
    cells(bench, "1;2;3\n4;5;6\n")
    assert len(cells(bench, "7;8;9\n")) == 1


_CELL = st.text(alphabet="ab;\n\r\" '\\é", max_size=4)


def plain(cell):
    return cell.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_CELL, min_size=1, max_size=4), min_size=1, max_size=5))
def test_no_row_of_any_file_is_lost_or_moved(table):
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL).writerows(table)
    with Workbench() as workbench:
        path = workbench.folder / "given.csv"
        path.write_text(written.getvalue(), newline="")
        assert workbench.load(path, columns=4, separator=";") == len(table)
        first = workbench.query("select c1 from cells order by row")["c1"].fillna("")
        assert [plain(cell) for cell in first] == [plain(row[0]) for row in table]


def test_the_workbench_reaches_nothing_outside_its_folder(bench, tmp_path):
    outside = tmp_path / "outside.csv"
    outside.write_text("secret\n")
    for sql in (
        f"from read_text('{outside}')",
        f"copy (select 1) to '{tmp_path / 'out.csv'}'",
        "install httpfs",
        "set enable_external_access = true",
    ):
        with pytest.raises(Exception, match=r"disabled|locked"):
            bench.run(sql)


@pytest.mark.parametrize("in_memory", [True, False])
def test_closing_leaves_nothing_on_disk(tmp_path, in_memory):
    workbench = Workbench(None if in_memory else tmp_path)
    folder = workbench.folder
    cells(workbench, "planted;2\n4;5;6\n")
    workbench.close()
    workbench.close()
    assert not folder.exists()
    assert list(tmp_path.iterdir()) == []


def answers(*rows):
    columns = ["question", "answer", "area", "quarter", "breakdown", "group_code", "weight"]
    return pd.DataFrame([("q", *row) for row in rows], columns=columns)


def test_counting_adds_people_weights_and_their_squares(bench):
    bench.register(
        "answers",
        answers(
            ("yes", "A", "2025-Q1", "all", "all", 1.0),
            ("yes", "A", "2025-Q1", "all", "all", 3.0),
            ("no", "A", "2025-Q1", "all", "all", 0.5),
        ),
    )
    tallies = bench.count()
    assert tuple(tallies.columns) == TALLY_COLUMNS
    assert tallies[["answer", "n", "weight", "weight_sq"]].to_numpy().tolist() == [
        ["no", 1, 0.5, 0.25],
        ["yes", 2, 4.0, 10.0],
    ]


def test_running_out_of_memory_is_said_plainly(tmp_path):
    with Workbench(tmp_path, memory_limit="20MB") as small:
        small.run("create table big as select uuid() as id, uuid() as other from range(1000000)")
        with pytest.raises(KhiError, match="memory"):
            small.query("select list(id order by other) from big")
