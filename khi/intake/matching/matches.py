"""Columns to questions, breakdowns, area, period and weight; and what is kept of none of them.

A heading says what a column may be; the answers found in it say whether that is so. Every match
carries its evidence, and every column that is not kept carries the reason.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from khi.catalogue import Catalogue
from khi.intake import identifiers
from khi.intake.matching.answers import Accepted, answers_of, groups_of
from khi.intake.matching.choices import DROP, Choices
from khi.intake.matching.headings import Candidate, Evidence, Headings, Role
from khi.intake.matching.places import Places
from khi.intake.matching.seen import Seen
from khi.intake.times.days import DayOrder, quarter_of
from khi.model import Breakdown, KhiError, Question

KEPT = frozenset(Role) - {
    Role.IDENTIFIER,
    Role.TECHNICAL,
    Role.FREE_TEXT,
    Role.EMPTY,
    Role.DROPPED,
    Role.UNMATCHED,
}
"""The roles whose columns are counted, or say where, when and how much."""

_FITS = 0.5
_FITS_WELL = 0.95
_SURE_OF_AREA = 0.9
_BY_ANSWERS_ALONE = 0.8


class Match(NamedTuple):
    """What one column was taken for, how sure we are, and why.

    ``target`` is the question's or breakdown's id where it has one. ``fit`` is the share of its
    filled cells that say something we know. ``why`` says why a column is not kept, and
    ``names_people`` that it says directly who somebody is.
    """

    seen: Seen
    role: Role
    target: str = ""
    confidence: float = 0.0
    evidence: tuple[str, ...] = ()
    fit: float = 1.0
    why: str = ""
    names_people: bool = False

    def with_values(self, kept: Collection[str]) -> "Match":
        """The same match with no more than these of its cells' values, to outlive the checking."""
        values = {value: cells for value, cells in self.seen.values.items() if value in kept}
        return self._replace(seen=self.seen._replace(values=values, is_whole=False))

    @property
    def letter(self) -> str:
        """What a spreadsheet calls the column."""
        return self.seen.column.letter

    @property
    def name(self) -> str:
        """The column's heading."""
        return self.seen.column.name

    @property
    def is_kept(self) -> bool:
        """Whether the column is counted, or says where, when or how much."""
        return self.role in KEPT


class Meanings:
    """What the cells of a kept column may say: the catalogue's words and the person's own."""

    def __init__(self, catalogue: Catalogue, choices: Choices) -> None:
        self.places = Places(catalogue)
        self.questions: dict[str, Question] = {
            **catalogue.questions,
            **{each.question.id: each.question for each in choices.local},
        }
        self.breakdowns: dict[str, Breakdown] = catalogue.breakdowns
        self._accepted: dict[tuple[Role, str], Accepted] = {}

    def accepted(self, role: Role, target: str) -> Accepted:
        """What a question or a breakdown accepts."""
        key = (role, target)
        if key not in self._accepted:
            self._accepted[key] = (
                groups_of(self.breakdowns[target])
                if role is Role.BREAKDOWN
                else answers_of(self.questions[target])
            )
        return self._accepted[key]

    def fit(self, role: Role, target: str, values: Mapping[str, int]) -> float:
        """The share of filled cells that say something the target accepts; 1 where none are."""
        filled = sum(values.values())
        known = sum(cells for value, cells in values.items() if self._is_known(role, target, value))
        return known / filled if filled else 1.0

    def _is_known(self, role: Role, target: str, value: str) -> bool:
        match role:
            case Role.AREA:
                return self.places.code(value) is not None
            case Role.QUARTER:
                return any(quarter_of(value, order) for order in DayOrder)
            case Role.WEIGHT:
                return is_weight(value)
        accepted = self.accepted(role, target)
        return accepted.code(value) is not None or accepted.perhaps_missing(value)


def is_weight(text: str) -> bool:
    """Whether a cell is a weight: a number over 0."""
    try:
        return 0 < float(text.replace(",", ".")) < float("inf")
    except ValueError:
        return False


def match(
    columns: Sequence[Seen], catalogue: Catalogue, meanings: Meanings, choices: Choices, today: date
) -> tuple[Match, ...]:
    """Say what each column is for. ``choices`` name columns by letter, and win."""
    headings = Headings(catalogue, [each.question for each in choices.local])
    matcher = _Matcher(headings, meanings, choices, today)
    lonely = headings.lonely(each.headings for each in columns)
    return _settled([matcher.proposals(each, lonely) for each in columns])


