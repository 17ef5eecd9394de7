"""What people say, and what comes of it. Roles only: nobody's name is kept anywhere."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field, field_validator, model_validator

from khi.model.period import Quarter
from khi.model.value import Value

QUOTED = 300
"""The most characters of a story that stand on a card."""

LONGEST = 1500
"""The most characters of anything a person may say here."""

MOST_PRIORITIES = 3
"""How many outcomes a board may choose for a year."""


class Role(StrEnum):
    """Whose words or deeds they are. The first four are people; the others are paid to act."""

    DRAWS_ON_SUPPORT = "person who draws on support"
    CARER = "unpaid carer"
    LOCAL = "local person"
    BOARD = "board member"
    WORKER = "worker"
    COMMISSIONER = "commissioner"
    LEADER = "leader"

    @property
    def is_people(self) -> bool:
        """Whether people themselves speak, rather than those who are paid to act."""
        return self in _PEOPLE


_PEOPLE = frozenset(list(Role)[:4])


class Kind(StrEnum):
    """What somebody tells the board."""

    CONCERN = "concern"
    RECOMMENDATION = "recommendation"
    STANDARD = "proposed standard"
    PRACTICE = "good practice"
    STORY = "story"

    @property
    def needs_answer(self) -> bool:
        """Whether somebody must answer it."""
        return self in (Kind.CONCERN, Kind.RECOMMENDATION, Kind.STANDARD)


class Status(StrEnum):
    """Where something that was said stands. The last four are only for stories, or after them."""

    OPEN = "open"
    AGREED = "agreed"
    DOING = "doing"
    DONE = "done"
    DECLINED = "declined"
    WAITING = "waiting to be checked"
    SHOWN = "shown"
    SENT_BACK = "not shown"
    WITHDRAWN = "withdrawn"

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done."""
        return self in (Status.DONE, Status.DECLINED, Status.SENT_BACK, Status.WITHDRAWN)


class Consent(StrEnum):
    """Who may read a story: the teller decides."""

    PUBLIC = "public"
    BOARD = "board"
    PRIVATE = "private"


class Strength(StrEnum):
    """How strong the reasons for a claim are, in the words of those who made it."""

    HUNCH = "a hunch"
    SOME = "some reason to think so"
    STRONG = "strong reason to think so"


class Direction(StrEnum):
    """Which way an action is expected to move an outcome."""

    UP = "up"
    DOWN = "down"
    NEITHER = "no change expected"


class Said(Value):
    """What everything that is said here shares: an id, a place, a day, a role.

    ``at`` is in UTC. ``invented`` marks the demonstration.
    """

    id: str
    area: str
    at: datetime
    by: Role
    invented: bool = False


class Entry(Said):
    """One thing somebody told the board. It never changes: it is answered, or withdrawn.

    ``indicator`` is empty where it is about no figure. A story has a theme and a consent; the
    other kinds are the board's, and public.
    """

    kind: Kind
    quarter: str
    indicator: str = ""
    words: str = Field(min_length=1, max_length=LONGEST)
    theme: str = ""
    consent: Consent = Consent.PUBLIC

    @field_validator("quarter")
    @classmethod
    def _is_a_quarter(cls, quarter: str) -> str:
        return Quarter.parse(quarter).id

    @model_validator(mode="after")
    def _a_story_has_a_theme(self) -> "Entry":
        if self.kind is Kind.STORY and not self.theme:
            raise ValueError("a story has a theme")
        return self


class Reply(Value):
    """An answer in plain words; ``learned`` is what we would do differently next time."""

    about: str
    number: int
    words: str = Field(max_length=LONGEST)
    learned: str = Field(default="", max_length=LONGEST)


class Change(Value):
    """One line of the history of something that was said. Lines are added and never changed.

    ``number`` counts from 1. ``owner`` and ``due`` are those that hold from here on.
    """

    about: str
    number: int
    at: datetime
    by: Role
    status: Status
    owner: Role | None = None
    due: date | None = None


class Choice(Said):
    """The outcomes a board chose for a year, and who chose: how many people in each role.

    ``year`` is the id of a financial year. A later choice for the same year takes its place.
    """

    year: str
    outcomes: tuple[str, ...] = Field(min_length=1, max_length=MOST_PRIORITIES)
    chose: dict[Role, int]
    how: str = Field(min_length=1, max_length=LONGEST)


class Planned(Said):
    """An action the area means to take for an outcome: who owns it, by when, which way."""

    words: str = Field(min_length=1, max_length=LONGEST)
    indicator: str
    owner: Role
    due: date
    expected: Direction


class Claim(Said):
    """What may have contributed to a change: the reasons for, against, and what else it may be."""

    indicator: str
    claim: str = Field(min_length=1, max_length=LONGEST)
    reasons_for: str = Field(min_length=1, max_length=LONGEST)
    reasons_against: str = Field(min_length=1, max_length=LONGEST)
    otherwise: str = Field(min_length=1, max_length=LONGEST)
    strength: Strength


class Meaning(Value):
    """What one chart means: to people first, then to officers."""

    indicator: str
    people: str = Field(default="", max_length=LONGEST)
    officers: str = Field(default="", max_length=LONGEST)

    @model_validator(mode="after")
    def _people_come_first(self) -> "Meaning":
        if self.officers and not self.people:
            raise ValueError("people say what it means before officers do")
        return self


class Meeting(Said):
    """A quarterly review: when, who was there (by role), and what each chart means to them.

    ``next_time`` is what the meeting carries into the one after it.
    """

    quarter: str
    held: date
    attendance: dict[Role, int]
    meanings: tuple[Meaning, ...]
    next_time: str = Field(default="", max_length=LONGEST)
