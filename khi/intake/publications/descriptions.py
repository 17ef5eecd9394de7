"""What each publication looks like, read from ``data/publications``.

A publication is recognised by its headings and by what stands above them, never by its name.
"""

import re
import tomllib
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from khi.catalogue import DATA
from khi.intake.matching.words import fold
from khi.intake.sheet import Column, Sheet
from khi.model import Absence
from khi.model.value import Value


class Shape(StrEnum):
    """How the figures lie: in rows, in rows by what they are, or spread over the columns."""

    LONG = "long"
    TYPED = "long by measure type"
    YEARS = "years as columns"
    MEASURES = "measures as columns"
    AREAS = "areas as columns"
    REFUSED = "refused"


YEAR_ABOVE = r"((?:19|20)\d\d)\s*(?:/|-|–|to)\s*((?:19|20)?\d\d)(?!\d)"
"""A financial year in what stands above a heading."""

YEAR_NAMED = (
    r"(?<!\d)((?:19|20)\d\d)[-_ ]+(?:to[-_ ]+)?((?:20)?\d\d)(?!\d)"
    r"|(?<!\d)(\d\d)[-_](\d\d)(?!\d)|eng[-_](\d\d)[-_]?(\d\d)(?!\d)"
)
"""A financial year in the name of a file: 2020-21, 15-16, or eng-2021 as the NHS writes it."""


class Adopted(Value):
    """A measure that is one of our indicators for certain, from and until a financial year.

    Codes were given to other measures later, so a code alone says nothing.
    """

    code: str
    indicator: str
    first: int = 0
    last: int = 9999


class Made(Value):
    """An indicator that is a sum of columns, or such a sum out of another: patterns of headings.

    A file must have a column of every pattern, or part of a sum would pass for all of it.
    ``also`` are added to the sum, and ``also_out_of`` to what it is out of, where a file has them.
    """

    indicator: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    also_out_of: tuple[str, ...] = ()


class Description(Value):
    """One publication.

    ``headings``, or those of one of ``or_headings``, and ``above`` are patterns that must all be
    found, and no heading may be one of ``without``. ``cells`` are patterns for the cells under some
    headings, where headings alone do not tell. ``columns`` says which headings hold each part, the
    surest first; ``kinds`` what a word in a heading, or in the column of measure types, stands
    for. ``everyone`` lists for a column the words for all people, the likeliest first.
    ``measure_above``, ``measure_named``, ``period_above``, ``period_headed`` and ``period_named``
    find the measure and the period above the heading, in it, or in the names of the file and its
    sheet; ``measure`` is its name where nothing says it. ``made`` are indicators that several
    columns make. ``features`` are what areas are like, and
    the codes that say so; ``is_population`` marks a file of how many people live where, and
    ``is_table`` a table that is no publication we know. ``level`` is the kind of area that all of
    its rows are of, where none is a council: provider, or integrated care board. ``named`` finds
    the words in the name of a sheet that say of whom all of it is. ``refusal`` says why nothing of
    it can be shown.
    """

    id: str
    title: str
    publisher: str
    licence: str
    shape: Shape
    headings: tuple[str, ...] = ()
    or_headings: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    cells: dict[str, str] = {}
    above: str = ""
    columns: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, str] = {}
    everyone: dict[str, tuple[str, ...]] = {}
    marks: dict[str, Absence] = {}
    measure: str = ""
    measure_above: str = ""
    measure_named: str = ""
    period_above: str = YEAR_ABOVE
    period_headed: str = ""
    period_named: str = YEAR_NAMED
    refusal: str = ""
    measures: tuple[Adopted, ...] = ()
    made: tuple[Made, ...] = ()
    features: dict[str, str] = {}
    level: str = ""
    named: str = ""
    is_population: bool = False
    is_table: bool = False

    @property
    def weight(self) -> int:
        """How much it asks for: the more, the surer it is."""
        most = max(len(each) for each in (self.headings, *self.or_headings))
        return most + bool(self.above) + len(self.cells)

    def is_of(self, sheet: Sheet) -> bool:
        """Whether a sheet is of this publication."""
        names = [column.folded for column in sheet.columns]
        headed = any(
            all(any(re.fullmatch(each, name) for name in names) for each in headings)
            for headings in (self.headings, *self.or_headings)
            if headings
        )
        if not headed or any(re.fullmatch(each, name) for each in self.without for name in names):
            return False
        said = bool(re.search(self.above, " ".join(sheet.preamble), re.IGNORECASE))
        return said and all(_holds(sheet, *each) for each in self.cells.items())

    def columns_of(self, part: str, sheet: Sheet) -> list[Column]:
        """The columns of a sheet that hold a part, the surest first."""
        return [
            column
            for words in self.columns.get(part, ())
            for column in sheet.columns
            if re.fullmatch(words, column.folded)
        ]

    def source_of(self, sheet: Sheet) -> str:
        """Whose figures those of a sheet are, in a line."""
        return f"Uploaded file {sheet.name}" if self.is_table else f"{self.publisher}, {self.title}"

    def adopted(self, code: str, year: int) -> str:
        """The indicator that a measure is in a year, or empty."""
        same = (each for each in self.measures if fold(each.code) == fold(code))
        return next((each.indicator for each in same if each.first <= year <= each.last), "")


def _holds(sheet: Sheet, heading: str, pattern: str) -> bool:
    """Whether the first cells under a heading are all of a pattern."""
    column = next((each for each in sheet.columns if re.fullmatch(heading, each.folded)), None)
    if column is None:
        return False
    sample = sheet.workbench.query('select * from cells order by "row" limit 50')
    words = sample[column.cell].dropna().str.strip()
    return len(words) > 0 and bool(words.str.fullmatch(pattern, case=False).all())


def recognised(sheet: Sheet) -> Description | None:
    """The publication a sheet is of; None where it is of none we describe."""
    return next((each for each in _descriptions(DATA / "publications") if each.is_of(sheet)), None)


@lru_cache
def _descriptions(folder: Path) -> tuple[Description, ...]:
    """Every description, those that ask for most first."""
    read = [
        Description.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.toml"))
    ]
    return tuple(sorted(read, key=lambda each: -each.weight))
