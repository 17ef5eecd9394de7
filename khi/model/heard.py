"""One thing that was said, with everything that has happened to it since."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from khi.model.clock import day_of
from khi.model.voice import Change, Consent, Entry, Kind, Planned, Reply, Role, Status

_MONTHS = 3


def a_quarter_after(day: date) -> date:
    """The same day three months on, or the last day of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + _MONTHS
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Heard:
    """Something said, its history and its answers: where it stands is read from the last line."""

    said: Entry | Planned
    changes: tuple[Change, ...]
    replies: tuple[Reply, ...] = ()

    @property
    def id(self) -> str:
        """Its id."""
        return self.said.id

    @property
    def last(self) -> Change:
        """The latest line of its history."""
        return self.changes[-1]

    @property
    def status(self) -> Status:
        """Where it stands."""
        return self.last.status

    @property
    def owner(self) -> Role | None:
        """Who has taken it on, by role."""
        return self.last.owner or (self.said.owner if isinstance(self.said, Planned) else None)

    @property
    def due(self) -> date | None:
        """The day by which it should be done, as promised."""
        return self.last.due or (self.said.due if isinstance(self.said, Planned) else None)

    @property
    def day(self) -> date:
        """The day it was said."""
        return day_of(self.said.at)

    @property
    def answered(self) -> datetime | None:
        """When the first plain answer was given by somebody who is paid to act; None: not yet."""
        numbers = {reply.number for reply in self.replies}
        given = (each for each in self.changes if each.number in numbers and not each.by.is_people)
        return next((each.at for each in given), None)

    @property
    def answer_by(self) -> date:
        """The day by which an answer is due: a quarter after it was said."""
        return a_quarter_after(self.day)

    @property
    def needs_answer(self) -> bool:
        """Whether an answer is due at all."""
        return isinstance(self.said, Entry) and self.said.kind.needs_answer

    @property
    def was_answered_in_time(self) -> bool:
        """Whether the answer came within a quarter."""
        return self.answered is not None and day_of(self.answered) <= self.answer_by

    @property
    def done(self) -> datetime | None:
        """When it was done; None where it is not."""
        return self.last.at if self.status is Status.DONE else None

    @property
    def reply(self) -> Reply | None:
        """The latest answer."""
        return self.replies[-1] if self.replies else None

    def is_overdue(self, today: date) -> bool:
        """Whether an answer, or a promise, is late."""
        if self.status.is_closed:
            return False
        if self.due is not None:
            return today > self.due
        return self.needs_answer and self.answered is None and today > self.answer_by

    def days_late(self, today: date) -> int:
        """How many days late it is; 0 where it is not."""
        return (today - (self.due or self.answer_by)).days if self.is_overdue(today) else 0

    def may_be_read_by(self, reader: Consent) -> bool:
        """Whether somebody of the public, or of the board, may read it.

        A story waits until it was checked, and goes no further than its teller allowed. A private
        one is read by whoever checks it and by nobody after.
        """
        if not isinstance(self.said, Entry) or self.said.kind is not Kind.STORY:
            return True
        allowed = {Consent.PUBLIC} if reader is Consent.PUBLIC else {Consent.PUBLIC, Consent.BOARD}
        return self.status is Status.SHOWN and self.said.consent in allowed


def put_together(
    said: Sequence[Entry] | Sequence[Planned],
    changes: dict[str, list[Change]],
    replies: dict[str, list[Reply]],
) -> list[Heard]:
    """Each thing said with its own history and answers, in the same order."""
    return [Heard(each, tuple(changes[each.id]), tuple(replies.get(each.id, ()))) for each in said]
