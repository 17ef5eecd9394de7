"""Whether words may name a person: some we refuse, and some we ask the speaker to look at again.

Identifiers are found as intake finds them in files. A name cannot be told for certain from a place
or a club, so a likely one is pointed out; the speaker may say that nobody is named. What is pointed
out is where to look, never the name.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

from khi.catalogue import Catalogue
from khi.intake.identifiers import is_personal
from khi.model import KhiError

_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)@\w{2,}")
_NUMBER = re.compile(r"\+?\d[\d\s()./-]*\d")
_TITLE = re.compile(r"\b(?:Mrs?|Ms|Miss|Mx|Dr|Doctor|Prof|Sir|Dame|Rev|Sister|Nurse)\.? [A-Z]\w+")
_CALLED = re.compile(
    r"\b(?:[Mm]y name(?:'s|’s| is)|[Ii](?:'m| am|’m)(?: called)?|[Cc]alled|[Nn]amed) [A-Z][a-z]+"
)
_SENTENCE = re.compile(r"[.!?:\n]+")
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_CAPITALS = re.compile(r"[A-Z][a-z]+")
_NAMES = Path(__file__).with_name("first_names.txt")


def refuse_names(words: str, catalogue: Catalogue, *, looked: bool = False) -> None:
    """Refuse words that could name a person.

    Args:
        words: what was typed, tidied.
        catalogue: whose places are not names of people.
        looked: whether the speaker has looked again and says that nobody is named. It never lets
            a number, an address or a link through.

    Raises:
        KhiError: saying where to look, and never what was found there.
    """
    if why := _identifier(words):
        raise KhiError(
            "This may tell others who somebody is.",
            found=why,
            fix="Take it out, then try again. We keep roles, never names.",
        )
    if not looked and (where := _likely(words, catalogue)):
        raise KhiError(
            "This may name a person.",
            where=where,
            fix="Use a role in place of the name: “my sister”, “a worker”. If it names nobody,"
            " say so below and try again.",
        )


def _identifier(words: str) -> str:
    """What kind of thing it is that must not be here; empty where there is none."""
    if _LINK.search(words) or _HANDLE.search(words):
        return "a link, or the name of an account"
    if any(is_personal(part) for part in _pieces(words)):
        return "a number, an address or a postcode that may belong to a person"
    return ""


def _pieces(words: str) -> Iterable[str]:
    """Each number with its spaces, and each two words: "25 of us in 2024" is no one number."""
    yield from _NUMBER.findall(words)
    each = words.split()
    yield from each
    yield from (f"{first} {second}" for first, second in pairwise(each))


def _likely(words: str, catalogue: Catalogue) -> str:
    """Where a name may stand: the number of the sentence; empty where none is seen."""
    known = _not_names(catalogue)
    for number, sentence in enumerate(_sentences(words), start=1):
        if _TITLE.search(sentence) or _called(sentence, known) or _has_a_name(sentence, known):
            return f"sentence {number}"
    return ""


def _sentences(words: str) -> list[str]:
    plain = re.sub(r"\b(Mrs?|Ms|Dr|Prof|Rev)\.", r"\1", words)
    return [each for each in _SENTENCE.split(plain) if each.strip()]


def _called(sentence: str, known: frozenset[str]) -> bool:
    """Whether somebody is said to be called something that is no place we know."""
    found = (match[0].rsplit(" ", 1)[-1] for match in _CALLED.finditer(sentence))
    return any(each.casefold() not in known for each in found)


def _has_a_name(sentence: str, known: frozenset[str]) -> bool:
    """Whether a word is a first name, or two in a row have capitals and are nothing we know."""
    words = _WORD.findall(sentence)
    if any(each in first_names() and each.casefold() not in known for each in words):
        return True
    capital = [
        place > 0 and _CAPITALS.fullmatch(each) is not None and each.casefold() not in known
        for place, each in enumerate(words)
    ]
    return any(first and second for first, second in pairwise(capital))


@cache
def first_names() -> frozenset[str]:
    """First names common in England that are no everyday words, each with its capital."""
    lines = _NAMES.read_text("utf-8").splitlines()
    return frozenset(each for line in lines if line[:1] != "#" for each in line.split())


@cache
def _not_names(catalogue: Catalogue) -> frozenset[str]:
    """Words with capitals that stand for places, days and services."""
    titles = (
        *(area.name for area in catalogue.areas.values()),
        *(indicator.title for indicator in catalogue.indicators.values()),
        *(group.label for each in catalogue.breakdowns.values() for group in each.groups),
        _EVERYDAY,
    )
    return frozenset(each.casefold() for title in titles for each in _WORD.findall(title))


_EVERYDAY = (
    "I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Christmas Easter Eid Ramadan Diwali "
    "Shared Lives Local Area Coordination Circles of Support Community Circles Direct Payments "
    "Personal Budget Better Care Fund Adult Social Care Citizens Advice Age Making It Real People "
    "Panel Board Street Road Avenue Lane Park House Centre Hall Club Library Church Mosque Temple "
    "Deaf Blind Black White Asian British English Irish Welsh Scottish Polish Muslim Christian "
    "Jewish Hindu Sikh Gypsy Roma Traveller Autistic Disabled "
    "Hospital School College Council Town City Village Square Court Gardens Market Station Bus "
    "North South East West High New Old Lower Upper Great Little Saint Easy Read"
)
