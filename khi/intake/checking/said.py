"""What was taken to mean what, said so that a person can object; and what they overruled."""

from collections.abc import Sequence
from datetime import date

from khi.intake.checking.problems import Level, Problems, heading
from khi.intake.counting.codes import UNKNOWN, Decoded
from khi.intake.counting.people import People
from khi.intake.matching.headings import Role
from khi.intake.matching.matches import Match, Meanings
from khi.intake.matching.words import whole_number
from khi.model import Quarter


def check_numbers(people: People, meanings: Meanings, problems: Problems) -> None:
    """Say what each number stands for, where the answers of a column are coded as numbers."""
    for decoded in (*people.questions, *people.breakdowns):
        match = decoded.match
        if match.role is Role.OPTION:
            continue
        accepted = meanings.accepted(match.role, match.target)
        if accepted.low is not None or accepted.numbers:
            continue
        if listed := _listed(decoded, accepted.labels):
            problems.add(
                Level.NOTE,
                f"The numbers in {heading(match.seen.column)} were taken to mean: {listed}.",
                column=match.seen.column,
                count=match.seen.filled,
            )


def check_overruled(people: People, matches: Sequence[Match], problems: Problems) -> None:
    """Say where what the person said of the whole file wins over a column that says otherwise."""
    for place, role in ((people.area, Role.AREA), (people.quarter, Role.QUARTER)):
        column = next((each.seen.column for each in matches if each.role is role), None)
        if isinstance(place, str) and place and column:
            problems.add(
                Level.WARNING,
                f"You named one {role} for the whole file, so {heading(column)} is not used.",
                column=column,
            )


def check_future(people: People, today: date, problems: Problems) -> None:
    """Warn of quarters that have not begun."""
    if not isinstance(people.quarter, Decoded):
        return
    later = sorted(code for code in people.quarter.codes if code > Quarter.containing(today).id)
    if later:
        column = people.quarter.match.seen.column
        problems.add(
            Level.WARNING,
            f"Some answers in {heading(column)} are from a quarter that has not begun:"
            f" {', '.join(later)}.",
            column=column,
        )


def _listed(decoded: Decoded, labels: dict[str, str]) -> str:
    """Each whole number and the answer it was taken for, in order."""
    meant = {
        number: labels[decoded.codes[place - 1]]
        for value, place in decoded.numbers.items()
        if place != UNKNOWN and (number := whole_number(value)) is not None
    }
    return "; ".join(
        f"{number} = {label}" for number, label in sorted(meant.items()) if str(number) != label
    )
