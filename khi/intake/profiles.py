"""What was decided about a form, remembered: the second file of the same form needs no clicks.

A profile holds headings and choices, never anything a person wrote in a cell but the spellings of
answers that the uploader gave a meaning to.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple, Self

from khi.intake.drafting.draft import Draft
from khi.intake.matching.choices import DROP, EVERY_COLUMN, Choices, Local
from khi.intake.matching.headings import Role
from khi.intake.matching.matches import Match
from khi.intake.matching.words import closest, fold
from khi.intake.sheet import Column
from khi.intake.times.days import DayOrder, QuarterOf
from khi.model import Value

_NEARLY = 0.6
_REPEATED = re.compile(r" \((\d+)\)$")
_OF_THE_FORM = ("area", "kind", "indicator", "hyphen", "repeats", "quarter_year")
_REMEMBERED = frozenset({Role.QUESTION, Role.BREAKDOWN, Role.AREA, Role.QUARTER, Role.WEIGHT})


class Remembered(Value):
    """What one column is, and what was said of its values.

    ``target`` is a question's or breakdown's id, "area", "period", "weight" or "drop"; empty where
    the column is left to the matcher. ``missing`` is None where nobody was asked.
    """

    heading: str
    target: str = ""
    answers: dict[str, str] = {}
    missing: tuple[str, ...] | None = None
    reversed: bool = False


class Profile(Value):
    """A form under a name: its headings in order, and every choice made about it.

    A quarter is of one file and is not remembered; but where the person said the quarter that the
    file's own name speaks of, ``quarter_in_name`` has the next file's name believed too.
    """

    name: str
    tool: str = ""
    columns: tuple[Remembered, ...]
    local: tuple[Local, ...] = ()
    day_order: DayOrder | None = None
    quarter_year: QuarterOf | None = None
    area: str = ""
    quarter_in_name: bool = False
    kind: str = ""
    indicator: str = ""
    hyphen: str = ""
    repeats: str = ""

    @classmethod
    def of(cls, name: str, draft: Draft, choices: Choices) -> Self:
        """Remember how a draft was read, with the choices that were made for it.

        Columns that the person agreed to discard are left out the next time without asking.
        Corrections are of one file, and are not remembered.
        """
        lettered = _by_letter(choices, draft.columns)
        missing_everywhere = choices.missing.get(EVERY_COLUMN)
        columns = tuple(
            Remembered(
                heading=each.name,
                target=_target(each, discarded=choices.discard_identifiers),
                answers=lettered.answers.get(each.letter, {}),
                missing=lettered.missing.get(each.letter, missing_everywhere),
                reversed=each.letter in lettered.reversed,
            )
            for each in draft.columns
        )
        return cls(
            name=name,
            tool=draft.upload.tool,
            columns=columns,
            local=_by_heading(lettered.local, draft.columns),
            day_order=choices.day_order,
            quarter_in_name=list(draft.quarters_named) == [choices.quarter],
            **{name: getattr(choices, name) for name in _OF_THE_FORM},
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a profile back. Raises ``ValueError`` where it is not one."""
        return cls.model_validate_json(text)

    def to_json(self) -> str:
        """The profile as text, for the store."""
        return self.model_dump_json(exclude_defaults=True)

    @property
    def fingerprint(self) -> str:
        """A mark of the headings, whatever their order: the same form has the same one."""
        return fingerprint([each.heading for each in self.columns])

    def choices(self, columns: Iterable[Column], also: Choices | None = None) -> Choices:
        """The remembered choices for the columns of a file; what is said this time wins."""
        now = also or Choices()
        letters = {_key(column.name): column.letter for column in columns}
        there = {
            letters[_key(each.heading)]: each
            for each in self.columns
            if _key(each.heading) in letters
        }
        return now.model_copy(
            update={
                "matches": {at: each.target for at, each in there.items() if each.target}
                | now.matches,
                "answers": {at: each.answers for at, each in there.items() if each.answers}
                | now.answers,
                "missing": {
                    at: each.missing for at, each in there.items() if each.missing is not None
                }
                | now.missing,
                "reversed": tuple({at for at, each in there.items() if each.reversed})
                + now.reversed,
                "local": tuple(_present(self.local, letters)) + now.local,
                "day_order": now.day_order or self.day_order,
                "quarter_in_name": now.quarter_in_name or self.quarter_in_name,
            }
            | {name: getattr(now, name) or getattr(self, name) for name in _OF_THE_FORM}
        )

    def changes(self, columns: Iterable[Column]) -> "Changes":
        """What is new in a form, what is gone, and what is perhaps only worded anew."""
        found = [column.name for column in columns]
        known = Counter(_key(each.heading) for each in self.columns)
        new = [heading for heading in found if not known[_key(heading)]]
        there = {_key(heading) for heading in found}
        gone = [each.heading for each in self.columns if _key(each.heading) not in there]
        reworded = {heading: old for heading in new if (old := closest(heading, gone))}
        return Changes(
            new=tuple(heading for heading in new if heading not in reworded),
            gone=tuple(heading for heading in gone if heading not in reworded.values()),
            reworded=reworded,
        )


