"""Bytes in, a sheet of text cells out: whatever the encoding, separator or heading.

Nothing is sniffed by a library and nothing is dropped in silence. What the file is, how its
letters are written, what separates its cells and where its heading stands are each decided here,
and each decision is a sentence in ``Sheet.assumptions``.

====================  ==============================================================
filetypes, limits     what kind of file it is, by its first bytes; how big it may be
encodings, texts      which letters its bytes stand for, a chunk at a time
layouts, records      what separates and quotes its cells; no line ever lost
workbooks, unpacking  a sheet of a workbook as text, in a process of its own
tables                delimited text and sheets, made alike
headings, names       where the heading stands; what each column is called
leftovers             rows that hold no answers: blank, totals, notes
cells                 what a cell looks like, before anybody knows what it means
====================  ==============================================================
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from khi.intake.reading import filetypes, limits, texts
from khi.intake.reading.encodings import encoding
from khi.intake.reading.filetypes import FileType
from khi.intake.reading.headings import Heading, heading
from khi.intake.reading.leftovers import BLANK, take_out
from khi.intake.reading.names import columns
from khi.intake.reading.tables import Table, Text
from khi.intake.reading.workbooks import Worksheet, unpacked_sheets
from khi.intake.sheet import Sheet, Skipped
from khi.model import KhiError
from khi.store.engines import Workbench

__all__ = ["read", "unpacked_sheets"]

_AT_ONCE = 200
_WIDER = 0.2


def read(
    source: Path | bytes,
    *,
    name: str,
    workbench: Workbench,
    sheet: str = "",
    unpacked: Mapping[str, Any] | None = None,
) -> Sheet:
    """Read a file into a workbench, as one sheet of text cells.

    Args:
        source: where the file is, or its bytes.
        name: what the person calls it.
        workbench: takes the cells.
        sheet: which sheet of a workbook; the first with a table if empty.
        unpacked: that sheet as ``unpacked_sheets`` has written it out already.

    Raises:
        KhiError: where the file is empty, too big, or not a table of any kind we take.
    """
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    limits.check_bytes(size, name=name)
    with texts.opened(source) as file:
        table = _table(file, name=name, sheet=sheet, workbench=workbench, unpacked=unpacked)
        try:
            return _read(table, name=name, workbench=workbench)
        finally:
            table.close()


def _table(
    file: BinaryIO,
    *,
    name: str,
    sheet: str,
    workbench: Workbench,
    unpacked: Mapping[str, Any] | None,
) -> Table:
    if filetypes.filetype(file, name=name) is FileType.WORKBOOK:
        return Worksheet(file, name=name, sheet=sheet, workbench=workbench, unpacked=unpacked)
    if sheet:
        raise _no_sheets(sheet, name)
    return Text(file, encoding(file))


def _read(table: Table, *, name: str, workbench: Workbench) -> Sheet:
    if not any(cell.strip() for record in table.head for cell in record):
        raise _empty(name, table.hidden)
    found = heading(table.head)
    rows = table.head[found.first : found.end]
    width = _width(rows, table.head[found.end :])
    limits.check_columns(width, name=name)
    loaded = table.load(workbench, skip=found.end, width=width)
    count = _count(workbench)
    limits.check_rows(count, name=name)

    left_out = take_out(workbench, rows, width=width)
    if loaded.blank_at_end:
        left_out += (Skipped(count + 1, count + loaded.blank_at_end, BLANK),)
    workbench.run('update cells set "row" = "row" + $offset', offset=found.end)
    return Sheet(
        name=name,
        encoding=table.encoding,
        separator=table.separator,
        quote=table.quote,
        sheet=table.sheet,
        sheets=table.sheets,
        hidden=table.hidden,
        header_rows=found.rows,
        first_data_row=found.end + 1,
        columns=columns(rows, width=width, holding=_holding(workbench, rows, width)),
        preamble=_preamble(table.head[: found.first]),
        skipped=_numbered(left_out, offset=found.end),
        assumptions=(f"{table.opening}, {_where(found)}.", *loaded.sentences),
        rows=_count(workbench),
        workbench=workbench,
    )


def _no_sheets(wanted: str, name: str) -> KhiError:
    """A sheet that was asked for and never read must not pass in silence."""
    return KhiError(
        "This file has no sheets: it is plain text.",
        where=name,
        found=f"A sheet was asked for: {wanted}",
        accepted="A sheet of a workbook: .xlsx, .xls or .ods",
        fix="Leave the sheet out, or add the workbook this file was saved from.",
    )


def _empty(name: str, hidden: Sequence[str]) -> KhiError:
    if hidden:
        return KhiError(
            "Every sheet of this workbook that is in sight is empty.",
            where=name,
            found=f"hidden sheet{'s' if len(hidden) > 1 else ''}: {', '.join(hidden)}",
            fix="If the answers are there, show the sheet in your spreadsheet (Unhide), save, and"
            " add the file again.",
        )
    return KhiError(
        "This file is empty.",
        where=name,
        accepted="a heading, and one row for each person or each figure",
        fix="Export it again, and look at it before you add it.",
    )


def _width(heading_rows: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> int:
    """How many columns the table has: those with a heading, or more if many rows have more.

    A cell beyond that belongs to a row that is too long, and is kept beside it.
    """
    named = max((_length(row) for row in heading_rows), default=0)
    lengths = Counter(_length(row) for row in below if any(row))
    enough = max(min(2, lengths.total()), _WIDER * lengths.total())
    reached = [
        length
        for length in lengths
        if sum(count for other, count in lengths.items() if other >= length) >= enough
    ]
    return max([named, 1, *reached])


def _length(row: Sequence[str]) -> int:
    """The number of cells up to the last that is not blank."""
    return max((index for index, cell in enumerate(row, start=1) if cell.strip()), default=0)


def _count(workbench: Workbench) -> int:
    return int(workbench.query("select count(*) as n from cells")["n"].iloc[0])


def _holding(
    workbench: Workbench, heading_rows: Sequence[Sequence[str]], width: int
) -> frozenset[int]:
    """The columns, from 1, that hold something although the heading's last row is blank there."""
    last = heading_rows[-1] if heading_rows else ()
    named = {index for index, cell in enumerate(last, start=1) if cell.strip()}
    unnamed = [index for index in range(1, width + 1) if index not in named]
    found: set[int] = set()
    for start in range(0, len(unnamed), _AT_ONCE):
        some = unnamed[start : start + _AT_ONCE]
        counts = ", ".join(f"count(nullif(trim(c{index}), ''))" for index in some)
        filled = workbench.query(f"select {counts} from cells").iloc[0].tolist()  # noqa: S608
        found.update(index for index, count in zip(some, filled, strict=True) if count)
    return frozenset(found)


def _numbered(left_out: Sequence[Skipped], *, offset: int) -> tuple[Skipped, ...]:
    """The rows left out as the spreadsheet numbers them, neighbours of one reason as one."""
    runs: list[Skipped] = []
    for first, last, why in left_out:
        start = first + offset
        if runs and runs[-1].last + 1 == start and runs[-1].why == why:
            start = runs.pop().first
        runs.append(Skipped(start, last + offset, why))
    return tuple(runs)


def _preamble(records: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What stands above the heading, a line for each row that says anything."""
    said = [" ".join(cell.strip() for cell in record if cell.strip()) for record in records]
    return tuple(line for line in said if line)


def _where(found: Heading) -> str:
    """Where the heading stands, in words."""
    if not found.rows:
        return "no heading"
    if found.rows == 1:
        return f"heading on row {found.first + 1}"
    return f"heading on rows {found.first + 1} to {found.end}"
