"""Ratings: how far an action has come, in one voice's own words, with what can be seen of it."""

from datetime import date, datetime

from pydantic import Field

from khi.model.framework import Voice
from khi.model.value import Value

AGREED = "agreed"
"""Stands where a voice stands, for what all of them agreed after they had talked."""


ERASED_WORDS = "The words were erased."
"""What stands in place of evidence, and of a next step, once the file they came in is erased."""


class Rating(Value):
    """One voice's rating of one action in one quarter, as it was given. It is never changed.

    Only its words go, where the file it came in is erased: ``ERASED_WORDS`` stands there then.
    ``took_part`` counts people by role. ``evidence`` says what can be seen, and ``links`` lead to
    it. ``next_step`` is what would move us up. ``by_role`` is who wrote it down. ``upload`` is the
    file it came in; empty where it was given on the page. ``number`` counts what the voice said of
    this action in this quarter, from 1.
    """

    framework: str
    version: str
    area: str
    quarter: str
    action: str
    number: int = 1
    voice: Voice
    stage: int = Field(ge=0)
    evidence: str = ""
    links: tuple[str, ...] = ()
    next_step: str = ""
    took_part: dict[str, int] = {}
    by_role: str
    recorded_at: datetime
    upload: str = ""
    invented: bool = False


class Agreement(Value):
    """What the voices agreed of one action in one quarter, and the talk that led to it.

    ``said`` is what the talk was about: where they differed, and what was decided.
    """

    framework: str
    version: str
    area: str
    quarter: str
    action: str
    number: int = 1
    stage: int = Field(ge=0)
    held_on: date
    took_part: dict[str, int]
    said: str
    evidence: str = ""
    links: tuple[str, ...] = ()
    by_role: str
    recorded_at: datetime
    invented: bool = False


class Involvement(Value):
    """Who had a hand in an indicator or a file, and whether they were there before the plan.

    ``about`` is "indicator" or "upload", and ``subject`` its id. A date is None where nobody has
    said. The newest line about a subject is the one that is shown; the others stay beneath it.
    """

    id: str
    about: str
    subject: str
    chosen_by: str = ""
    reviewed_by: str = ""
    involved_on: date | None = None
    plan_drafted_on: date | None = None
    by_role: str
    recorded_at: datetime
    invented: bool = False

    @property
    def came_first(self) -> bool:
        """Whether people were involved before there was a plan. Not where either day is missing."""
        if self.involved_on is None or self.plan_drafted_on is None:
            return False
        return self.involved_on < self.plan_drafted_on
