"""What each row of a publication is of: the area, the measure and the period it names.

What a row does not say itself stands above the heading, or in the name of the sheet or the file.
"""

import re
from collections.abc import Collection
from pathlib import PurePath

import pandas as pd

from khi.intake.matching.words import fold
from khi.intake.publications.descriptions import Description
from khi.intake.publications.texts import first, folded, text
from khi.intake.publications.whens import periods_of
from khi.intake.sheet import Column, Sheet

_NOTES = re.compile(r"\s*\[[^\]]*\]")
_GENERAL = ("value", "values", "observation", "obs value", "figure", "result", "count", "number")
_TOTALS = ("total", "totals", "grand total", "column total", "all", "england total")
DIMENSIONS = 12
"""The most columns that may tell apart rows that are otherwise of one measure."""


def heads(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """What each row is of: its row, place, name, level, board, measure, period; and why not."""
    code, title = _titled(sheet, description)
    areas = description.columns_of("area", sheet)
    rows = pd.DataFrame(index=cells.index).assign(row=cells.index)
    rows["place"] = text(cells, areas[0] if areas else None)
    rows["name"] = text(cells, areas[1] if len(areas) > 1 else None)
    rows["level"] = text(cells, first(sheet, description, "level"))
    rows["board"] = text(cells, first(sheet, description, "board"))
    measures = description.columns_of("measure", sheet)
    rows["measure"] = text(cells, measures[0] if measures else None, title)
    coded = first(sheet, description, "code")
    rows["code"] = text(cells, coded, rows["measure"] if measures else code)
    rows["measure"] = rows["measure"].mask(rows["measure"].eq(""), rows["code"])
    for column in measures[1:]:
        rows["measure"] = _joined(rows["measure"], text(cells, column))
    rows["period"] = periods_of(sheet, cells, description)
    return _of_whom(sheet, cells, description, rows)


def told_apart(
    sheet: Sheet,
    cells: pd.DataFrame,
    description: Description,
    rows: pd.DataFrame,
    *,
    without: Collection[Column] = (),
) -> pd.DataFrame:
    """Rows with the words added to the measure that tell apart rows of one area and period.

    A file may have a column, for which its description has no part, that says of whom or of what a
    figure is. Without its words two figures would seem to be of the same thing. Columns ``without``
    such words hold figures.
    """
    key = ["place", "name", "code", "measure", "period"]
    for column in _dimensions(sheet, cells, description, without):
        here = rows["why"].eq("")
        double = rows[here].duplicated(key, keep=False)
        doubles = double[double].index
        if not len(doubles):
            break
        words = text(cells, column)
        kinds = words[doubles].groupby([rows.loc[doubles, name] for name in key]).nunique()
        if kinds.gt(1).any():
            rows["measure"] = _joined(rows["measure"], words)
            rows["code"] = _joined(rows["code"], words)
    return rows


def _dimensions(
    sheet: Sheet, cells: pd.DataFrame, description: Description, without: Collection[Column]
) -> list[Column]:
    """The columns without a part that hold words which come back, the fewest words first."""
    taken = {each for part in description.columns for each in description.columns_of(part, sheet)}
    left = [each for each in sheet.columns if each not in taken and each not in without]
    words = {column: cells[column.cell].nunique() for column in left}
    several = [column for column, count in words.items() if 1 < count <= len(cells) / 2]
    return sorted(several, key=lambda column: words[column])[:DIMENSIONS]


def _joined(words: pd.Series, more: pd.Series) -> pd.Series:
    """Words with more behind a comma, where there are more."""
    said = ~more.isin(("", "-")) & more.ne(words)
    return words.mask(said, words + ", " + more).mask(said & words.eq(""), more)


def _titled(sheet: Sheet, description: Description) -> tuple[str, str]:
    """The code and the title of the measure, from above the heading or from a name."""
    for line in sheet.preamble if description.measure_above else ():
        if match := re.match(description.measure_above, line, re.IGNORECASE):
            named = match.groupdict()
            title = _NOTES.sub("", named["title"]).strip()
            return named.get("code") or title, title
    for name in (sheet.sheet, sheet.name) if description.measure_named else ():
        if match := re.search(description.measure_named, name, re.IGNORECASE):
            title = next(iter(sheet.preamble), "") or match[0]
            return match["code"], _NOTES.sub("", title).strip()
    title = description.measure or _NOTES.sub("", next(iter(sheet.preamble), "")).strip()
    title = title or (_otherwise(sheet, description) if description.is_table else "")
    return title, title


def _otherwise(sheet: Sheet, description: Description) -> str:
    """What a table without a title is of: what its figures are headed by, else the file's name."""
    column = first(sheet, description, "value") or first(sheet, description, "numerator")
    if column and column.folded not in _GENERAL:
        return column.name
    return PurePath(sheet.name).stem.replace("_", " ")


def _of_whom(
    sheet: Sheet, cells: pd.DataFrame, description: Description, rows: pd.DataFrame
) -> pd.DataFrame:
    """Rows of some people only left out, where their measure and period have everyone.

    Where no row is of everyone, the groups are kept apart: each is a measure of its own.
    """
    is_total = folded(rows["place"]).isin(_TOTALS)
    why = pd.Series("", index=cells.index).mask(is_total, "a total, not an answer")
    family = text(cells, first(sheet, description, "family"), rows["code"])
    for words, everyone in description.everyone.items():
        column = next((each for each in sheet.columns if re.fullmatch(words, each.folded)), None)
        if column is None:
            continue
        groups = folded(cells[column.cell].fillna(""))
        rank = groups.map({fold(word): place for place, word in enumerate(everyone)})
        rank = rank.fillna(len(everyone)).where(why.eq(""))
        best = rank.groupby([family, rows["period"]]).transform("min")
        why[why.eq("") & rank.gt(best)] = f"a group of people, not everyone (“{column.name}”)"
        alone = why.eq("") & rank.eq(len(everyone))
        for part in ("measure", "code"):
            rows[part] = rows[part].mask(alone, _joined(rows[part], text(cells, column)))
    return rows.assign(why=why)