class Changes(NamedTuple):
    """How a form differs from the one that is remembered. ``reworded`` goes from new to old."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    reworded: dict[str, str]

    @property
    def sentences(self) -> list[str]:
        """The changes in words; none where there are none."""
        listed = [f"The column “{heading}” is new." for heading in self.new]
        listed += [f"The column “{heading}” is gone." for heading in self.gone]
        listed += [f"“{old}” is now worded “{new}”." for new, old in self.reworded.items()]
        return listed


def fingerprint(headings: Iterable[str]) -> str:
    """A mark of some headings, whatever their order, case or punctuation."""
    return sha256("\n".join(sorted(map(_key, headings))).encode()).hexdigest()


def remembered(profiles: Sequence[Profile], columns: Iterable[Column]) -> Profile | None:
    """The profile of the same form; else of the one most like it; None where none is near.

    A profile that is only like it says what changed: see ``Profile.changes``.
    """
    headings = [column.name for column in columns]
    mark = fingerprint(headings)
    if same := next((each for each in profiles if each.fingerprint == mark), None):
        return same
    now = set(map(_key, headings))
    best = max(profiles, key=lambda each: _shared(each, now), default=None)
    return best if best and _shared(best, now) >= _NEARLY else None


def _shared(profile: Profile, headings: set[str]) -> float:
    """How much of their headings a form and a profile have in common: Dice's measure."""
    known = {_key(each.heading) for each in profile.columns}
    return 2 * len(known & headings) / max(len(known) + len(headings), 1)


def _key(heading: str) -> str:
    """A heading as it is compared; a repeated heading keeps its number."""
    repeated = _REPEATED.search(heading)
    return f"{fold(heading)} #{repeated[1]}" if repeated else fold(heading)


def _target(match: Match, *, discarded: bool) -> str:
    """What a column is to be taken for next time."""
    if discarded and match.names_people:
        return DROP
    if match.role is Role.DROPPED and match.why == "you left it out":
        return DROP
    return match.target if match.role in _REMEMBERED else ""


def _by_letter(choices: Choices, matches: Sequence[Match]) -> Choices:
    """Choices with every column named by its letter."""
    return choices.lettered([match.seen.column for match in matches])


def _by_heading(local: Iterable[Local], matches: Sequence[Match]) -> tuple[Local, ...]:
    """The person's own questions with their columns named by heading."""
    names = {match.letter: match.name for match in matches}
    return tuple(
        each.model_copy(update={"columns": tuple(names[letter] for letter in each.columns)})
        for each in local
    )


def _present(local: Iterable[Local], letters: dict[str, str]) -> Iterable[Local]:
    """The person's own questions whose columns a file has."""
    for each in local:
        found = tuple(letters[_key(name)] for name in each.columns if _key(name) in letters)
        if found:
            yield each.model_copy(update={"columns": found})
