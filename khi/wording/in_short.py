"""Each page in short words: what it shows, the hard words on it, and one thing to do.

For people who read a little at a time. One idea in each sentence, and no number that is not needed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from khi.model import Indicator, Ledger
from khi.wording.easy import easy_change, easy_reading
from khi.wording.findings import Row
from khi.wording.numbers import are, counted, sentence_case

WORDS: Final = {
    "action": "Something an area can do to get better.",
    "aim": "What we want the number to be.",
    "area": "A place, like a town or a county.",
    "asset-based": "It starts with what people and places can do.",
    "board": "People who meet to check how things are going.",
    "chance": "Luck. Numbers go up and down a little by luck.",
    "evidence": "Something you can see that shows it is true.",
    "figure": "A number that tells us something.",
    "file": "Something saved on a computer. Here it holds answers.",
    "gap": "How far one group is behind the others.",
    "group": "People who have something in common, like their age.",
    "last year": "The same three months, one year ago.",
    "measure": "A number that tells how people are, or what services do.",
    "officer": "Somebody who works for the council or the NHS.",
    "out of 100": "Think of 100 people. 70 out of 100 means 70 of them.",
    "publish": "To show something to everybody.",
    "services": "Help from the council, the NHS and others.",
    "story": "What happened to you, in your words.",
    "survey": "Questions that many people answer.",
}
"""Hard words, and what they mean."""


@dataclass(frozen=True)
class Short:
    """What a page shows, and one thing to do."""

    says: Sequence[str]
    do: str


PAGES: Final = {
    "overview": Short(
        says=(
            "This page says how people are here.",
            "People answered a survey. We counted the answers.",
        ),
        do="Is this true for you? Tell us.",
    ),
    "two_tracks": Short(
        says=(
            "This page has two lines.",
            "The line at the top shows what services do.",
            "The line below shows what people say.",
            "They stand together so that you can look at both.",
            "One may have nothing to do with the other.",
        ),
        do="Look at the line below. Is it going up or down?",
    ),
    "compare": Short(
        says=(
            "This page shows areas next to each other.",
            "It is not a race.",
            "A small difference can be chance.",
        ),
        do="Find an area that does well. Ask them how they do it.",
    ),
    "fairness": Short(
        says=(
            "This page asks if life is fair for everybody.",
            "One group may do less well than the others.",
            "From some we did not hear enough.",
        ),
        do="Do you know people we did not hear? Tell us where to ask.",
    ),
    "progress": Short(
        says=(
            "People and places can do a lot already.",
            "An area can build on that. We call such an area asset-based.",
            "There are ten ways. Each is called an action.",
            "People, workers and leaders each say how far we are.",
        ),
        do="Say how far you think we are.",
    ),
    "assets": Short(
        says=(
            "This page lists what is good here.",
            "It may be a club, a park or something people can do.",
        ),
        do="Is something missing? Tell us.",
    ),
    "involved": Short(
        says=(
            "We count many things.",
            "This page says who chose them.",
            "People should be asked before the plan is made.",
        ),
        do="Look for a thing you care about. See who chose it.",
    ),
    "rate": Short(
        says=(
            "Here you say how far your area has come.",
            "There are five steps, from 0 to 4.",
            "Nobody can change what you say.",
            "You need evidence to move up a step.",
        ),
        do="Read the first one below. Choose a step.",
    ),
    "voices": Short(
        says=(
            "Here you can say what is good and what is bad.",
            "Somebody must answer you within three months.",
            "They may say no. Then they must say why.",
            "We never keep your name.",
        ),
        do="Say something.",
    ),
    "review": Short(
        says=(
            "Every three months people meet and talk about these pictures.",
            "People who get support speak first.",
            "An officer speaks after them.",
        ),
        do="Look at the first picture. Say what you think it means.",
    ),
    "upload": Short(
        says=(
            "Here you add the answers to a survey.",
            "You need the answers in a file.",
            "We count the answers. Then we throw the file away.",
            "You can look at it first. Then you choose to publish it or not.",
            "You can take it back.",
        ),
        do="No file yet? Get questions to ask people.",
    ),
    "templates": Short(
        says=(
            "Here you get questions to ask people.",
            "You can print them.",
            "You can get them in easy read.",
        ),
        do="Look for the easy read one below. Press its button.",
    ),
    "changed": Short(
        says=(
            "This page shows what is better or worse now.",
            "We leave out what may be chance.",
        ),
        do="Choose “A year ago”. Then you see more time.",
    ),
    "explore": Short(
        says=(
            "Here you choose what you want to look at.",
            "You choose a place. You choose what it is about.",
            "A picture is always drawn for you.",
        ),
        do="Choose “Over time”. See if the line goes up or down.",
    ),
    "find": Short(
        says=(
            "Type a word in the box.",
            "We look for every measure about it.",
            "You can spell it wrong.",
        ),
        do="Type the word “lonely”. Press Enter.",
    ),
    "methods": Short(
        says=(
            "This page says what each number means.",
            "First people answer. Then we count. Then we show the number.",
            "We never show what one person said.",
        ),
        do="Read what we count. Is it what matters to you?",
    ),
    "accessibility": Short(
        says=(), do="Does something stop you? Tell the people who gave you this website."
    ),
    "privacy": Short(says=(), do="Want to know more? Turn Easy read off."),
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


def hard_words(lines: Iterable[str]) -> list[str]:
    """Those of our hard words that stand in some lines, so that no other is explained."""
    said = " ".join(lines).lower()
    return [word for word in WORDS if re.search(rf"\b{_any_number(word)}\b", said)]


def _any_number(word: str) -> str:
    """One of them, or several: "story" and "stories"."""
    return rf"{word[:-1]}(?:y|ies)" if word.endswith("y") else rf"{word}s?"


def of_headlines(pairs: Iterable[tuple[Indicator, Row]]) -> list[str]:
    """Each figure and how it has changed, two sentences a line."""
    return [f"{easy_reading(row, each)} {easy_change(row, each)}" for each, row in pairs]


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
