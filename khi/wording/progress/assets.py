"""What a place has, in words. "Listed" is as far as a register goes: it never says "there is"."""

from datetime import date

from khi.model import Position
from khi.wording.numbers import are, counted, is_number, sentence_case, spelt

POSITIONS = {
    Position.WHOLE_COMMUNITY: "Whole community",
    Position.EARLY_HELP: "Early help",
    Position.ONGOING: "Ongoing support",
    Position.CRISIS: "Crisis",
}


def things(count: int) -> str:
    """A number of things: "one thing", "51 things"."""
    return counted(count, "thing")


def checked(months: float, on: date | None) -> str:
    """How long ago something was checked: "last checked 14 months ago"."""
    if on is None or not is_number(months):
        return "Nobody says when it was last checked"
    count = int(months)
    if count < 1:
        return "Last checked this month" if count == 0 else "The day it was checked is to come"
    return f"Last checked {counted(count, 'month')} ago"


def verdict(area: str, count: int, stale: int, unknown: int, *, easy: bool = False) -> str:
    """How much is listed, and how far the list can be trusted."""
    if easy:
        return f"We know of {things(count)} in {area}. Some may have changed."
    old = f"{sentence_case(spelt(stale))} have not been checked for a year or more."
    silent = f" Of {spelt(unknown)}, nobody says when." if unknown else ""
    first = f"{sentence_case(things(count))} {are(count)} listed in {area}."
    return f"{first} {old}{silent}"


def waiting(count: int, stale: int, unknown: int) -> str:
    """What waits behind one press on a phone, and how far it can be trusted."""
    old = f"{spelt(stale)} not checked for a year or more" if stale else ""
    silent = f"of {spelt(unknown)} nobody says when" if unknown else ""
    doubts = ", ".join(filter(None, (old, silent)))
    return f"See {count} more{': ' if doubts else ''}{doubts}"


def rate(value: float) -> str:
    """How many for every 10,000 adults; or that the number of people is not known."""
    if not is_number(value):
        return "Nobody has added how many people live here, so there is no rate."
    return f"{value:.1f} for every 10,000 adults."


def missing(gaps: list[tuple[str, str]], *, easy: bool = False) -> str:
    """How many gaps there are between neighbourhoods."""
    if not gaps:
        return "Every neighbourhood has something listed of each sort."
    count = len(gaps)
    if easy:
        return "A dash means we know of nothing there. There may be something."
    return (
        f"{sentence_case(counted(count, 'gap'))}: nothing is listed there,"
        " though another neighbourhood has some. It may be there and not listed."
    )
