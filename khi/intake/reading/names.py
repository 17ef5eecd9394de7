"""What each column is called: the heading's cells, cleaned, filled forward and made unique."""

import re
from collections.abc import Sequence

from khi.intake.reading.cells import trimmed, without_notes
from khi.intake.reading.headings import RESPONSE
from khi.intake.sheet import Column, letter

_MANGLED_MARK = re.compile(r"^(?:X\.U\.FEFF\.|<U\+FEFF>|ï»¿|\ufeff)+")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_IMPORT_ID = re.compile(r'^\{.*"ImportId".*\}$')

Row = Sequence[str]


def columns(rows: Sequence[Row], *, width: int, holding: frozenset[int]) -> tuple[Column, ...]:
    """The columns that have a heading or hold something.

    Args:
        rows: the heading's rows, as they stand in the file; none if it has no heading.
        width: how many columns the table has.
        holding: the indices, from 1, of the columns with at least one cell that is not blank.
    """
    cleaned = [[_clean(cell) for cell in _padded(row, width)] for row in rows]
    filled = _filled_forward(cleaned, holding)
    taken: set[str] = set()
    found = []
    for index in range(1, width + 1):
        parts = tuple(row[index - 1] for row in filled)
        if index in holding or any(row[index - 1].strip() for row in _rows(rows, width)):
            name = _unique(_name(parts, index), taken)
            found.append(Column(index, name, letter(index), parts))
    return tuple(found)


def _rows(rows: Sequence[Row], width: int) -> list[list[str]]:
    return [_padded(row, width) for row in rows]


def _padded(row: Row, width: int) -> list[str]:
    return [*row[:width], *[""] * (width - len(row))]


def _clean(cell: str) -> str:
    """The cell without tags, notes, doubled spaces and the remains of a byte order mark."""
    return trimmed(without_notes(_TAG.sub(" ", _MANGLED_MARK.sub("", trimmed(cell)))))


def _filled_forward(rows: list[list[str]], holding: frozenset[int]) -> list[list[str]]:
    """The rows with each merged cell's text repeated over the columns it covers.

    A block ends where the next one begins, in its own row or in any above it, and at a column
    that holds nothing at all. The last row names single columns: it is left as it is.
    """
    ends = [False] * (len(rows[0]) if rows else 0)
    for row in rows[:-1]:
        ends = [end or bool(cell) for end, cell in zip(ends, row, strict=True)]
        covering = ""
        for index, starts in enumerate(ends):
            if starts or not (rows[-1][index] or index + 1 in holding):
                covering = row[index]
            row[index] = covering
    return rows


def _name(parts: Sequence[str], index: int) -> str:
    """The parts in one line, without those that say nothing; the letter if none says anything."""
    said = [part for part in parts if part and not _IMPORT_ID.match(part)]
    telling = [part for part in said if part.lower() not in RESPONSE] or said
    return " - ".join(dict.fromkeys(telling)) or f"Column {letter(index)}"


def _unique(name: str, taken: set[str]) -> str:
    """The name, numbered if an earlier column has it. Case does not tell two columns apart."""
    number, unique = 1, name
    while unique.lower() in taken:
        number += 1
        unique = f"{name} ({number})"
    taken.add(unique.lower())
    return unique
