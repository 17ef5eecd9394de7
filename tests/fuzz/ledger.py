"""What must hold of a sheet however odd its file: every row is kept or left out, and never both."""

from khi.intake.reading import read
from khi.intake.sheet import Sheet
from khi.model import KhiError
from khi.store.engines import Workbench


def read_or_refused(content: bytes, workbench: Workbench) -> Sheet | None:
    """The sheet, or None where a person is told why there is none."""
    try:
        sheet = read(content, name="made.csv", workbench=workbench)
    except KhiError:
        return None
    check_ledger(sheet)
    return sheet


def check_ledger(sheet: Sheet) -> None:
    """Each row below the heading is in ``cells`` or left out with a reason: once, in order."""
    kept = sheet.workbench.query('select "row" from cells order by "row"')["row"].tolist()
    left_out = [row for skipped in sheet.skipped for row in range(skipped.first, skipped.last + 1)]
    assert len(kept) == sheet.rows
    assert len(left_out) == sheet.rows_skipped
    every = sorted([*kept, *left_out])
    assert every == list(range(sheet.first_data_row, sheet.first_data_row + sheet.rows_read))
    names = [column.name for column in sheet.columns]
    assert len(set(names)) == len(names)
