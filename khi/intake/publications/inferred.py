"""A table of figures that is of no publication we know: what it looks like, from what is in it.

The columns that name areas and periods are found by their cells, the columns of figures by their
headings. What is left over says of what or of whom a figure is.
"""

import re
from collections.abc import Iterable

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.matching.places import Places
from khi.intake.matching.words import fold
from khi.intake.measures.boards import Boards, boards
from khi.intake.measures.places import is_placed
from khi.intake.publications.descriptions import YEAR_ABOVE, YEAR_NAMED, Description, Shape
from khi.intake.publications.shapes import when_and_what
from khi.intake.sheet import Column, Sheet
from khi.intake.times.periods import periods
from khi.model import AreaKind, PeriodType

PARTS = {
    "value": r"(?:indicator |item |measure |data |obs )?values?|obs(?:ervation)?|figure|amount|rate"
    r"|percentage|percent|outcome|result|mean|score|estimate|proportion",
    "numerator": r"numerator|num|count|number|observed",
    "denominator": r"denominator|den|denom|base|out of|(?:number of )?respondents|population"
    r"|sample size|unweighted (?:base|count)",
    "lower": r"(?:.* )?(?:lower|lcl|lci)(?: .*)?|lower ?ci.*",
    "upper": r"(?:.* )?(?:upper|ucl|uci)(?: .*)?|upper ?ci.*",
    "margin": r"margin of error",
    "status": r"(?:obs(?:ervation)? )?status|data marking|marker|flag|value note",
    "level": r"(?:area|geograph(?:y|ical)) (?:type|level)|geography|level",
}
"""The headings of each part of a figure."""

KINDS = {
    "margin of error": "margin",
    "number of respondents": "denominator",
    "numerator": "numerator",
    "denominator": "denominator",
    "lower ci": "lower",
    "upper ci": "upper",
    "lower": "lower",
    "upper": "upper",
    **{
        f"{limit} {words}": limit
        for limit in ("lower", "upper")
        for words in ("limit", "confidence interval", "confidence interval 95", "ci 95", "bound")
    },
    "observation status": "status",
    "outcome": "value",
    "value": "value",
}
"""What the words behind a period or a measure in a heading stand for."""

TYPES = {
    **KINDS,
    "base": "denominator",
    "count": "numerator",
    "percentage": "value",
    "percent": "value",
    "proportion": "value",
    "rate": "value",
    "score": "value",
    "mean": "value",
}
"""What the words in a column of types of figures stand for."""

_TYPE = r"(?:measure|value|figure|data|statistic|estimate)s? types?|statistic|type of \w+"

EVERYONE = {
    "sex|gender(?: name)?": ("persons", "total", "all", "all persons", "both", "not applicable"),
    "age(?: band| group)?|c age name": ("all ages", "all", "total", "18+ yrs", "not applicable"),
    "inequality|category(?: type)?|breakdown|disaggregation(?: level)?": ("", "na", "all", "total"),
}
_MEASURE = (
    r"(?:indicator|measure(?: group)?|metric|variable|series|kpi|pi|performance indicator)"
    r"(?: (?:name|label|title|desc|description))?"
)
_CODE = r"(?:\w+ )?(?:indicator|measure|metric) ?(?:id|code)"
_BROADER = re.compile(r"\b(?:parent|region|country|nation|go)\b")
_IDENTIFIER = re.compile(r"time identifier")
"""The column that says which part of a year a number of six figures is."""

_BOARDS = re.compile(r"\bicb\d*\b|\bintegrated care")
_IS_CODE = re.compile(r"code|cd\d*$|\bid\b|gss")
_IS_NUMBERED = re.compile(
    r"cassr|council (?:code|number|id)|la (?:code|number|id)|local authority code"
)
_DAYS = (
    r"(?:(?:time )?period |date )?(?:start|from)(?:s|ing)?(?: date)?|start of period",
    r"(?:(?:time )?period |date )?(?:end|to|until)(?:s|ing)?(?: date)?|end of period",
)
"""The headings of the first and of the last day of a figure."""

