"""What was found where a reader looks for themselves, in short words: one idea in each line."""

from collections.abc import Sequence

from khi.model import Indicator
from khi.wording.easy_lines import Line
from khi.wording.findings import Row
from khi.wording.in_short import of_headlines
from khi.wording.numbers import are, counted, spelt

_AT_ONCE = 5


def of_choice(name: str, pairs: Sequence[tuple[Indicator, Row]]) -> list[str | Line]:
    """What somebody chose to look at in an area: up to five figures, and how many more there are.

    ``pairs`` are indicators with the area's row of each.
    """
    if not pairs:
        return [Line("We do not have this number.", "locked")]
    more = len(pairs) - _AT_ONCE
    rest = [f"There {are(more)} {counted(more, 'number')} more below."] if more > 0 else []
    return [Line(f"This is {name}.", "place"), *of_headlines(pairs[:_AT_ONCE]), *rest]


def of_assets(listed: int, led: int, fresh: int) -> list[str | Line]:
    """How much is listed, how much of it people lead, and how much somebody looked at of late."""
    if not listed:
        return ["We do not know of anything yet."]
    return [
        Line(f"We know of {counted(listed, 'good thing')} here.", "better"),
        Line(f"People themselves lead {spelt(led)} of them.", "people"),
        Line(f"Somebody looked at {spelt(fresh)} of them in the last year.", "clock"),
    ]


def of_search(asked: str, count: int) -> list[str | Line]:
    """How much was found for a word; nothing before somebody asked."""
    if not asked:
        return []
    if not count:
        return ["We found nothing for this.", "Try another word."]
    return [f"We found {counted(count, 'thing')}.", "Each is below, in short words."]


def of_bank(numbers: int, questions: int) -> list[str | Line]:
    """How much there is to know, before anybody reads on."""
    return [
        Line(f"There are {counted(numbers, 'number')} we can show.", "bars"),
        Line(f"There are {counted(questions, 'question')} we can ask.", "question"),
    ]
