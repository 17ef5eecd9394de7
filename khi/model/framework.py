"""A framework of actions an area can rate itself on, as data."""

from enum import StrEnum

from khi.model.value import Value


class Voice(StrEnum):
    """Whose rating it is. Each is given, and shown, by itself."""

    PEOPLE = "people"
    WORKERS = "workers"
    LEADERS = "leaders"


class Speaker(Value):
    """How a framework speaks of a voice, and the roles of those who may take part in it."""

    label: str
    short: str
    roles: tuple[str, ...]


class Stage(Value):
    """How far an action has come, from 0, and what you would see. ``short`` heads a column."""

    stage: int
    label: str
    short: str
    sees: str


class Sign(Value):
    """What you would see at one stage of one action, who says so, and whether they confirmed it."""

    see: str
    source: str
    verified: bool


class Action(Value):
    """One action of a framework. ``verified`` is false where the wording is not yet confirmed.

    ``moves`` are the indicators of the outcomes it is meant to move: they are shown beside it, and
    nothing is said of cause. ``sees`` has one sign for each stage.
    """

    id: str
    group: str
    title: str
    short: str
    easy: str
    sees: tuple[Sign, ...]
    moves: tuple[str, ...] = ()
    source: str
    verified: bool


class Framework(Value):
    """A versioned set of actions, the stages each can reach, and the voices that rate them.

    ``question`` heads the page; ``measures`` count what is done, beside what is said of it.
    """

    id: str
    version: str
    title: str
    question: str
    wording: str
    groups: tuple[str, ...]
    stages: tuple[Stage, ...]
    voices: dict[Voice, Speaker]
    actions: tuple[Action, ...]
    measures: tuple[str, ...] = ()

    @property
    def top(self) -> int:
        """The highest stage."""
        return len(self.stages) - 1

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that somebody who takes part may have, each once."""
        named = (role for speaker in self.voices.values() for role in speaker.roles)
        return tuple(dict.fromkeys(named))

    def action(self, id: str) -> Action:
        """The action of that id. Raises ``KeyError`` naming it."""
        return {action.id: action for action in self.actions}[id]
