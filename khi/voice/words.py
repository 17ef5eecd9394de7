"""Words as a person typed them, made safe to keep: nothing hidden in them, and not too long.

Escaping is for whoever shows them. Here goes what no reader could see: characters that steer a
terminal or a spreadsheet, turn the direction of a line, or pile marks over its neighbours.
"""

import re

from khi.model import KhiError, seen
from khi.model.voice import LONGEST, QUOTED

_NEW_LINE = re.compile(r"\r\n?")
_OTHER_BREAKS = re.compile(r"[\t\v\f\u0085\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[^\S\n]+")


def tidied(typed: str, *, longest: int = LONGEST, what: str = "What you wrote") -> str:
    """What was typed, without what cannot be seen.

    Lines stay lines. Joiners stay, for the scripts that need them; direction marks do not.

    Raises:
        KhiError: where nothing is left, or too much.
    """
    lines = _NEW_LINE.sub("\n", _OTHER_BREAKS.sub(" ", typed)).split("\n")
    words = "\n".join(map(seen, lines))
    words = _BLANK_LINES.sub("\n\n", _SPACES.sub(" ", words)).strip()
    if not any(each.isalnum() for each in words):
        raise KhiError(f"{what} is empty.", fix="Write a sentence, then try again.")
    if len(words) > longest:
        raise KhiError(
            f"{what} is too long.",
            found=f"{len(words):,} characters",
            accepted=f"up to {longest:,}",
            fix="Say the most important part, or make two of it.",
        )
    return words


def tidied_if_any(typed: str, *, what: str = "What you wrote") -> str:
    """The same, where nothing at all is also an answer."""
    return tidied(typed, what=what) if typed.strip() else ""


def quoted(words: str, most: int = QUOTED) -> str:
    """The first of some words, to the end of a word, with three dots where there is more."""
    flat = " ".join(words.split())
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return f"{whole.rstrip(' ,;:.')}…"
