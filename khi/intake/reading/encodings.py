"""Which letters the bytes stand for, by a ladder: BOM, strict UTF-8, Windows-1252, Latin-1.

Guessing by statistics gets short files from Windows wrong, so nothing is guessed: each step either
holds for the whole file or does not. Bytes that no step explains are kept as the nearest letter,
never dropped, and we say how many there were.
"""

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 1 << 20
_STRAY = "khi.stray"
_UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_PLAIN = bytes(range(0x80))
_LETTERS = bytes(range(0xA0, 0x100))
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LABELS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a byte order mark",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "windows-1252": "Windows-1252",
    "iso-8859-1": "Latin-1 (ISO-8859-1)",
}


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A byte that does not belong, as Windows-1252 has it; where that has none, by its number."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    strays = error.object[error.start : error.end]
    return "".join(_letter(stray) for stray in strays), error.end


def _letter(stray: int) -> str:
    return chr(stray) if stray in _UNDEFINED else bytes([stray]).decode("windows-1252")


codecs.register_error(_STRAY, _stray)


@dataclass(frozen=True)
class Encoding:
    """How bytes become letters. ``name`` is one that Python knows; ``note`` is empty if plain."""

    name: str
    note: str = ""

    @property
    def label(self) -> str:
        """The name a person would use."""
        return _LABELS[self.name]

    def decoder(self) -> codecs.IncrementalDecoder:
        """A decoder that never fails and never drops a byte."""
        wide = self.name.startswith(("utf-16", "utf-32"))
        return codecs.getincrementaldecoder(self.name)("replace" if wide else _STRAY)


def encoding(file: BinaryIO) -> Encoding:
    """The encoding of a whole file, read in chunks from its start."""
    file.seek(0)
    head = file.read(CHUNK)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return _marked(file, name)
    if name := _wide(head):
        return Encoding(name, "It has no byte order mark; every other byte is empty.")
    return _strict(file, "utf-8") or _by_bytes(file)


def _marked(file: BinaryIO, name: str) -> Encoding:
    """The encoding a byte order mark names, unless the bytes after it say otherwise."""
    if name != "utf-8-sig":
        return Encoding(name)
    if found := _strict(file, name):
        return found
    found = _by_bytes(file)
    return Encoding(name, found.note) if found.name == "utf-8" else found


def _wide(head: bytes) -> str:
    """UTF-16 without a byte order mark, told by the empty half of each plain letter."""
    even, odd = head[0:4096:2], head[1:4096:2]
    if len(odd) < 2:
        return ""
    first, second = even.count(0) / len(even), odd.count(0) / len(odd)
    if second > 0.4 and first < 0.1:
        return "utf-16-le"
    return "utf-16-be" if first > 0.4 and second < 0.1 else ""


def _strict(file: BinaryIO, name: str) -> Encoding | None:
    """UTF-8, if the whole file is; one letter cut off at the very end is forgiven, and said."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    file.seek(0)
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
    except UnicodeDecodeError:
        return None
    cut_off = bool(decoder.getstate()[0])
    return Encoding(name, "The file ends in the middle of a letter." if cut_off else "")


def _by_bytes(file: BinaryIO) -> Encoding:
    """What a file that is not all UTF-8 is, from the bytes above 127 that it holds."""
    sequences = strays = 0
    controls: set[int] = set()
    file.seek(0)
    while chunk := file.read(CHUNK):
        rest, found = _SEQUENCE.subn(b"", chunk)
        high = rest.translate(None, _PLAIN)
        sequences += found
        strays += len(high)
        controls.update(high.translate(None, _LETTERS))
    if sequences > strays:
        return Encoding("utf-8", _strays(strays))
    return _one_byte(controls)


def _strays(count: int) -> str:
    letters = "One letter was" if count == 1 else f"{count:,} letters were"
    return f"{letters} not UTF-8, and read as Windows-1252."


def _one_byte(controls: set[int]) -> Encoding:
    """Windows-1252, or Latin-1 where it holds only bytes that Windows-1252 has no letter for."""
    unsure = "Letters with accents may be of another alphabet: look at one before you publish."
    name = "iso-8859-1" if controls and controls <= _UNDEFINED else "windows-1252"
    return Encoding(name, unsure)
