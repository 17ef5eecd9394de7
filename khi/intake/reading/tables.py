"""The two places a table comes from, made alike: delimited text, and a sheet of a workbook.

Each gives the records at its start, and then puts the rows below the heading into the workbench:
out to a scratch file as plain text, in through the database. Neither is ever held whole here.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

from khi.intake.reading import layouts, texts
from khi.intake.reading.encodings import Encoding
from khi.intake.reading.records import Layout, Records, lines
from khi.store.engines import Workbench

_HEAD_ROWS = 200
_HEAD_BLANK_ROWS = 5_000


@dataclass(frozen=True)
class Loaded:
    """What loading found: blank rows after the last filled one, and what to tell the person."""

    blank_at_end: int = 0
    sentences: tuple[str, ...] = ()


class Table(Protocol):
    """What reading needs of a table, wherever it comes from."""

    encoding: str
    separator: str
    quote: str
    sheet: str
    sheets: tuple[str, ...]
    hidden: tuple[str, ...]
    head: list[list[str]]
    opening: str

    def load(self, workbench: Workbench, *, skip: int, width: int) -> Loaded:
        """Put the rows after the first ``skip`` into ``cells``, numbered from 1."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Text:
    """Delimited text."""

    sheet = ""
    sheets: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    def __init__(self, file: BinaryIO, encoding: Encoding, *, layout: Layout | None = None) -> None:
        """``layout`` is how cells are told apart, where that is known and need not be found."""
        self._file, self._encoding = file, encoding
        head = texts.head(file, encoding)
        separator, declaration = layouts.declared(head.text) if layout is None else ("", "")
        start = head.text[len(declaration) :]
        if not head.whole:
            start = start[: start.rfind("\n") + 1] or start
        self._declaration = len(declaration)
        self._layout = layout or layouts.layout(start, separator=separator)
        self._is_wrapped = not self._layout.separator and texts.is_wrapped(start)
        if self._is_wrapped:
            start = "".join(texts.unwrapped([start]))
            self._layout = layouts.layout(start)
        width = layouts.width(start, self._layout)
        self._records = Records(lines(start), self._layout, width=width)
        self._line_counts: list[int] = []
        self.head = beginning(self._counted())
        self.encoding, self.separator = encoding.name, self._layout.separator
        self.quote = self._layout.quote
        self.opening = ", ".join(
            [self._separated_by(), encoding.label]
            + ["single quotes"] * (self.quote == "'")
            + ["each row one quoted cell, taken apart"] * self._is_wrapped
        )

    def load(self, workbench: Workbench, *, skip: int, width: int) -> Loaded:
        """See ``Table``."""
        path = workbench.folder / "rows.csv"
        cleaned = texts.Cleaned()
        pieces = _after(self._pieces(cleaned), sum(self._line_counts[:skip]))
        notes = (self._encoding.note,) * bool(self._encoding.note)
        try:
            if self._layout.is_plain and (copied := _copied(pieces, path, self._layout.quote)):
                workbench.load(
                    path,
                    columns=width,
                    separator=self._layout.separator,
                    quote=self._layout.quote,
                )
                return Loaded(copied.blank_at_end, (*notes, *cleaned.sentences()))
            pieces = _after(self._pieces(cleaned := texts.Cleaned()), sum(self._line_counts[:skip]))
            records = Records(_lines(pieces), self._layout, width=width)
            write(records, path, width=width)
            workbench.load(path, columns=width, separator=",", quote='"')
        finally:
            path.unlink(missing_ok=True)
        unclosed = _unclosed([number + skip for number in records.unclosed])
        return Loaded(0, (*notes, *cleaned.sentences(), *unclosed))

    def close(self) -> None:
        """See ``Table``."""
        self._file.close()

    def _pieces(self, cleaned: texts.Cleaned) -> Iterator[str]:
        """The text below a ``sep=`` line, in chunks."""
        below = self._below(texts.chunks(self._file, self._encoding, cleaned))
        return texts.unwrapped(below) if self._is_wrapped else below

    def _below(self, pieces: Iterable[str]) -> Iterator[str]:
        left = self._declaration
        for piece in pieces:
            yield piece[left:]
            left = max(0, left - len(piece))

    def _counted(self) -> Iterator[list[str]]:
        """The records; the lines each one takes are counted on the way."""
        for record in self._records:
            self._line_counts.append(self._records.lines_taken)
            yield record

    def _separated_by(self) -> str:
        name = layouts.label(self.separator) if self.separator else "a single column"
        return name[0].upper() + name[1:]


@dataclass(frozen=True)
class _Copied:
    blank_at_end: int


def _copied(pieces: Iterable[str], path: Path, quote: str) -> _Copied | None:
    """The text in a scratch file; None if a quoted cell runs over lines, which needs more care."""
    newlines = letters = 0
    is_open = False
    with path.open("wb") as scratch:
        for piece in pieces:
            parts = piece.split(quote) if quote else [piece]
            if any("\n" in within for within in parts[not is_open :: 2]):
                return None
            is_open ^= len(parts) % 2 == 0
            scratch.write(piece.encode("utf-8", errors="replace"))
            kept = len(piece.rstrip("\n"))
            newlines = len(piece) - kept + (newlines if not kept else 0)
            letters += kept
    if is_open:
        return None
    return _Copied(max(0, newlines - bool(letters)))


def beginning(records: Iterable[list[str]]) -> list[list[str]]:
    """The first records, until enough of them say something."""
    head: list[list[str]] = []
    filled = 0
    for record in islice(records, _HEAD_BLANK_ROWS):
        head.append(record)
        filled += any(cell.strip() for cell in record)
        if filled == _HEAD_ROWS:
            break
    return head


def write(records: Iterable[Sequence[str]], path: Path, *, width: int) -> None:
    """Records as plain text that the database reads at once, each as wide as the table."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as scratch:
        writer = csv.writer(scratch, lineterminator="\n")
        writer.writerows([*record, *[""] * (width - len(record))] for record in records)


def _after(pieces: Iterable[str], line_count: int) -> Iterator[str]:
    """The pieces of a text after its first lines."""
    for piece in pieces:
        start = 0
        while line_count and start < len(piece):
            found = piece.find("\n", start)
            start = len(piece) if found < 0 else found + 1
            line_count -= found >= 0
        yield piece[start:]


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    """The lines of a text that comes in pieces."""
    rest = ""
    for piece in pieces:
        whole, newline, rest_of_piece = piece.rpartition("\n")
        if not newline:
            rest += piece
            continue
        yield from lines(rest + whole + newline)
        rest = rest_of_piece
    if rest:
        yield rest


def _unclosed(rows: list[int]) -> tuple[str, ...]:
    """What to say of quotation marks that open and never close."""
    if not rows:
        return ()
    named = ", ".join(str(row) for row in rows[:5]) + (" and others" if len(rows) > 5 else "")
    return (f"A quotation mark opens and never closes (row {named}): kept as part of the text.",)
