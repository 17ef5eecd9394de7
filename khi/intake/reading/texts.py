"""Bytes to plain text, a chunk at a time, so that a big file is never held whole.

What comes out has one kind of line end, no NUL characters and no stray byte order marks.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from khi.intake.reading.encodings import CHUNK, Encoding

MARK = "\ufeff"
_HEAD_LETTERS = 1 << 20
_WRAPPED = re.compile(r'"(?:[^"]|"")*"')


def opened(source: Path | bytes) -> BinaryIO:
    """The bytes as a file, wherever they are."""
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


@dataclass
class Cleaned:
    """What had to be taken out on the way."""

    nulls: int = 0
    marks: int = 0

    def sentences(self) -> tuple[str, ...]:
        """What to tell the person; nothing where nothing was taken out."""
        nulls = f"{self.nulls:,} empty (NUL) characters were taken out."
        marks = "A byte order mark inside the text was taken out."
        return (nulls,) * bool(self.nulls) + (marks,) * bool(self.marks)


def chunks(file: BinaryIO, encoding: Encoding, cleaned: Cleaned | None = None) -> Iterator[str]:
    """The text from its start, each line ended by a line feed."""
    file.seek(0)
    decoder = encoding.decoder()
    newlines = io.IncrementalNewlineDecoder(None, translate=True)
    seen = cleaned if cleaned is not None else Cleaned()
    start = True
    while content := file.read(CHUNK):
        text = decoder.decode(content)
        yield newlines.decode(_clean(text.removeprefix(MARK) if start else text, seen))
        start = False
    yield newlines.decode(_clean(decoder.decode(b"", final=True), seen), final=True)


def _clean(text: str, seen: Cleaned) -> str:
    if "\0" in text:
        seen.nulls += text.count("\0")
        text = text.replace("\0", "")
    if MARK in text:
        seen.marks += text.count(MARK)
        text = text.replace(MARK, "")
    return text


def unwrapped(pieces: Iterable[str]) -> Iterator[str]:
    """A text whose every line was one quoted cell, with each line out of its quotes."""
    rest = ""
    for piece in pieces:
        whole, newline, rest_of_piece = (rest + piece).rpartition("\n")
        rest = rest_of_piece
        yield "".join(_bare(line) + "\n" for line in whole.split("\n") if newline)
    yield _bare(rest)


def is_wrapped(text: str) -> bool:
    """Whether every line is one quoted cell: a spreadsheet took each row for one."""
    filled = [line for line in text.split("\n") if line.strip()]
    return len(filled) > 1 and all(map(_WRAPPED.fullmatch, filled))


def _bare(line: str) -> str:
    return line[1:-1].replace('""', '"') if _WRAPPED.fullmatch(line) else line


@dataclass(frozen=True)
class Head:
    """The start of a text, enough to see how it is laid out. ``whole`` if it is all there is."""

    text: str
    whole: bool


def head(file: BinaryIO, encoding: Encoding) -> Head:
    """The first million letters or so."""
    text = ""
    pieces = chunks(file, encoding)
    for piece in pieces:
        text += piece
        if len(text) >= _HEAD_LETTERS:
            return Head(text, whole=not any(pieces))
    return Head(text, whole=True)
