"""Areas to learn from: how far ahead each is, and how sure we are. Nothing says why."""

from khi import wording
from khi.model import Area, Indicator
from khi.ui.frame import shell
from khi.ui.pieces import states
from khi.ui.pieces.icons import badge
from khi.ui.pieces.numbers import BigNumber, big_numbers, figure_of
from khi.wording.findings import Row

MOST = 3
"""How many areas are named: enough to ring up, too few for a league table."""


def show(says: str, cards: list[BigNumber], *, otherwise: tuple[str, str]) -> None:
    """The areas ahead; or, where there is none, that nobody is."""
    shell.section("Who could we learn from?", says)
    if cards:
        big_numbers(cards)
    else:
        states.empty(*otherwise)


def card(
    area: Area, row: Row, *, here: Area, indicator: Indicator, easy: bool,
    before: str = "", after: str = "",
) -> BigNumber:  # fmt: skip
    """One area ahead of another for the same people.

    ``row`` holds its figure, and its difference from ``here``. ``before`` and ``after`` are said
    around how sure we are.
    """
    words = wording.easy_difference if easy else wording.difference
    likely = f"{wording.likely_between(row, indicator)} {wording.base(row)}"
    sure = wording.easy_base(row) if easy else likely
    way = "up" if float(row["difference"]) > 0 else "down"
    number, unit = figure_of(row["value"], indicator, easy=easy)
    return BigNumber(
        label=area.name,
        number=number,
        unit=unit,
        badge=badge(way, "Doing better for them", tone="improving"),
        sentence=words(row, indicator, than=f"in {here.name}"),
        source=" ".join(part for part in (before, sure, after) if part),
    )
