"""Which column of a table of figures holds what, by its heading and by what is in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.matching.places import Places
from khi.intake.matching.words import fold
from khi.intake.measures.places import code_of
from khi.intake.sheet import Column, Sheet
from khi.intake.times.periods import period_in, periods

_HEADINGS = {
    "indicator": r"(?:indicator|measure|metric)(?: (?:id|name|code|desc|description|label))?",
    "period": r"(?:time |financial |calendar |reporting )?(?:period|year|quarter|month)s?"
    r"|date(?: name)?|period (?:id|label)",
    "numerator": r"numerator|count|number|observed",
    "denominator": r"denominator|population|base|out of",
    "value": r"value|indicator value|measure value|obs value|observation|rate|percentage|outcome"
    r"|figure|amount",
    "lower": r"lower|lower limit|lower ci(?: 95(?: 0)?(?: limit)?)?|lci(?: 95)?|lowerci95",
    "upper": r"upper|upper limit|upper ci(?: 95(?: 0)?(?: limit)?)?|uci(?: 95)?|upperci95",
    "status": r"status|value note|data marking|marker|note",
}
_AREA = re.compile(
    r"(?:area|ons|ons area|gss|la|local authority|council|cassr|geography|geographical|lad|utla"
    r"|ltla|region|borough|place|icb22|upper tier local authority district)"
    r"(?: ?(?:code|name|description|cd|nm|id))?(?: \d{4})?|areacd|areanm|areacode"
)
_BROADER = re.compile(r"region|parent|country|nation")
_SURE = 0.6


@dataclass(frozen=True)
class Parts:
    """The columns that hold each part of a figure; None where a file has no such column.

    ``areas`` name the area, the surest first. ``others`` are the columns left over: if two rows
    are of one area and period, they differ in one of these.
    """

    areas: tuple[Column, ...] = ()
    indicator: Column | None = None
    period: Column | None = None
    numerator: Column | None = None
    denominator: Column | None = None
    value: Column | None = None
    lower: Column | None = None
    upper: Column | None = None
    status: Column | None = None
    others: tuple[Column, ...] = ()
    period_headings: tuple[Column, ...] = ()

    @property
    def has_figures(self) -> bool:
        """Whether there is a column of figures at all."""
        return self.value is not None or self.numerator is not None


def parts(sheet: Sheet, cells: pd.DataFrame, catalogue: Catalogue) -> Parts:
    """Say what each column is for, from its heading and its first cells."""
    found: dict[str, Column] = {}
    for name, words in _HEADINGS.items():
        if column := next(_headed(sheet, words, cells, name, catalogue), None):
            found[name] = column
    areas = _areas(sheet, cells, catalogue, taken=set(found.values()))
    taken = {*found.values(), *areas}
    return Parts(
        areas=areas,
        others=tuple(column for column in sheet.columns if column not in taken),
        period_headings=tuple(
            column for column in sheet.columns if column not in taken and period_in(column.name)
        ),
        **found,
    )


def _headed(
    sheet: Sheet, words: str, cells: pd.DataFrame, name: str, catalogue: Catalogue
) -> Iterator[Column]:
    """The columns with such a heading whose cells bear it out."""
    for column in sheet.columns:
        if re.fullmatch(words, fold(column.name)) and _bears_out(
            name, cells[column.cell], catalogue
        ):
            yield column


def _bears_out(name: str, cells: pd.Series, catalogue: Catalogue) -> bool:
    """Whether a column's cells are what its heading says, where that can be told."""
    values = cells.dropna().drop_duplicates().head(50).tolist()
    if name == "period":
        return not values or len(periods(values, heading=name).found) >= 0.3 * len(values)
    if name == "indicator" and len(values) > 1:
        known = [value for value in values if catalogue.indicator_for_measure(value)]
        return bool(known) or not all(value.strip().isdecimal() for value in values)
    return True


def _areas(
    sheet: Sheet, cells: pd.DataFrame, catalogue: Catalogue, *, taken: set[Column]
) -> tuple[Column, ...]:
    """The columns that name the area: those whose cells are mostly areas we know, codes first."""
    places = Places(catalogue)
    left = [column for column in sheet.columns if column not in taken]
    named = [column for column in left if _AREA.fullmatch(fold(column.name))]
    known = {column: _share_known(cells[column.cell], places) for column in left}
    sure = [
        column for column in left if known[column] > _SURE and "parent" not in fold(column.name)
    ]
    likely = [column for column in left if column in sure or column in named]
    likely = [column for column in likely if not _BROADER.search(column.name.lower())] or likely
    return tuple(sorted(likely, key=lambda column: (not _is_code(column), -known[column]))[:2])


def _is_code(column: Column) -> bool:
    """Whether a heading says that the column holds codes: they decide before names."""
    return bool(re.search(r"code|cd$", column.name.lower()))


def _share_known(cells: pd.Series, places: Places) -> float:
    values = cells.dropna().drop_duplicates().head(100).tolist()
    return sum(1 for value in values if code_of(value, places)) / len(values) if values else 0.0
