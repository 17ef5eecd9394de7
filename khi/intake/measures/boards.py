"""Which integrated care board a cell names: by its code, old or new, the NHS's own, or its name.

"Devon" alone is the council. It is the board only where a column says that it holds boards.
"""

import re
from functools import lru_cache

from khi.catalogue import Catalogue
from khi.intake.matching.words import fold
from khi.model import Area, AreaKind

_BOARD = re.compile(r"\b(?:integrated care (?:board|system|partnership)|icb|ics)\b")
_NHS = re.compile(r"^nhs\b")
_SINCE = re.compile(r"\s*\((?:to|from) \w+ \d{4}\)")
_CODE_BESIDE = re.compile(r"\s*(?:\(([A-Z0-9]{3})\)$|^([A-Z0-9]{3})(?: -|:) )")


class Boards:
    """The boards of the catalogue by every way people write them."""

    def __init__(self, catalogue: Catalogue) -> None:
        known = [each for each in catalogue.areas.values() if each.kind is AreaKind.ICB]
        # Two boards of one name followed one another: an undated name is the one there was longer.
        self._codes = {word: each.code for each in reversed(known) for word in _spellings(each)}

    def code(self, word: str, *, is_board: bool = False) -> str:
        """The code of the board, or empty.

        Args:
            word: what a cell says.
            is_board: whether its column holds boards only, so that a name alone is one.
        """
        plain = _CODE_BESIDE.sub("", word)
        folded = fold(plain)
        if found := self._codes.get(folded, ""):
            return found
        name = _named(folded)
        says_so = is_board or bool(_BOARD.search(folded))
        return self._codes.get(f"nhs {name}", "") if says_so else ""

    def is_named(self, word: str, *, is_board: bool = False) -> bool:
        """Whether a cell says that it is a board, known or not; ``is_board`` as for ``code``."""
        folded = fold(word)
        says_so = bool(_NHS.search(folded) and _BOARD.search(folded))
        return says_so or bool(self.code(word, is_board=is_board))


@lru_cache(maxsize=4)
def boards(catalogue: Catalogue) -> Boards:
    """The boards of a catalogue, put in order once."""
    return Boards(catalogue)


def _named(folded: str) -> str:
    """A folded name without "NHS" and "integrated care board"."""
    return " ".join(_NHS.sub("", _BOARD.sub("", folded)).split())


def _spellings(area: Area) -> set[str]:
    names = {_SINCE.sub("", each) for each in (area.name, *area.names)} | {area.name}
    return {fold(each) for each in (area.code, *area.former, *names)} - {""}
