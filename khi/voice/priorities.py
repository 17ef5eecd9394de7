"""What a board chose for a year, who chose it, and what is planned for it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from khi.catalogue import Catalogue
from khi.model import KhiError, Period, PeriodType, clock
from khi.model.voice import MOST_PRIORITIES, Choice, Direction, Planned, Role, Status
from khi.store import Store
from khi.voice.saying import begin, checked_words, known_indicator, new_id


def choose(
    store: Store,
    catalogue: Catalogue,
    outcomes: Sequence[str],
    *,
    area: str,
    year: str,
    chose: Mapping[Role, int],
    how: str,
    at: datetime | None = None,
) -> Choice:
    """Keep up to three outcomes chosen for a year. An earlier choice stays in the history.

    Args:
        store: where it is.
        catalogue: the areas and indicators.
        outcomes: the ids of one, two or three indicators.
        area: the code of the area.
        year: the id of a financial year: 2026-FY.
        chose: how many people of each role chose.
        how: how they chose: by vote, say.
        at: when; now unless said.

    Raises:
        KhiError: where there are none or too many, nobody who lives with the outcome took part, or
            the words may name a person.
    """
    if Period.parse(year).type is not PeriodType.YEAR:
        raise ValueError(f"{year!r} is not a financial year.")
    place = catalogue.area(area)
    choice = Choice(
        id=new_id(),
        area=place.code,
        at=at or clock.now(),
        by=Role.BOARD,
        invented=place.invented,
        year=year,
        outcomes=_wanted(catalogue, outcomes),
        chose=present(chose, what="chose"),
        how=checked_words(catalogue, how, looked=False, what="How it was chosen"),
    )
    with store.write() as transaction:
        begin(transaction, choice, Status.AGREED)
    return choice


def _wanted(catalogue: Catalogue, outcomes: Sequence[str]) -> tuple[str, ...]:
    """The ids of the outcomes, each once: one, two or three."""
    wanted = tuple(dict.fromkeys(known_indicator(catalogue, each) for each in outcomes))
    if not 1 <= len(wanted) <= MOST_PRIORITIES:
        raise KhiError(
            "A board chooses one, two or three outcomes for a year.",
            found=f"{len(wanted)}",
            fix="Choose the three that matter most.",
        )
    return wanted


def plan(
    store: Store,
    catalogue: Catalogue,
    words: str,
    *,
    area: str,
    indicator: str,
    by: Role,
    promise: tuple[Role, date],
    expected: Direction,
) -> Planned:
    """Keep an action: what, for which outcome, who owns it and by when, and which way it may go.

    Raises:
        KhiError: where a word is missing, or may name a person.
    """
    place = catalogue.area(area)
    owner, due = promise
    planned = Planned(
        id=new_id(),
        area=place.code,
        at=clock.now(),
        by=by,
        invented=place.invented,
        words=checked_words(catalogue, words, looked=False, what="The action"),
        indicator=known_indicator(catalogue, indicator),
        owner=owner,
        due=due,
        expected=expected,
    )
    with store.write() as transaction:
        begin(transaction, planned, Status.AGREED)
    return planned


def present(numbers: Mapping[Role, int], *, what: str) -> dict[Role, int]:
    """How many of each role took part, none left out and none below zero; some must be people.

    Raises:
        KhiError: where nobody who lives with the outcomes took part.
    """
    known = {role: number for role, number in numbers.items() if number > 0}
    if not any(role.is_people for role in known):
        raise KhiError(
            f"Nobody who draws on support or lives here {what}.",
            accepted="at least one person who is not paid to be there",
            fix="If the plan was made first, it is not co-production. Ask people, then come back.",
        )
    return known
