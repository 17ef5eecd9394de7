"""What has changed, in sentences: who, what, by how much, and that it is more than chance."""

import pandas as pd

from khi.model import EVERYONE, Breakdown, Indicator
from khi.wording.behind import group_of
from khi.wording.findings import Row, difference
from khi.wording.numbers import counted, sentence_case, spelt

ONE_BY_ONE = "Of the headlines named, and of all others named, at most 5% are there by chance."
"""What controlling false discoveries means, for the foot of the list."""

AMONG_SO_MANY = (
    "Only what is more than chance, allowing for how many we look at. The five headlines were"
    " chosen beforehand, so they are looked at by themselves."
)
SEASONS = "Some go up and down with the seasons: “A year ago” leaves that out."


def who(row: Row, breakdowns: dict[str, Breakdown]) -> str:
    """Whom a row is about: "Everyone", or "Age: 75 and over"."""
    if row["breakdown"] == EVERYONE:
        return "Everyone"
    return ": ".join(group_of(row, breakdowns))


def moved(row: Row, indicator: Indicator, *, since: str) -> str:
    """By how much: "About 7 more people in every 100 than in the quarter before (...)."."""
    return difference(row, indicator, than=since)


def title(found: pd.DataFrame, looked_at: int, *, area: str) -> str:
    """How many moved for the better and for the worse. 12 words or fewer."""
    better, worse = (int(found["verdict"].eq(each).sum()) for each in ("better", "worse"))
    other = len(found) - better - worse
    if not looked_at:
        return f"{area}: we cannot say what changed"
    if found.empty:
        return f"{area}: nothing changed by more than chance"
    said = [
        f"{spelt(count)} {word}"
        for count, word in ((better, "better"), (worse, "worse"), (other, "different"))
        if count
    ]
    return f"{area}: {', '.join(said)}"


def sentence(found: pd.DataFrame, looked_at: int, *, since: str) -> str:
    """How many figures were looked at, and how many moved."""
    if not looked_at:
        return f"There is nothing to compare with {since}."
    figures = sentence_case(counted(looked_at, "figure"))
    were = "was" if looked_at == 1 else "were"
    more = spelt(len(found)) if len(found) else "none"
    moved_ = "differs" if len(found) == 1 else "differ"
    return f"{figures} {were} held against {since}; {more} {moved_} by more than chance explains."
