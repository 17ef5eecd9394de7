"""What a sheet that was read has in it, as a test asks for it."""

import pytest

from khi.model import KhiError


def cells(sheet):
    """The cells of a sheet, a row for each row with its number first."""
    columns = ", ".join(column.cell for column in sheet.columns)
    rows = sheet.workbench.query(f'select "row", {columns} from cells order by "row"')
    return rows.astype(object).where(rows.notna(), None).to_numpy().tolist()


def names(sheet):
    """The names of its columns."""
    return [column.name for column in sheet.columns]


def skipped(sheet):
    """The runs of rows left out: first, last, and why."""
    return [(run.first, run.last, run.why) for run in sheet.skipped]


def refusal(sheet_of, content, **options):
    """The words that a file is refused with."""
    with pytest.raises(KhiError) as caught:
        sheet_of(content, **options)
    return str(caught.value)
