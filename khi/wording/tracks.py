"""What the system does, beside what people say: a sentence each, and none about cause."""

import string
from collections.abc import Iterable

import pandas as pd

from khi.model import Area, Membership, Period
from khi.model.in_words import month_in_words
from khi.wording.numbers import spelt
from khi.wording.signals import JUDGED, last_stretch, variation, whole

BESIDE = "Two charts share one time axis. Moving together is not proof that one led to the other."
"""Stands under every pair of tracks."""

_WHOLE = 0.95
"""The share of an area that is as good as all of it."""

_HOW = {
    "Better than usual": "better than usual",
    "Worse than usual": "worse than usual",
    "Higher than usual": "higher than usual",
    "Lower than usual": "lower than usual",
    "As usual": "as usual",
    "Too soon to judge": "too soon to judge",
}


def tracks_title(
    system: pd.DataFrame, people: pd.DataFrame, system_name: str, people_name: str
) -> str:
    """Both findings in one line: each frame as ``judged`` gives it. 12 words or fewer."""
    parts = [
        f"{name}: {_HOW[variation(points)]}"
        for name, points in ((system_name, system), (people_name, people))
    ]
    title = "; ".join(parts)
    return (
        title if len(title.split()) <= 12 else f"The system: {_how(system)}; people: {_how(people)}"
    )


def tracks_verdict(
    system: pd.DataFrame, people: pd.DataFrame, system_name: str, people_name: str
) -> str:
    """One short sentence about each track, side by side and never joined by a reason."""
    return f"{system_name}: {_how(system)}. {people_name}: {_how(people)}."


def part_of(board: Area, area: Area, lies: Membership) -> str:
    """How an area lies in a board: "NHS Greater Manchester, which Trafford is part of"."""
    end = f" until March {lies.until}" if lies.until else ""
    if lies.share is not None and lies.share < _WHOLE:
        some = f"about {100 * lies.share:.0f} in every 100 neighbourhoods of {area.name}"
        return f"{board.name}, which {some} {'were' if lies.until else 'are'} part of{end}"
    if lies.since:
        return f"{board.name}, which {area.name} has been part of since April {lies.since}"
    return f"{board.name}, which {area.name} {'was' if lies.until else 'is'} part of{end}"


def how_long(points: pd.DataFrame, *, change: str = "a change") -> str:
    """How long we have looked, and when we can judge: ``points`` as ``judged`` gives them."""
    quarters = len(whole(last_stretch(points)))
    if quarters >= JUDGED:
        return f"We have {spelt(quarters)} quarters, enough to judge a change fairly."
    needed = JUDGED - quarters
    more = "one more quarter" if needed == 1 else f"{spelt(needed)} more quarters"
    return f"It takes {more} before {change} can be judged fairly."


def notes_key(notes: pd.DataFrame, periods: Iterable[str]) -> list[tuple[str, str]]:
    """Each letter on the chart, with what happened: ("A", "All-day bus pass, October 2024").

    ``periods`` are those on the chart's axis; a note outside them has no letter.
    """
    spans = [Period.parse(period) for period in periods]
    first, last = min(each.start for each in spans), max(each.end for each in spans)
    days = pd.to_datetime(notes["start"])
    inside = days.between(pd.Timestamp(first), pd.Timestamp(last))
    seen = notes.assign(start=days)[inside].sort_values("start", kind="stable")
    return [
        (letter, f"{note.title}, {month_in_words(note.start)}")
        for letter, note in zip(string.ascii_uppercase, seen.itertuples(), strict=False)
    ]


def _how(points: pd.DataFrame) -> str:
    return _HOW[variation(points)]
