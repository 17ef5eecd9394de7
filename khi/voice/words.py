"""Words as a person typed them, made safe to keep: nothing hidden in them, and not too long.

Escaping is for whoever shows them. Here goes what no reader could see: characters that steer a
terminal or a spreadsheet, turn the direction of a line, or pile marks over its neighbours.
"""

import re
import unicodedata

from khi.model import KhiError
from khi.model.voice import LONGEST, QUOTED

_KEPT_FORMAT = {"\u200c", "\u200d"}
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_MARKS = 4
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[^\S\n]+")


def tidied(typed: str, *, longest: int = LONGEST, what: str = "What you wrote") -> str:
    """What was typed, without what cannot be seen.

    Lines stay lines. Joiners stay, for the scripts that need them; direction marks do not.

    Raises:
        KhiError: where nothing is left, or too much.
    """
    words = _without_hidden(unicodedata.normalize("NFC", typed.replace("\r\n", "\n")))
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


def _without_hidden(words: str) -> str:
    kept: list[str] = []
    marks = 0
    for each in words:
        category = unicodedata.category(each)
        marks = marks + 1 if category.startswith("M") else 0
        if each == "\n" or each in _KEPT_FORMAT:
            kept.append(each)
        elif each == "\t":
            kept.append(" ")
        elif category in _HIDDEN or category == "Cn" or marks > _MARKS:
            kept.append(" " if category in {"Zl", "Zp"} else "")
        else:
            kept.append(each)
    return "".join(kept)
