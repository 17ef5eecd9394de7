"""What was said and what came of it, in plain words. Nobody's own words are changed here."""

from collections.abc import Sequence
from datetime import date

from khi.model import Indicator, Quarter, clock
from khi.model.heard import Heard
from khi.model.in_words import day_in_words
from khi.model.voice import Choice, Consent, Direction, Entry, Kind, Role, Status, Strength
from khi.wording.numbers import are, counted, have, sentence_case, spelt

KINDS = {
    Kind.CONCERN: "Concern",
    Kind.RECOMMENDATION: "Recommendation",
    Kind.STANDARD: "Proposed standard",
    Kind.PRACTICE: "Good practice",
    Kind.STORY: "Story",
}
"""What each sort of entry is called on screen."""

ASKS = {
    Kind.CONCERN: "Something is not right. Somebody must answer.",
    Kind.RECOMMENDATION: "Something should be done. Somebody must answer.",
    Kind.STANDARD: "This is how good it should be, for everybody. Somebody must answer.",
    Kind.PRACTICE: "Something works well. Others can learn from it.",
    Kind.STORY: "What happened to you. It is read as it is, and never made into a score.",
}
"""What each sort of entry is for, and what follows from it."""

CONSENTS = {
    Consent.PUBLIC: "Anybody may read it",
    Consent.BOARD: "Only the board may read it",
    Consent.PRIVATE: "Only whoever checks it may read it",
}
"""Who may read a story, as its teller chooses."""

STATUSES = {
    Status.OPEN: "Open",
    Status.AGREED: "Agreed",
    Status.DOING: "Being done",
    Status.DONE: "Done",
    Status.DECLINED: "Declined",
    Status.WAITING: "Waiting to be checked",
    Status.SHOWN: "Shown",
    Status.SENT_BACK: "Not shown",
    Status.WITHDRAWN: "Taken back",
}
"""Where something stands, in a word or two."""

EXPECTED = {
    Direction.UP: "The figure should go up",
    Direction.DOWN: "The figure should go down",
    Direction.NEITHER: "The figure should stay as it is",
}
STRENGTHS = {
    Strength.HUNCH: "A hunch",
    Strength.SOME: "Some reason to think so",
    Strength.STRONG: "Strong reason to think so",
}
_SEEN = "Thank you. It is there for all to see."
ANSWER_NOTE = "An honest no is an answer. No answer for three months is too long."


def somebody(role: Role) -> str:
    """Whose words they are: "a person who draws on support"."""
    return f"{'an' if role.value[0] in 'aeiou' else 'a'} {role.value}"


def said_line(heard: Heard, indicator: Indicator | None) -> str:
    """What it is, by whom, when and about what: the line over somebody's words."""
    kind = KINDS[heard.said.kind] if isinstance(heard.said, Entry) else "Action"
    about = f" · {indicator.short}" if indicator else ""
    return f"{kind}{about}{_when(heard)} · {somebody(heard.said.by)}, {day_in_words(heard.day)}"


def _when(heard: Heard) -> str:
    """The quarter it is about, where that is not the one it was said in."""
    if not isinstance(heard.said, Entry) or heard.said.quarter == Quarter.containing(heard.day).id:
        return ""
    return f" · {Quarter.parse(heard.said.quarter).months}"


def where_it_stands(heard: Heard, today: date) -> str:
    """What happens next and by when, or how late it is."""
    late = heard.days_late(today)
    if late:
        what = "Promised" if heard.due else "Answer due"
        return f"{what} by {day_in_words(heard.due or heard.answer_by)}: {_days(late)} late."
    if heard.status.is_closed:
        took = clock.day_of(heard.last.at) - heard.day
        return f"{STATUSES[heard.status]} after {_days(took.days)}."
    if heard.due:
        owner = f"{sentence_case(somebody(heard.owner))} does this" if heard.owner else "Promised"
        return f"{owner} by {day_in_words(heard.due)}."
    if heard.needs_answer and heard.answered is None:
        return f"Somebody must answer by {day_in_words(heard.answer_by)}."
    return "Answered." if heard.answered else "No answer is needed."


