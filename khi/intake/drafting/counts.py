"""A draft from a sheet already counted: one row for each answer, area, quarter and group."""

from collections.abc import Iterator

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake import fixed_columns
from khi.intake.checking.echo import Echo
from khi.intake.checking.people import check_long_rows, check_skipped
from khi.intake.checking.problems import Bad, Level, Problems, counted, heading
from khi.intake.counting import given
from khi.intake.counting.given import Reader
from khi.intake.drafting.draft import TALLIES, Ask, Draft, details_of
from khi.intake.drafting.origin import Origin
from khi.intake.drafting.places import area_said, quarter_said, quarter_year_asked
from khi.intake.matching.headings import Headings, Role
from khi.intake.matching.matches import Meanings
from khi.intake.sheet import Column, Sheet
from khi.intake.times.days import QuarterOf

_ROLES = {**fixed_columns.ROLES, "weight": Role.WEIGHT}
_WHY = "a column that counts do not need"
_ONE_WITHOUT_THE_OTHER = (
    "Weights need two columns: weight (what the weights of a row's people come to) and weight_sq"
    " (each person's weight times itself, added up). With one alone nobody can say how sure a"
    " figure is. Add the other, or leave both out: then everybody counts once."
)


def counts_draft(sheet: Sheet, catalogue: Catalogue, origin: Origin) -> Draft:
    """Check the counts of a sheet, and say what is the matter with each row."""
    choices, problems = origin.choices, Problems()
    meanings = Meanings(catalogue, choices)
    columns = fixed_columns.found(sheet, given.HEADINGS)
    whole_file = {"area": area_said(choices, meanings), "quarter": quarter_said(choices)}
    reader = Reader(
        meanings,
        Headings(catalogue, [each.question for each in choices.local]),
        columns,
        choices.quarter_year or QuarterOf.CALENDAR,
    )
    rows = reader.read(given.cells(sheet, columns, whole_file))

    check_skipped(sheet.skipped, problems)
    check_long_rows(sheet, problems)
    fault = given.unreadable(rows)
    _check_rows(rows, fault, columns, reader, Echo(catalogue), problems)
    good = rows[fault.isna()]
    counts = given.whole(given.added_up(good))
    over, odd = given.rows_of(good, counts.over), given.rows_of(good, counts.odd)
    _check_sums(over, counts.unsaid, columns, problems)
    _check_weights(odd, columns, problems)
    rejected = int(fault.notna().sum()) + len(over) + len(odd)
    return Draft(
        upload=origin.upload(sheet.ledger(rejected=rejected)),
        kind=origin.kind,
        problems=problems.table,
        bad_cells=problems.cells,
        columns=fixed_columns.matches(
            sheet, fixed_columns.places(columns), _ROLES, rest=Role.COUNT, why=_WHY
        ),
        asks=[
            *_asks(counts.tallies, columns, rows),
            *quarter_year_asked(rows["quarter_text"].unique(), columns.get("quarter"), choices),
        ],
        tallies=origin.with_not_on_form(
            counts.tallies[list(TALLIES)].astype({"n": "int64"}), catalogue
        ),
        local=[each.question for each in choices.local],
        details=details_of(sheet),
    )


def _check_rows(
    rows: pd.DataFrame,
    fault: pd.Series,
    columns: dict[str, Column],
    reader: Reader,
    echo: Echo,
    problems: Problems,
) -> None:
    """One error for each field and text that could not be read."""
    bad = rows.assign(fault=fault)[fault.notna()]
    for field, faulty in bad.groupby("fault", sort=False):
        for text, same in faulty.groupby(f"{field}_text", sort=False):
            accepted, guessing = reader.accepted(str(field), same.iloc[0])
            guess = guessing(str(text))
            found = echo.shown(str(text), cells=len(same), guess=guess, is_day=field == "quarter")
            column = columns.get(str(field))
            where = heading(column) if column else str(field)
            hint = f" Did you mean '{guess}'?" if guess else ""
            shown = (found or "something we do not know") if text else "nothing"
            problems.add(
                Level.ERROR,
                f"{counted(len(same), 'row')}: {shown} in {where}."
                f"{hint} Accepted: {accepted}. These rows are not counted until it is corrected.",
                column=column,
                rows=[int(row) for row in same["row"]],
                bad=Bad(found.strip("'"), accepted, guess, f"{where}: {found or 'unknown'}.{hint}"),
            )


def _check_sums(
    refused: list[int], unsaid: int, columns: dict[str, Column], problems: Problems
) -> None:
    """Say where groups hold more people than answered, or fewer."""
    if refused:
        problems.add(
            Level.ERROR,
            f"{counted(len(refused), 'row')}: the groups of a breakdown hold more people than"
            " answered. Everybody must be in exactly one group. These rows are not counted.",
            column=columns.get("group"),
            rows=refused,
        )
    if unsaid:
        problems.add(
            Level.NOTE,
            f"{unsaid:,} answers were in no group of a breakdown; they are counted as not stated.",
            count=unsaid,
        )


def _check_weights(refused: list[int], columns: dict[str, Column], problems: Problems) -> None:
    """Say where weights contradict each other."""
    if refused:
        problems.add(
            Level.ERROR,
            f"{counted(len(refused), 'row')}: the weights cannot be right. For each row, weight_sq"
            " (each person's weight times itself, added up) is at least weight × weight ÷ n, and"
            " at most weight × weight. The groups of a breakdown weigh as much as everyone does."
            " These rows are not counted until it is corrected.",
            column=columns.get("weight_sq"),
            rows=refused,
        )


def _asks(tallies: pd.DataFrame, columns: dict[str, Column], rows: pd.DataFrame) -> Iterator[Ask]:
    """What the person must still say of a counted file."""
    missing = [field for field in given.NEEDED if field not in columns]
    if missing:
        yield Ask(about="matches", asks=f"Counts need a column for: {', '.join(missing)}.")
    weighed, squared = (rows[f"{field}_text"].ne("").any() for field in ("weight", "weight_sq"))
    if weighed != squared:
        yield Ask(about="matches", asks=_ONE_WITHOUT_THE_OTHER)
    if (tallies["area"] == "").any():
        yield Ask(about="area", asks="Say which area this file is about.")
    if (tallies["quarter"] == "").any():
        yield Ask(about="quarter", asks="Say which quarter the answers are from, such as 2025-Q1.")
