"""The cells of a publication, one row for each, whichever way round its table lies.

Columns of what is returned: ``row`` (where in the sheet), ``observation`` (which cells belong
together), ``place`` and ``name`` (the area, as written), ``code`` and ``measure``, ``period``,
``part`` (value, lower, margin and so on), ``text``, and ``why`` (why it is left out, or empty).
"""

import re
from collections.abc import Callable

import pandas as pd

from khi.intake.matching.words import fold
from khi.intake.measures.figures import HYPHENS, figure
from khi.intake.periods import period_in
from khi.intake.publications.descriptions import Description, Shape
from khi.intake.sheet import Column, Sheet

FIGURES = ("value", "numerator", "denominator", "lower", "upper", "margin", "status")
HEAD = ["place", "name", "code", "measure", "period", "why"]
CELLS = ("row", "observation", *HEAD, "part", "text")
_NOTES = re.compile(r"\s*\[[^\]]*\]")
_BEHIND_PERIOD = re.compile(r"^.*?\d{4}(?: to \d{4})?\s*-?\s*")
_TYPED = ["place", "name", "code", "period"]


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
    """What each column of a sheet is read for."""
    spread = description.shape in (Shape.YEARS, Shape.MEASURES, Shape.AREAS)
    read = dict.fromkeys(sheet.columns, "value") if spread else {}
    for part in description.columns:
        columns = description.columns_of(part, sheet)
        read |= dict.fromkeys(columns[:1] if part in FIGURES else columns, part)
    return read


