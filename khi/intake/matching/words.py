"""Words as people type them, made comparable: case, punctuation, quotes and numbering set aside."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

_NOTE = re.compile(r"\[(?:note|notes)[^\]]*\]", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{1,40}>|&nbsp;")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘`´ʼ?](?=\w)")
_MANGLED_APOSTROPHE = "@SQ@"  # as SmartSurvey's exports have it
_OR_MORE = re.compile(r"(?<=\d)\s*\+")
_NOT_A_WORD = re.compile(r"[\W_]+")
_WHOLE = re.compile(r"-?\d+(?:\.0+|,00?)?")
_NUMBERING = re.compile(
    r"^\s*(?:(?:q(?:uestion)?\s*)?\d{1,3}[a-z]?\s*(?:[.):]|\s[-–]\s)\s*|q\d{1,3}[a-z]?\s+"
    r"|\d{1,2}(?:\.\d{1,2}){1,2}[.):]?\s+)(?=\D)",
    re.IGNORECASE,
)
_TWICE_CODED = re.compile(r"[ÂÃâ]\S|\xc2\xa0")
_CLOSE = 75


def fold(text: str) -> str:
    """The words of a text in lower case with single spaces; a whole number as its digits.

    ``"  KHI-CON1 "`` is ``"khi con1"``, ``"Don’t know"`` is ``"dont know"``, ``"5.0"`` is ``"5"``.
    A text of pictures alone, such as the faces of an easy-read form, is those pictures.
    """
    plain = unicodedata.normalize("NFKC", _decoded(text.replace(_MANGLED_APOSTROPHE, "'"))).strip()
    if (number := whole_number(plain)) is not None:
        return str(number)
    plain = _MARKUP.sub(" ", _NOTE.sub(" ", plain))
    plain = _OR_MORE.sub(" or more", _APOSTROPHE.sub("", plain)).replace("&", " and ")
    words = _NOT_A_WORD.sub(" ", plain).strip().casefold()
    return words or "".join(each for each in plain if unicodedata.category(each) == "So")


def _decoded(text: str) -> str:
    """The text as it was, where UTF-8 was once read as Windows-1252: "Donâ€™t know"."""
    if not _TWICE_CODED.search(text):
        return text
    try:
        return text.encode("windows-1252").decode("utf-8")
    except UnicodeError:
        return text


def without_numbering(text: str) -> str:
    """A heading without the number in front: ``"1. "``, ``"Q7) "``, ``"Q7 "``, ``"3.1.2 "``."""
    return _NUMBERING.sub("", text, count=1)


def whole_number(text: str) -> int | None:
    """The whole number a text is, or None where it is something else."""
    plain = text.strip()
    if len(plain) >= 12 or not _WHOLE.fullmatch(plain):
        return None
    return int(re.split("[.,]", plain)[0])


def likeness(one: str, other: str) -> float:
    """How alike two folded texts are, 0 to 100, whether a word is misspelt or moved."""
    return max(fuzz.ratio(one, other), 0.97 * fuzz.token_sort_ratio(one, other))


def closest(found: str, accepted: Iterable[str]) -> str:
    """The accepted wording most like what was found, or empty where none is near."""
    folded = {wording: fold(wording) for wording in accepted}
    best = process.extractOne(fold(found), folded, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return str(best[2]) if best else ""
