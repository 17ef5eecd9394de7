"""Answering what was said, moving it on, and taking it back.

Each step is a new line of history by somebody's role. Nothing can be closed without an answer in
plain words, nor declined without an honest reason; and whoever answers says what they saw, so that
two people who answer at once never undo each other.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from khi.catalogue import Catalogue
from khi.model import KhiError, clock
from khi.model.value import Value
from khi.model.voice import Change, Entry, Kind, Planned, Reply, Role, Said, Status
from khi.store import Store, Transaction
from khi.voice import kept, measures
from khi.voice.saying import checked_words
from khi.voice.words import tidied_if_any

SHORTEST_REASON = 20
"""The fewest characters of a reason for saying no: "no money" is not one."""

NEXT: Mapping[Status, tuple[Status, ...]] = {
    Status.OPEN: (Status.OPEN, Status.AGREED, Status.DOING, Status.DONE, Status.DECLINED),
    Status.AGREED: (Status.AGREED, Status.DOING, Status.DONE, Status.DECLINED),
    Status.DOING: (Status.DOING, Status.DONE, Status.DECLINED),
    Status.DONE: (Status.OPEN,),
    Status.DECLINED: (Status.OPEN,),
}
"""Where something can go from where it stands. Only people can open again what was closed."""


class Step(Value):
    """One step somebody takes: where it goes, in plain words, and what they had seen.

    ``seen`` is the number of the last line of history they were shown. ``looked`` is true where
    they say that nobody is named.
    """

    by: Role
    status: Status
    seen: int
    words: str = ""
    learned: str = ""
    owner: Role | None = None
    due: date | None = None
    looked: bool = False


def answer(
    store: Store, catalogue: Catalogue, about: str, step: Step, *, at: datetime | None = None
) -> Change:
    """Take one step with something that was said or planned.

    Raises:
        KhiError: where it is gone, somebody else was quicker, it cannot go there from where it
            stands, or a reply, a reason, an owner or a day is missing.
    """
    reply = _reply(catalogue, about, step)
    with store.write() as transaction:
        return _taken(
            transaction,
            catalogue,
            about,
            step,
            at=at,
            check=lambda said, last: _check(said, last, step, reply),
            reply=reply,
        )


def moderate(
    store: Store, catalogue: Catalogue, about: str, *, by: Role, seen: int, show: bool
) -> Change:
    """Let a story be shown, as far as its teller allowed; or send it back.

    Raises:
        KhiError: where it is gone, is no story that waits, or somebody else was quicker.
    """

    def check(said: Said, last: Change) -> None:
        is_story = isinstance(said, Entry) and said.kind is Kind.STORY
        if not is_story or last.status is not Status.WAITING:
            raise KhiError("This story was checked already.", fix="Open the page again to see it.")

    step = Step(by=by, status=Status.SHOWN if show else Status.SENT_BACK, seen=seen)
    with store.write() as transaction:
        change = _taken(transaction, catalogue, about, step, check=check)
        if not show:
            _withdraw(transaction, catalogue, about, by=by)
    return change


def withdraw(store: Store, catalogue: Catalogue, about: str, *, by: Role) -> None:
    """Take back something that was said: its words and its answers are gone at once.

    What stays is that something was said, and when and by whose role it was taken back. A second
    click does no harm.

    Raises:
        KhiError: where somebody who is paid to act would take back what people asked of them.
    """
    with store.write() as transaction:
        _withdraw(transaction, catalogue, about, by=by)


def _withdraw(transaction: Transaction, catalogue: Catalogue, about: str, *, by: Role) -> None:
    """Take back something that was said, as part of a write; from the bytes of the file as well."""
    known = kept.history(transaction, about)
    said = kept.one(transaction, about)
    if said is None or not known:
        return
    _refuse_silencing(said, by)
    change = Change(
        about=about,
        number=known[-1].number + 1,
        at=clock.now(),
        by=by,
        status=Status.WITHDRAWN,
    )
    kept.add_change(transaction, change, of=said)
    transaction.run("forget_replies", about=about)
    transaction.run("forget_said", about=about)
    transaction.delete_for_good()
    measures.measure(transaction, catalogue, [said.area], today=clock.today())


def _taken(
    transaction: Transaction,
    catalogue: Catalogue,
    about: str,
    step: Step,
    *,
    check: Callable[[Said, Change], None],
    at: datetime | None = None,
    reply: Reply | None = None,
) -> Change:
    """Add a step to the history, if it may be taken from what is there at this moment."""
    said = kept.one(transaction, about)
    if said is None:
        raise KhiError("This was taken back, so it can no longer be answered.")
    last = kept.history(transaction, about)[-1]
    if last.number != step.seen:
        raise KhiError(
            "Somebody else has answered this since you opened it.",
            fix="Read what they wrote, then answer again if you still need to.",
        )
    check(said, last)
    change = Change(
        about=about,
        number=last.number + 1,
        at=at or clock.now(),
        by=step.by,
        status=step.status,
        owner=step.owner or last.owner,
        due=step.due or last.due,
    )
    kept.add_change(transaction, change, of=said)
    if reply is not None:
        kept.add_reply(transaction, reply)
    measures.measure(transaction, catalogue, [said.area], today=clock.today())
    return change


def _reply(catalogue: Catalogue, about: str, step: Step) -> Reply | None:
    """The answer that goes with a step, tidied and looked through for names."""
    if not step.words.strip():
        return None
    words = checked_words(catalogue, step.words, looked=step.looked, what="Your answer")
    learned = tidied_if_any(step.learned, what="What you would do differently")
    if learned:
        checked_words(catalogue, learned, looked=step.looked)
    return Reply(about=about, number=step.seen + 1, words=words, learned=learned)


def _check(said: Said, last: Change, step: Step, reply: Reply | None) -> None:
    """Refuse a step that cannot be taken, with the reason."""
    can_be_answered = isinstance(said, Planned | Entry) and last.status in NEXT
    if not can_be_answered or step.status not in NEXT[last.status]:
        raise KhiError(
            "It cannot go there from where it stands.",
            found=f"{last.status.value}, then {step.status.value}",
            accepted=", ".join(each.value for each in NEXT.get(last.status, ())) or "nothing",
        )
    if last.status.is_closed and not step.by.is_people:
        raise KhiError(
            "Only people can open again what was closed.",
            fix="If more was done, say so in a new entry.",
        )
    _check_words(last, step, reply)
    _check_promise(said, last, step)


def _check_words(last: Change, step: Step, reply: Reply | None) -> None:
    """A reply in plain words whenever something closes, opens again, or only waits longer."""
    needs_words = step.status.is_closed or last.status.is_closed or step.status is Status.OPEN
    if needs_words and reply is None:
        raise KhiError(
            "This needs an answer in plain words.",
            fix="Write what was done, or why not, for the person who said it.",
        )
    if reply is None or not step.status.is_closed:
        return
    if step.status is Status.DECLINED and len(reply.words) < SHORTEST_REASON:
        raise KhiError(
            "Saying no needs an honest reason.",
            found=f"{len(reply.words)} characters",
            accepted=f"at least {SHORTEST_REASON}",
            fix="Say what stands in the way, and who decided.",
        )
    if not reply.learned:
        raise KhiError(
            "Say what you would do differently next time.",
            fix="One sentence is enough. It is carried into the next review.",
        )


def _check_promise(said: Said, last: Change, step: Step) -> None:
    """Whoever agrees to something says who owns it, and by when."""
    if step.status not in (Status.AGREED, Status.DOING) or isinstance(said, Planned):
        return
    if not (step.owner or last.owner) or not (step.due or last.due):
        raise KhiError(
            "A promise needs an owner and a day.",
            fix="Choose whose job it is, by role, and the day it should be done.",
        )


def _refuse_silencing(said: Said, by: Role) -> None:
    """What people asked for is theirs to take back. A story may be taken down by anybody."""
    is_story = isinstance(said, Entry) and said.kind is Kind.STORY
    if isinstance(said, Entry) and said.by.is_people and not is_story and not by.is_people:
        raise KhiError(
            "People said this, so only people can take it back.",
            fix="Answer it: agree, or say honestly why not.",
        )
