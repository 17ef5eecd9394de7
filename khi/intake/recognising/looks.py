"""What there is to see in a sheet before anything is matched: headings, and its first rows."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.identifiers import by_heading
from khi.intake.matching.headings import variants
from khi.intake.matching.places import Places
from khi.intake.matching.words import fold
from khi.intake.measures.boards import boards
from khi.intake.reading.cells import Kind, kind, trimmed, usual_kind
from khi.intake.sheet import Column, Sheet
from khi.intake.times.periods import period_in, periods
from khi.model import PeriodType

_SAMPLE = 300
_LAST_OF_SAMPLE = """
    select coalesce(max("row"), 0) as last
    from (select "row" from cells order by "row" limit $rows)
"""
_AREA_WORDS = re.compile(
    r"\b(?:area|la|local authority|council|cassr|ons code|gss|geography|authority|region|icb22?|lad"
    r"|utla|ltla|lacode|lsoa11?|borough|organisation) ?(?:code|name|id|cd|nm)?\b|areacd|areanm"
)
_VALUE_WORDS = re.compile(
    r"value|observation|obs value|measure value|numerator|denominator|rate|percentage|outcome"
    r"|amount|indicator value|count|figure|total"
)
_PERIOD_WORDS = re.compile(r"\b(?:period|year|quarter|month|date|time|fy ending)\b")
_GSS = re.compile(r"[EWSNKJX]\d{8}")
_CODE_AND_NAME = re.compile(r"\d{3}\s*-\s*[A-Z][a-z]")
_DECIMAL = re.compile(r"-?\d*\.\d*[1-9]\d*")
_OF_BOARDS = re.compile(r"\bicb\d*\b|\bintegrated care")
_CODED = re.compile(r"(?:lad|utla|ltla|ctyua|cauth|rgn|icb|area)\d*cd\d*")
_FEW_ANSWERS, _FEW_SHARES = 2, 0.4
_RESPONDENTS = frozenset({"respondents", "base", "unweighted base", "number of respondents"})


class Looks:
    """A sheet's headings and first rows, and what they look like."""

    def __init__(self, sheet: Sheet, catalogue: Catalogue) -> None:
        self._sheet, self._catalogue = sheet, catalogue
        last = sheet.workbench.query(_LAST_OF_SAMPLE, rows=_SAMPLE)["last"].iloc[0]
        sample = sheet.workbench.query('select * from cells where "row" <= $last', last=int(last))
        self.cells = sample.sort_values("row", ignore_index=True)
        self._headings = {fold(column.name): column for column in sheet.columns}

    def has(self, *words: str) -> bool:
        """Whether there is a column for each of these words."""
        return all(self.has_any(word) for word in words)

    def has_any(self, *words: str) -> bool:
        """Whether there is a column for any of these words: its name, code or id will do."""
        endings = ("", " code", " name", " id")
        return any(word + ending in self._headings for word in words for ending in endings)

    @cached_property
    def question_ids(self) -> tuple[str, ...]:
        """The headings that are ids of questions: two, all there are, or with a place or time."""
        ids = {fold(question) for question in self._catalogue.questions}
        found = tuple(heading for heading in self._headings if heading in ids)
        placed = self.has_any("area", "quarter", "period")
        enough = len(found) > 1 or placed or len(found) == len(self._headings)
        return found if enough else ()

    @cached_property
    def questions_worded(self) -> tuple[str, ...]:
        """The headings that are a question of the catalogue, word for word."""
        known = {
            fold(words)
            for question in self._catalogue.questions.values()
            for words in (question.wording, question.easy, *question.aliases)
            if words
        }
        written = {form for column in self._sheet.columns for form in variants(column.parts)}
        return tuple(sorted(written & known))

    @cached_property
    def area_columns(self) -> tuple[Column, ...]:
        """The columns whose cells name areas, or whose heading says so; the surest first."""
        share = {column: self._share_of_areas(column) for column in self._sheet.columns}
        named = {column: bool(_AREA_WORDS.search(fold(column.name))) for column in share}
        likely = [column for column in share if share[column] + 0.4 * named[column] > 0.6]
        return tuple(sorted(likely, key=lambda column: -share[column]))

    @property
    def is_coded(self) -> bool:
        """Whether a column is headed as the codes of areas are in official files: lad23cd."""
        return any(_CODED.fullmatch(column.folded) for column in self.area_columns)

    @cached_property
    def area_headings(self) -> int:
        """How many headings name an area."""
        headings = [part for column in self._sheet.columns for part in column.parts[-1:] if part]
        return sum(1 for heading in headings if _names_area(heading, self._places))

    @property
    def are_headed_by_areas(self) -> bool:
        """Whether most columns are headed by an area, and their cells are no shares of answers."""
        return self.area_headings > len(self._sheet.columns) / 2 and self.percentages < _FEW_SHARES

    @cached_property
    def value_columns(self) -> tuple[Column, ...]:
        """The columns whose heading says that they hold the figure, and that do."""
        named = [
            column for heading, column in self._headings.items() if _VALUE_WORDS.fullmatch(heading)
        ]
        return tuple(column for column in named if self._kind(column) is not Kind.DATE)

    @cached_property
    def period_columns(self) -> tuple[Column, ...]:
        """The columns that name a period in nearly every row."""
        named = [
            column for heading, column in self._headings.items() if _PERIOD_WORDS.search(heading)
        ]
        return tuple(column for column in named if self._names_periods(column))

    @cached_property
    def spans(self) -> tuple[Column, ...]:
        """The columns of periods that are months or longer: days are when something happened."""
        return tuple(column for column in self.period_columns if not self._names_days(column))

    @property
    def is_empty(self) -> bool:
        """Whether there is no row below the heading."""
        return self.cells.empty

    @cached_property
    def period_headings(self) -> tuple[Column, ...]:
        """The columns headed by a period, where there are two or more."""
        headed = [column for column in self._sheet.columns if _headed_by_period(column)]
        return tuple(headed) if len(headed) > 1 else ()

    @cached_property
    def answers_in_headings(self) -> bool:
        """Whether the heading has questions over answers, and a base beside them."""
        last = [fold(column.parts[-1]) for column in self._sheet.columns if len(column.parts) > 1]
        return sum(heading in _RESPONDENTS for heading in last) > 1

    @cached_property
    def heads_answers(self) -> bool:
        """Whether the columns are the answers to one question of the catalogue."""
        last = {fold(part) for column in self._sheet.columns for part in column.parts[-1:]}
        asked = (
            [fold(a.label) for a in each.answers] for each in self._catalogue.questions.values()
        )
        return any(
            len(last & set(labels)) > _FEW_ANSWERS and len(last & set(labels)) > len(labels) / 2
            for labels in asked
        )

    @cached_property
    def numbers(self) -> float:
        """The share of filled cells that are numbers."""
        return self._share_of_cells(lambda cell: kind(cell) is Kind.NUMBER)

    @cached_property
    def are_large(self) -> bool:
        """Whether many numbers are over 99, as counts and rates are and answers are not.

        A column headed as a number of the person or of the form does not count.
        """
        columns = (each for each in self._sheet.columns if not by_heading(each.parts, {}))
        filled = (cell for column in columns for cell in self._values(column))
        large = [len(cell.split(".")[0]) > 2 for cell in filled if kind(cell) is Kind.NUMBER]
        return sum(large) > 0.2 * len(large)

    @cached_property
    def decimals(self) -> float:
        """The share of filled cells that are numbers no person answers with: 7.68, say."""
        return self._share_of_cells(lambda cell: bool(_DECIMAL.fullmatch(cell)))

    @cached_property
    def percentages(self) -> float:
        """The share of filled cells that are written as a percentage."""
        return self._share_of_cells(lambda cell: cell.endswith("%"))

    @cached_property
    def lone_rows(self) -> float:
        """The share of rows that hold one cell only."""
        filled = self._answers.notna().sum(axis=1)
        return float((filled == 1).mean()) if len(filled) else 0.0

    @cached_property
    def numbered_rows(self) -> bool:
        """Whether the first column numbers the rows, as files of people do; words do not."""
        first = self._answers.iloc[:, 0].dropna() if self._answers.shape[1] else []
        worded = any(" " in cell.strip() for cell in first)
        return bool(len(first)) and not worded and len(set(first)) == len(self._answers)

    @cached_property
    def category_columns(self) -> tuple[Column, ...]:
        """The columns whose cells repeat from a short list."""
        return tuple(column for column in self._sheet.columns if self._repeats(column))

    @property
    def answered(self) -> float:
        """The share of columns whose cells repeat from a short list."""
        return len(self.category_columns) / max(len(self._sheet.columns), 1)

    def is_one_row_each(self, column: Column) -> bool:
        """Whether no value of a column comes twice."""
        values = self._values(column)
        return len(values) > 1 and len(set(values)) == len(values)

    @cached_property
    def _answers(self) -> pd.DataFrame:
        return self.cells[[column.cell for column in self._sheet.columns]]

    @cached_property
    def _places(self) -> Places:
        return Places(self._catalogue)

    def _values(self, column: Column) -> list[str]:
        return [plain for cell in self.cells[column.cell].dropna() if (plain := trimmed(cell))]

    def _kind(self, column: Column) -> Kind:
        return usual_kind(self._values(column))

    def _share_of_areas(self, column: Column) -> float:
        values = list(dict.fromkeys(self._values(column)))[:50]
        if not values or usual_kind(values) is not Kind.TEXT:
            return 0.0
        known, is_board = boards(self._catalogue), bool(_OF_BOARDS.search(column.folded))
        named = (
            _names_area(each, self._places) or known.is_named(each, is_board=is_board)
            for each in values
        )
        return sum(named) / len(values)

    def _names_periods(self, column: Column) -> bool:
        values = list(dict.fromkeys(self._values(column)))[:50]
        found = periods(values, heading=column.name).found
        return bool(values) and len(found) > 0.7 * len(values)

    def _names_days(self, column: Column) -> bool:
        values = list(dict.fromkeys(self._values(column)))[:50]
        found = periods(values, heading=column.name).found.values()
        return any(period.type is PeriodType.DAY for period in found)

    def _repeats(self, column: Column) -> bool:
        values = self._values(column)
        return len(values) > 5 and len(set(values)) <= min(15, len(values) / 2)

    def _share_of_cells(self, holds: Callable[[str], bool]) -> float:
        filled = [plain for column in self._sheet.columns for plain in self._values(column)]
        return sum(1 for cell in filled if holds(cell)) / len(filled) if filled else 0.0


def _names_area(text: str, places: Places) -> bool:
    return bool(_GSS.fullmatch(text) or _CODE_AND_NAME.match(text) or places.code(text))


def _headed_by_period(column: Column) -> bool:
    said: Sequence[str] = [part for part in column.parts if part]
    return bool(said) and period_in(said[-1]) is not None
