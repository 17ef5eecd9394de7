"""What a person types, made harmless before it is kept: the same letters, and nothing hidden."""

import re
import unicodedata

from khi.model.errors import KhiError

_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_JOINERS = "\u200c\u200d"
_BREAKS = re.compile(r"[\r\n\t\v\f\u0085\u2028\u2029]+")
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0]"
_MARKS = re.compile(f"({_MARK}{{2}}){_MARK}+")
_LINK = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?#][^\s<>\"'`\\]*)?")
_LONGEST_LINK = 300


def typed(words: str, *, field: str, most: int) -> str:
    """Words as they may be kept: one line, in one spelling of each letter.

    Line breaks become spaces. Control characters, marks that turn the direction of writing, and
    letters that cannot be seen are taken out; accents piled on one letter are kept to two. The two
    marks that some scripts need to join letters stay, inside a word.

    Raises:
        KhiError: where more than ``most`` characters are left. Nothing is cut off in silence.
    """
    kept = " ".join(seen(_BREAKS.sub(" ", words)).split()).strip(_JOINERS + " ")
    if len(kept) > most:
        raise KhiError(
            f"{field} is too long.",
            found=f"{len(kept):,} characters",
            accepted=f"at most {most:,}",
            fix="Say it in fewer words, and keep the rest where the link leads.",
        )
    return kept


def seen(words: str) -> str:
    """The letters of one line that a reader can see, in one spelling, and no more than that."""
    letters = (each for each in words if _is_seen(each))
    return _MARKS.sub(r"\1", unicodedata.normalize("NFC", "".join(letters)))


def _is_seen(each: str) -> bool:
    return each in _JOINERS or unicodedata.category(each) not in _HIDDEN


def words_in(text: str) -> int:
    """How many words there are, where a word has a letter or a digit."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def link(address: str) -> str:
    """A web address as it may be kept.

    Raises:
        KhiError: where it is not a plain address of the web: nothing else can be opened.
    """
    plain = typed(address, field="The link", most=_LONGEST_LINK)
    if not _LINK.fullmatch(plain):
        raise KhiError(
            "This is not a web address we can keep.",
            accepted="an address that starts with https:// or http://, with no spaces",
            fix="Copy it from the top of your browser.",
        )
    return plain
