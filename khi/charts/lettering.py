"""How wide words stand in a figure, so that they are broken where a phone has no room for them.

A figure is drawn before anybody knows how wide it will be shown. So words are measured for the
narrowest one there is. Widths are those of Source Sans, rounded up; they are parts of the size.
"""

import unicodedata

NARROWEST = 254
"""Pixels across a figure in a card where a page is 320 wide: a small phone, or 1,280 at 400%."""

_WIDTHS = {
    " \u00a0": 0.2,
    "ijlI|.,:;'’‘·": 0.265,
    "f-()[]!": 0.315,
    "rt/": 0.35,
    "csvxyz*\"“”?": 0.47,
    "aegkFLJY0123456789+−–_": 0.505,
    "bdhnopquAESTVXZ": 0.57,
    "BCDGKPR&": 0.62,
    "HNOQU": 0.665,
    "Mw": 0.73,
    "W": 0.79,
    "m%": 0.83,
}  # fmt: skip
_EACH = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
_OTHER, _BOLD = 0.6, 1.07


def wide(words: str, size: float, *, bold: bool = False) -> float:
    """Pixels that a line of words takes at most; an accent takes none of its own."""
    plain = unicodedata.normalize("NFKD", words)
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return sum(_EACH.get(each, _OTHER) for each in letters) * size * (_BOLD if bold else 1)


def broken(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Words on as few lines as fit into some pixels. No word is broken, but after its hyphens."""
    lines = [""]
    for piece in _pieces(words):
        longer = lines[-1] + piece
        if lines[-1] and wide(longer.rstrip(), size, bold=bold) > room:
            lines.append(piece)
        else:
            lines[-1] = longer
    return [line.rstrip() for line in lines]


def _pieces(words: str) -> list[str]:
    """Words with the space or hyphen they end in: what may start a line."""
    return words.replace("-", "-\n").replace(" ", " \n").split("\n")
