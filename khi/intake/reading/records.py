"""Lines to records, with no line ever lost.

Python's own reader splits a record into cells. What it cannot do is doubt: a quotation mark that
opens and never closes swallows every row below it. Here such a mark is kept as a letter of its
cell, the row ends where its line ends, and its number is remembered.
"""

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

_NOTHING_SEPARATES = "\x1f"
_LONGEST = 5_000
_MOST_MARKS = 200
csv.field_size_limit(1 << 30)


@dataclass(frozen=True)
class Layout:
    """How cells are told apart. ``separator`` is empty for a single column.

    ``escape`` stands before a quotation mark inside a quoted cell, where it is not doubled.
    ``spaced`` is true where a space follows each separator.
    """

    separator: str
    quote: str = '"'
    escape: str = ""
    spaced: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the database can read it as it stands."""
        return bool(self.separator and self.quote) and not self.escape and not self.spaced

    def reader(self, lines: Iterable[str], *, strict: bool = False) -> Iterator[list[str]]:
        """Python's reader, told all it needs."""
        return csv.reader(
            lines,
            delimiter=self.separator or _NOTHING_SEPARATES,
            quotechar=self.quote or None,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            escapechar=self.escape or None,
            doublequote=not self.escape,
            skipinitialspace=self.spaced,
            strict=strict,
        )

    def unquoted(self, line: str) -> list[str]:
        """The cells of one line in which a quotation mark is a letter like any other."""
        return next(csv.reader([line], delimiter=self.separator or "\x1f", quoting=csv.QUOTE_NONE))


class _Lines:
    """Lines that can be put back. ``taken`` are those the record being read has used."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._back: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _LONGEST:
            raise StopIteration
        line = self._back.popleft() if self._back else next(self._lines)
        self.taken.append(line)
        return line

    def put_back_all_but_the_first(self) -> str:
        """Give the record up: its first line is returned, the rest will be read again."""
        first, *rest = self.taken
        self._back.extendleft(reversed(rest))
        return first


class Records:
    """The records of some lines.

    ``unclosed`` are the numbers of those with a stray mark; ``lines_taken`` is how many lines the
    record just given has used.
    """

    def __init__(self, lines: Iterable[str], layout: Layout, *, width: int = 0) -> None:
        self._lines = _Lines(lines)
        self._layout = layout
        self._width = width
        self.unclosed: list[int] = []
        self.lines_taken = 0

    def __iter__(self) -> Iterator[list[str]]:
        reader = self._layout.reader(self._lines)
        for number in count(1):
            self._lines.taken = []
            record = next(reader, None)
            if record is None:
                return
            self.lines_taken = len(self._lines.taken)
            if self._needs_a_second_look(record) and self._is_doubtful(record):
                record = self._mended(self._lines.put_back_all_but_the_first())
                self.unclosed.append(number)
                self.lines_taken = 1
                reader = self._layout.reader(self._lines)
            yield record

    def _needs_a_second_look(self, record: list[str]) -> bool:
        """Whether the record's quotation marks may be wrong."""
        taken, quote = self._lines.taken, self._layout.quote
        if not quote:
            return False
        odd = len(record) != self._width > 1 and quote in taken[0]
        return odd or len(taken) > 1 or taken[0].count(quote) % 2 == 1

    def _is_doubtful(self, record: list[str]) -> bool:
        """Whether a record looks like rows run together, or cells of one row run together."""
        taken = self._lines.taken
        if self._is_strict(taken):
            return len(taken) > 1 and len(record) != self._width and self._are_rows(taken)
        if len(taken) == 1:
            return self._is_open(taken) or len(record) != self._width == len(self._mended(taken[0]))
        return self._is_open(taken) or self._are_rows(taken[:1]) or self._is_row(taken[1])

    def _is_strict(self, lines: list[str]) -> bool:
        """Whether every quoted cell closes just before a separator or a line end."""
        try:
            return len(list(self._layout.reader(lines, strict=True))) == 1
        except csv.Error:
            return False

    def _is_open(self, lines: list[str]) -> bool:
        """Whether the last quoted cell is still open when the lines end."""
        probe = "khi\x1fprobe\n"
        return len(list(self._layout.reader([*lines, probe]))) == 1

    def _are_rows(self, lines: list[str]) -> bool:
        """Whether each line by itself has as many cells as the table has columns."""
        return self._width > 1 and all(
            len(self._layout.unquoted(line)) == self._width for line in lines
        )

    def _is_row(self, line: str) -> bool:
        """Whether a line by itself, quoted as it should be, is a whole row."""
        cells = next(self._layout.reader([line]), [])
        return len(cells) == self._width > 1 and self._is_strict([line])

    def _mended(self, line: str) -> list[str]:
        """The cells of a line with a stray mark: the way that gives a whole row, if there is one.

        The mark may be one too many before a cell, in it or after it; or the last one is missing.
        """
        quote, separator = self._layout.quote, self._layout.separator
        end = line.rstrip("\n")
        places = [place for place, letter in enumerate(end) if letter == quote][:_MOST_MARKS]
        ways = [end + quote, *(end[:place] + end[place + 1 :] for place in places)]
        if separator:
            ways.append(end.replace(f"{quote}{quote}{separator}", f"{quote}{separator}"))
        for way in ways:
            if self._is_row(way + "\n"):
                return next(self._layout.reader([way + "\n"]))
        return self._layout.unquoted(line)


def lines(text: str) -> Iterator[str]:
    """The lines of a text that knows only line feeds, each with its end."""
    return iter(io.StringIO(text, newline="\n"))
