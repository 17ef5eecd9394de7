"""What people said in the invented region, and what came of it, as the nouns they are.

The words stand in ``data/demo/voices.toml`` and go through no other door than anybody's: a test
sends each of them through the checks that a person meets.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from khi.catalogue import Catalogue
from khi.model.voice import (
    Change,
    Choice,
    Claim,
    Entry,
    Kind,
    Meaning,
    Meeting,
    Planned,
    Reply,
    Role,
    Said,
    Status,
)
from khi.store import Transaction
from khi.voice import kept, measures

VOICES = "voices.toml"

Line = dict[str, Any]


def load(transaction: Transaction, catalogue: Catalogue, folder: Path, *, today: date) -> None:
    """Put all of it into a store, and publish what is counted from it."""
    lines = read(folder)
    entries = [(_entry(line), _steps(line)) for line in lines.get("entry", [])]
    actions = [(Planned(**_own(line)), _steps(line)) for line in lines.get("action", [])]
    others: list[Said] = [
        *(Choice(**_own(line), by=Role.BOARD) for line in lines.get("choice", [])),
        *(Claim(**_own(line)) for line in lines.get("claim", [])),
        *(_meeting(line) for line in lines.get("review", [])),
    ]
    for said, steps in [*entries, *actions, *((each, ()) for each in others)]:
        _keep(transaction, said, steps)
    areas = sorted({said.area for said, _ in entries})
    measures.measure(transaction, catalogue, areas, today=today)


def read(folder: Path) -> dict[str, list[Line]]:
    """The file as it stands, by what each entry is."""
    return tomllib.loads((folder / VOICES).read_text("utf-8"))


def _keep(transaction: Transaction, said: Said, steps: Sequence[Line]) -> None:
    """One thing, and every step that was taken with it."""
    kept.add(transaction, said)
    last = Change(about=said.id, number=1, at=said.at, by=said.by, status=_first(said))
    kept.add_change(transaction, last, of=said)
    for step in steps:
        words, learned = step.pop("words", ""), step.pop("learned", "")
        stands = {"owner": last.owner, "due": last.due}
        last = Change(about=said.id, number=last.number + 1, **(stands | step))
        kept.add_change(transaction, last, of=said)
        if words:
            reply = Reply(about=said.id, number=last.number, words=words, learned=learned)
            kept.add_reply(transaction, reply)


def _first(said: Said) -> Status:
    """Where each sort of thing stands at first, as it does when a person says it."""
    if isinstance(said, Entry):
        return Status.WAITING if said.kind is Kind.STORY else Status.OPEN
    return Status.AGREED if isinstance(said, Choice | Planned) else Status.OPEN


def _entry(line: Line) -> Entry:
    return Entry(**_own(line))


def _meeting(line: Line) -> Meeting:
    meanings = tuple(Meaning(**each) for each in line.get("meaning", []))
    return Meeting(**_own(line), meanings=meanings)


def _own(line: Line) -> Line:
    """The fields of the noun itself."""
    inside = {"step", "meaning"}
    return {name: value for name, value in line.items() if name not in inside} | {"invented": True}


def _steps(line: Mapping[str, Any]) -> list[Line]:
    return [dict(step) for step in line.get("step", [])]
