"""How wide words stand in a figure, so that they are broken where a phone has no room for them.

A figure is drawn before anybody knows how wide it will be shown. So words are measured for the
narrowest one there is. Widths are those of Source Sans, rounded up; they are parts of the size.
"""

import unicodedata

NARROWEST = 286
"""Pixels across a figure in a card where a page is 320 wide: a small phone, or 1,280 at 400%."""

_WIDTHS = {
    " \u00a0": 0.2, "il": 0.255, "Ij.,:;'’‘·": 0.265, "f!": 0.3, "()[]-": 0.315, "t": 0.34,
    "r/": 0.35, "s": 0.42, "z\"“”?": 0.43, "cx*": 0.46, "vyJY–": 0.48, "ekFL0123456789+−": 0.497,
    "agVX": 0.515, "ESTZ": 0.54, "hnouA": 0.548, "bdpqP": 0.57, "CKR": 0.58, "B": 0.59,
    "DG&": 0.62, "HNUOQ": 0.66, "w": 0.72, "M": 0.73, "W": 0.79, "%": 0.825, "m": 0.83,
}  # fmt: skip
_EACH = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
_OTHER, _BOLD = 0.6, 1.075


def wide(words: str, size: float, *, bold: bool = False) -> float:
    """Pixels that a line of words takes at most; an accent takes none of its own."""
    plain = unicodedata.normalize("NFKD", words)
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return sum(_EACH.get(each, _OTHER) for each in letters) * size * (_BOLD if bold else 1)


def broken(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Words on as few lines as fit into some pixels, the lines as even as they can be.

    No word is broken, but after its hyphens.
    """
    lines = _filled(words, room, size, bold=bold)
    while len(lines) > 1:
        longest = max(wide(line, size, bold=bold) for line in lines)
        narrower = _filled(words, min(room, longest - 1), size, bold=bold)
        if len(narrower) > len(lines) or narrower == lines:
            break
        lines = narrower
    return lines


def _filled(words: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Each line as full as it can be."""
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