def status_word(heard: Heard, today: date) -> str:
    """Where it stands in a word or two; overdue comes before all else."""
    return "Late" if heard.is_overdue(today) else STATUSES[heard.status]


def answer_line(heard: Heard) -> str:
    """Who gave the latest answer, and when."""
    numbers = {reply.number for reply in heard.replies}
    given = [change for change in heard.changes if change.number in numbers]
    return f"{sentence_case(somebody(given[-1].by))}, {day_in_words(given[-1].at)}" if given else ""


def steps(heard: Heard) -> list[str]:
    """Every step of its history: what, by whose role, when."""
    first = "Planned" if not isinstance(heard.said, Entry) else "Said"
    words = [first, *(STATUSES[change.status] for change in heard.changes[1:])]
    return [
        f"{word}, by {somebody(change.by)}, {day_in_words(change.at)}"
        for word, change in zip(words, heard.changes, strict=True)
    ]


def verdict(heard: Sequence[Heard], today: date, *, late_plans: int = 0) -> str:
    """What was said and what came of it, and whether what was planned is late, in short sentences.

    ``late_plans`` are planned actions whose day has gone by.
    """
    plans = _late_plans(late_plans)
    if not heard:
        return f"Nothing has been said here yet. The first thing said can be yours.{plans}"
    done = sum(each.status is Status.DONE for each in heard)
    late = sum(each.is_overdue(today) for each in heard)
    made = f"{spelt(done)} {have(done)} been done" if done else "none is done yet"
    waits = (
        f"{sentence_case(spelt(late))} {have(late)} waited too long."
        if late
        else "No answer is late."
    )
    return f"{_things(len(heard))} said; {made}. {waits}{plans}"


def _late_plans(count: int) -> str:
    """What is said of planned actions whose day has gone by; nothing where there are none."""
    if not count:
        return ""
    return f" {sentence_case(counted(count, 'planned action'))} {are(count)} late."


def open_title(waiting: int, late: int) -> str:
    """The heading over what is still open."""
    if not waiting:
        return "Nothing is open"
    things = "thing is" if waiting == 1 else "things are"
    which = "" if waiting == 1 else ("all " if late == waiting else f"{spelt(late)} of them ")
    over = f", {which}too long" if late else ""
    return f"{sentence_case(spelt(waiting))} {things} still open{over}"


def done_title(closed: int) -> str:
    """The heading over what is closed."""
    if not closed:
        return "You said, we did: nothing yet"
    return f"You said, we did: {spelt(closed)} {'thing' if closed == 1 else 'things'} closed"


def thanks(entry: Entry, answer_by: date) -> str:
    """What happens to what somebody has just said."""
    if entry.kind is Kind.STORY:
        return "Thank you. Somebody checks that it names nobody, then it is read as you allowed."
    if entry.kind.needs_answer:
        return f"{_SEEN} Somebody must answer by {day_in_words(answer_by)}."
    return _SEEN


def chosen_by(choice: Choice) -> str:
    """Who chose, as numbers of people by role: "9 people who draw on support, 2 workers"."""
    return people(choice.chose)


def people(numbers: dict[Role, int]) -> str:
    """How many people of each role: "9 people who draw on support, 1 worker"."""
    return ", ".join(f"{number} {_role(role, number)}" for role, number in numbers.items())


def many(role: Role) -> str:
    """A role for more than one, as the label of a number: "People who draw on support"."""
    return sentence_case(_role(role, 2))


def _role(role: Role, number: int) -> str:
    """A role for one or for many."""
    if number == 1:
        return role.value
    if role is Role.DRAWS_ON_SUPPORT:
        return "people who draw on support"
    if role is Role.LOCAL:
        return "local people"
    return f"{role.value}s"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def _things(number: int) -> str:
    return "One thing was" if number == 1 else f"{sentence_case(spelt(number))} things were"
