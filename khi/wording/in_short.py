"""Each page in short words: what it is, what that means, and one thing to do.

For people who read a little at a time. One idea in each sentence, and no number that is not needed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from khi.model import Absence, Indicator, Ledger, Net
from khi.model.in_words import lower_first
from khi.wording.absences import first_reason
from khi.wording.easy import easy_absence, easy_change, easy_difference, easy_reading
from khi.wording.easy_lines import OF_DOMAINS, Line
from khi.wording.findings import Row, is_shown
from khi.wording.numbers import are, counted, rounded, sentence_case
from khi.wording.signals import variation

ABOUT: Final = "We cannot ask everybody. The true number may be a bit more or less."


@dataclass(frozen=True)
class Short:
    """What a page is, what is to be known of what was found on it, and one thing to do."""

    is_: str
    means: Sequence[str]
    do: str

    @property
    def says(self) -> Sequence[str]:
        """All that is said of it, whatever was found."""
        return (*([self.is_] if self.is_ else []), *self.means)


PAGES: Final = {
    "overview": Short(
        is_="This page says how people are here.",
        means=("People answered a survey. We counted the answers.", ABOUT),
        do="Is this true for you? Tell us.",
    ),
    "two_tracks": Short(
        is_="This page has two lines.",
        means=(
            "The line at the top shows what services do.",
            "The line below shows what people say.",
            "They stand together so that you can look at both.",
            "One may have nothing to do with the other.",
        ),
        do="Look at the line below. Is it going up or down?",
    ),
    "compare": Short(
        is_="This page shows areas next to each other.",
        means=(
            "It is not a race.",
            "A small difference can be chance.",
            "Better does not mean good for everybody there.",
        ),
        do="Find an area that does well. Ask them how they do it.",
    ),
    "fairness": Short(
        is_="This page asks if life is fair for everybody.",
        means=(
            "One group may do less well than the others.",
            "It is not their fault. Something may stand in their way.",
            "From some we did not hear enough. So we do not know how they are.",
        ),
        do="Do you know people we did not hear? Tell us where to ask.",
    ),
    "progress": Short(
        is_="This page says how far your area has come.",
        means=(
            "People and places can do a lot already.",
            "An area can build on that. We call such an area asset-based.",
            "There are ten ways. Each is called an action.",
            "People, workers and leaders each say how far we are.",
            "They may not see the same. That is something to talk about.",
        ),
        do="Say how far you think we are.",
    ),
    "assets": Short(
        is_="This page lists what is good here.",
        means=("It may be a club, a park or something people can do.",),
        do="Is something missing? Tell us.",
    ),
    "involved": Short(
        is_="We count many things. This page says who chose them.",
        means=("People should be asked before the plan is made.",),
        do="Look for a thing you care about. See who chose it.",
    ),
    "rate": Short(
        is_="Here you say how far your area has come.",
        means=(
            "There are five steps, from 0 to 4.",
            "Nobody can change what you say.",
            "You need evidence to move up a step.",
        ),
        do="Read the first one below. Choose a step.",
    ),
    "voices": Short(
        is_="Here you can say what is good and what is bad.",
        means=(
            "Somebody must answer you within three months.",
            "They may say no. Then they must say why.",
            "We never keep your name.",
        ),
        do="Say something.",
    ),
    "review": Short(
        is_="Every three months people meet and talk about these pictures.",
        means=("People who get support speak first.", "An officer speaks after them."),
        do="Look at the first picture. Say what you think it means.",
    ),
    "upload": Short(
        is_="Here you add the answers to a survey.",
        means=(
            "You need the answers in a file.",
            "We count the answers. Then we throw the file away.",
            "We do not keep names.",
            "You can look at it first.",
            "Then you choose to publish it or not.",
            "You can take it back.",
        ),
        do="No file yet? Get questions to ask people.",
    ),
    "templates": Short(
        is_="Here you get questions to ask people.",
        means=("You can print them.", "You can get them in easy read."),
        do="Look for the easy read one below. Press its button.",
    ),
    "changed": Short(
        is_="This page shows what is better or worse now.",
        means=("We leave out what may be chance.",),
        do="Choose “A year ago”. Then you see more time.",
    ),
    "explore": Short(
        is_="Here you choose what you want to look at.",
        means=(
            "You choose a place. You choose what it is about.",
            "A picture is always drawn for you.",
        ),
        do="Choose “Over time”. See if the line goes up or down.",
    ),
    "find": Short(
        is_="Type a word in the box.",
        means=("We look for every measure about it.", "You can spell it wrong."),
        do="Type the word “lonely”. Press Enter.",
    ),
    "methods": Short(
        is_="This page says what each number means.",
        means=(
            "First people answer. Then we count. Then we show the number.",
            "We never show what one person said.",
        ),
        do="Read what we count. Is it what matters to you?",
    ),
    "accessibility": Short(
        is_="",
        means=(),
        do="Does something stop you? Tell the people who gave you this website.",
    ),
    "privacy": Short(is_="", means=(), do="Want to know more? Turn Easy read off."),
}
"""What stands on each page, by the name of its file."""


SUMS: Final = (
    "We count how many people gave each answer.",
    "We cannot ask everybody. So the true number may be a bit more or less.",
    "We say how much more or less.",
    "If a change may be chance, we say so.",
)
SURVEYS: Final = (
    "Who adds a survey tells us how they asked.",
    "Turn Easy read off to see what they told us.",
)
"""What stands on Methods of the sums, and of how people were asked."""


BELOW: Final = "The pictures and numbers are below. Some words there are harder."
"""What comes after the short words."""


def of_headlines(pairs: Iterable[tuple[Indicator, Row]]) -> list[str | Line]:
    """Each figure, and how it has changed: a line each, nothing said twice where there is none."""
    lines: list[str | Line] = []
    for each, row in pairs:
        lines.append(of_figure(row, each))
        lines += [easy_change(row, each)] if is_shown(row) else []
    return lines


def verdict(pairs: Iterable[tuple[Indicator, Row]]) -> str:
    """How many of the headlines are better or worse than a year ago, and how many the same."""
    rows = [row for _, row in pairs]
    shown = [str(row["change_verdict"]) for row in rows if is_shown(row)]
    if not shown:
        why = easy_absence(first_reason(row["absence"] for row in rows))
        return f"{why} So we cannot say how people are here."
    ways = (("better", "better than"), ("worse", "worse than"), ("similar", "about the same as"))
    counts = [(shown.count(verdict), how) for verdict, how in ways]
    told = [f"{_things(count)} {are(count)} {how} last year." for count, how in counts if count]
    if not told:
        return "We do not know yet if anything has changed."
    rest = len(rows) - sum(count for count, _ in counts)
    return " ".join([*told, f"Of {counted(rest, 'thing')} we do not know." if rest else ""]).strip()


def of_figure(row: Row, indicator: Indicator) -> Line:
    """One figure, with the picture of its part of life, and of so many people of all."""
    words = easy_reading(row, indicator)
    if not is_shown(row):
        return Line(f"{sentence(indicator.easy)} {words}", "locked", begins=True)
    is_share = indicator.is_fraction and not isinstance(indicator.reading, Net)
    share = rounded(100 * float(row["value"])) / 100 if is_share else None
    return Line(words, OF_DOMAINS.get(indicator.domain, "bars"), share, begins=True)


def of_area(name: str, row: Row, indicator: Indicator, *, than: str) -> list[str | Line]:
    """One area beside others: which it is, its figure, and how that compares; else nothing."""
    if not is_shown(row):
        return []
    beside = easy_difference(row, indicator, than=than)
    return [Line(f"This is {name}.", "place"), of_figure(row, indicator), beside]


def of_track(row: Row | None, indicator: Indicator, points: pd.DataFrame) -> list[str | Line]:
    """The latest figure of a line, and whether it is as usual; ``points`` as ``judged`` gives."""
    if row is None or not is_shown(row):
        why = easy_absence(row["absence"] if row else Absence.NO_DATA)
        return [Line(f"{sentence(indicator.easy)} {why}", "locked", begins=True)]
    usual = variation(points)
    if usual == "Too soon to judge":
        return [of_figure(row, indicator), Line("It is too soon to judge this.", "clock")]
    return [of_figure(row, indicator), Line(f"This is {lower_first(usual)}.", _USUAL[usual])]


_USUAL: Final = {
    "Better than usual": "better",
    "Worse than usual": "worse",
    "Higher than usual": "up",
    "Lower than usual": "down",
    "As usual": "steady",
}


def of_changes(better: int, worse: int, other: int) -> list[str]:
    """How many things are better, worse, or only different."""
    if not better + worse + other:
        return ["Nothing here has changed for sure."]
    ways = ((better, "better"), (worse, "worse"), (other, "different"))
    return [f"{_things(count)} {are(count)} {way} now." for count, way in ways if count]


def of_voices(said: int, done: int, declined: int, waiting: int) -> list[str]:
    """How much was said here, and what came of it: ``said`` is the sum of the other three."""
    if not said:
        return ["Nobody has said anything here yet."]
    ends = (
        (done, "done"),
        (declined, "not done. The answer says why"),
        (waiting, "still open"),
    )
    lines = [f"{_things(count)} {are(count)} {how}." for count, how in ends if count]
    return [f"People said {counted(said, 'thing')}.", *lines]


def of_rows(ledger: Ledger) -> list[str]:
    """How much of somebody's file can be counted."""
    counts = f"Your file has {ledger.read:,} lines. We can count {ledger.accepted:,}."
    left = ledger.read - ledger.accepted
    return [counts, f"{left:,} cannot be counted yet. You can see why below." if left else "Good."]


def sentence(words: str) -> str:
    """Words of the catalogue as a sentence: some are questions."""
    return words if words.endswith(("?", ".")) else f"{words}."


def _things(count: int) -> str:
    return sentence_case(counted(count, "thing"))
