"""What the invented voices rated, quarter by quarter: three areas with a story, and six without.

Thistlemere rises, and people can show why. In Gullhaven leaders see far more than people do.
Oakwether is stuck, and every voice knows it. The others go their own ways.
"""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from khi import progress
from khi.catalogue import Catalogue
from khi.demonstration.places import LAST, stream
from khi.demonstration.rating_words import EVIDENCE, NEXT, TALKS
from khi.model import Agreement, Framework, Quarter, Rating, Voice
from khi.store import Store

TABLES = ("rating", "agreement", "rating_closed")
"""The tables that are made here."""

QUARTERS = [LAST.later(back) for back in range(-7, 1)]
_FIVE = "coproduction_checks"
_FIVE_QUARTERS = QUARTERS[-4:]

RISING, APART, STUCK = "Thistlemere", "Gullhaven", "Oakwether"
_STORIES: dict[str, dict[Voice, tuple[str, str]]] = {
    RISING: {
        Voice.PEOPLE: ("1001010100", "3222242221"),
        Voice.WORKERS: ("1101110100", "3223232221"),
        Voice.LEADERS: ("2101111110", "3323333222"),
    },
    APART: {
        Voice.PEOPLE: ("0000000000", "1000110100"),
        Voice.WORKERS: ("1001010110", "2111121210"),
        Voice.LEADERS: ("2112121211", "4344343333"),
    },
    STUCK: {
        Voice.PEOPLE: ("1111011010", "1111010010"),
        Voice.WORKERS: ("1111011110", "1111011110"),
        Voice.LEADERS: ("1111111110", "1111111110"),
    },
}
"""Where each voice began with each of the ten actions, and where it stands in the last quarter."""

_ELSEWHERE = ("Amberfold", "Brackenfold", "Coldharrow", "Fennimoor", "Pellowford", "Saltrigg")
_LATE = ("Saltrigg", Voice.WORKERS, "aba10")
"""Who has not rated what: the quarter was closed without it."""

Ladder = dict[Quarter, dict[Voice, dict[str, int]]]


