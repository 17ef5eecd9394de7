"""Easy read as lines: one idea each, the picture that goes with it, the hard words it brings.

A picture is named here and drawn elsewhere. It helps, and says nothing that its line does not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from khi.model import Domain

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
    "leader": "Somebody in charge, like in the council or the NHS.",
    "measure": "A number that tells how people are, or what services do.",
    "officer": "Somebody who works for the council or the NHS.",
    "out of 100": "Think of 100 people. 70 out of 100 means 70 of them.",
    "publish": "To show something to everybody.",
    "services": "Help from the council, the NHS and others.",
    "story": "What happened to you, in your words.",
    "survey": "Questions that many people answer.",
    "worker": "Somebody who is paid to help people.",
}
"""Hard words, and what they mean."""

OF_DOMAINS: Final = {
    Domain.CONNECTED: "people",
    Domain.IN_CONTROL: "choose",
    Domain.FRIENDSHIPS: "people",
    Domain.FAIRNESS: "heart",
    Domain.WELLBEING: "sun",
    Domain.ASSET_BASED: "steps",
}
"""The picture of a part of life; of what the system does there is none."""

_OF_WORDS: Final = (
    ("info", "to know more|turn easy read off"),
    ("say", "asked about|did not hear"),
    ("question", "cannot|do not know|not sure"),
    ("scales", "is fair"),
    ("locked", "private|hide|hidden|keeps? this number|too few|nobody can|never keep|safe"),
    ("no", "not done|may say no|cannot be counted|stops?|nothing to do|fault|keep names"),
    ("gap", "in their way|in the way|missing"),
    ("chance", "chance|luck"),
    ("line", "two lines|line at|line below|up or down|over time|different|picture is"),
    ("better", "better|further|strong|good|go up"),
    ("worse", "worse|less well|went back|bad"),
    ("steady", "the same|not a race|nothing here has changed|no clear"),
    ("bin", "throw"),
    ("tick", "done|works|test"),
    ("clock", "still open|three months|last time|not ready|time"),
    ("calendar", "last year|met|a year ago"),
    ("bars", "count|counted|numbers?|table|measure"),
    ("search", "look|see|find|found|word|bigger|touch"),
    ("keys", "type|keyboard|press|spell"),
    ("paper", "survey|questions?|file|lines|print|form|write|read|short words"),
    ("say", "say|said|says|tell|talk|speaks?|ask|asks|asked|heard?|answers?|answered"),
    ("steps", "steps?|actions?|stages?|ways|asset-based"),
    ("pencil", "choose|chose|change"),
    ("place", "areas?|places?|here|plan"),
    ("people", "people|them|everybody|together|group|want to"),
    ("person", "somebody|nobody|name|you"),
)
"""Which picture goes with a line that brings none: that of the first of these it says."""


class Line(NamedTuple):
    """One idea. ``picture`` is a name, or empty; ``share`` is of all people, where it counts them.

    A share is a fraction from 0 to 1, and the one the words say. ``begins`` where it is about
    something else than the line before it.
    """

    words: str
    picture: str = ""
    share: float | None = None
    begins: bool = False


def lines_of(said: Iterable[str | Line]) -> list[Line]:
    """Words as lines: one sentence each, with a picture.

    What follows a question stays with it, as neither says anything by itself; and St. Helens is
    one name.
    """
    return [line for each in said for line in _lines(each)]


def _lines(said: str | Line) -> Iterator[Line]:
    if isinstance(said, Line):
        yield said
        return
    for words in re.split(r"(?<=\.)(?<!\bSt\.) (?=[A-Z“])", said):
        yield Line(words, picture_of(words))


def picture_of(words: str) -> str:
    """The name of the picture that goes with a line; empty where none does."""
    said = words.lower()
    found = (name for name, any_of in _OF_WORDS if re.search(rf"\b(?:{any_of})\b", said))
    return next(found, "")


def with_words(lines: Sequence[Line]) -> list[tuple[Line, list[str]]]:
    """Each line with the hard words that stand in it and in none before it."""
    met: set[str] = set()
    explained = []
    for line in lines:
        new = [word for word in hard_words([line.words]) if word not in met]
        met.update(new)
        explained.append((line, new))
    return explained


def hard_words(lines: Iterable[str]) -> list[str]:
    """Those of our hard words that stand in some lines, so that no other is explained."""
    said = " ".join(lines).lower()
    return [word for word in WORDS if re.search(rf"\b{_any_number(word)}\b", said)]


def _any_number(word: str) -> str:
    """One of them, or several: "story" and "stories"."""
    return rf"{word[:-1]}(?:y|ies)" if word.endswith("y") else rf"{word}s?"
