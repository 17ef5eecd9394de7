"""What one question or breakdown accepts, however it is written in a file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from khi.intake.matching.words import closest, fold, whole_number
from khi.intake.times.days import day_of
from khi.model import NOT_STATED, Answer, Breakdown, Group, Question

BLANK = ""
"""The code of a cell that says nothing."""

_BLANKS = frozenset(
    fold(text)
    for text in (
        "", "-", "n/a", "na", "#n/a", "null", "nan", "nil", "blank", "missing", "no answer",
        "no response", "not answered", "not applicable", "not asked", "skipped", "unanswered",
        "no reply",
    )
)  # fmt: skip
_PREFER_NOT = frozenset(
    fold(text)
    for text in (
        "prefer not to say", "prefer not to answer", "rather not say", "would rather not say",
        "i would rather not say", "i prefer not to say", "id rather not say", "refused",
        "do not wish to say", "prefer not to disclose",
    )
)  # fmt: skip
_NOT_SURE = frozenset(
    fold(text)
    for text in (
        "don't know", "do not know", "i don't know", "not sure", "i am not sure", "i'm not sure",
        "unsure", "can't say", "dk", "d/k", "not known", "unknown", "don't know / not sure",
    )
)  # fmt: skip
_CODES_OF = {"prefer_not": _PREFER_NOT, "not_sure": _NOT_SURE, "dont_know": _NOT_SURE}
_TICKED = {
    "yes": ("true", "checked", "selected", "ticked", "✓", "✔", "☑"),
    "no": ("false", "unchecked", "not selected", "not ticked"),
}
_PERHAPS_MISSING = frozenset(
    {-1, -7, -8, -9, -88, -98, -99, -999, 9, 88, 97, 98, 99, 997, 998, 999}
)
_STARTS_AT_NOTHING = 0
"""A number below the first answer's: no answer, or a form that numbers its answers from 0."""

_NUMBER_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip
_LETTERED = re.compile(r"^\s*\(?[A-Za-z][.)]\s+(?=\S)")
_TWO_LANGUAGES = re.compile(r"\s+[/|]\s+")
_WITHIN = re.compile(r":\s+|\s+[-–—]\s+")
_LEADING_NUMBER = re.compile(r"^(\d+)(?: out of \d+)?(?: (\D.*))?$")
_ANSWER_CODE = re.compile(r"ao?(\d{1,3})")
_SET_OFF = re.compile(r"^\s*\d+\s*[-–—:.)=(]\s*\D|^.*\(\d+\)\s*$")
_TRAILING_NUMBER = re.compile(r"^(\D+) (\d+)$")
_OUT_OF = re.compile(r"^\s*(\d+)\s*/\s*(\d+)\s*$")
_RANGE = re.compile(r"^(\d{1,3})(?: (?:to |and )?(\d{1,3}))?(?: years?(?: old)?)?$")


