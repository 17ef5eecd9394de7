"""Saying something: a concern, a recommendation, a proposed standard, good practice, or a story.

What is said is never changed afterwards, by anybody. It is answered, or it is withdrawn.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import KhiError, clock
from khi.model.value import Value
from khi.model.voice import Change, Consent, Entry, Kind, Role, Said, Status
from khi.publication.acts.stories import STORIES
from khi.store import Store, Transaction
from khi.voice import kept, measures
from khi.voice.names import refuse_names
from khi.voice.words import tidied

THEMES = (
    "friends and family",
    "being in control",
    "kindness and fairness",
    "getting out and about",
    "home",
    "money and work",
    "health",
    "something else",
)
"""What a story can be about. No theme is a score."""


class Telling(Value):
    """What somebody typed and chose, before any of it is checked.

    ``looked`` is true where they say that nobody is named in it.
    """

    kind: Kind
    area: str
    quarter: str
    by: Role
    words: str
    indicator: str = ""
    theme: str = ""
    consent: Consent = Consent.PUBLIC
    looked: bool = False


def say(store: Store, catalogue: Catalogue, told: Telling, *, at: datetime | None = None) -> Entry:
    """Keep what somebody said, and its first line of history.

    A story waits until somebody has checked it. The rest is there at once.

    Raises:
        KhiError: where it is empty, too long, may name a person, or is about nothing we know.
    """
    entry = _checked(catalogue, told, at or clock.now())
    with store.write() as transaction:
        begin(transaction, entry, _first_status(entry))
        measures.measure(transaction, catalogue, [entry.area], today=clock.today())
    return entry


class Proposed(NamedTuple):
    """What came of a survey's own words: the stories that wait, and how many may name a person."""

    waiting: list[Entry]
    refused: int

    @property
    def rows(self) -> pd.DataFrame:
        """The stories as they are published with their file: ``publication.acts.stories.STORIES``.

        A moment is text, so that it can be put by with a draft.
        """
        known = [kept.row(each) | {"by_role": each.by.value} for each in self.waiting]
        rows = pd.DataFrame(known, columns=list(STORIES))
        return rows.assign(moment=rows["moment"].map(lambda each: each.isoformat()))


def propose(
    catalogue: Catalogue,
    told: Iterable[tuple[str, str, str]],
    *,
    by: Role = Role.DRAWS_ON_SUPPORT,
    consent: Consent = Consent.PRIVATE,
) -> Proposed:
    """What people wrote in a survey as stories, to be put forward when its file is published.

    Unless the survey asked for more, a story is private: it can be read while it is checked and by
    nobody after. Words that may name a person are not kept at all.

    Args:
        catalogue: the areas, and what a name could be.
        told: the words, the code of their area and the id of their quarter; each once.
        by: whose words they are.
        consent: who may read them.
    """
    entries, refused = [], 0
    for words, area, quarter in dict.fromkeys(told):
        telling = Telling(
            kind=Kind.STORY, area=area, quarter=quarter, by=by, words=words, consent=consent,
            theme="something else",
        )  # fmt: skip
        try:
            entries.append(_checked(catalogue, telling, clock.now()))
        except KhiError:
            refused += 1
    return Proposed(entries, refused)


def begin(transaction: Transaction, said: Said, status: Status) -> Change:
    """Keep something, and the first line of its history."""
    change = Change(about=said.id, number=1, at=said.at, by=said.by, status=status)
    kept.add(transaction, said)
    kept.add_change(transaction, change, of=said)
    return change


def new_id() -> str:
    """An id that says nothing."""
    return uuid4().hex


def checked_words(
    catalogue: Catalogue, typed: str, *, looked: bool, what: str = "What you wrote"
) -> str:
    """What was typed, tidied, and refused where it may name a person."""
    words = tidied(typed, what=what)
    refuse_names(words, catalogue, looked=looked)
    return words


def known_indicator(catalogue: Catalogue, indicator: str) -> str:
    """The id of an indicator. Raises ``KhiError`` where there is none."""
    if indicator not in catalogue.indicators:
        raise KhiError("This is about a figure we do not know.", fix="Choose one from the list.")
    return indicator


def _first_status(entry: Entry) -> Status:
    return Status.WAITING if entry.kind is Kind.STORY else Status.OPEN


def _checked(catalogue: Catalogue, told: Telling, at: datetime) -> Entry:
    area = catalogue.area(told.area)
    is_story = told.kind is Kind.STORY
    if is_story and told.theme not in THEMES:
        raise KhiError("A story needs a theme.", fix="Choose what it is about.")
    return Entry(
        id=new_id(),
        area=area.code,
        at=at,
        by=told.by,
        invented=area.invented,
        kind=told.kind,
        quarter=told.quarter,
        indicator=known_indicator(catalogue, told.indicator) if told.indicator else "",
        words=checked_words(catalogue, told.words, looked=told.looked),
        theme=told.theme if is_story else "",
        consent=told.consent if is_story else Consent.PUBLIC,
    )