class _Matcher:
    """Everything needed to say what one column may be, best first."""

    def __init__(
        self, headings: Headings, meanings: Meanings, choices: Choices, today: date
    ) -> None:
        self._headings, self._meanings, self._choices = headings, meanings, choices
        self._today = today
        self._local = {letter: each for each in choices.local for letter in each.columns}

    def proposals(self, seen: Seen, lonely: set[str]) -> list[Match]:
        """What a column may be, best first; the last always holds."""
        if said := self._said(seen):
            return [said]
        if (found := identifiers.by_values(seen.values)) and found.direct:
            return [_not_kept(seen, found)]
        candidates = self._headings.candidates(seen.headings)
        fitting = [
            match
            for each in candidates
            if each.target not in lonely and (match := self._weighed(seen, each))
        ]
        return [*fitting, self._otherwise(seen, candidates)]

    def _said(self, seen: Seen) -> Match | None:
        """What the person said that the column is."""
        letter = seen.column.letter
        if local := self._local.get(letter):
            role = Role.OPTION if local.several else Role.QUESTION
            return self._certain(seen, role, local.question.id)
        target = self._choices.matches.get(letter)
        if target is None:
            return None
        if target == DROP:
            return Match(seen, Role.DROPPED, confidence=1, why="you left it out")
        return self._certain(seen, self._role_of(target), target)

    def _role_of(self, target: str) -> Role:
        if target in self._meanings.questions:
            return Role.QUESTION
        if target in self._meanings.breakdowns:
            return Role.BREAKDOWN
        if target in (Role.AREA, Role.QUARTER, Role.WEIGHT):
            return Role(target)
        raise KhiError(
            "One of your choices names something that we do not know.",
            found=target,
            accepted='the id of a question or a breakdown, "area", "period", "weight" or "drop"',
        )

    def _certain(self, seen: Seen, role: Role, target: str) -> Match:
        fit = 1.0 if role is Role.OPTION else self._meanings.fit(role, target, seen.values)
        return Match(seen, role, target, 1.0, (Evidence.PERSON,), fit)

    def _weighed(self, seen: Seen, candidate: Candidate) -> Match | None:
        """A candidate, its confidence moved by the answers found; None where they speak against."""
        fit = self._meanings.fit(candidate.role, candidate.target, seen.values)
        certain = candidate.evidence in (Evidence.ID, Evidence.WORDING)
        if fit < _FITS and not (certain and candidate.role is Role.QUESTION):
            return None
        confidence, evidence = candidate.confidence, [str(candidate.evidence)]
        if seen.filled and fit >= _FITS_WELL:
            confidence, evidence = min(1.0, confidence + 0.03), [*evidence, Evidence.ANSWERS]
        elif fit < _FITS_WELL:
            confidence *= 0.5 + fit / 2
        return Match(
            seen, candidate.role, candidate.target, round(confidence, 2), tuple(evidence), fit
        )

    def _otherwise(self, seen: Seen, candidates: Iterable[Candidate]) -> Match:
        """What a column is that the catalogue does not know."""
        named = identifiers.by_heading(seen.headings, seen.values)
        if named and (named.direct or not seen.filled):
            return _not_kept(seen, named)
        if not seen.filled:
            return Match(seen, Role.EMPTY, why="nothing is written in it")
        looks = identifiers.by_values(seen.values) or named
        if looks or (looks := self._by_content(seen)):
            return _not_kept(seen, looks)
        if not any(candidates) and self._are_areas(seen):
            evidence = (str(Evidence.ANSWERS),)
            return Match(seen, Role.AREA, Role.AREA.value, _BY_ANSWERS_ALONE, evidence)
        return Match(seen, Role.UNMATCHED, why=self._why_not(candidates))

    def _by_content(self, seen: Seen) -> identifiers.Finding | None:
        if any(quarter_of(value) for value in list(seen.values)[:5]):
            return identifiers.Finding("technical", "a date we do not need", direct=False)
        if identifiers.birth_dates(seen.values, self._today):
            return identifiers.Finding("date of birth", "its dates look like it", direct=True)
        for looks in (identifiers.part_postcodes, identifiers.free_text):
            if found := looks(seen.headings, seen.values):
                return found
        return identifiers.row_numbers(seen.column.parts, seen.values)

    def _are_areas(self, seen: Seen) -> bool:
        if not seen.is_whole or any(value.strip().isdigit() for value in seen.values):
            return False
        return self._meanings.fit(Role.AREA, "", seen.values) >= _SURE_OF_AREA

    def _why_not(self, candidates: Iterable[Candidate]) -> str:
        best = next(iter(candidates), None)
        if best is None:
            return "it is not a question we know; you can add it as your own"
        return f"its heading is like {best.target}, but its answers are not"


def _not_kept(seen: Seen, finding: identifiers.Finding) -> Match:
    if finding.kind == "free text":
        return Match(seen, Role.FREE_TEXT, why="people's own words; they may name somebody")
    role = Role.TECHNICAL if finding.kind == "technical" else Role.IDENTIFIER
    target = "" if role is Role.TECHNICAL else finding.kind
    return Match(seen, role, target, 1.0, why=finding.why, names_people=finding.direct)


def _settled(proposals: Sequence[list[Match]]) -> tuple[Match, ...]:
    """One column for each target: the surest wins, and the others are what they are next best."""
    chosen = [0] * len(proposals)
    while clash := _clash([each[place] for each, place in zip(proposals, chosen, strict=True)]):
        for position in clash:
            if chosen[position] + 1 < len(proposals[position]):
                chosen[position] += 1
            else:
                match = proposals[position][-1]
                why = f"another column was taken for {match.target}"
                proposals[position].append(Match(match.seen, Role.UNMATCHED, why=why))
                chosen[position] += 1
    return tuple(each[place] for each, place in zip(proposals, chosen, strict=True))


def _clash(matches: Sequence[Match]) -> list[int]:
    """The positions that must give way, where two columns claim one target."""
    winners: dict[tuple[Role, str], int] = {}
    losers = []
    for position, each in enumerate(matches):
        if not each.is_kept or each.role is Role.OPTION:
            continue
        key = (each.role, each.target)
        holder = winners.setdefault(key, position)
        if holder != position:
            better = _strength(each) > _strength(matches[holder])
            winners[key], loser = (position, holder) if better else (holder, position)
            losers.append(loser)
    return losers


def _strength(match: Match) -> tuple[float, float, int]:
    return (match.confidence, match.fit, match.seen.filled)
