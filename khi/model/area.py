"""Places, and how they nest."""

from enum import StrEnum
from typing import Literal

from khi.model.value import Value


class AreaKind(StrEnum):
    """The level of an area. A figure is never shown at another level than its own."""

    COUNTRY = "country"
    REGION = "region"
    SUBREGION = "sub-region"
    COUNCIL = "council"
    NEIGHBOURHOOD = "neighbourhood"
    ICB = "integrated care board"
    PROVIDER = "provider"

    @property
    def is_of_the_nhs(self) -> bool:
        """Whether it is one of the NHS's own, which councils are never held against."""
        return self in (AreaKind.ICB, AreaKind.PROVIDER)


class Area(Value):
    """One place. ``parent`` makes a tree, so an area is never added up twice.

    ``former`` are the codes it had before; ``names`` are other ways people write its name.
    ``latitude`` and ``longitude`` are one point inside it, in degrees; None where unknown.
    ``invented`` is true for the demonstration's places, which exist nowhere.
    """

    code: str
    name: str
    kind: AreaKind
    parent: str = ""
    cassr: str = ""
    former: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    invented: bool = False


class Succession(Value):
    """What became of an area code: ``old`` was recoded, merged or split into ``new``.

    A place with two rows was split; two places with one ``new`` were merged.
    """

    old: str
    name: str
    new: str
    year: int
    kind: Literal["recoded", "merged", "split"]


class Membership(Value):
    """A council that lies in an integrated care board, or a part of it that does.

    ``share`` is how much of it: of its small areas (LSOAs), from 0 to 1; None where nobody has
    published it. It is so from April of ``since`` to March of ``until``; None where it always was,
    or still is.
    """

    council: str
    board: str
    share: float | None = None
    since: int | None = None
    until: int | None = None
