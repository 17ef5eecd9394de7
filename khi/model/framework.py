"""A framework of actions an area can rate itself on, as data."""

from khi.model.value import Value


class Stage(Value):
    """How far an action has come, 0 to 4, and what you would see."""

    stage: int
    label: str
    sees: str


class Action(Value):
    """One action of a framework. ``verified`` is false where the wording is not yet confirmed."""

    id: str
    group: str
    title: str
    easy: str
    sees: tuple[str, ...]
    source: str
    verified: bool


class Framework(Value):
    """A versioned set of actions and the stages each can reach."""

    id: str
    version: str
    title: str
    wording: str
    groups: tuple[str, ...]
    stages: tuple[Stage, ...]
    voices: dict[str, str]
    actions: tuple[Action, ...]
