"""Where the heading is: how many rows stand above it, how many it has, where answers begin.

The heading is found by content, never by row number. Its main row is the first that is nearly as
full as the fullest. Rows below belong to it while they hold words where the column holds numbers,
or leave every key column blank, as the second row of a SurveyMonkey export does. Rows above belong
to it while they look like the merged cells of groups of columns.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from khi.intake.reading.cells import Kind, is_year, kind, trimmed, usual_kind

_SEARCHED = 60
_MOST_ROWS = 5
_NEARLY_FULL = 0.6
RESPONSE = frozenset({"response", "responses", "open-ended response"})
"""What SurveyMonkey writes under a question that has no options."""

UNTICKED = frozenset({"Not selected", "Not Selected", "Unchecked", "No", "FALSE", "False", "N"})
"""What form tools write where an option was not ticked."""

_IMPORT_ID = '"ImportId"'

Row = Sequence[str]


@dataclass(frozen=True)
class Heading:
    """``first`` is the index of its first row; ``rows`` how many it has, 0 if there is none."""

    first: int
    rows: int

    @property
    def end(self) -> int:
        """The index of the row below it."""
        return self.first + self.rows


def heading(records: Sequence[Row]) -> Heading:
    """The heading of a table, from the first records of its file."""
    rows = [[trimmed(cell) for cell in record] for record in records]
    main = _main_row(rows)
    if main is None:
        return Heading(_first_filled(rows), 0)
    below = _Below(rows, main)
    if below.is_like(rows[main]):
        first = _first_group(rows, main, main)
        return Heading(first, main - first)
    last = _last_row(rows, main, below)
    first = _first_group(rows, main, last)
    return Heading(first, last - first + 1)


def _main_row(rows: Sequence[Row]) -> int | None:
    """The first row that is nearly as full as the fullest near the top; None if all are blank."""
    usual = _usual_length(rows)
    filled = [_filled(row[:usual]) for row in rows]
    fullest = max(filled[:_SEARCHED], default=0)
    for index, count in enumerate(filled):
        if count and count >= _NEARLY_FULL * fullest and not _is_aside(rows, index, fullest):
            return index
    return None


def _is_aside(rows: Sequence[Row], index: int, fullest: int) -> bool:
    """Whether a row stands above the heading, and says something about the whole table.

    It does if it is a label ("Date:"), or if it stops short of a fuller row that is set off by a
    blank line, or that is plainly the heading.
    """
    row = rows[index]
    if _is_label(row, fullest):
        return True
    after = next((n for n in range(index + 1, len(rows)) if any(rows[n])), index)
    if not _stops_short(row, fullest) or _filled(rows[after]) <= _filled(row):
        return False
    return after > index + 1 or _is_heading(rows, after)


def _stops_short(row: Row, fullest: int) -> bool:
    """Whether a row fills its first cells only."""
    return _filled(row) < fullest and all(row[: _filled(row)])


def _is_heading(rows: Sequence[Row], index: int) -> bool:
    """Whether a row is all words above columns of numbers or dates."""
    below = _Below(rows, index)
    words = all(kind(cell) in (Kind.TEXT, Kind.BLANK) for cell in rows[index])
    return words and any(usual.is_typed for usual in below.kinds)


def _usual_length(rows: Sequence[Row]) -> int:
    """The commonest number of cells, blank ones too; a stray long row has no say in it."""
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    return max(lengths, key=lambda length: (lengths[length], length), default=1)


def _is_label(row: Row, fullest: int) -> bool:
    """Whether a row only says something about the table: "Date:", then the date."""
    return fullest > 1 and row[0].endswith(":") and _filled(row) < fullest


def _filled(row: Row) -> int:
    return sum(1 for cell in row if cell)


def _first_filled(rows: Sequence[Row]) -> int:
    return next((index for index, row in enumerate(rows) if any(row)), 0)


class _Below:
    """What the columns look like under a main row."""

    def __init__(self, rows: Sequence[Row], main: int) -> None:
        self._main = rows[main]
        below = [row for row in rows[main + 1 :] if any(row) and row != rows[main]]
        sample = below[_MOST_ROWS:] if len(below) > 3 * _MOST_ROWS else below
        width = max((len(row) for row in rows), default=0)
        self.columns = [[_cell(row, index) for row in sample] for index in range(width)]
        self._rows = rows
        self.kinds = [usual_kind(column) for column in self.columns]
        surely = below[min(_MOST_ROWS - 1, max(len(below) - 1, 0)) :]
        self._keys = [
            index
            for index, usual in enumerate(self.kinds)
            if usual.is_typed
            and sum(1 for row in surely if _cell(row, index)) >= 0.95 * len(surely)
        ]

    def typed(self, row: Row) -> list[tuple[Kind, Kind]]:
        """What the row holds, beside what is usual, in the columns of numbers or dates."""
        pairs = [(kind(cell), usual) for cell, usual in zip(row, self.kinds, strict=False)]
        return [(found, usual) for found, usual in pairs if usual.is_typed and found.is_typed] + [
            (found, usual) for found, usual in pairs if usual.is_typed and found is Kind.TEXT
        ]

    def is_like(self, row: Row) -> bool:
        """Whether a row looks like an answer rather than a heading."""
        typed = self.typed(row)
        if typed:
            alike = sum(1 for found, usual in typed if found is usual)
            is_headed = _is_sequence(row) or self._is_headed_by_a_year(row)
            return alike > 0.5 * len(typed) and not is_headed
        return self._recurs(row)

    def _is_headed_by_a_year(self, row: Row) -> bool:
        """Whether every number of a row is a year, over columns that hold no other year."""
        numbers = [
            (cell, column)
            for cell, column, usual in zip(row, self.columns, self.kinds, strict=False)
            if usual.is_typed and kind(cell).is_typed
        ]
        return bool(numbers) and all(
            is_year(cell) and not any(is_year(each) for each in column if each)
            for cell, column in numbers
        )

    def _recurs(self, row: Row) -> bool:
        """Whether the row's words come back in their own columns.

        A column that holds one word only may be headed by it, as tick boxes are: not counted.
        """
        varied = [
            cell in column
            for cell, column in zip(row, self.columns, strict=False)
            if cell and len(set(filter(None, column))) > 1
        ]
        return len(varied) > 1 and sum(varied) > 0.5 * len(varied)

    def continues(self, index: int) -> bool:
        """Whether a row is one more row of heading: words where there should be numbers."""
        row = self._rows[index]
        typed = self.typed(row)
        words = sum(1 for found, _ in typed if found is Kind.TEXT)
        if sum(cell.lower() in RESPONSE for cell in row) > 1:
            return True
        if words < len(typed) or not any(row) or self._answers(index):
            return False
        return words > 1 or (words == 1 and not self._knows(row)) or self._lacks_keys(row)

    def _answers(self, index: int) -> bool:
        """Whether a word of the row comes back further down, in a column that holds others too.

        An answer does. What heads a column of ticks comes back as well, but nothing else is there;
        and a heading that comes back whole is no answer.
        """
        again = (self._main, self._rows[index])
        rows = [row for row in self._rows[index + 1 :] if row not in again]
        for place, cell in enumerate(self._rows[index]):
            if kind(cell) is Kind.TEXT:
                column = {_cell(row, place) for row in rows}
                others = {other for other in column - {cell} if kind(other) is Kind.TEXT}
                if cell in column and others - UNTICKED:
                    return True
        return False

    def _knows(self, row: Row) -> bool:
        """Whether any of the row's words comes back in its column."""
        return any(
            cell and column.count(cell) > 1 for cell, column in zip(row, self.columns, strict=False)
        )

    def _lacks_keys(self, row: Row) -> bool:
        """Whether it names options: blank where every answer is not, filled where the main row is.

        A person who left out their number still answers under headings that are there.
        """
        blank = all(not _cell(row, index) for index in self._keys)
        return bool(self._keys) and blank and self.names(row) and _filled(row) > 1

    def names(self, row: Row) -> bool:
        """Whether a row names a column that the main row leaves blank."""
        return any(cell and not _cell(self._main, index) for index, cell in enumerate(row))