_MOST = 200
_WHEN = ("from", "until", "year", "quarter", "month")
_ENOUGH = 0.6
_MANY_AREAS = 5


def inferred(sheet: Sheet, catalogue: Catalogue) -> Description | None:
    """How a table of figures by area lies; None where no column names areas, or none figures."""
    cells = sheet.workbench.query('select * from cells order by "row" limit 2000')
    places = Places(catalogue)
    areas = _areas(sheet, cells, places) or _boards_of(sheet, cells, boards(catalogue))
    across = [each for each in sheet.columns if is_placed(_last(each), places)]
    if not areas and len(across) < _MANY_AREAS:
        return None
    if len(across) >= _MANY_AREAS and len(across) > len(sheet.columns) / 2:
        before = [each for each in sheet.columns if each not in across]
        when = _period(before, cells)
        of = [each for each in before if each is not when and cells[each.cell].notna().any()]
        parts = {"measure": _patterns(of)} | ({"period": _patterns([when])} if when else {})
        return _described(sheet, Shape.AREAS, {name: each for name, each in parts.items() if each})
    left = [each for each in sheet.columns if each not in areas]
    parts = {"area": _patterns(areas)} | _parts(left)
    parts |= _when(left, cells)
    holds_boards = any(_BOARDS.search(each.folded) for each in areas)
    level = AreaKind.ICB.value if holds_boards else ""
    return _described(sheet, *_shape(left, cells, parts), level)


def _shape(
    left: list[Column], cells: pd.DataFrame, parts: dict[str, tuple[str, ...]]
) -> tuple[Shape, dict[str, tuple[str, ...]]]:
    """Which way round the table lies, and what its columns are for then."""
    kind = next((each for each in left if _is_of_types(each, cells)), None)
    if kind and "value" in parts:
        of = [each for each in left if each is not kind and _is_dimension(each, cells, parts)]
        typed = {"kind": _patterns([kind]), "measure": _patterns(of)}
        return Shape.TYPED, parts | {name: each for name, each in typed.items() if each}
    if "value" in parts or "numerator" in parts:
        return Shape.LONG, parts | _measure(left)
    headed = [each for each in left if when_and_what(each.name)[0] is not None]
    if (len(headed) > 1 or headed == left) and headed and "period" not in parts:
        return Shape.YEARS, {name: parts[name] for name in ("area", "level") if name in parts}
    kept = ("area", "level", "period", *_WHEN)
    return Shape.MEASURES, {name: parts[name] for name in kept if name in parts}


def _is_of_types(column: Column, cells: pd.DataFrame) -> bool:
    """Whether a column says which part of a figure each row is: two of them at the least."""
    words = cells[column.cell].dropna().map(fold)
    return (
        bool(re.fullmatch(_TYPE, column.folded))
        and words.isin(list(TYPES)).mean() > _ENOUGH
        and len({TYPES[word] for word in words if word in TYPES}) > 1
    )


def _is_dimension(column: Column, cells: pd.DataFrame, parts: dict[str, tuple[str, ...]]) -> bool:
    """Whether a column without a part has words that come back: of what or of whom a figure is."""
    is_taken = any(re.fullmatch(each, column.folded) for words in parts.values() for each in words)
    return not is_taken and 0 < cells[column.cell].nunique() <= len(cells) / 2


def _described(
    sheet: Sheet, shape: Shape, columns: dict[str, tuple[str, ...]], level: str = ""
) -> Description:
    title = next(iter(sheet.preamble), "") or "A table of figures by area"
    return Description(
        id="table",
        title=title,
        publisher="",
        licence="",
        shape=shape,
        headings=("",),
        columns=columns,
        kinds=TYPES if shape is Shape.TYPED else KINDS,
        everyone=EVERYONE,
        period_named=rf"{YEAR_NAMED}|(?<!\d)((?:19|20)\d\d)(?!\d)",
        level=level,
        period_headed=YEAR_ABOVE,
        is_table=True,
    )


