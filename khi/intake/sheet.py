"""One table as we read it: every cell still text, every row accounted for.

``Sheet`` is all that the rest of intake knows of a file. Its cells lie in the workbench's table
``cells``: column "row" holds the row as the spreadsheet numbers it, columns c1 to cN the text.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from khi.intake.matching.words import fold
from khi.model import Ledger
from khi.store.engines import Workbench


@dataclass(frozen=True)
class Column:
    """One column that has a heading or holds something.

    ``index`` counts from 1, so the cells are in ``c<index>``. ``name`` is unique in the sheet.
    ``letter`` is what a spreadsheet calls it. ``parts`` are the heading's cells, one for each
    header row, with a merged cell's text repeated over the columns it covers.
    """

    index: int
    name: str
    letter: str
    parts: tuple[str, ...]

    @property
    def cell(self) -> str:
        """The column of the workbench's table that holds its cells."""
        return f"c{self.index}"

    @cached_property
    def folded(self) -> str:
        """Its name as it is compared, kept as long as the column: it is asked for very often."""
        return fold(self.name)


class Skipped(NamedTuple):
    """Rows that hold no answers, and why: ``first`` to ``last`` as the spreadsheet numbers them."""

    first: int
    last: int
    why: str

    @property
    def rows(self) -> int:
        """How many rows that is."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class Sheet:
    """A table of text with its heading understood.

    ``header_rows`` is 0 where the file has no heading. ``first_data_row`` is the row below the
    heading. ``sheet`` names the sheet of a workbook, and ``sheets`` all of them,
    ``hidden`` those nobody sees. ``quote`` and
    ``separator`` are empty for a workbook. ``rows`` counts the rows in ``cells``.
    ``assumptions`` are sentences that say what was decided about the file.
    """

    name: str
    encoding: str
    separator: str
    quote: str
    sheet: str
    sheets: tuple[str, ...]
    hidden: tuple[str, ...]
    header_rows: int
    first_data_row: int
    columns: tuple[Column, ...]
    preamble: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    assumptions: tuple[str, ...]
    rows: int
    workbench: Workbench

    @property
    def rows_skipped(self) -> int:
        """How many rows below the heading hold no answers."""
        return sum(run.rows for run in self.skipped)

    @property
    def rows_read(self) -> int:
        """Every row below the heading: those in ``cells`` and those skipped."""
        return self.rows + self.rows_skipped

    def ledger(self, *, rejected: int) -> Ledger:
        """What came of every row, where every one that holds something is kept or rejected."""
        return Ledger(
            read=self.rows_read,
            accepted=self.rows - rejected,
            rejected=rejected,
            skipped=self.rows_skipped,
        )

    def column(self, name: str) -> Column:
        """The column of that name. Raises ``KeyError`` naming it."""
        return {column.name: column for column in self.columns}[name]


def letter(index: int) -> str:
    """What a spreadsheet calls column ``index``, counting from 1: 1 is A, 27 is AA."""
    letters = ""
    while index:
        index, remainder = divmod(index - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters
