"""The one area and the one quarter a person may name for a whole file; and what a quarter means."""

from collections.abc import Iterable, Iterator

from khi.intake.checking.problems import heading
from khi.intake.drafting.draft import Ask
from khi.intake.matching.choices import Choices
from khi.intake.matching.matches import Match, Meanings
from khi.intake.matching.names import AREA
from khi.intake.matching.words import fold
from khi.intake.sheet import Column
from khi.intake.times.days import calendar_quarters, quarter_of
from khi.model import KhiError

_AREAS = frozenset(map(fold, AREA))
NOT_SAID = ""
"""The area or quarter of a draft until the person says which."""


def area_said(choices: Choices, meanings: Meanings) -> str:
    """The code of the area the person named for the whole file; empty where they named none."""
    if not choices.area:
        return NOT_SAID
    code = meanings.places.code(choices.area)
    if code is None:
        guess = meanings.places.guess(choices.area)
        raise KhiError(
            "We do not know the area you named for this file.",
            found=choices.area,
            accepted=meanings.places.says,
            fix=f"Did you mean {guess}?" if guess else "",
        )
    return code


def which_area(matches: Iterable[Match]) -> str:
    """Ask for the area; where the file names places of its own, say that we know no such places.

    The answers of a ward stand for that ward. Given to its council they would be published as the
    council's, so nobody is led to do that unawares.
    """
    asks = "Say which area this file is about."
    left = [each.seen.column for each in matches if not each.is_kept]
    unknown = next((each for each in left if fold(each.name) in _AREAS), None)
    if unknown is None:
        return asks
    return (
        f"{asks} What stands in {heading(unknown)} is no area we know: we know councils and what"
        " they lie in, not wards or towns. Choose a council only if these answers may stand for"
        " all of it."
    )


def quarter_said(choices: Choices) -> str:
    """The quarter the person named for the whole file; empty where they named none."""
    if not choices.quarter:
        return NOT_SAID
    quarter = quarter_of(choices.quarter)
    if quarter is None:
        raise KhiError(
            "We do not know the quarter you named for this file.",
            found=choices.quarter,
            accepted="a quarter such as 2025-Q1 (April to June)",
        )
    return quarter


def quarter_year_asked(
    texts: Iterable[str], column: Column | None, choices: Choices
) -> Iterator[Ask]:
    """Ask once whether "Q1 2025" is January to March or April to June, where it is written so."""
    found = sorted({text.strip() for text in calendar_quarters(texts)})
    if found and column is not None and choices.quarter_year is None:
        more = ", and others" if len(found) > 1 else ""
        yield Ask(
            about="quarter_year",
            column=column.letter,
            asks=f"Say whether '{found[0]}'{more} in {heading(column)} is a quarter of a calendar"
            " year (Q1 is January to March) or of a financial year (Q1 is April to June).",
        )
