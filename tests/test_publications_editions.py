"""Other editions of the same publications: another type of file, order of columns, or year."""

import csv
import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest

from khi.catalogue import load
from khi.intake.examination import examine
from khi.store.engines import Workbench

FILES = Path(__file__).parents[1].parent / "shared" / "realdata"
CATALOGUE = load()
pytestmark = pytest.mark.slow
real_files = pytest.mark.skipif(not FILES.is_dir(), reason="the shared test files are not here")

KINDS = (
    "system/ascof_2024-25_Table_3a.csv",
    "system/ascof_2024-25_Table_2c.csv",
    "system/trafford_social_care_satisfaction.csv",
    "system/nhse_ae_by_icb_monthly.csv",
    "system/nomis_falls_deaths_wide_preamble.csv",
    "ons/els_library-walk.csv",
    "ons/ons_subnational_life_satisfaction_preamble.csv",
    "ons/nomis_population_single_year_age.csv",
    "ons/iod2019_utla_IMD.csv",
    "fingertips/phe_upload/upload-new-data.csv",
)

_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/"'
    ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)


def cells(path):
    with (FILES / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def as_csv(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def as_xlsx(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([number(cell) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def number(cell):
    """A cell as a person has it in a spreadsheet: a number where it is one."""
    try:
        return float(cell.replace(",", ""))
    except ValueError:
        return cell


def as_ods(rows):
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Table">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", _MANIFEST)
        file.writestr("content.xml", content)
    return packed.getvalue()


def turned_round(rows):
    """The same table with its columns the other way round; what stands above it stays."""
    width = max(len(row) for row in rows)
    start = next(index for index, row in enumerate(rows) if len([c for c in row if c]) > width / 2)
    return [
        row if index < start else (row + [""] * (width - len(row)))[::-1]
        for index, row in enumerate(rows)
    ]


def one_more_column(rows):
    """The same table with a column nobody knows before the rest."""
    return [["Row note", *row] if row == rows[0] else ["", *row] for row in rows]


def said(content, name):
    draft = examine(content, name=name, catalogue=CATALOGUE, workbench_factory=Workbench)
    report = draft.report()
    rows = report["rows"]
    assert rows["read"] == rows["accepted"] + rows["rejected"] + rows["skipped"]
    known = ("publication", "areas_by_level", "periods", "observations", "absences")
    return {name: report.get(name) for name in known}


@pytest.fixture(scope="module")
def as_published():
    """What is in each file as it was published."""
    return {path: said((FILES / path).read_bytes(), Path(path).name) for path in KINDS}


@real_files
@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize(("made", "ending"), [(as_xlsx, "xlsx"), (as_ods, "ods")])
def test_a_spreadsheet_holds_what_the_csv_holds(as_published, path, made, ending):
    name = f"{Path(path).stem}.{ending}"
    assert said(made(cells(path)), name) == as_published[path]


@real_files
@pytest.mark.parametrize("path", [path for path in KINDS if "preamble" not in path])
def test_the_order_of_the_columns_does_not_matter(as_published, path):
    assert said(as_csv(turned_round(cells(path))), Path(path).name) == as_published[path]


@real_files
@pytest.mark.parametrize("path", [path for path in KINDS if "preamble" not in path])
def test_a_column_nobody_knows_does_no_harm(as_published, path):
    assert said(as_csv(one_more_column(cells(path))), Path(path).name) == as_published[path]
