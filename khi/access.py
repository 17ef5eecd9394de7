"""Who may do what. Nothing that differs between modes is in a page.

On my machine (the default) one person runs the server for themselves: it listens on this machine
only, and that person may do everything. Sharing adds people, each with what they may do and where.
"""

from enum import StrEnum

from khi.model import Value

ANYWHERE = "*"
"""Stands for every area."""


class Act(StrEnum):
    """Something a person may want to do that changes what others see."""

    PUBLISH = "publish a file"
    WITHDRAW = "take back a file"
    ERASE = "erase a file"
    ADOPT = "make a measure an indicator"
    CLEAR = "clear the demonstration"
    SPEAK = "tell the board something"
    REPLY = "answer what was said"
    MODERATE = "check stories before they are shown"
    PRIORITISE = "choose priorities"
    REVIEW = "hold a review"
    RATE_AS_PEOPLE = "rate as people"
    RATE_AS_WORKERS = "rate as workers"
    RATE_AS_LEADERS = "rate as leaders"
    AGREE = "record an agreed rating"
    RECORD = "record who was involved"
    NOTE = "note what happened"
    AIM = "set an aim"


class Person(Value):
    """Somebody, and the acts they may do: each with the codes of the areas they may do it in."""

    name: str
    may: dict[Act, tuple[str, ...]]


ON_MY_MACHINE = Person(name="on this machine", may={act: (ANYWHERE,) for act in Act})
"""The one person of the default mode, in every role."""


def allows(person: Person, act: Act, *, area: str = ANYWHERE) -> bool:
    """Whether a person may do this here. Only somebody allowed anywhere may do it everywhere."""
    areas = person.may.get(act, ())
    return ANYWHERE in areas or area in areas