def _cell(row: Row, index: int) -> str:
    return row[index] if index < len(row) else ""


def _is_sequence(row: Row) -> bool:
    """Whether the row's numbers are years, or count up by one, as headings do."""
    numbers = [cell for cell in row if kind(cell) is Kind.NUMBER]
    if len(numbers) < 2 or not any(kind(cell) is Kind.TEXT for cell in row):
        return False
    years = all(is_year(number) for number in numbers) and len(set(numbers)) == len(numbers)
    first = numbers[0]
    return years or (
        first.isdecimal() and numbers == [str(int(first) + step) for step in range(len(numbers))]
    )


def _last_row(rows: Sequence[Row], main: int, below: _Below) -> int:
    """The last row of the heading, at or below its main row."""
    for index in range(main + 1, min(main + _MOST_ROWS, len(rows))):
        if any(_IMPORT_ID in cell for cell in rows[index]):
            return index
    last = main + (main + 1 < len(rows) and _says_again(rows[main], rows[main + 1]))
    while last + 1 < len(rows) and last + 1 < main + _MOST_ROWS:
        row = rows[last + 1]
        if not any(row) and _resumes(rows, last + 2, below):
            last += 1
        elif row != rows[main] and not below.continues(last + 1):
            break
        last += 1
    return last


def _says_again(row: Row, below: Row) -> bool:
    """Whether the row below has the same headings in plain words: StartDate, then Start Date."""
    pairs = zip(row, below, strict=False)
    return sum(a != b and a == b.replace(" ", "") and " " in b for a, b in pairs) > 1


