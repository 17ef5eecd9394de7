"""Which question, breakdown or other thing a heading names: by id, wording, alias or likeness."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz import fuzz

from khi.catalogue import Catalogue
from khi.intake.matching.names import AREA, COMMON_WORDS, NEGATIONS, QUARTER, WEIGHT
from khi.intake.matching.words import fold, likeness, without_numbering
from khi.model import Breakdown, Question


class Role(StrEnum):
    """What a column is for."""

    QUESTION = "question"
    BREAKDOWN = "breakdown"
    OPTION = "option"
    AREA = "area"
    QUARTER = "period"
    WEIGHT = "weight"
    COUNT = "count"
    INDICATOR = "indicator"
    FIGURE = "figure"
    IDENTIFIER = "identifier"
    TECHNICAL = "technical"
    FREE_TEXT = "free text"
    EMPTY = "empty"
    DROPPED = "dropped"
    UNMATCHED = "unmatched"


class Evidence(StrEnum):
    """Why a column was taken for what it is. The strongest first."""

    PERSON = "you said so"
    ID = "id"
    WORDING = "wording"
    ALIAS = "alias"
    SIMILAR = "similar wording"
    ANSWERS = "answers found"


class Candidate(NamedTuple):
    """One thing a heading may name. ``confidence`` goes from 0 to 1."""

    role: Role
    target: str
    evidence: Evidence
    confidence: float


CONFIDENCE = {
    Evidence.PERSON: 1.0,
    Evidence.ID: 1.0,
    Evidence.WORDING: 0.99,
    Evidence.ALIAS: 0.95,
    Evidence.SIMILAR: 0.85,
}
"""How sure each kind of evidence makes us, before the answers are looked at."""

_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
_CODE_IN_FRONT = re.compile(r"^[A-Za-z]\w{0,30}(?:\[\w+\])?\s*[.:]\s+(?=\S)")
_INSTRUMENT_CODE = re.compile(r"^q\d+[a-z]?$")
_GROUPED = re.compile(r"/([^/]+)$|^[^\s.-]+(?:[.-][^\s.-]+)*[.-]([^\s.-]+)$")
_HOW_TO_ANSWER = re.compile(
    r"\s*\((?=[^()]*(?:\d|required|optional|please|tick|select|choose))[^()]*\)\s*$", re.IGNORECASE
)
_TOLD_HOW = re.compile(
    r"[\s*]*(?:\((?:please )?(?:select|tick|choose|circle)|please (?:select|tick|choose|circle)"
    r"|(?:select|tick|choose) (?:one|all|any|as many)"
    r"|[,(]?\s*(?:where|on a scale|from) (?:0|nought))\b[^?]*$"
    r"|^on a scale (?:of|from|where)\b[^,]*,\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+-\s+|\s+/\s+|\s*(?:>>|→|›|»)\s*|\n+|:\s+")
_TYPED = re.compile(r"^(?:q\d+[a-z]?_)?([a-z_]+?)(?:_(?:cat|ind|cd|code|label|grp|group))?$", re.I)
_LONG_ENOUGH = 30
_COMPANY = 4
_LIKE = 80


class Headings:
    """Everything a heading may name, and how."""

    def __init__(self, catalogue: Catalogue, local: Iterable[Question] = ()) -> None:
        self._named: dict[str, Candidate] = {}
        self._glued: dict[str, Candidate] = {}
        self._worded: dict[str, Candidate] = {}
        self._instruments: dict[str, str] = {}
        self._name_in_order(Role.AREA, AREA)
        self._name_in_order(Role.QUARTER, QUARTER)
        self._name_in_order(Role.WEIGHT, WEIGHT)
        for entry in (*local, *catalogue.questions.values()):
            self._instruments[entry.id] = entry.instrument
            self._enter(Role.QUESTION, entry, (entry.wording, entry.easy))
        for breakdown in catalogue.breakdowns.values():
            self._enter(Role.BREAKDOWN, breakdown, (breakdown.wording, breakdown.label))

    def candidates(self, headings: Sequence[str]) -> list[Candidate]:
        """What the headings of one column may name, surest first."""
        forms = list(dict.fromkeys(variants(headings)))
        exact = [self._named[each] for each in forms if each in self._named]
        if not exact:
            glued = (self._glued.get(each.replace(" ", "")) for each in forms)
            exact = [candidate for candidate in glued if candidate]
        if not exact:
            exact = [found for each in forms if (found := self._by_suffix(each))]
        if not exact:
            exact = [found for each in forms for found in self._similar(each)]
        return sorted(set(exact), key=lambda candidate: -candidate.confidence)

    def lonely(self, headings: Iterable[Sequence[str]]) -> set[str]:
        """Questions named here only by a bare code such as q3a, with too few of its instrument.

        Any survey may have a column q3a. Several of the same instrument are no accident.
        """
        met: dict[str, set[str]] = defaultdict(set)
        for heading in headings:
            for variant in variants(heading):
                candidate = self._named.get(variant)
                if candidate and _INSTRUMENT_CODE.match(variant):
                    met[self._instruments.get(candidate.target, "")].add(candidate.target)
        return {each for few in met.values() if len(few) < _COMPANY for each in few}

    def _enter(self, role: Role, entry: Question | Breakdown, wordings: Iterable[str]) -> None:
        self._name(role, entry.id, Evidence.ID, [entry.id])
        self._glued.setdefault(fold(entry.id).replace(" ", ""), self._named[fold(entry.id)])
        self._name(role, entry.id, Evidence.WORDING, wordings)
        self._name(role, entry.id, Evidence.ALIAS, entry.aliases)

    def _name_in_order(self, role: Role, texts: Iterable[str]) -> None:
        """Several columns may say when, or where: the sooner in the list, the surer."""
        for place, text in enumerate(texts):
            sure = CONFIDENCE[Evidence.ALIAS] - place / 1000
            candidate = Candidate(role, role.value, Evidence.ALIAS, sure)
            self._named.setdefault(fold(text), candidate)
            self._named.setdefault(fold(text).replace(" ", ""), candidate)

    def _name(self, role: Role, target: str, evidence: Evidence, texts: Iterable[str]) -> None:
        candidate = Candidate(role, target, evidence, CONFIDENCE[evidence])
        similar = Candidate(role, target, Evidence.SIMILAR, CONFIDENCE[Evidence.SIMILAR])
        for folded in filter(None, map(fold, texts)):
            self._named.setdefault(folded, candidate)
            if len(folded.split()) > 3:
                self._glued.setdefault(folded.replace(" ", ""), candidate)
                self._worded.setdefault(folded, similar)

    def _by_suffix(self, heading: str) -> Candidate | None:
        """The id at the end of a heading that form tools put group names in front of."""
        words = heading.split()
        for start in range(1, len(words)):
            candidate = self._named.get(" ".join(words[start:]))
            if candidate and candidate.evidence is Evidence.ID and len(words) - start > 1:
                return candidate._replace(confidence=0.97)
        return None

    def _similar(self, heading: str) -> Iterator[Candidate]:
        if len(heading.split()) < 3:
            return
        for wording, candidate in self._worded.items():
            alike = likeness(heading, wording)
            within = wording in heading
            if (alike >= _LIKE or within) and _same_content(heading, wording):
                yield candidate._replace(confidence=round(0.9 * max(alike, 95 * within) / 100, 2))
        yield from self._cut_short(heading)

    def _cut_short(self, heading: str) -> Iterator[Candidate]:
        """The one question that begins with the heading: some tools keep 40 or 64 letters of it."""
        begun = [wording for wording in self._worded if wording.startswith(heading)]
        meant = {self._worded[wording].target for wording in begun}
        if len(heading) >= _LONG_ENOUGH and len(meant) == 1:
            yield self._worded[begun[0]]


def variants(headings: Sequence[str]) -> Iterator[str]:
    """Every part of a heading that could be the whole of it, folded."""
    for heading in headings:
        yield fold(heading)
        yield fold(without_numbering(heading))
        yield fold(_CODE_IN_FRONT.sub("", heading, count=1))
        yield fold(without_numbering(_HOW_TO_ANSWER.sub("", heading)))
        yield from map(fold, _BRACKETED.findall(heading))
        if grouped := _GROUPED.search(heading):
            yield fold(grouped[1] or grouped[2])
        yield fold(without_numbering(_TOLD_HOW.sub("", heading)))
        if typed := _TYPED.match(heading):
            yield fold(typed[1])
        if len(parts := _PARTS.split(heading)) > 1:
            yield from map(fold, parts)
            yield from map(fold, map(without_numbering, parts[-1:]))


def _same_content(heading: str, wording: str) -> bool:
    """Whether the words that matter are the same, each allowed a slip of the pen.

    "satisfied with your job" is not "satisfied with your life", however alike the sentences.
    """
    asked, known = _content(heading), _content(wording)
    if asked & NEGATIONS != known & NEGATIONS:
        return False
    missing = [word for word in known if not _has(asked, word)]
    extra = [word for word in asked if not _has(known, word)]
    return not missing and (len(extra) <= 2 or wording in heading)


def _content(text: str) -> set[str]:
    return set(text.split()) - COMMON_WORDS


def _has(words: set[str], word: str) -> bool:
    return word in words or any(
        len(word) > 3 and fuzz.ratio(word, each) >= _LIKE and word[0] == each[0] for each in words
    )
