"""What pages, exports and reports may ask of what was said. Stories are never among the rest."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Quarter, clock, inert_rows
from khi.model.heard import Heard, put_together
from khi.model.voice import Change, Choice, Claim, Consent, Entry, Kind, Planned, Status
from khi.publication import frame
from khi.store import Store, Transaction
from khi.voice import kept, measures

COLUMNS = (
    "kind", "area", "quarter", "indicator", "said_on", "said_by", "words", "status", "owner", "due",
    "answered_on", "answer", "learned", "invented",
)  # fmt: skip
"""One thing that was said and what came of it, as a line of a table."""


def board(store: Store, areas: Sequence[str] | None = None) -> list[Heard]:
    """What was said to the board of some areas, the latest first; None is anywhere. No stories."""
    return [each for each in _heard(store, areas) if _kind(each) is not Kind.STORY]


def stories(
    store: Store, areas: Sequence[str] | None = None, *, reader: Consent = Consent.PUBLIC
) -> list[Heard]:
    """The stories that somebody of the public, or of the board, may read, the latest first."""
    told = [each for each in _heard(store, areas) if _kind(each) is Kind.STORY]
    return [each for each in told if each.may_be_read_by(reader)]


def waiting(store: Store, areas: Sequence[str] | None = None) -> list[Heard]:
    """The stories that wait to be checked, the oldest first: for those who check them only."""
    return [each for each in _heard(store, areas)[::-1] if each.status is Status.WAITING]


def search(
    store: Store,
    words: str,
    areas: Sequence[str] | None = None,
    *,
    reader: Consent = Consent.PUBLIC,
) -> list[Heard]:
    """What was said, told or answered that holds all of these words. Empty words find nothing."""
    wanted = words.casefold().split()
    every = [*board(store, areas), *stories(store, areas, reader=reader)] if wanted else []
    return [each for each in every if all(word in _text(each) for word in wanted)]


def overdue(heard: Sequence[Heard], today: date) -> list[Heard]:
    """What waits too long, the longest first."""
    late = [each for each in heard if each.is_overdue(today)]
    return sorted(late, key=lambda each: -each.days_late(today))


def planned(store: Store, area: str) -> list[Heard]:
    """The actions of an area, those due first at the top."""
    said = kept.everything(store, Planned, [area])
    found = put_together(said, kept.changes(store, [area]), kept.replies(store, [area]))
    return sorted(found, key=lambda each: (each.status.is_closed, each.due or each.day))


def choices(store: Store, area: str) -> list[Choice]:
    """What the board of an area chose, the latest year first; the earlier choices of a year after.

    The first of each year is the one that holds.
    """
    found = kept.everything(store, Choice, [area])
    return sorted(found, key=lambda each: (each.year, each.at), reverse=True)


def priorities(store: Store, area: str, day: date) -> Choice | None:
    """What holds on a day: the latest choice for its year, or for the last year chosen for."""
    latest = Quarter.containing(day).financial_year.start.year
    known = [each for each in choices(store, area) if int(each.year[:4]) <= latest]
    return next(iter(known), None)


def claims(store: Store, area: str) -> list[Claim]:
    """The claims of an area, the latest first."""
    return kept.everything(store, Claim, [area])[::-1]


def history(store: Store, about: str) -> list[Change]:
    """What happened to one thing, by whose role and when: also where its words are gone."""
    return kept.history(store, about)


def taken_back(store: Store, areas: Sequence[str] | None = None) -> int:
    """How many things were said and taken back again."""
    rows = store.read("said_changes", areas=None if areas is None else list(areas))
    return int(rows.loc[rows["status"].eq(Status.WITHDRAWN.value), "about"].nunique())


def table(
    store: Store, areas: Sequence[str] | None = None, *, stories_too: bool = False
) -> pd.DataFrame:
    """What was said and what came of it, a row each: ``COLUMNS``. Stories only where asked for.

    Even then only public ones, as they stand on the page. No cell can be run by a spreadsheet.
    """
    heard = board(store, areas) + (stories(store, areas) if stories_too else [])
    return inert_rows(pd.DataFrame([_line(each) for each in heard], columns=list(COLUMNS)))


def export(store: Store, folder: Path) -> Path:
    """Write what was said to the board and answered to a file beside the figures. No stories."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "voices.csv"
    table(store).to_csv(path, index=False)
    return path


def settle(store: Store, catalogue: Catalogue, areas: Sequence[str], *, today: date) -> bool:
    """Publish our measures afresh where time alone has changed them. Says whether it did.

    A quarter comes due by itself: nobody says or answers anything on that day.
    """
    stale = [area for area in areas if _is_stale(store, area, today)]
    if stale:
        with store.write() as transaction:
            measures.measure(transaction, catalogue, stale, today=today)
    return bool(stale)


def clear_invented(transaction: Transaction) -> None:
    """Forget what was said in the demonstration, and nothing else."""
    for table_name in ("said_reply", "said_change", "said", "measured_here"):
        transaction.run(f"clear_invented_{table_name}")


def _is_stale(store: Store, area: str, today: date) -> bool:
    """Whether what is published is not what would be counted today."""
    counted = {
        (row["indicator"], row["period"], row["absence"])
        for row in measures.counts(board(store, [area]), area, today)
    }
    shown = frame(store, indicators=[measures.ANSWERED, measures.SAID_TO_DONE], areas=[area])
    known = set(shown[["indicator", "period", "absence"]].itertuples(index=False, name=None))
    return counted != known


def _heard(store: Store, areas: Sequence[str] | None) -> list[Heard]:
    said = kept.everything(store, Entry, areas)
    return put_together(said, kept.changes(store, areas), kept.replies(store, areas))[::-1]


def _kind(heard: Heard) -> Kind | None:
    return heard.said.kind if isinstance(heard.said, Entry) else None


def _text(heard: Heard) -> str:
    answers = (f"{reply.words} {reply.learned}" for reply in heard.replies)
    return " ".join([heard.said.words, *answers]).casefold() if _kind(heard) else ""


def _line(heard: Heard) -> dict[str, object]:
    said, reply = heard.said, heard.reply
    entry = said if isinstance(said, Entry) else None
    return {
        "kind": entry.kind.value if entry else "action",
        "area": said.area,
        "quarter": entry.quarter if entry else "",
        "indicator": said.indicator,
        "said_on": heard.day.isoformat(),
        "said_by": said.by.value,
        "words": said.words,
        "status": heard.status.value,
        "owner": heard.owner.value if heard.owner else "",
        "due": heard.due.isoformat() if heard.due else "",
        "answered_on": clock.day_of(heard.answered).isoformat() if heard.answered else "",
        "answer": reply.words if reply else "",
        "learned": reply.learned if reply else "",
        "invented": said.invented,
    }
