"""The one area and the one quarter a person may name for a whole file; and what a quarter means."""

from collections.abc import Iterable, Iterator

from khi.intake.checking.problems import heading
from khi.intake.drafting.draft import Ask
from khi.intake.matching.choices import Choices
from khi.intake.matching.matches import Meanings
from khi.intake.sheet import Column
from khi.intake.times.days import calendar_quarters, quarter_of
from khi.model import KhiError

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