def _long(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """One observation in each row, its parts in columns."""
    heads = _heads(sheet, cells, description)
    parts = {part: _first(sheet, description, part) for part in FIGURES}
    return pd.concat(
        heads.assign(part=part, text=cells[column.cell], measured=0)
        for part, column in parts.items()
        if column
    )


def _typed(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """One part of an observation in each row, a column saying which."""
    kind, value = (_first(sheet, description, part) for part in ("kind", "value"))
    if kind is None or value is None:
        return pd.DataFrame(columns=[*CELLS, "measured"])
    parts = cells[kind.cell].fillna("").map(lambda word: description.kinds.get(fold(word), ""))
    heads = _heads(sheet, cells, description)
    return heads.assign(part=parts, text=cells[value.cell], measured=0)


def _years(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """A column for each year and part."""
    heads = _heads(sheet, cells, description)
    areas = description.columns_of("area", sheet)
    made = []
    for column in sheet.columns:
        word = _BEHIND_PERIOD.sub("", column.name)
        part, more = _part(word, description)
        found = period_in(column.name) if column not in areas else None
        if found is None or not part:
            continue
        measured = heads["measure"] + (f", {more}" if more else "")
        code = heads["code"] + (f" {more}" if more else "")
        made.append(
            heads.assign(
                period=found.id,
                part=part,
                text=cells[column.cell],
                measure=measured,
                code=code,
                measured=more,
            )
        )
    return pd.concat(made) if made else heads.iloc[:0].assign(part="", text="", measured="")


def _part(word: str, description: Description) -> tuple[str, str]:
    """The part that the last words of a heading name, and the words before them."""
    folded = fold(word)
    if not folded:
        return "value", ""
    for kind, part in description.kinds.items():
        if folded == kind or folded.endswith(f" {kind}"):
            return part, folded.removesuffix(kind).strip()
    return "", ""


def _measures(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """A column for each measure: those that hold nothing else."""
    heads = _heads(sheet, cells, description)
    taken = {
        column for part in description.columns for column in description.columns_of(part, sheet)
    }
    made = []
    for column in sheet.columns:
        if column in taken or not _is_measure(column, cells):
            continue
        title = f"{description.measure} {column.name}".strip()
        head = heads.assign(measure=title, code=column.name, measured=column.index)
        made.append(head.assign(part="value", text=cells[column.cell]))
    return pd.concat(made) if made else heads.iloc[:0].assign(part="", text="", measured=0)


def _is_measure(column: Column, cells: pd.DataFrame) -> bool:
    """Whether a column holds figures, or the marks that stand for them."""
    words = cells[column.cell].dropna().head(50)
    known = [word.strip() in HYPHENS or figure(word).is_known for word in words]
    return sum(known) > len(known) / 2


def _areas(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """A column for each area, and a row for each measure, named by the columns before."""
    heads = _heads(sheet, cells, description)
    named = description.columns_of("measure", sheet)
    titles = cells[[column.cell for column in named]].fillna("").agg(", ".join, axis=1)
    heads = heads.assign(measure=titles.str.replace(r"(?:, )+", ", ", regex=True).str.strip(", "))
    heads = heads.assign(code=heads["measure"])
    return pd.concat(
        heads.assign(
            place=column.parts[-1],
            name=column.name,
            part="value",
            text=cells[column.cell],
            measured=column.index,
        )
        for column in sheet.columns
        if column not in named
    )


def _heads(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """What each row is of, as far as its row says so; else what stands above or in the name."""
    code, title = _titled(sheet, description)
    areas = description.columns_of("area", sheet)
    rows = pd.DataFrame(index=cells.index).assign(row=cells.index)
    rows["place"] = _text(cells, areas[0] if areas else None)
    rows["name"] = _text(cells, areas[1] if len(areas) > 1 else None)
    measures = description.columns_of("measure", sheet)
    rows["measure"] = _text(cells, measures[0] if measures else None, title)
    rows["code"] = _text(
        cells, _first(sheet, description, "code"), code if not measures else rows["measure"]
    )
    for column in measures[1:]:
        rows["measure"] += ", " + _text(cells, column)
    rows["period"] = _text(cells, _first(sheet, description, "period"), _when(sheet, description))
    return rows.assign(why=_not_everyone(sheet, cells, description, rows))


def _text(cells: pd.DataFrame, column: Column | None, otherwise: str | pd.Series = "") -> pd.Series:
    if column is None:
        return pd.Series(otherwise, index=cells.index, dtype=object)
    return cells[column.cell].fillna("").astype(object).str.strip()


def _first(sheet: Sheet, description: Description, part: str) -> Column | None:
    return next(iter(description.columns_of(part, sheet)), None)


def _titled(sheet: Sheet, description: Description) -> tuple[str, str]:
    """The code and the title of the measure, from above the heading."""
    for line in sheet.preamble if description.measure_above else ():
        if match := re.match(description.measure_above, line, re.IGNORECASE):
            named = match.groupdict()
            title = _NOTES.sub("", named["title"]).strip()
            return named.get("code") or title, title
    title = description.measure or next(iter(sheet.preamble), "")
    return title, title


def _when(sheet: Sheet, description: Description) -> str:
    """The period of the whole file, from above its heading or from its name."""
    places = [(description.period_above, " | ".join(sheet.preamble))]
    places.append((description.period_named, sheet.name))
    for pattern, text in places:
        if pattern and (match := re.search(pattern, text, re.IGNORECASE)):
            return " to ".join(match.groups())
    return ""


def _not_everyone(
    sheet: Sheet, cells: pd.DataFrame, description: Description, rows: pd.DataFrame
) -> pd.Series:
    """Why a row of some people only is left out: where its measure and period have everyone."""
    why = pd.Series("", index=cells.index)
    family = _text(cells, _first(sheet, description, "family"), rows["code"])
    for words, everyone in description.everyone.items():
        column = next(
            (each for each in sheet.columns if re.fullmatch(words, fold(each.name))), None
        )
        if column is None:
            continue
        groups = cells[column.cell].fillna("").map(fold)
        rank = groups.map({fold(word): place for place, word in enumerate(everyone)})
        rank = rank.fillna(len(everyone)).where(why.eq(""))
        best = rank.groupby([family, rows["period"]]).transform("min")
        why[why.eq("") & rank.gt(best)] = f"a group of people, not everyone (“{column.name}”)"
    return why


def _numbered(cells: pd.DataFrame, shape: Shape) -> pd.Series:
    """Which observation each cell is part of."""
    if shape is Shape.TYPED:
        return cells.groupby(_TYPED, sort=False).ngroup()
    return cells.groupby(["row", "measured", "period"], sort=False).ngroup()
