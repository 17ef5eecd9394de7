"""Which column of a register holds what, by its heading; and what of the others is not kept."""

import re
from collections.abc import Mapping

import pandas as pd

from khi.intake import identifiers
from khi.intake.checking.problems import Bad, Level, Problems, counted, heading
from khi.intake.matching.headings import Evidence, Role
from khi.intake.matching.matches import Match
from khi.intake.matching.seen import look
from khi.intake.matching.words import fold
from khi.intake.sheet import Column, Sheet
from khi.intake.sql import spelled

Headings = Mapping[str, tuple[str, ...]]
"""What the column of each field may be called."""

_LONGEST = 60
_NOT_PERSONAL = re.compile(r"(?<!\d)(?<!\d[\s-])(?:(?:19|20)\d\d|\d{1,2})(?![\s-]?\d)")


def found(sheet: Sheet, headings: Headings) -> dict[str, Column]:
    """The column that holds each field, where there is one: the first name that is there."""
    by_heading = {fold(column.name): column for column in reversed(sheet.columns)}
    named = {
        field: next((by_heading[name] for name in names if name in by_heading), None)
        for field, names in headings.items()
    }
    return {field: column for field, column in named.items() if column is not None}


def cells(sheet: Sheet, columns: Mapping[str, Column], headings: Headings) -> pd.DataFrame:
    """Every row with the text of each field, empty where there is no column; and its ``row``."""
    chosen = ", ".join(
        f"trim(coalesce({column.cell}, '')) as {field}" for field, column in columns.items()
    )
    rows = sheet.workbench.query(spelled("counts", fields=chosen))
    return rows.assign(**{field: "" for field in headings if field not in columns})


def refuse(
    problems: Problems, rows: pd.DataFrame, field: str, column: Column | None, accepted: str
) -> None:
    """One error for each text of a field that could not be read. No personal value is repeated."""
    for text, same in rows.groupby(field, sort=False):
        shown = str(text)[:_LONGEST]
        safe = "something that may belong to a person" if is_private(shown) else f"'{shown}'"
        said = safe if shown else "nothing"
        where = heading(column) if column else field
        problems.add(
            Level.ERROR,
            f"{counted(len(same), 'row')}: {said} in {where}. Accepted: {accepted}."
            " These rows are not kept until it is corrected.",
            column=column,
            rows=[int(row) for row in same["row"]],
            bad=Bad("" if is_private(shown) else shown, accepted, "", f"{where}: {said}."),
        )


def is_private(text: str) -> bool:
    """Whether a text may name a person or a home. Years and small numbers do not."""
    return identifiers.is_personal(_NOT_PERSONAL.sub("", text))


def matches(sheet: Sheet, columns: Mapping[str, Column], *, why: str) -> tuple[Match, ...]:
    """What each column is for. What could name a person is not kept, and says so."""
    fields = {column.index: field for field, column in columns.items()}
    made = []
    for seen in look(sheet):
        field = fields.get(seen.column.index)
        if field is not None:
            role = {"area": Role.AREA, "quarter": Role.QUARTER}.get(field, Role.FIGURE)
            made.append(Match(seen, role, field, 1.0, (str(Evidence.ALIAS),)))
            continue
        finding = identifiers.by_heading(seen.headings, seen.values)
        finding = finding or identifiers.by_values(seen.values)
        if finding:
            made.append(Match(seen, Role.IDENTIFIER, finding.kind, why=finding.why))
        else:
            made.append(Match(seen, Role.UNMATCHED, why=why))
    return tuple(made)
