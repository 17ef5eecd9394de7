"""The cells of a publication, one row for each, whichever way round its table lies.

Columns of what is returned: ``row`` (where in the sheet), ``observation`` (which cells belong
together), ``place`` and ``name`` (the area, as written), ``board`` (a provider's), ``code`` and
``measure``, ``period``, ``part`` (value, lower, margin and so on), ``text``, and ``why`` (why it is
left out, or empty).
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from khi.intake.matching.words import fold
from khi.intake.measures.figures import HYPHENS, figure
from khi.intake.publications.descriptions import Description, Shape
from khi.intake.publications.heads import heads, told_apart
from khi.intake.publications.texts import first
from khi.intake.publications.whens import spelled
from khi.intake.sheet import Column, Sheet
from khi.intake.times.days import DayOrder
from khi.intake.times.periods import periods
from khi.model import Period, PeriodType

FIGURES = ("value", "numerator", "denominator", "lower", "upper", "margin", "status")
HEAD = ["place", "name", "level", "board", "code", "measure", "period", "why"]
CELLS = ("row", "observation", *HEAD, "part", "text")
_LONGEST = 7
_BETWEEN = " -–—:,()'’"
_TYPED = ["place", "name", "code", "measure", "period"]
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_BRACKETS = re.compile(r"\s*\(([^)]*\d{4}[^)]*)\)")
_NO_MEASURE = re.compile(r".*\b(?:code|key|id|uuid|postcode|lat|lon|latitude|longitude|cd)\d*")
"""The headings of columns of numbers that are no figures."""


def cells_of(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """Every figure of a sheet as text: ``CELLS``."""
    laid: dict[Shape, Callable[[Sheet, pd.DataFrame, Description], pd.DataFrame]] = {
        Shape.LONG: _long,
        Shape.TYPED: _typed,
        Shape.YEARS: _years,
        Shape.MEASURES: _measures,
        Shape.AREAS: _areas,
    }
    found = laid[description.shape](sheet, cells, description)
    return found.assign(observation=_numbered(found, description.shape))[list(CELLS)]


def read_for(sheet: Sheet, description: Description) -> dict[Column, str]:
    """What each column of a sheet is read for: a part of a description; or "group", of whom."""
    read: dict[Column, str] = {}
    for part in description.columns:
        columns = description.columns_of(part, sheet)
        read |= dict.fromkeys(columns[:1] if part in FIGURES else columns, part)
    for words in description.everyone:
        of = (each for each in sheet.columns if re.fullmatch(words, each.folded))
        read = dict.fromkeys(of, "group") | read
    cells = sheet.workbench.query('select * from cells order by "row" limit 50')
    left = [each for each in sheet.columns if each not in read]
    return _figures_of(left, cells, description) | read


def _figures_of(
    left: list[Column], cells: pd.DataFrame, description: Description
) -> dict[Column, str]:
    """Which part of a figure each column is, where the figures are spread over the columns."""
    match description.shape:
        case Shape.YEARS:
            dated = (_dated(each, description) for each in left)
            return {each.column: each.part for each in dated if each.part}
        case Shape.MEASURES:
            held = [each for each in left if _is_measure(each, cells)]
            parts = _own_parts(held, description)
            return {each: part for each, (_, part) in zip(held, parts, strict=True)}
        case Shape.AREAS:
            return dict.fromkeys(left, "value")
    return {}


def _long(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """One observation in each row, its parts in columns."""
    of = told_apart(sheet, cells, description, heads(sheet, cells, description))
    parts = {part: first(sheet, description, part) for part in FIGURES}
    return pd.concat(
        of.assign(part=part, text=cells[column.cell], measured=0)
        for part, column in parts.items()
        if column
    )


def _typed(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """One part of an observation in each row, a column saying which."""
    kind, value = (first(sheet, description, part) for part in ("kind", "value"))
    if kind is None or value is None:
        return pd.DataFrame(columns=[*CELLS, "measured"])
    words = cells[kind.cell].fillna("")
    parts = words.map({word: description.kinds.get(fold(word), "") for word in words.unique()})
    of = heads(sheet, cells, description)
    return of.assign(part=parts, text=cells[value.cell], measured=0)


def _years(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """A column for each year and part."""
    of = told_apart(sheet, cells, description, heads(sheet, cells, description))
    taken = {each for part in description.columns for each in description.columns_of(part, sheet)}
    read = [_dated(each, description) for each in sheet.columns if each not in taken]
    dated = [each for each in read if each.part]
    if not dated:
        return of.iloc[:0].assign(part="", text="", measured="")
    every = pd.concat([of] * len(dated))
    text = np.concatenate([cells[each.column.cell].to_numpy(object) for each in dated])
    when, part, more = (
        np.repeat(np.array([each[place] for each in dated], dtype=object), len(of))
        for place in (1, 2, 3)
    )
    has_more = more != ""
    titled = every["measure"] + ", " if description.kinds and sheet.preamble else ""
    return every.assign(
        period=when,
        part=part,
        text=text,
        measure=every["measure"].mask(has_more, titled + more),
        code=every["code"].mask(has_more, every["code"] + " " + more),
        measured=more,
    )


class _Dated(NamedTuple):
    """A column of one period: which, which part of a figure it holds, and of what."""

    column: Column
    when: str
    part: str
    more: str


def _dated(column: Column, description: Description) -> _Dated:
    """What a heading says of its column; no part where it names no period."""
    found, word = when_and_what(column.name)
    part, more = _part(word, description)
    return _Dated(column, spelled(found), part, more) if found else _Dated(column, "", "", "")


def when_and_what(heading: str) -> tuple[Period | None, str]:
    """The period that a heading begins or ends with, and its other words."""
    if (match := _IN_BRACKETS.search(heading)) and (found := _period_of(match[1])):
        return found, f"{heading[: match.start()].strip()}{heading[match.end() :]}".strip()
    words = heading.replace("_", " ").split()
    for count in range(min(len(words), _LONGEST), 0, -1):
        for start, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            said = " ".join(start).strip(_BETWEEN)
            if found := _period_of(said):
                return found, " ".join(rest).strip(_BETWEEN)
    return None, heading


def _period_of(said: str) -> Period | None:
    """The period that some words of a heading name; days are written first, as publishers do."""
    if not any(map(str.isdigit, said)):
        return None
    found = periods([said], order=DayOrder.DAY_FIRST).found.get(said)
    is_loose = found and found.type is PeriodType.DAY and not _YEAR.search(said)
    return None if is_loose else found


def _part(word: str, description: Description) -> tuple[str, str]:
    """The part that the last words of a heading name, and the words before them."""
    folded = fold(word)
    if not folded:
        return "value", ""
    for kind, part in description.kinds.items():
        if folded == kind or folded.endswith(f" {kind}"):
            return part, folded.removesuffix(kind).strip()
    return ("", "") if description.kinds and not description.is_table else ("value", word)


def _measures(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """A column for each measure: those that hold nothing else."""
    of = heads(sheet, cells, description)
    if not description.columns_of("measure", sheet):
        named = re.search(description.named, sheet.sheet, re.IGNORECASE)
        of = of.assign(measure=named[0] if named else "", code="")
    taken = {
        column for part in description.columns for column in description.columns_of(part, sheet)
    }
    left = [each for each in sheet.columns if each not in taken and _is_measure(each, cells)]
    of = told_apart(sheet, cells, description, of, without=left)
    made = []
    for column, (name, part) in zip(left, _own_parts(left, description), strict=True):
        title = f"{description.measure} {name}".strip()
        head = of.assign(
            measure=with_more(title, of["measure"]),
            code=with_more(name, of["measure"]),
            measured=name,
        )
        made.append(head.assign(part=part, text=cells[column.cell]))
    return pd.concat(made) if made else of.iloc[:0].assign(part="", text="", measured=0)


def _own_parts(columns: list[Column], description: Description) -> list[tuple[str, str]]:
    """The measure that each column is of, and which part of it: its limits may stand beside it."""
    names = {column.folded: column.name for column in columns}
    split = [_split(column.name, description) for column in columns]
    shared = Counter(fold(name) for name, part in split if part)
    return [
        (names.get(fold(name), name), part)
        if part and (fold(name) in names or shared[fold(name)] > 1)
        else (column.name, "value")
        for column, (name, part) in zip(columns, split, strict=True)
    ]


def _split(heading: str, description: Description) -> tuple[str, str]:
    """A heading without its last words, where those name a part of a figure; and that part."""
    folded = fold(heading)
    for kind, part in description.kinds.items():
        if folded.endswith(f" {kind}"):
            return folded.removesuffix(kind).strip(), part
    return heading, ""


def with_more(title: str, words: pd.Series) -> pd.Series | str:
    """A title, with the words of each row behind it where there are any."""
    if words.eq("").all():
        return title
    return (title + ", " + words).mask(words.eq(""), title)


def _is_measure(column: Column, cells: pd.DataFrame) -> bool:
    """Whether a column holds figures, or the marks that stand for them."""
    if _NO_MEASURE.fullmatch(column.folded):
        return False
    words = cells[column.cell].dropna().head(50)
    known = [word.strip() in HYPHENS or figure(word).is_known for word in words]
    return sum(known) > len(known) / 2


def _areas(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """A column for each area, and a row for each measure, named by the columns before."""
    of = heads(sheet, cells, description)
    named = description.columns_of("measure", sheet)
    if named:
        titles = cells[[column.cell for column in named]].fillna("").agg(", ".join, axis=1)
        of = of.assign(measure=titles.str.replace(r"(?:, )+", ", ", regex=True).str.strip(", "))
        of = of.assign(code=of["measure"])
    named += description.columns_of("period", sheet)
    return pd.concat(
        of.assign(
            place=column.parts[-1],
            name=column.name,
            part="value",
            text=cells[column.cell],
            measured=column.index,
        )
        for column in sheet.columns
        if column not in named
    )


def _numbered(cells: pd.DataFrame, shape: Shape) -> pd.Series:
    """Which observation each cell is part of."""
    if shape is Shape.TYPED:
        return cells.groupby(_TYPED, sort=False).ngroup()
    return cells.groupby(["row", "measured", "period"], sort=False).ngroup()
