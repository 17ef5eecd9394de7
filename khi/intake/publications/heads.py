"""What each row of a publication is of: the area, the measure and the period it names.

What a row does not say itself stands above the heading, or in the name of the sheet or the file.
"""

import re
from datetime import date, timedelta

import pandas as pd

from khi.intake.matching.words import fold
from khi.intake.publications.descriptions import Description
from khi.intake.sheet import Column, Sheet

_NOTES = re.compile(r"\s*\[[^\]]*\]")
_MISSING = ("", "-1")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
DIMENSIONS = 12
"""The most columns that may tell apart rows that are otherwise of one measure."""


def heads(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.DataFrame:
    """What each row is of: its row, place, name, level, code, measure, period, and why left out."""
    code, title = _titled(sheet, description)
    areas = description.columns_of("area", sheet)
    rows = pd.DataFrame(index=cells.index).assign(row=cells.index)
    rows["place"] = text(cells, areas[0] if areas else None)
    rows["name"] = text(cells, areas[1] if len(areas) > 1 else None)
    rows["level"] = text(cells, first(sheet, description, "level"))
    measures = description.columns_of("measure", sheet)
    rows["measure"] = text(cells, measures[0] if measures else None, title)
    coded = first(sheet, description, "code")
    rows["code"] = text(cells, coded, rows["measure"] if measures else code)
    for column in measures[1:]:
        rows["measure"] = _joined(rows["measure"], text(cells, column))
    rows["period"] = _periods(sheet, cells, description)
    return _of_whom(sheet, cells, description, rows)


def told_apart(
    sheet: Sheet, cells: pd.DataFrame, description: Description, rows: pd.DataFrame
) -> pd.DataFrame:
    """Rows with the words added to the measure that tell apart rows of one area and period.

    A file may have a column, for which its description has no part, that says of whom or of what a
    figure is. Without its words two figures would seem to be of the same thing.
    """
    key = ["place", "name", "code", "measure", "period"]
    for column in _dimensions(sheet, cells, description):
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


def _dimensions(sheet: Sheet, cells: pd.DataFrame, description: Description) -> list[Column]:
    """The columns without a part that hold words which come back, the fewest words first."""
    taken = {each for part in description.columns for each in description.columns_of(part, sheet)}
    words = {
        column: cells[column.cell].nunique() for column in sheet.columns if column not in taken
    }
    several = [column for column, count in words.items() if 1 < count <= len(cells) / 2]
    return sorted(several, key=lambda column: words[column])[:DIMENSIONS]


def text(cells: pd.DataFrame, column: Column | None, otherwise: str | pd.Series = "") -> pd.Series:
    """The cells of a column, as they stand; something else where there is no such column."""
    if column is None:
        return pd.Series(otherwise, index=cells.index, dtype=object)
    return cells[column.cell].fillna("").astype(object).str.strip()


def first(sheet: Sheet, description: Description, part: str) -> Column | None:
    """The surest column of a part; None where there is none."""
    return next(iter(description.columns_of(part, sheet)), None)


def _joined(words: pd.Series, more: pd.Series) -> pd.Series:
    """Words with more behind a comma, where there are more."""
    said = ~more.isin(("", "-")) & more.ne(words)
    return words.mask(said, words + ", " + more)


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
    return title, title


def _periods(sheet: Sheet, cells: pd.DataFrame, description: Description) -> pd.Series:
    """The period that each row says, else the one of the whole file."""
    start, end = (first(sheet, description, part) for part in ("from", "until"))
    if start and end:
        return _between(text(cells, start), text(cells, end))
    if year := first(sheet, description, "year"):
        names = ("year range", "quarter", "month")
        parts = [text(cells, first(sheet, description, name)) for name in names]
        return _put_together(text(cells, year), *parts)
    return text(cells, first(sheet, description, "period"), _when(sheet, description))


def _between(starts: pd.Series, ends: pd.Series) -> pd.Series:
    """The stretch between two days, where it is of whole months; else both days."""
    said = {pair: _stretch(*pair) for pair in set(zip(starts, ends, strict=True))}
    return pd.Series(
        [said[pair] for pair in zip(starts, ends, strict=True)], starts.index, dtype=object
    )


def _stretch(start: str, end: str) -> str:
    found = [_DATE.match(each) for each in (start, end)]
    if not all(found):
        return f"{start} to {end}".strip()
    first_day, last = (date(*map(int, match.groups())) for match in found if match)
    after = last + timedelta(days=1)
    months = (after.year - first_day.year) * 12 + after.month - first_day.month
    whole = first_day.day == 1 and after.day == 1 and months > 0
    return f"{first_day.isoformat()}/P{months}M" if whole else f"{start} to {end}"


def _put_together(
    years: pd.Series, ranges: pd.Series, quarters: pd.Series, months: pd.Series
) -> pd.Series:
    """A period from a year and, where they are there, a number of years, a quarter or a month."""
    made = years.copy()
    made = made.mask(~ranges.isin((*_MISSING, "1")), years + "-01-01/P" + ranges + "Y")
    made = made.mask(~quarters.isin(_MISSING), "Q" + quarters + " " + years)
    return made.mask(~months.isin(_MISSING), years + "-" + months.str.zfill(2))


def _when(sheet: Sheet, description: Description) -> str:
    """The period of the whole file: from above its heading, its headings, or a name."""
    headed = " | ".join(column.name for column in sheet.columns)
    places = [
        (description.period_above, " | ".join(sheet.preamble)),
        (description.period_headed, headed),
        (description.period_named, sheet.name),
        (description.period_named, sheet.sheet),
    ]
    for pattern, words in places:
        if pattern and (match := re.search(pattern, words, re.IGNORECASE)):
            return " to ".join(_in_full(part) for part in match.groups() if part)
    return ""


def _in_full(year: str) -> str:
    """A year with its century: a file is named 15-16, or 2021 for 2020 to 2021."""
    return f"20{year}" if len(year) == 2 else year


def _of_whom(
    sheet: Sheet, cells: pd.DataFrame, description: Description, rows: pd.DataFrame
) -> pd.DataFrame:
    """Rows of some people only left out, where their measure and period have everyone.

    Where no row is of everyone, the groups are kept apart: each is a measure of its own.
    """
    why = pd.Series("", index=cells.index)
    family = text(cells, first(sheet, description, "family"), rows["code"])
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
        alone = why.eq("") & rank.eq(len(everyone))
        for part in ("measure", "code"):
            rows[part] = rows[part].mask(alone, _joined(rows[part], text(cells, column)))
    return rows.assign(why=why)