@dataclass(frozen=True)
class Accepted:
    """The codes one column may hold, and every spelling of each.

    ``labels`` has the code's own wording, in order. ``spellings`` go from folded words to a code.
    ``numbers`` are groups by the numbers that fall in them. ``unsaid`` is the code that "prefer
    not to say" becomes where no answer of its own says it. ``base`` are the codes that are in the
    base, in order.
    """

    labels: dict[str, str]
    spellings: Mapping[str, str]
    numbers: tuple[Group, ...] = ()
    low: int | None = None
    high: int | None = None
    unsaid: str = BLANK
    base: tuple[str, ...] = ()
    _shuffled: dict[tuple[str, ...], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for spelling, code in self.spellings.items():
            self._shuffled.setdefault(tuple(sorted(spelling.split())), code)

    def code(self, text: str) -> str | None:
        """The code of what a cell says; ``BLANK`` where it says nothing; None where unknown."""
        folded = fold(text)
        found = self.spellings.get(folded)
        if found is None:
            found = self._by_number(folded, text)
        if found is None and folded in _BLANKS:
            return BLANK
        if found is None and (folded in _PREFER_NOT or folded in _NOT_SURE):
            return self.unsaid
        if found is None:
            found = self._shuffled.get(tuple(sorted(folded.split())))
        return found if found is not None else self._in_part(text)

    def is_silence(self, text: str) -> bool:
        """Whether the text means that the person chose not to say, or did not know."""
        return fold(text) in _PREFER_NOT | _NOT_SURE

    def perhaps_missing(self, text: str) -> bool:
        """Whether it is a number that surveys use for "no answer", and is not an answer here."""
        number = whole_number(text)
        below = number == _STARTS_AT_NOTHING and self.low is None and not self.numbers
        return (number in _PERHAPS_MISSING or below) and fold(text) not in self.spellings

    def guess(self, text: str) -> str:
        """The label nearest to what was found, or empty. Excel makes 02-Apr of "2-4": "2 to 4"."""
        for low, high in _ends(text):
            if code := self.spellings.get(f"{low} to {high}") or self._group_of(low, high):
                return self.labels.get(code, "")
        return closest(text, self.labels.values())

    @property
    def says(self) -> str:
        """What is accepted, in a line."""
        if self.low is not None and self.high is not None:
            return f"a whole number from {self.low} to {self.high}"
        return "; ".join(label for code, label in self.labels.items() if code != NOT_STATED)

    def _in_part(self, text: str) -> str | None:
        """The code of what follows "b) ", or "Asian - ", or of the language of two that we know."""
        if (plain := _LETTERED.sub("", text, count=1)) != text:
            return self.code(plain)
        if self.unsaid and len(parts := _WITHIN.split(text)) > 1:
            return self.spellings.get(fold(parts[-1]))
        parts = _TWO_LANGUAGES.split(text)
        known = {self.spellings[fold(part)] for part in parts if fold(part) in self.spellings}
        return known.pop() if len(parts) > 1 and len(known) == 1 else None

    def _by_number(self, folded: str, text: str) -> str | None:
        if coded := _ANSWER_CODE.fullmatch(folded):
            return self.spellings.get(str(int(coded[1])))
        number = whole_number(text)
        if number is not None:
            return self._group_of(number, number)
        if (score := _OUT_OF.match(text)) and int(score[2]) == self.high:
            return self.spellings.get(score[1])
        if self.numbers and (between := _RANGE.match(folded)):
            return self._group_of(int(between[1]), int(between[2] or between[1]))
        if led := _LEADING_NUMBER.match(folded):
            return self._labelled(led[1], led[2] or "", text)
        if trailed := _TRAILING_NUMBER.match(folded):
            return self._labelled(trailed[2], trailed[1], text)
        return None

    def _group_of(self, low: int, high: int) -> str | None:
        """The one group that holds all of a range of numbers."""
        for group in self.numbers:
            least, most = group.low, group.high
            if least is not None and most is not None and least <= low <= high <= most:
                return group.code
        return None

    def _labelled(self, number: str, label: str, text: str) -> str | None:
        """The code of "5 - Completely": by its label where that is known, else by its number.

        "7 and a half" is no 7: the number must be set off from the words, or be told by them.
        """
        if self.low is None:
            return self.spellings.get(label)
        known = self.spellings.get(number)
        is_set_off = not label or _SET_OFF.match(text) or self.spellings.get(label) == known
        return known if is_set_off else None


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """The ends of the range that a spreadsheet may have taken for a day or a month: 02-Apr, Oct-15.

    It writes them in the order of its country, so all orders are tried.
    """
    if day := day_of(text) or day_of(f"{text.strip()}-2000"):
        ends = ((day.day, day.month), (day.month, day.day), (day.month, day.year % 100))
        yield from ((low, high) for low, high in ends if low < high)


def answers_of(question: Question) -> Accepted:
    """What a question accepts: codes, labels, easy-read labels, aliases, and numbers of a scale."""
    spellings = _spellings(question.all_answers)
    _add_silence(question, spellings)
    scale = question.scale
    if scale is None:
        return Accepted(_labels(question.answers), spellings, base=_base(question))
    for label, number in ((scale.low_label, scale.low), (scale.high_label, scale.high)):
        if label:
            words = fold(label).split()
            spellings.setdefault(" ".join(words), str(number))
            if len(words) > 1:
                spellings.setdefault(" ".join(words[:-1]), str(number))
    for number, word in enumerate(_NUMBER_WORDS):
        if scale.low <= number <= scale.high:
            spellings.setdefault(word, str(number))
    return Accepted(
        _labels(question.all_answers),
        spellings,
        low=scale.low,
        high=scale.high,
        base=_base(question),
    )


def groups_of(breakdown: Breakdown) -> Accepted:
    """What a breakdown accepts. Everyone who did not say is in the group ``not_stated``."""
    return Accepted(
        {NOT_STATED: "Not stated"} | _labels(breakdown.groups),
        _spellings(breakdown.groups),
        numbers=tuple(group for group in breakdown.groups if group.low is not None),
        unsaid=NOT_STATED,
    )


def _add_silence(question: Question, spellings: dict[str, str]) -> None:
    """Add the ways to say "prefer not to say" and "don't know" to the answers that mean it.

    An answer that is not in the base is also known by its place: the sixth of six is 6 in a coded
    export.
    """
    for place, answer in enumerate(question.answers, start=1):
        if not answer.base:
            spellings.setdefault(str(place), answer.code)
        for spelling in sorted(_CODES_OF.get(answer.code, ())):
            spellings.setdefault(spelling, answer.code)


def _base(question: Question) -> tuple[str, ...]:
    return tuple(answer.code for answer in question.all_answers if answer.base)


def _labels(entries: Iterable[Answer | Group]) -> dict[str, str]:
    return {entry.code: entry.label for entry in entries}


def _spellings(entries: Iterable[Answer | Group]) -> dict[str, str]:
    """Every spelling of every entry; codes and labels win over easy words and aliases."""
    spellings: dict[str, str] = {}
    listed = list(entries)
    for rank in (
        lambda entry: (entry.code, entry.label),
        lambda entry: (entry.easy,),
        lambda entry: entry.aliases,
    ):
        for entry in listed:
            for spelling in rank(entry):
                if folded := fold(spelling):
                    spellings.setdefault(folded, entry.code)
    for plain, ticks in _TICKED.items():
        for tick in ticks if plain in spellings else ():
            spellings.setdefault(fold(tick), spellings[plain])
    return spellings
