"""A table of figures to rows of activity: one for each indicator, area and period.

A figure that somebody published is kept as it stands, with its mark. Nothing is added up here:
months become quarters, and places areas, in ``publication``, from numerators and denominators.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.checking.echo import Echo
from khi.intake.checking.problems import Bad, Level, Problems
from khi.intake.drafting.draft import ACTIVITY
from khi.intake.matching.words import closest, fold
from khi.intake.measures.columns import Parts, parts
from khi.intake.measures.figures import HYPHENS, figure, with_points
from khi.intake.measures.places import Located, located
from khi.intake.measures.units import as_ours, in_our_units
from khi.intake.sheet import Column, Sheet
from khi.intake.times.periods import periods
from khi.model import Absence, Period

_NUMBERS = ("numerator", "denominator", "value", "lower", "upper")
_KEY = ["indicator", "area", "period"]
PERIODS = "a quarter (2025-Q1), a year (2024/25) or a month (April 2025)"
"""What is accepted where a figure says when it is of."""

_EVERYONE = r"|all|persons?|all persons|total|both|all ages|everyone|not applicable|n/?a|nan|-|-1"
_GROUPED_BY = (
    r"sex|gender(?: name)?|category(?: type)?|inequality|breakdown|group|ethnicity|deprivation"
    r"|disaggregation level|age(?: band| group)?"
)


@dataclass(frozen=True)
class WholeFile:
    """What a person said about the whole file, where its rows do not say it.

    ``hyphen`` is what a lone "-" means: the reason there is no figure.
    """

    indicator: str = ""
    area: str = ""
    period: str = ""
    hyphen: Absence = Absence.NONE
    source: str = ""


@dataclass(frozen=True)
class Measured:
    """What came of a table of figures.

    ``activity`` has the store's columns, without the upload. Every row of the sheet is accepted,
    rejected or left out; ``left_out`` says how many for each reason. ``needs`` maps what a person
    must still say (indicator, area, period, hyphen, shape) to the question.
    """

    activity: pd.DataFrame
    problems: Problems
    parts: Parts
    accepted: int
    rejected: int
    left_out: dict[str, int]
    needs: dict[str, str]


def measured(sheet: Sheet, catalogue: Catalogue, whole_file: WholeFile | None = None) -> Measured:
    """Read a sheet of figures into activity."""
    return _Reading(sheet, catalogue, whole_file or WholeFile()).measured()


class _Reading:
    """One sheet, read a column at a time. ``why`` says why a row is not taken; empty if it is."""

    def __init__(self, sheet: Sheet, catalogue: Catalogue, whole_file: WholeFile) -> None:
        self._sheet, self._catalogue, self._whole = sheet, catalogue, whole_file
        self._cells = sheet.workbench.query('select * from cells order by "row"')
        self._parts = parts(sheet, self._cells, catalogue)
        self._problems, self._echo = Problems(), Echo(catalogue)
        self._needs = self._missing()
        self._rejected = pd.Series(False, index=self._cells.index)
        self._left_out = pd.Series("", index=self._cells.index)

    def measured(self) -> Measured:
        """Everything that came of the sheet."""
        rows = self._rows() if not self._needs else pd.DataFrame(columns=[*ACTIVITY])
        taken = len(rows)
        left_out = self._left_out[self._left_out.ne("") & ~self._rejected]
        return Measured(
            activity=rows[list(ACTIVITY)].reset_index(drop=True),
            problems=self._problems,
            parts=self._parts,
            accepted=taken,
            rejected=len(self._cells) - taken - len(left_out),
            left_out=left_out.value_counts().to_dict(),
            needs=self._needs,
        )

    def _missing(self) -> dict[str, str]:
        """What neither the file nor the person says."""
        found, whole_file = self._parts, self._whole
        if found.period_headings and found.period is None and len(found.period_headings) > 1:
            return {"shape": "Its periods are in the columns. Give each period a row of its own."}
        if not found.has_figures:
            return {"shape": "Which column holds the figures? Call it value, or numerator."}
        asked = {
            "indicator": "Which indicator are these figures? The file does not say.",
            "area": "Which area are these figures for? The file does not say.",
            "period": "Which period are these figures for? The file does not say.",
        }
        there = {
            "indicator": found.indicator is not None or whole_file.indicator,
            "area": bool(found.areas) or whole_file.area,
            "period": found.period is not None or whole_file.period,
        }
        return {about: question for about, question in asked.items() if not there[about]}

    def _rows(self) -> pd.DataFrame:
        self._keep_everyone_only()
        rows = pd.DataFrame(index=self._cells.index)
        rows["indicator"] = self._indicators()
        rows["area"] = self._areas()
        rows["period"], rows["period_type"] = self._periods()
        for name in _NUMBERS:
            rows[name], rows[f"{name}_absence"] = self._figures(name)
        rows = rows[~self._rejected & self._left_out.eq("")]
        if self._needs or rows.empty:
            return rows.iloc[:0].reindex(columns=list(ACTIVITY))
        rows = self._without_doubles(self._with_reasons(rows))
        return in_our_units(rows, self._catalogue, percentages=self._percentages).assign(
            source=self._source
        )

    @property
    def _source(self) -> str:
        return self._whole.source or f"Uploaded file {self._sheet.name}"

    def _keep_everyone_only(self) -> None:
        """Leave out rows of one sex, age or other group where the indicator also has everyone."""
        named = self._parts.indicator
        whose = self._cells[named.cell].fillna("") if named else self._left_out
        for column in self._parts.others:
            if not re.fullmatch(_GROUPED_BY, fold(column.name)):
                continue
            cells = self._cells[column.cell].fillna("").str.strip().str.lower()
            everyone = cells.str.fullmatch(_EVERYONE)
            some = everyone.groupby(whose).transform("any") & ~everyone & self._left_out.eq("")
            self._left_out[some] = f"a group of people, not everyone (“{column.name}”)"

    def _indicators(self) -> pd.Series:
        column = self._parts.indicator
        if column is None or self._whole.indicator:
            return pd.Series(self._whole.indicator, index=self._cells.index)
        return self._read(column, self._indicator, accepted="the name of a system measure")

    def _indicator(self, word: str) -> str | None:
        found = self._catalogue.indicator_for_measure(word)
        return found.id if found else None

    def _areas(self) -> pd.Series:
        if self._whole.area:
            return pd.Series(self._catalogue.area(self._whole.area).code, index=self._cells.index)
        found: Located = located(self._cells, self._parts.areas, self._catalogue)
        self._left_out = self._left_out.mask(
            self._left_out.eq("") & found.beyond.ne(""), found.beyond
        )
        self._reject(self._parts.areas[0], found.unknown, found.guess, "an area we know")
        return found.codes

    def _periods(self) -> tuple[pd.Series, pd.Series]:
        column = self._parts.period
        if column is None or self._whole.period:
            id, kind = as_ours(Period.parse(self._whole.period))
            return pd.Series(id, index=self._cells.index), pd.Series(kind, index=self._cells.index)
        words = self._cells[column.cell].dropna().drop_duplicates().tolist()
        read = periods(words, heading=column.name)
        if read.ask:
            self._needs["period"] = read.ask
        known = {word: as_ours(period) for word, period in read.found.items()}
        ids = self._read(
            column, lambda word: known.get(word, ("", ""))[0] or None, accepted=PERIODS
        )
        types = self._cells[column.cell].map(lambda word: known.get(word, ("", ""))[1])
        return ids, types

    def _figures(self, name: str) -> tuple[pd.Series, pd.Series]:
        """The numbers of a column, and the reason where there is none."""
        column = getattr(self._parts, name)
        if column is None:
            blank = pd.Series(index=self._cells.index, dtype=float)
            return blank, pd.Series(Absence.NO_DATA.value, index=self._cells.index)
        cells = self._cells[column.cell].fillna("")
        written = with_points(cells.unique())
        words = {word: figure(plain, hyphen=self._whole.hyphen) for word, plain in written.items()}
        if any(word.strip() in HYPHENS and not found.is_known for word, found in words.items()):
            self._needs["hyphen"] = f"What does “-” mean in column {column.letter}?"
        unknown = cells.map(lambda word: not words[word].is_known and word.strip() not in HYPHENS)
        self._reject(column, cells.where(unknown, ""), {}, "a number, or a mark such as [c]")
        numbers = cells.map(lambda word: words[word].number).astype(float)
        return numbers, cells.map(lambda word: words[word].absence.value)

    def _read(
        self, column: Column, read: Callable[[str], str | None], *, accepted: str
    ) -> pd.Series:
        """What each cell of a column means; rows are rejected where it means nothing."""
        cells = self._cells[column.cell].fillna("")
        known = {word: read(word.strip()) for word in cells.unique()}
        meant = cells.map(lambda word: known[word] or "")
        unknown = cells.where(meant.eq(""), "").mask(
            meant.eq("") & cells.str.strip().eq(""), "blank"
        )
        self._reject(column, unknown, self._guesses(column, unknown), accepted)
        return meant

    def _guesses(self, column: Column, unknown: pd.Series) -> dict[str, str]:
        if column is not self._parts.indicator:
            return {}
        measures = [each.title for each in self._catalogue.indicators.values() if each.measure]
        return {word: closest(word, measures) for word in unknown.unique() if word}

    def _reject(
        self, column: Column, unknown: pd.Series, guesses: dict[str, str], accepted: str
    ) -> None:
        """Reject the rows whose cell was not understood, one problem for each different cell.

        A cell that could be somebody's own is not repeated.
        """
        is_day = column is self._parts.period
        wrong = unknown[unknown.ne("") & self._left_out.eq("")]
        for found, rows in self._cells.loc[wrong.index, "row"].groupby(wrong, sort=False):
            guess = guesses.get(str(found), "")
            meant = f" Did you mean “{guess}”?" if guess else ""
            shown = self._echo.shown(str(found), cells=len(rows), guess=guess, is_day=is_day)
            says = f"says {shown}" if shown else "has something else"
            self._problems.add(
                Level.ERROR,
                f"Column {column.letter} {says}. Accepted is {accepted}.{meant}",
                column=column,
                rows=rows.tolist(),
                bad=Bad(found=shown.strip("'"), accepted=accepted, guess=guess),
            )
        self._rejected |= unknown.ne("") & self._left_out.eq("")

    def _with_reasons(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows with the reason there is no figure, where there is none; figures have none."""
        has_figure = rows["value"].notna() | rows["numerator"].notna()
        main = "value" if self._parts.value is not None else "numerator"
        reasons = rows[f"{main}_absence"]
        if status := self._parts.status:
            marks = self._cells.loc[rows.index, status.cell].fillna("").map(_absence)
            reasons = marks.where(marks.ne("") & marks.ne(Absence.NO_DATA), reasons)
        return rows.assign(absence=reasons.where(~has_figure, Absence.NONE.value))

    def _without_doubles(self, rows: pd.DataFrame) -> pd.DataFrame:
        """One row for each figure. The same twice is left out; two that differ are rejected."""
        beside = self._cells.loc[rows.index, [column.cell for column in self._parts.others]]
        whole = rows.join(beside)
        shown = [*_KEY, *_NUMBERS, "absence"]
        same = whole.duplicated([*shown, *beside.columns])
        same |= whole.duplicated(shown) & rows["absence"].eq("")
        self._left_out[same[same].index] = "the same figure again"
        rows = rows[~same]
        double = rows.duplicated(_KEY, keep=False)
        if double.any():
            self._refuse_doubles(self._cells.loc[double[double].index])
        return rows[~double]

    def _refuse_doubles(self, doubles: pd.DataFrame) -> None:
        """Say in what the rows differ that are of one indicator, area and period."""
        differ = [
            f"“{column.name}”"
            for column in self._parts.others
            if len(doubles[column.cell].unique()) > 1
        ]
        apart = f" They differ in {', '.join(differ[:3])}: keep one kind." if differ else ""
        self._problems.add(
            Level.ERROR,
            f"Several figures are of one indicator, area and period.{apart}",
            rows=doubles["row"].tolist(),
        )
        self._rejected[doubles.index] = True

    @property
    def _percentages(self) -> bool:
        """Whether values are written with a percent sign, or a column says that they are."""
        column = self._parts.value
        if column is None:
            return False
        signs = self._cells[column.cell].fillna("").str.strip().str.endswith("%")
        return bool(signs.any()) or "percent" in column.name.lower()


def _absence(cell: str) -> str:
    """The reason a mark in a column of marks gives, or empty."""
    return figure(cell).absence.value
