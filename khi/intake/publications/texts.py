"""The cells of a column of a publication as text, and as words that are compared."""

import pandas as pd

from khi.intake.matching.words import fold
from khi.intake.publications.descriptions import Description
from khi.intake.sheet import Column, Sheet


def folded(words: pd.Series) -> pd.Series:
    """Words as they are compared, each different one folded once."""
    return words.map({word: fold(word) for word in words.unique()})


def text(cells: pd.DataFrame, column: Column | None, otherwise: str | pd.Series = "") -> pd.Series:
    """The cells of a column, as they stand; something else where there is no such column."""
    if column is None:
        return pd.Series(otherwise, index=cells.index, dtype=object)
    return cells[column.cell].fillna("").astype(object).str.strip()


def first(sheet: Sheet, description: Description, part: str) -> Column | None:
    """The surest column of a part; None where there is none."""
    return next(iter(description.columns_of(part, sheet)), None)