def _resumes(rows: Sequence[Row], index: int, below: _Below) -> bool:
    """Whether the heading goes on below a blank row, as SmartSurvey's row of options does."""
    return index < len(rows) and below.names(rows[index]) and below.continues(index)


def _first_group(rows: Sequence[Row], main: int, last: int) -> int:
    """The first row of the heading: those above the main row that group its columns."""
    first = main
    while first > 0 and last - first + 1 < _MOST_ROWS and _is_group(rows[first - 1], rows[main]):
        first -= 1
    return first


def _is_group(row: Row, main: Row) -> bool:
    """Whether a row looks like merged cells over a main row, and not like a title."""
    filled = _filled(row)
    typed = any(kind(cell).is_typed and not is_year(cell) for cell in row)
    if not filled or (typed and not _is_of_days(row, main)):
        return False
    if filled == 1:
        return _names_a_block(row, main)
    if _is_label(row, len(main)):
        return False
    return not _stops_short(row, _filled(main)) or _completes(row, main)


def _is_of_days(row: Row, main: Row) -> bool:
    """Whether a row holds different days, over a row of words: each is of the columns below it."""
    days = [cell for cell in row if cell]
    words = all(kind(cell) in (Kind.TEXT, Kind.BLANK) for cell in main)
    return words and len(set(days)) == len(days) > 1 and {*map(kind, days)} == {Kind.DATE}


def _completes(row: Row, main: Row) -> bool:
    """Whether a row names a column that the main row leaves blank, or names one alike."""
    return any(
        cell and (not below or below == cell) for cell, below in zip(row, main, strict=False)
    )


def _names_a_block(row: Row, main: Row) -> bool:
    """Whether one word above several columns tells apart columns of the same name."""
    start = next(index for index, cell in enumerate(row) if cell)
    return start > 0 and any(cell and cell in main[:start] for cell in main[start:])
