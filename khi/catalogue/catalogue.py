"""The catalogue itself: lookups over what was read, and nothing that can change."""

import re
from collections import defaultdict
from functools import cached_property

from khi.model import (
    Area,
    Breakdown,
    Domain,
    Framework,
    Indicator,
    KhiError,
    Membership,
    Policy,
    Question,
    Register,
    Succession,
    Value,
)
from khi.model.adoption import Adoption

_SEAM = 0.05
"""The smallest share of a council that counts as lying in a board."""

_NEVER = 9999
_WORD = re.compile(r"[^\W_]+\+?")


class Catalogue(Value):
    """What there is to ask, to show and to withhold, and where. Two of one version are equal."""

    questions: dict[str, Question]
    indicators: dict[str, Indicator]
    breakdowns: dict[str, Breakdown]
    areas: dict[str, Area]
    successions: tuple[Succession, ...] = ()
    memberships: tuple[Membership, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    frameworks: dict[str, Framework]
    register_of_assets: Register = Register()
    policy: Policy
    version: str

    def __hash__(self) -> int:
        return hash(self.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Catalogue) and self.version == other.version

    def area(self, code: str) -> Area:
        """The place with this code now, or with this code before it was given a new one.

        A place that was merged or split has no single successor, so it is never guessed.

        Raises:
            KhiError: where the code is not known; it says what became of the place if we know.
        """
        if found := self.areas.get(code) or self._by_former_code.get(code):
            return found
        after = self.successors(code)
        names = ", ".join(f"{area.name} ({area.code})" for area in after)
        raise KhiError(
            f"The area code {code!r} is not one we know.",
            accepted=names or "a code of an English council with adult social care, now or before",
            fix="It has been merged or split, so choose which area it is." if after else "",
        )

    def children(self, code: str) -> tuple[Area, ...]:
        """The areas directly inside an area, in the order of the file."""
        return self._children.get(code, ())

    def ancestors(self, code: str) -> tuple[Area, ...]:
        """The areas an area lies in, nearest first."""
        parent = self.areas.get(self.area(code).parent)
        return (parent, *self.ancestors(parent.code)) if parent else ()

    def successors(self, code: str) -> tuple[Area, ...]:
        """The areas of today that a former area became; empty where none is known."""
        return tuple(self.areas[each.new] for each in self.successions if each.old == code)

    def boards_of(self, code: str) -> tuple[Membership, ...]:
        """The integrated care boards an area lies in: the one of today first, then by share.

        A seam of a few streets is left out: boards and councils were drawn by different people.
        """
        known = (each for each in self._memberships.get(code, ()) if _is_enough(each))
        return tuple(sorted(known, key=lambda each: (each.until or _NEVER, each.share or 0))[::-1])

    def indicators_of(self, question_id: str) -> tuple[Indicator, ...]:
        """The indicators that read a question."""
        return self._readers.get(question_id, ())

    def indicator_for_measure(self, word: str) -> Indicator | None:
        """The system measure that a file calls by this word, if there is one.

        Case, punctuation and spaces do not matter.
        """
        return self._measures.get(plain(word))

    def official_of(self, indicator: Indicator) -> Indicator | None:
        """The published figure of the very same question; None where nobody publishes one.

        Our own questions ask the like in other words, so they have none.
        """
        return self._officials.get(indicator.id)

    def asked_here(self, official: Indicator) -> Indicator | None:
        """Our own figure of the very question that an official one is of; None if we ask none."""
        return self.indicators.get(official.same_question_as)

    def adopted(self, publication: str, code: str, year: int) -> str:
        """The indicator that people here made of a measure, in a financial year; else empty."""
        same = (
            each
            for each in self.adoptions
            if (each.publication, plain(each.code)) == (publication, plain(code))
        )
        return next(
            (each.indicator for each in same if each.first_year <= year <= each.last_year), ""
        )

    @cached_property
    def headlines(self) -> tuple[Indicator, ...]:
        """The five tiles, one for each personal domain, in the order of ``Domain``."""
        chosen = [indicator for indicator in self.indicators.values() if indicator.headline]
        return tuple(sorted(chosen, key=lambda each: list(Domain).index(each.domain)))

    @cached_property
    def _officials(self) -> dict[str, Indicator]:
        known = self.indicators.values()
        return {each.same_question_as: each for each in known if each.same_question_as}

    @cached_property
    def _by_former_code(self) -> dict[str, Area]:
        return {code: area for area in self.areas.values() for code in area.former}

    @cached_property
    def _children(self) -> dict[str, tuple[Area, ...]]:
        inside: dict[str, list[Area]] = defaultdict(list)
        for area in self.areas.values():
            inside[area.parent].append(area)
        return {code: tuple(areas) for code, areas in inside.items() if code}

    @cached_property
    def _memberships(self) -> dict[str, tuple[Membership, ...]]:
        boards: dict[str, list[Membership]] = defaultdict(list)
        for each in self.memberships:
            boards[each.council].append(each)
        return {council: tuple(lies_in) for council, lies_in in boards.items()}

    @cached_property
    def _readers(self) -> dict[str, tuple[Indicator, ...]]:
        readers: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.indicators.values():
            if indicator.reading:
                readers[indicator.reading.question].append(indicator)
        return {question: tuple(indicators) for question, indicators in readers.items()}

    @cached_property
    def _measures(self) -> dict[str, Indicator]:
        return {
            plain(word): indicator
            for indicator in self.indicators.values()
            if indicator.measure
            for word in (indicator.id, indicator.title, *indicator.measure.aliases)
        }


def plain(words: str) -> str:
    """Words as they are compared: letters and digits in lower case, whatever stands between.

    A plus sign stays with its number, for 65+ is not 65; and 2-4 is not 24.
    """
    return " ".join(_WORD.findall(words.casefold()))


def _is_enough(membership: Membership) -> bool:
    return membership.share is None or membership.share >= _SEAM
