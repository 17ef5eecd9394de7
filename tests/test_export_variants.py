"""One export, written every way that files come: it is read the same each time."""

import csv
import io

import pytest
from exports import EXPORTS
from intake_cases import checked

pytestmark = pytest.mark.slow

NAMES = ("microsoft forms", "surveymonkey, two rows", "qualtrics", "our template")
BY_NAME = {export.name: export for export in EXPORTS}
PREAMBLES = {
    "a title": [["Wellbeing survey 2025"]],
    "a title and a blank row": [["Wellbeing survey 2025"], []],
    "labels": [["Survey:", "Wellbeing"], ["Exported:", "01/07/2025"], []],
    "prose": [["Wellbeing survey"], ["Prepared by the research team"], [], []],
    "blank rows": [[], []],
}


def text(rows, *, separator=",", end="\r\n", quoting=csv.QUOTE_MINIMAL, quote='"'):
    out = io.StringIO(newline="")
    csv.writer(
        out, delimiter=separator, lineterminator=end, quoting=quoting, quotechar=quote
    ).writerows(rows)
    return out.getvalue()


def variants(export):
    """Each way of writing: its name, the bytes, and how many rows stand above and are left out."""
    heading, rows = export.heading, export.rows
    whole, width = [*heading, *rows], len(heading[0])
    plain = text(whole)
    yield from (
        (f"in {name}", plain.encode(name), 0, 0)
        for name in ("utf-8-sig", "utf-16", "utf-16-le", "windows-1252")
    )
    yield "utf-16 from the other end", b"\xfe\xff" + plain.encode("utf-16-be"), 0, 0
    for separator in ";\t|":
        yield f"with {separator!r}", text(whole, separator=separator).encode(), 0, 0
    for end in ("\n", "\r"):
        ended = text(whole, end=end, quoting=csv.QUOTE_ALL)
        yield f"lines ended by {end!r}", ended.encode(), 0, 0
    yield "single quotes", text(whole, quote="'", quoting=csv.QUOTE_ALL).encode(), 0, 0
    yield "sep=;", ("sep=;\r\n" + text(whole, separator=";")).encode(), 0, 0
    for name, above in PREAMBLES.items():
        yield f"below {name}", text([*above, *whole]).encode(), len(above), 0
    again = [*heading, *rows[:9], *heading, *rows[9:]]
    yield "the heading again", text(again).encode(), 0, len(heading)
    yield "blank rows inside", text([*whole[:7], [""] * width, *whole[7:]]).encode(), 0, 1
    yield "blank rows at the end", text([*whole, *[[""] * width] * 3]).encode(), 0, 3
    yield "blank columns", text([[*row, "", ""] for row in whole]).encode(), 0, 0
    yield "a total", text([*whole, ["Total", *[""] * (width - 1)]]).encode(), 0, 1
    yield "a note below", (plain + "\r\nSource: our own survey\r\n").encode(), 0, 2
    yield "NUL letters", plain.replace("\r\n", "\r\n\0", 3).encode(), 0, 0
    halves = text(whole[:9]) + "\ufeff" + text(whole[9:])
    yield "a mark in the middle", halves.encode("utf-8-sig"), 0, 0
    yield "line ends of two kinds", (text(whole[:9]) + text(whole[9:], end="\n")).encode(), 0, 0
    wrapped = ['"' + line.replace('"', '""') + '"' for line in plain.splitlines()]
    yield "each row one cell", "\r\n".join(wrapped).encode(), 0, 0
    yield "spaces around", text([[f" {cell} " for cell in row] for row in whole]).encode(), 0, 0


CASES = [
    pytest.param(BY_NAME[name], *case[1:], id=f"{name}: {case[0]}")
    for name in NAMES
    for case in variants(BY_NAME[name])
]


@pytest.mark.parametrize(("export", "content", "above", "left_out"), CASES)
def test_an_export_is_read_the_same_however_it_is_written(export, content, above, left_out):
    report = checked(content, discard_identifiers=True).report()
    assert (report["kind"], report["tool"]) == ("survey-respondents", export.tool)
    assert report["header_rows"] == len(export.heading)
    assert report["first_data_row"] == len(export.heading) + 1 + above
    rows = report["rows"]
    assert rows["read"] == len(export.rows) + left_out
    assert (rows["rejected"], rows["skipped"]) == (0, left_out)
    assert not report["needs"]
    matched = {column["match"] for column in report["columns"]}
    assert matched >= set(export.targets)
