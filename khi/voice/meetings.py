"""The quarterly review: people say what each chart means before officers do.

A review is kept each time somebody adds to it, and the latest is the one that is read. Officers can
add only their own side, and only beside words that people have already given; people's words are
never changed by anybody else.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from khi.catalogue import Catalogue
from khi.model import KhiError, Quarter, clock
from khi.model.voice import Meaning, Meeting, Role, Status
from khi.store import Store, Transaction
from khi.voice import kept
from khi.voice.priorities import present
from khi.voice.saying import begin, checked_words, known_indicator, new_id
from khi.voice.words import tidied_if_any


def hold(
    store: Store,
    catalogue: Catalogue,
    *,
    area: str,
    quarter: str,
    held: date,
    attendance: Mapping[Role, int],
    by: Role,
) -> Meeting:
    """Begin a review of a quarter: when it was held, and how many of each role were there.

    Raises:
        KhiError: where there is one of this quarter already, or nobody but officers was there.
    """
    place = catalogue.area(area)
    meeting = Meeting(
        id=new_id(),
        area=place.code,
        at=clock.now(),
        by=by,
        invented=place.invented,
        quarter=Quarter.parse(quarter).id,
        held=held,
        attendance=present(attendance, what="was there"),
        meanings=(),
    )
    with store.write() as transaction:
        if _latest(transaction, place.code, meeting.quarter):
            raise KhiError(
                "This quarter has been reviewed already.", fix="Open it, and add to what is there."
            )
        begin(transaction, meeting, Status.OPEN)
    return meeting


def people_mean(
    store: Store, catalogue: Catalogue, meeting: Meeting, words: Mapping[str, str], *, by: Role
) -> Meeting:
    """Add what charts mean to people: the words for each indicator; empty ones are left out.

    Raises:
        KhiError: where officers speak, somebody else was quicker, or the words may name a person.
    """
    if not by.is_people:
        raise KhiError(
            "These boxes are for people who draw on support and local people.",
            fix="Choose whose words they are. Officers have boxes of their own, after these.",
        )
    said = _checked(catalogue, words)
    meanings = {each.indicator: each for each in meeting.meanings} | {
        indicator: Meaning(indicator=indicator, people=told, officers=_officers(meeting, indicator))
        for indicator, told in said.items()
    }
    return _added(store, meeting, {"meanings": tuple(meanings.values())}, by)


def officers_mean(
    store: Store, catalogue: Catalogue, meeting: Meeting, words: Mapping[str, str], *, by: Role
) -> Meeting:
    """Add what charts mean to officers, beside what people have said already.

    Raises:
        KhiError: where people have not spoken first, somebody else was quicker, or the words may
            name a person.
    """
    if by.is_people:
        raise KhiError("These boxes are for officers.", fix="Choose whose words they are.")
    said = _checked(catalogue, words)
    people = {each.indicator: each.people for each in meeting.meanings if each.people}
    if missing := [each for each in said if each not in people]:
        names = ", ".join(catalogue.indicators[each].short for each in missing)
        raise KhiError(
            "People say what it means before officers do.",
            where=names,
            fix="Ask people first, and write down what they say.",
        )
    meanings = {each.indicator: each for each in meeting.meanings} | {
        indicator: Meaning(indicator=indicator, people=people[indicator], officers=told)
        for indicator, told in said.items()
    }
    return _added(store, meeting, {"meanings": tuple(meanings.values())}, by)


def carry(
    store: Store, catalogue: Catalogue, meeting: Meeting, next_time: str, *, by: Role
) -> Meeting:
    """Say what this review carries into the next one."""
    words = tidied_if_any(next_time, what="What is carried into the next review")
    if words:
        checked_words(catalogue, words, looked=False)
    return _added(store, meeting, {"next_time": words}, by)


def reviews(source: kept.Source, area: str) -> list[Meeting]:
    """The reviews of an area as they stand, the latest quarter first."""
    latest = {each.quarter: each for each in kept.everything(source, Meeting, [area])}
    return [latest[quarter] for quarter in sorted(latest, reverse=True)]


def _added(store: Store, meeting: Meeting, more: Mapping[str, object], by: Role) -> Meeting:
    """The review with something added, if it still is what the person saw."""
    moment = max(clock.now(), meeting.at + timedelta(microseconds=1))
    added = meeting.model_copy(update={"id": new_id(), "at": moment, "by": by, **more})
    with store.write() as transaction:
        latest = _latest(transaction, meeting.area, meeting.quarter)
        if latest is None or latest.id != meeting.id:
            raise KhiError(
                "Somebody else has added to this review since you opened it.",
                fix="Open it again: their words are there, and yours can be added.",
            )
        begin(transaction, Meeting.model_validate(added.model_dump()), Status.OPEN)
    return added


def _latest(transaction: Transaction, area: str, quarter: str) -> Meeting | None:
    found = [each for each in reviews(transaction, area) if each.quarter == quarter]
    return next(iter(found), None)


def _checked(catalogue: Catalogue, words: Mapping[str, str]) -> dict[str, str]:
    filled = {indicator: told for indicator, told in words.items() if told.strip()}
    if not filled:
        raise KhiError("Nothing is written yet.", fix="Fill in one box, then try again.")
    return {
        known_indicator(catalogue, indicator): checked_words(catalogue, told, looked=False)
        for indicator, told in filled.items()
    }


def _officers(meeting: Meeting, indicator: str) -> str:
    known = {each.indicator: each.officers for each in meeting.meanings}
    return known.get(indicator, "")
