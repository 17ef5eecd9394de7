"""Nouns as rows of the store, there and back; times in UTC."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

import pandas as pd

from khi.model.voice import Change, Choice, Claim, Entry, Kind, Meeting, Planned, Reply, Role, Said
from khi.store import Store, Transaction

ENTRIES = tuple(kind.value for kind in Kind)
CHOICE, PLANNED, CLAIM, MEETING = "choice", "action", "claim", "meeting"
_NOUNS: Mapping[str, type[Said]] = {
    **dict.fromkeys(ENTRIES, Entry),
    CHOICE: Choice,
    PLANNED: Planned,
    CLAIM: Claim,
    MEETING: Meeting,
}
T = TypeVar("T", bound=Said)
Source = Store | Transaction
"""What can be read: the store as it is, or a write under way."""


def kind_of(said: Said) -> str:
    """The word the store keeps a noun under."""
    if isinstance(said, Entry):
        return said.kind.value
    return next(word for word, noun in _NOUNS.items() if type(said) is noun)


def add(transaction: Transaction, said: Said) -> None:
    """Keep something that was said."""
    transaction.append("said", pd.DataFrame([row(said)]))


def row(said: Said) -> dict[str, object]:
    """Something that was said as a row of the table ``said``."""
    return {
        "id": said.id,
        "kind": kind_of(said),
        "area": said.area,
        "moment": _plain(said.at),
        "json": said.model_dump_json(),
        "invented": said.invented,
    }


def add_change(transaction: Transaction, change: Change, *, of: Said) -> None:
    """Add a line to the history of something that was said."""
    row = {
        "about": change.about,
        "number": change.number,
        "moment": _plain(change.at),
        "by_role": change.by.value,
        "status": change.status.value,
        "owner": change.owner.value if change.owner else "",
        "due": pd.Timestamp(change.due) if change.due else pd.NaT,
        "area": of.area,
        "kind": kind_of(of),
        "invented": of.invented,
    }
    transaction.append("said_change", pd.DataFrame([row]).astype({"due": "datetime64[s]"}))


def add_reply(transaction: Transaction, reply: Reply) -> None:
    """Keep an answer."""
    transaction.append("said_reply", pd.DataFrame([reply.model_dump()]))


def everything(source: Source, noun: type[T], areas: Sequence[str] | None) -> list[T]:
    """Everything of one sort that was said in some areas, earliest first; None is anywhere."""
    kinds = [word for word, each in _NOUNS.items() if each is noun]
    rows = source.read("said", kinds=kinds, areas=None if areas is None else list(areas))
    return [noun.model_validate_json(line) for line in rows["json"]]


def one(source: Source, about: str) -> Said | None:
    """One thing that was said; None where its words are gone, or there was none."""
    rows = source.read("said_one", id=about)
    nouns = [(_NOUNS[row["kind"]], row["json"]) for row in rows.to_dict("records")]
    return next((noun.model_validate_json(line) for noun, line in nouns), None)


def changes(source: Source, areas: Sequence[str] | None) -> dict[str, list[Change]]:
    """The history of each thing that was said in some areas, by its id."""
    rows = source.read("said_changes", areas=None if areas is None else list(areas))
    found: dict[str, list[Change]] = {}
    for change in _changes(rows):
        found.setdefault(change.about, []).append(change)
    return found


def history(source: Source, about: str) -> list[Change]:
    """What happened to one thing that was said, earliest first."""
    return _changes(source.read("said_history", about=about))


def replies(source: Source, areas: Sequence[str] | None) -> dict[str, list[Reply]]:
    """The answers to each thing that was said in some areas, by its id."""
    rows = source.read("said_replies", areas=None if areas is None else list(areas))
    found: dict[str, list[Reply]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(str(row["about"]), []).append(Reply.model_validate(row))
    return found


def _changes(rows: pd.DataFrame) -> list[Change]:
    return [
        Change(
            about=row["about"],
            number=int(row["number"]),
            at=row["moment"].to_pydatetime().replace(tzinfo=UTC),
            by=Role(row["by_role"]),
            status=row["status"],
            owner=Role(row["owner"]) if row["owner"] else None,
            due=None if pd.isna(row["due"]) else row["due"].date(),
        )
        for row in rows.sort_values(["about", "number"]).to_dict("records")
    ]


def _plain(moment: datetime) -> pd.Timestamp:
    """A moment as the store keeps it: UTC, and no zone."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return pd.Timestamp(aware.astimezone(UTC).replace(tzinfo=None))
