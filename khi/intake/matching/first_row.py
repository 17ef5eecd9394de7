"""The first person's row given back, where it was taken for a second row of heading.

A reader that does not know the questions can only go by looks. In a file of two or three people a
first row with words where the others have numbers looks like a heading. The catalogue knows
better: under "khi_con1", "Yes" is an answer.
"""

from collections import Counter
from dataclasses import replace

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.matching.choices import Choices
from khi.intake.matching.headings import CONFIDENCE, Candidate, Evidence, Headings, Role
from khi.intake.matching.matches import Meanings
from khi.intake.sheet import Column, Sheet
from khi.intake.sql import spelled

_ENOUGH = 2
_MOSTLY = 0.5
_ASKED = (Role.QUESTION, Role.BREAKDOWN, Role.AREA, Role.QUARTER)


def with_first_row(sheet: Sheet, catalogue: Catalogue) -> Sheet:
    """The sheet, with the last row of its heading among its cells if it is somebody's answers."""
    if sheet.header_rows < 2 or not _are_answers(sheet, catalogue):
        return sheet
    row = sheet.first_data_row - 1
    cells = {column.cell: column.parts[-1] or None for column in sheet.columns}
    answers = pd.DataFrame([{"row": row, **cells}])
    sheet.workbench.register("answers_in_heading", answers)
    sheet.workbench.run(spelled("give_back"))
    return replace(
        sheet,
        header_rows=sheet.header_rows - 1,
        first_data_row=row,
        columns=tuple(map(_without_last_part, sheet.columns)),
        rows=sheet.rows + 1,
        assumptions=(
            *sheet.assumptions,
            f"Row {row} holds answers to questions we know, so it is a person and not a heading.",
        ),
    )


def _are_answers(sheet: Sheet, catalogue: Catalogue) -> bool:
    """Whether the last row of the heading answers the questions above it, each of them once.

    An option with a column of its own also stands under its question; but then several do.
    """
    headings, meanings = Headings(catalogue), Meanings(catalogue, Choices())
    asked = {}
    for column in sheet.columns:
        candidate = _certain(headings, column)
        if candidate and column.parts[-1].strip():
            asked[column] = candidate
    targets = Counter(candidate.target for candidate in asked.values())
    known = [
        candidate
        for column, candidate in asked.items()
        if targets[candidate.target] == 1
        and meanings.fit(candidate.role, candidate.target, {column.parts[-1]: 1}) == 1
    ]
    return len(known) >= max(_ENOUGH, _MOSTLY * len(asked))


def _certain(headings: Headings, column: Column) -> Candidate | None:
    """What the heading above the last row names, by its own words."""
    found = headings.candidates(column.parts[:-1])
    if not found or found[0].role not in _ASKED:
        return None
    return found[0] if found[0].confidence > CONFIDENCE[Evidence.SIMILAR] else None


def _without_last_part(column: Column) -> Column:
    parts = column.parts[:-1]
    named = " - ".join(dict.fromkeys(part for part in parts if part))
    return replace(column, name=named or column.letter, parts=parts)
