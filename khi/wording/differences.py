"""What a draft would change, in a line for each figure; and where it would show none."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Absence, Period
from khi.model.in_words import listed
from khi.wording.absences import absence
from khi.wording.numbers import is_number, number, rounded

_MOST = 2


def difference_line(row: Mapping[str, Any], catalogue: Catalogue) -> str:
    """One figure of everyone: where, when, as it is and as it would be."""
    what, before, after = difference_cells(row, catalogue)
    return f"{what}: {before} now, {after} then"


def difference_cells(row: Mapping[str, Any], catalogue: Catalogue) -> tuple[str, str, str]:
    """A figure by name, as it is now, and as it would be."""
    indicator = catalogue.indicators[str(row["indicator"])]
    area = catalogue.area(str(row["area"])).name
    what = f"{indicator.short}, {area}, {Period.parse(str(row['period'])).label}"
    return what, _side(row, catalogue, "before"), _side(row, catalogue, "after")


def differences_table(changes: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The changed figures of everyone as a table of words."""
    cells = [difference_cells(row, catalogue) for row in changes.to_dict("records")]
    return pd.DataFrame(cells, columns=["Figure", "Now", "With this file"])


def _side(row: Mapping[str, Any], catalogue: Catalogue, side: str) -> str:
    """One side of the difference: the figure and its base, or why there is none."""
    reason = Absence(str(row[f"absence_{side}"]))
    if reason is not Absence.NONE:
        return absence(reason)
    indicator = catalogue.indicators[str(row["indicator"])]
    value, base = row[f"value_{side}"], row[f"base_{side}"]
    people = f" ({rounded(float(base)):,.0f} people)" if is_number(base) else ""
    return f"{number(value, indicator)}{people}"


def held_in(held: Sequence[str], every: Sequence[str]) -> str:
    """In which of a file's areas something is held back: " in Bury", " in 3 of 4 areas".

    Empty where the file is of one area.
    """
    if len(every) < 2:
        return ""
    if len(held) == len(every):
        return f" in all {len(every)} areas"
    return f" in {listed(held)}" if len(held) <= _MOST else f" in {len(held)} of {len(every)} areas"
