"""People saying things, in lines that read like the situation."""

from datetime import UTC, date, datetime

from khi import catalogue, publication, voice
from khi.model.voice import Consent, Kind, Role, Status

CATALOGUE = catalogue.load()
HERE, THERE = "X0000020", "X0000013"
PERSON, CARER, BOARD = Role.DRAWS_ON_SUPPORT, Role.CARER, Role.BOARD
OFFICER, LEADER = Role.COMMISSIONER, Role.LEADER
DUE = date(2026, 6, 30)


def on(day):
    """Ten in the morning of a day: ``on("2026-02-03")``."""
    return datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=UTC)


def say(store, words="The last bus goes at six.", *, kind=Kind.CONCERN, day="2026-02-03", **more):
    told = {"area": HERE, "quarter": "2025-Q4", "by": PERSON, "words": words} | more
    return voice.say(store, CATALOGUE, voice.Telling(kind=kind, **told), at=on(day))


def tell(store, words="Six of us knit on a Wednesday.", *, consent=Consent.PUBLIC, **more):
    """A story, which waits to be checked."""
    more = {"theme": "friends and family"} | more
    return say(store, words, kind=Kind.STORY, consent=consent, **more)


def check(store, story, *, show=True):
    return voice.moderate(store, CATALOGUE, story.id, by=BOARD, seen=1, show=show)


def answer(store, entry, status, *, seen=1, day="2026-03-03", **more):
    step = {"by": OFFICER, "words": "We asked the bus company to run one later bus."} | more
    if status in (Status.DONE, Status.DECLINED):
        step = {"learned": "Ask about evenings first."} | step
    taken = voice.Step(status=status, seen=seen, **step)
    return voice.answer(store, CATALOGUE, entry.id, taken, at=on(day))


def only(store, area=HERE):
    """The one thing that was said to the board."""
    (heard,) = voice.board(store, [area])
    return heard


def published(store, indicator, area=HERE):
    """What is published of an indicator in an area, by period."""
    rows = publication.frame(store, indicators=[indicator], areas=[area])
    return {row["period"]: row for row in rows.to_dict("records")}
