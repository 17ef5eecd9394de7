"""What every different value of a column means, as a small number for counting.

A column is decoded once for each different value, never once for each row.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from khi.intake.checking.problems import heading
from khi.intake.matching.answers import BLANK, Accepted
from khi.intake.matching.choices import Choices
from khi.intake.matching.headings import Role
from khi.intake.matching.matches import Match, Meanings
from khi.intake.matching.seen import all_values
from khi.intake.matching.words import fold, whole_number
from khi.intake.sheet import Sheet
from khi.intake.times.days import SAYS, DayOrder, QuarterOf, day_order, quarter_of
from khi.model import NOT_STATED, KhiError

UNKNOWN = -1
"""The number of a cell that says something nobody knows."""

MOST_ANSWERS = 50_000
_TIME_OF_DAY = r"[ T,]+\d{1,2}[:.]\d{2}.*$"


@dataclass
class Decoded:
    """One column, ready to be counted.

    ``codes`` in order: number 1 stands for the first. ``numbers`` goes from each value to its
    number; a value that says nothing is not in it. ``cell`` is what is looked up, as SQL.
    ``unknown``, ``perhaps_missing`` and ``silent`` count cells by value.
    """

    match: Match
    cell: str
    codes: list[str]
    accepted: str
    guess: Callable[[str], str]
    numbers: dict[str, int] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
    perhaps_missing: dict[str, int] = field(default_factory=dict)
    silent: dict[str, int] = field(default_factory=dict)
    order: DayOrder | None = DayOrder.DAY_FIRST

    def meet(self, value: str, cells: int, code: str | None) -> None:
        """Note what a value means: a code, nothing, or unknown."""
        if code is None:
            self.unknown[value] = cells
            self.numbers[value] = UNKNOWN
        elif code != BLANK:
            if code not in self.codes:
                self.codes.append(code)
            self.numbers[value] = self.codes.index(code) + 1


def decode(sheet: Sheet, match: Match, meanings: Meanings, choices: Choices) -> Decoded:
    """Find out what each value of a kept column means."""
    match match.role:
        case Role.AREA:
            return _places(sheet, match, meanings)
        case Role.QUARTER:
            return _periods(sheet, match, choices)
    return _answers(sheet, match, meanings, choices)


def _places(sheet: Sheet, match: Match, meanings: Meanings) -> Decoded:
    places = meanings.places
    decoded = Decoded(match, match.seen.column.cell, [], places.says, places.guess)
    for value, cells in _values(sheet, match).items():
        decoded.meet(value, cells, places.code(value))
    return decoded


def _periods(sheet: Sheet, match: Match, choices: Choices) -> Decoded:
    cell = match.seen.column.cell
    if not match.seen.is_whole:
        cell = f"regexp_replace(trim({cell}), '{_TIME_OF_DAY}', '')"
    values = _values(sheet, match, cell)
    decoded = Decoded(match, cell, [], SAYS, lambda text: "")
    decoded.order = choices.day_order or day_order(values)
    order, year = decoded.order or DayOrder.DAY_FIRST, choices.quarter_year or QuarterOf.CALENDAR
    for value, cells in values.items():
        decoded.meet(value, cells, quarter_of(value, order, year))
    return decoded


def _answers(sheet: Sheet, match: Match, meanings: Meanings, choices: Choices) -> Decoded:
    accepted = meanings.accepted(match.role, match.target)
    codes = list(accepted.labels)
    decoded = Decoded(match, match.seen.column.cell, codes, accepted.says, accepted.guess)
    said = {fold(found): code for found, code in choices.answers.get(match.letter, {}).items()}
    missing = choices.missing_in(match.letter)
    turned = _turned(accepted) if match.letter in choices.reversed else {}
    values = _values(sheet, match)
    from_0 = missing is not None and _from_0(accepted, values) and "0" not in missing
    for value, cells in values.items():
        if fold(value) in said:
            code = _said(said, value, accepted)
        elif from_0 and whole_number(value) is not None:
            code = None
        else:
            code = accepted.code(value)
        if code is None and accepted.perhaps_missing(value):
            code = _if_missing(decoded, value, cells, missing)
        elif code == BLANK and accepted.is_silence(value):
            decoded.silent[value] = cells
        elif code is None and match.role is Role.BREAKDOWN:
            decoded.unknown[value] = cells
            code = NOT_STATED
        decoded.meet(value, cells, turned.get(code, code) if code else code)
    return decoded


def _from_0(accepted: Accepted, values: Iterable[str]) -> bool:
    """Whether 0 may be an answer: then only the person knows which one each number stands for."""
    return any(fold(value) == "0" and accepted.perhaps_missing(value) for value in values)


def _said(said: dict[str, str], value: str, accepted: Accepted) -> str | None:
    """The code the person gave for a value; by label too. None where it is not one of ours."""
    meant = said[fold(value)]
    return meant if meant in accepted.labels else accepted.code(meant)


def _if_missing(
    decoded: Decoded, value: str, cells: int, missing: frozenset[str] | None
) -> str | None:
    """What a number such as 99 means: no answer if the person said so, or until they say."""
    if missing is None:
        decoded.perhaps_missing[value] = cells
    elif fold(value) not in missing:
        return None
    return NOT_STATED if decoded.match.role is Role.BREAKDOWN else BLANK


def _turned(accepted: Accepted) -> dict[str | None, str]:
    """Each answer's opposite, for an item asked the other way round; the rest stay as they are."""
    return dict(zip(accepted.base, reversed(accepted.base), strict=True))


def _values(sheet: Sheet, match: Match, cell: str = "") -> dict[str, int]:
    """Every value of a column. Raises ``KhiError`` where there are too many to be answers."""
    if match.seen.is_whole:
        return match.seen.values
    values = all_values(sheet, cell or match.seen.column.cell, MOST_ANSWERS)
    if values is None:
        raise KhiError(
            f"The file has over {MOST_ANSWERS:,} different values in one column of answers.",
            where=heading(match.seen.column),
            accepted=f"answers to {match.target}",
            fix="Say what the column is, or leave it out.",
        )
    return values
