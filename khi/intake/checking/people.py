"""What is the matter with the cells of a sheet of people, said once for each thing found."""

import re
from collections import defaultdict
from collections.abc import Sequence

from khi.intake.checking.echo import Echo
from khi.intake.checking.problems import Bad, Level, Problems, counted, heading
from khi.intake.counting.codes import Decoded
from khi.intake.counting.people import People
from khi.intake.matching.headings import Role
from khi.intake.matching.matches import Match
from khi.intake.matching.words import fold
from khi.intake.sheet import Column, Sheet, Skipped
from khi.intake.sql import spelled

_NOT_COUNTED = "These rows are not counted until it is corrected."
_KINDS_OF_ANSWER = frozenset({"status", "response type", "response status", "mode"})
_TRIED = re.compile(r"\b(?:preview|test)\b", re.IGNORECASE)
ENOUGH_TO_TELL = 8
"""With fewer columns than this, many people answer alike, and it says nothing that they do."""

_WHAT = {Role.AREA: "an area", Role.QUARTER: "a quarter or a date"}


def check_people(people: People, echo: Echo, problems: Problems) -> None:
    """Add a problem for everything in the cells that keeps a row out, or must be known."""
    for decoded in people.coded:
        if decoded.unknown:
            _unknown(people, decoded, echo, problems)
        _silent(decoded, problems)
    for place, name in ((people.area, "area"), (people.quarter, "quarter")):
        if isinstance(place, Decoded):
            _blank(people, place, name, problems)
    if people.weight is not None:
        _weights(people, people.weight, problems)
    silent = people.silent_rows()
    if silent:
        problems.add(
            Level.NOTE,
            f"{counted(len(silent), 'row')} with no answer to any of the questions; left out.",
            rows=silent,
            bad=Bad(beside="No answer to any of the questions; left out."),
        )


def check_skipped(skipped: tuple[Skipped, ...], problems: Problems) -> None:
    """Say which rows were not read as answers, and why: one note for each reason."""
    runs: dict[str, list[Skipped]] = defaultdict(list)
    for run in skipped:
        runs[run.why].append(run)
    for why, same in runs.items():
        rows = sum(run.rows for run in same)
        problems.add(
            Level.NOTE,
            f"{counted(rows, 'row')} left out: {why}.",
            rows=[run.first for run in same],
            count=rows,
        )


def check_long_rows(sheet: Sheet, problems: Problems) -> None:
    """Warn of rows with more cells than there are columns: perhaps a comma moved their answers."""
    long = sheet.workbench.query(spelled("long_rows"))
    if len(long):
        problems.add(
            Level.WARNING,
            f"{counted(len(long), 'row')}: more cells than there are columns. What is left over is"
            " not used; look whether the answers stand in the right columns.",
            rows=[int(row) for row in long["row"]],
            bad=Bad(beside="More cells than there are columns."),
        )


def check_repeats(rows: list[int], column: Column | None, problems: Problems) -> None:
    """Warn where one respondent id stands in several rows; the id itself is never said."""
    if column and rows:
        problems.add(
            Level.WARNING,
            f"{counted(len(rows), 'row')}: the id in {heading(column)} stands in another row too."
            " Somebody may be counted twice.",
            column=column,
            rows=rows,
            bad=Bad(beside=f"{column.letter}: this id stands in another row too."),
        )


def check_alike(rows: list[int], problems: Problems) -> None:
    """Say how many rows are like an earlier one in every cell: two people can answer alike."""
    if rows:
        problems.add(
            Level.NOTE,
            f"{counted(len(rows), 'row')}: the same in every cell as an earlier row. Two people can"
            " answer alike, so all are counted. Look whether something was pasted twice.",
            rows=rows,
            bad=Bad(beside="The same in every cell as an earlier row."),
        )


def check_previews(matches: Sequence[Match], problems: Problems) -> None:
    """Warn of answers that the form tool itself calls a preview or a test."""
    for match in matches:
        if {fold(heading) for heading in match.seen.headings} & _KINDS_OF_ANSWER:
            tried = sum(cells for value, cells in match.seen.values.items() if _TRIED.search(value))
            if tried:
                problems.add(
                    Level.WARNING,
                    f"{counted(tried, 'row')}: {heading(match.seen.column)} calls it a preview or a"
                    " test. It is counted: take it out of the file if nobody answered it.",
                    column=match.seen.column,
                    count=tried,
                )


