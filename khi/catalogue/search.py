"""Finding an indicator by the words people use, with their typing mistakes."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from khi.model import Indicator

_ENOUGH, _SURE, _SHORTEST = 78, 100, 3
_SMALL = frozenset(
    ("a", "an", "and", "are", "at", "be", "by", "do", "for", "have", "how", "i", "in", "is", "it",
     "of", "on", "or", "the", "to", "with")
)  # fmt: skip
_ENDINGS = ("iness", "ingly", "ness", "ings", "edly", "ing", "ers", "ies", "ely", "ed", "er", "ly",
            "es", "s", "y")  # fmt: skip


def search(asked: str, indicators: Iterable[Indicator]) -> list[Indicator]:
    """The indicators that answer to some words, the closest first; none where none is close.

    Every word asked must be near a word of the indicator: of its names, its synonyms or the part
    of life it is about. "lonely" finds loneliness, and so does "lonley".
    """
    wanted = _words(asked)
    if not wanted:
        return []
    scored = [(_score(wanted, each), each) for each in indicators]
    near = [(score, each) for score, each in scored if score >= _ENOUGH]
    return [each for _, each in sorted(near, key=lambda pair: -pair[0])]


def _score(wanted: list[str], indicator: Indicator) -> float:
    """How close the furthest of the words is; a whole name counts more, a synonym a little."""
    words = {word for phrase in _phrases(indicator) for word in _words(phrase)}
    nearest = [max((_nearness(each, word) for word in words), default=0.0) for each in wanted]
    synonyms = [_words(phrase) for phrase in indicator.synonyms]
    extra = 20 if wanted == _words(indicator.short) else 10 if wanted in synonyms else 0
    return min(nearest) + extra


def _nearness(asked: str, word: str) -> float:
    """100 for the same word or its beginning; less for each letter that differs."""
    if asked == word:
        return _SURE
    if len(asked) >= _SHORTEST and word.startswith(asked):
        return _SURE - 5
    if min(len(asked), len(word)) <= _SHORTEST:
        return 0
    return fuzz.ratio(asked, word)


def _phrases(indicator: Indicator) -> Iterator[str]:
    yield from (indicator.short, indicator.title, indicator.easy, indicator.domain.value)
    yield from (indicator.id, *indicator.synonyms)


def _words(phrase: str) -> list[str]:
    """The words that carry meaning, without their endings, so that forms of one word agree."""
    plain = re.findall(r"[a-z0-9]+", phrase.casefold().replace("'", "").replace("’", ""))
    return [_root(word) for word in plain if word not in _SMALL]


def _root(word: str) -> str:
    """A word without its ending: lonely, loneliness and lonelier become one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word
