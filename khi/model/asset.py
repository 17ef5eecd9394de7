"""What a place has: groups, places, people-led organisations, small funds and skills."""

from datetime import date
from enum import StrEnum

from khi.model.value import Value


class AssetKind(StrEnum):
    """What sort of thing it is."""

    GROUP = "group"
    PLACE = "place"
    PEOPLE_LED = "people-led organisation"
    FUND = "small fund"
    SKILL = "skill"
    SERVICE = "service"


class Position(StrEnum):
    """Where it stands between the whole community and a crisis."""

    WHOLE_COMMUNITY = "whole community"
    EARLY_HELP = "early help"
    ONGOING = "ongoing support"
    CRISIS = "crisis"


class Category(Value):
    """One of the family of community-centred approaches."""

    id: str
    label: str
    easy: str
    source: str
    verified: bool


class Approach(Value):
    """A community approach that places offer: Shared Lives, a time bank. ``aliases`` find it."""

    id: str
    title: str
    easy: str
    category: str
    position: Position
    aliases: tuple[str, ...] = ()
    source: str
    verified: bool


class Register(Value):
    """How assets are sorted. ``words`` say which words of a file mean which kind of asset."""

    categories: tuple[Category, ...] = ()
    approaches: tuple[Approach, ...] = ()
    words: dict[AssetKind, tuple[str, ...]] = {}
    stale_after_months: int = 12


class Asset(Value):
    """One thing a place has. ``checked_on`` is when somebody last made sure; None if nobody says.

    ``category`` and ``approach`` are ids of the register; empty where nobody said.
    """

    id: str
    upload: str
    area: str
    neighbourhood: str = ""
    name: str
    kind: AssetKind
    category: str = ""
    approach: str = ""
    position: Position | None = None
    about: str = ""
    website: str = ""
    checked_on: date | None = None
    invented: bool = False