def _areas(sheet: Sheet, cells: pd.DataFrame, places: Places) -> list[Column]:
    """The columns whose cells are places of any level, codes first; at most two."""
    known = {each: _share_placed(each, cells[each.cell], places) for each in sheet.columns}
    sure = [each for each, share in known.items() if share > _ENOUGH]
    narrow = [each for each in sure if not _BROADER.search(each.folded)] or sure
    return sorted(
        narrow, key=lambda each: (not _IS_CODE.search(each.folded), -known[each], each.index)
    )[:2]


def _boards_of(sheet: Sheet, cells: pd.DataFrame, known: Boards) -> list[Column]:
    """The column headed as one of care boards, where its names are mostly of boards."""
    headed = [each for each in sheet.columns if _BOARDS.search(each.folded)]
    for column in headed:
        words = cells[column.cell].dropna().str.strip().unique()[:_MOST]
        named = sum(bool(known.code(str(each), is_board=True)) for each in words)
        if named > _ENOUGH * len(words):
            return [column]
    return []


def _share_placed(column: Column, words: pd.Series, places: Places) -> float:
    """The share of the different words of a column that name a place.

    Plain numbers do not count, unless the heading says that they are the numbers of councils.
    """
    distinct = [word.strip() for word in words.dropna().drop_duplicates().head(_MOST)]
    is_numbered = bool(_IS_NUMBERED.search(column.folded))
    named = [
        word for word in distinct if word and (is_numbered or not word.replace(".", "").isdecimal())
    ]
    if not named:
        return 0.0
    return sum(is_placed(word, places) for word in named) / len(distinct)


def _parts(left: list[Column]) -> dict[str, tuple[str, ...]]:
    """The columns of each part of a figure, by their headings."""
    return {
        part: (words,)
        for part, words in PARTS.items()
        if any(re.fullmatch(words, each.folded) for each in left)
    }


def _when(left: list[Column], cells: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The columns that say when: the first and last day, a year and what of it, or a period."""
    starts, ends = ([each for each in left if re.fullmatch(words, each.folded)] for words in _DAYS)
    if starts and ends:
        return {"from": _patterns(starts[:1]), "until": _patterns(ends[:1])}
    when = _period(left, cells)
    if when is None:
        return {}
    named = [each for each in left if _IDENTIFIER.fullmatch(each.folded)]
    if named:
        return {"period": _patterns([when]), "year": _patterns([when]), "quarter": _patterns(named)}
    for part in ("quarter", "month") if re.search("year", when.folded) else ():
        of = [each for each in left if re.search(rf"\b{part}\b", each.folded) and each is not when]
        if of:
            return {"period": _patterns([when]), "year": _patterns([when]), part: _patterns(of[:1])}
    return {"period": _patterns([when])}


def _last(column: Column) -> str:
    """The last row of the heading of a column; empty where the file has no heading."""
    return column.parts[-1].strip() if column.parts else ""


def _period(left: list[Column], cells: pd.DataFrame) -> Column | None:
    """The column that names periods in nearly every row: one headed so before any other."""
    named = [
        each
        for each in left
        if re.search(r"period|year|quarter|month|date|time|fy|ending", each.folded)
    ]
    return next((each for each in named if _is_of_periods(each, cells)), None)


def _is_of_periods(column: Column, cells: pd.DataFrame) -> bool:
    words = cells[column.cell].dropna().drop_duplicates().head(_MOST).tolist()
    found = periods(words, heading=column.name).found
    days = [each for each in found.values() if each.type is PeriodType.DAY]
    numbers = sum(word.strip().isdecimal() and len(word.strip()) != 4 for word in words)
    return bool(found) and len(found) > 0.8 * len(words) and (not days or numbers < len(days))


def _measure(left: list[Column]) -> dict[str, tuple[str, ...]]:
    """The columns that say what is counted."""
    named = [each for each in left if re.fullmatch(_MEASURE, each.folded)]
    coded = [each for each in left if re.fullmatch(_CODE, each.folded)]
    found = {"measure": _patterns(named), "code": _patterns(coded)}
    return {part: columns for part, columns in found.items() if columns}


def _patterns(columns: Iterable[Column]) -> tuple[str, ...]:
    """Columns as the patterns that find them, and them alone."""
    return tuple(re.escape(each.folded) for each in columns)