def ratings(catalogue: Catalogue) -> dict[str, pd.DataFrame]:
    """The invented ratings, through the same rules as anybody's: a table for each of ``TABLES``."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "khi.duckdb")
        try:
            for number, name in enumerate((*_STORIES, *_ELSEWHERE)):
                _rate(store, catalogue, name, number)
            return {table: store.read(f"every_{table}") for table in TABLES}
        finally:
            store.close()


def _rate(store: Store, catalogue: Catalogue, name: str, number: int) -> None:
    """Everything one area rated and agreed."""
    area = next(each.code for each in catalogue.areas.values() if each.name == name)
    for place, framework in enumerate(catalogue.frameworks.values()):
        if framework.id == _FIVE and name not in _STORIES:
            continue
        numbers = stream(number, place, 31)
        ladder = _ladder(name, framework, numbers)
        for quarter, voices in ladder.items():
            lines = _lines(area, framework, quarter, voices, ladder, numbers)
            given = [each for each in lines if (name, each.voice, each.action) != _LATE]
            progress.rate_all(store, catalogue, given)
            if name == _LATE[0]:
                progress.close(
                    store, catalogue, framework=framework.id, area=area, quarter=quarter.id,
                    by_role="commissioners", at=_days_after(quarter, 40),
                )  # fmt: skip
        if name == RISING:
            for agreed in _agreed(area, framework, ladder, numbers):
                progress.agree(store, catalogue, agreed)


def _ladder(name: str, framework: Framework, numbers: np.random.RandomState) -> Ladder:
    """Where each voice puts each action in each quarter."""
    quarters = _FIVE_QUARTERS if framework.id == _FIVE else QUARTERS
    paths = {
        (voice, action.id): _path(start, end, len(quarters), numbers)
        for voice, starts, ends in _ends(name, framework, numbers)
        for action, start, end in zip(framework.actions, starts, ends, strict=False)
    }
    return {
        quarter: {
            voice: {
                action.id: min(paths[voice, action.id][place], framework.top)
                for action in framework.actions
            }
            for voice in framework.voices
        }
        for place, quarter in enumerate(quarters)
    }


def _ends(
    name: str, framework: Framework, numbers: np.random.RandomState
) -> Iterator[tuple[Voice, list[int], list[int]]]:
    """Where each voice begins and ends with each action."""
    story = _STORIES.get(name)
    people = numbers.randint(0, 3, len(framework.actions))
    for voice in framework.voices:
        if story:
            first, last = story[voice]
            yield voice, list(map(int, first)), list(map(int, last))
        else:
            more = int(voice is Voice.LEADERS)
            start = np.clip(people - 1 + more, 0, 4)
            end = np.clip(people + more * numbers.randint(0, 2, len(people)), 0, 4)
            yield voice, start.tolist(), end.tolist()


def _path(start: int, end: int, steps: int, numbers: np.random.RandomState) -> list[int]:
    """From one stage to another, a step at a time, at quarters of its own."""
    moves = np.sort(numbers.choice(np.arange(1, steps), min(abs(end - start), steps - 1), False))
    way = 1 if end > start else -1
    return [start + way * int((moves <= place).sum()) for place in range(steps)]


def _lines(
    area: str,
    framework: Framework,
    quarter: Quarter,
    voices: dict[Voice, dict[str, int]],
    ladder: Ladder,
    numbers: np.random.RandomState,
) -> Iterator[Rating]:
    """One quarter's ratings, with evidence wherever a stage rises."""
    before = ladder.get(quarter.later(-1), {})
    for place, (voice, stages) in enumerate(voices.items()):
        roles = framework.voices[voice].roles
        crowd = {role: int(numbers.randint(0, (16, 9, 5)[place])) for role in roles}
        for action, stage in stages.items():
            rises = stage > before.get(voice, {}).get(action, 0)
            yield Rating(
                framework=framework.id,
                version=framework.version,
                area=area,
                quarter=quarter.id,
                action=action,
                voice=voice,
                stage=stage,
                evidence=_seen(action, stage, voice, numbers) if rises else "",
                next_step=NEXT[numbers.randint(len(NEXT))] if rises else "",
                took_part=crowd,
                by_role=roles[0],
                recorded_at=_days_after(quarter, 8 + 5 * place),
            )


def _seen(action: str, stage: int, voice: Voice, numbers: np.random.RandomState) -> str:
    """What a voice says can be seen: workers one or the other."""
    side = {Voice.PEOPLE: 0, Voice.LEADERS: 1}.get(voice, int(numbers.randint(2)))
    return EVIDENCE[action][stage - 1][side] + "."


def _agreed(
    area: str, framework: Framework, ladder: Ladder, numbers: np.random.RandomState
) -> Iterator[Agreement]:
    """What was agreed in the last two quarters, of every third action: what people say."""
    for quarter in list(ladder)[-2:]:
        for action in framework.actions[::3]:
            stages = {voice: ladder[quarter][voice][action.id] for voice in framework.voices}
            stage = stages[Voice.PEOPLE]
            yield Agreement(
                framework=framework.id,
                version=framework.version,
                area=area,
                quarter=quarter.id,
                action=action.id,
                stage=stage,
                held_on=_days_after(quarter, 24).date(),
                took_part={role: int(numbers.randint(2, 9)) for role in framework.roles[::3]},
                said=TALKS[numbers.randint(len(TALKS))] + ".",
                evidence=EVIDENCE[action.id][stage - 1][0] + "." if stage else "",
                by_role=framework.voices[Voice.PEOPLE].roles[0],
                recorded_at=_days_after(quarter, 25),
            )


def _days_after(quarter: Quarter, days: int) -> datetime:
    return datetime.combine(quarter.end + timedelta(days=days), time(10), tzinfo=UTC)


def keep(catalogue: Catalogue, folder: Path) -> None:
    """Write the invented ratings where the demonstration is shipped."""
    for table, rows in ratings(catalogue).items():
        rows.to_parquet(folder / f"{table}.parquet", index=False, compression="brotli")


def shipped(folder: Path) -> dict[str, pd.DataFrame]:
    """The invented ratings as the store keeps them."""
    return {table: pd.read_parquet(folder / f"{table}.parquet") for table in TABLES}