def _unknown(people: People, decoded: Decoded, echo: Echo, problems: Problems) -> None:
    """One problem for each value nobody knows; those that may not be repeated, all in one."""
    rows = people.rows_of(decoded)
    hidden: list[int] = []
    for value, same in rows.groupby("value", sort=False):
        numbers = [int(row) for row in same["row"]]
        guess = decoded.guess(str(value))
        is_day = decoded.match.role is Role.QUARTER
        found = echo.shown(str(value), cells=len(numbers), guess=guess, is_day=is_day)
        if found:
            _say(decoded, problems, numbers, found, guess)
        else:
            hidden += numbers
    if hidden:
        _say(decoded, problems, sorted(hidden), "", "")


def _say(decoded: Decoded, problems: Problems, rows: list[int], found: str, guess: str) -> None:
    match = decoded.match
    is_group = match.role is Role.BREAKDOWN
    says = f"{counted(len(rows), 'row')}: " + (
        f"{found} in {heading(match.seen.column)}"
        if found
        else f"something in {heading(match.seen.column)} that is not shown, as it may be personal"
    )
    what = _WHAT.get(match.role, "a group we know" if is_group else "an answer we know")
    hint = f" Did you mean '{guess}'?" if guess else ""
    after = "They are counted as not stated." if is_group else _NOT_COUNTED
    problems.add(
        Level.WARNING if is_group else Level.ERROR,
        f"{says}. It is not {what}.{hint} Accepted: {decoded.accepted}. {after}",
        column=match.seen.column,
        rows=rows,
        bad=Bad(
            found.strip("'"),
            decoded.accepted,
            guess,
            beside=f"{match.letter}: {found or 'this'} is not {what}.{hint}",
        ),
    )


def _silent(decoded: Decoded, problems: Problems) -> None:
    """Say what was read as no answer though something was written."""
    cells = sum(decoded.silent.values())
    if cells and decoded.match.role is not Role.BREAKDOWN:
        problems.add(
            Level.NOTE,
            f"{counted(cells, 'person').replace('persons', 'people')} in"
            f" {heading(decoded.match.seen.column)} did not know or chose not to say. The question"
            " has no such answer, so they are counted as not having answered it.",
            column=decoded.match.seen.column,
            count=cells,
        )


def _blank(people: People, place: Decoded, name: str, problems: Problems) -> None:
    rows = people.rows_where(f"{name} is null")
    if rows:
        problems.add(
            Level.ERROR,
            f"{counted(len(rows), 'row')}: no {name} in {heading(place.match.seen.column)}."
            f" Accepted: {place.accepted}. {_NOT_COUNTED}",
            column=place.match.seen.column,
            rows=rows,
            bad=Bad(accepted=place.accepted, beside=f"{place.match.letter}: no {name}."),
        )


def _weights(people: People, column: Column, problems: Problems) -> None:
    rows = people.rows_where("weight is null")
    if rows:
        problems.add(
            Level.ERROR,
            f"{counted(len(rows), 'row')}: no weight over 0 in {heading(column)}."
            f" Accepted: a number such as 0.85. {_NOT_COUNTED}",
            column=column,
            rows=rows,
            bad=Bad(accepted="a number over 0", beside=f"{column.letter}: no weight over 0."),
        )


def check_columns(matches: tuple[Match, ...], problems: Problems) -> None:
    """Say what is not kept: nothing is left out in silence."""
    for match in matches:
        column = match.seen.column
        if match.role is Role.IDENTIFIER:
            level = Level.WARNING if match.names_people else Level.NOTE
            holds = "holds" if match.names_people else "is for"
            problems.add(
                level,
                f"C{heading(column)[1:]} {holds} something personal ({match.target}): {match.why}."
                " It is never kept.",
                column=column,
                count=match.seen.filled,
            )
        elif match.role is Role.UNMATCHED:
            problems.add(
                Level.NOTE,
                f"C{heading(column)[1:]} is not counted: {match.why}."
                f" {counted(match.seen.filled, 'cell')} filled.",
                column=column,
                count=match.seen.filled,
            )
