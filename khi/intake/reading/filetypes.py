"""What kind of file it is, by its first bytes and never by its name; what we cannot take is said.

A workbook that carries macros is refused, whatever it is called: a program may hide in it.
"""

import re
import zipfile
from enum import Enum
from typing import BinaryIO

from khi.model import KhiError

_SAVE_AS_CSV = "Open it in your spreadsheet, save it as CSV UTF-8 or as .xlsx, and add that file."
_NO_PICTURE = "Add the table of answers, not a picture of it."
_LABELLED = "Export it as CSV, with value labels, and add that."
_START = rb"\s*(?:\xef\xbb\xbf)?\s*"
_REFUSED = tuple(
    (re.compile(signature, re.IGNORECASE | re.DOTALL), what, fix)
    for signature, what, fix in (
        (rb"%PDF", "a PDF", "Export the answers themselves from the tool that collected them."),
        (rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ", "a packed file", "Add the file inside it."),
        (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF|II\*\0|MM\0\*", "a picture", _NO_PICTURE),
        (rb".{4}ftyp", "a picture or a film", _NO_PICTURE),
        (rb"{\\rtf", "a text document", "Copy its table into a spreadsheet and save that as CSV."),
        (rb"\$FL[23]", "an SPSS file", _LABELLED),
        (rb"<stata_dta>", "a Stata file", _LABELLED),
        (rb"PAR1", "a Parquet file", "Export it as CSV and add that."),
        (rb"SQLite format 3", "a database", "Export the table of answers as CSV and add that."),
        (
            _START + rb"<(?:!doctype html|html|head|body|table|meta|style|div|tr)\b|MIME-Version:",
            "a web page",
            _SAVE_AS_CSV,
        ),
        (_START + rb"<(?:\?xml|svg|\w+ xmlns)\b", "an XML document", _SAVE_AS_CSV),
        (
            _START + rb"(?:\[\s*[\[{]|\{\s*\")\s*",
            "a JSON file",
            "Export the answers as CSV or .xlsx, and add that.",
        ),
    )
)
_CONTROLS = bytes({*range(2, 9), *range(14, 30), 127} - {0x1A})
_MOST_CONTROLS = 0.02
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PACKED_OTHERS = (
    ("word/", "a Word document", _SAVE_AS_CSV),
    ("ppt/", "a presentation", "Add the table of answers itself."),
    (".iwa", "an Apple Numbers document", "In Numbers: File, Export To, CSV. Add that file."),
)
_MACRO_PARTS = ("vbaproject.bin", "/macrosheets/", "basic/script-lb.xml")


class FileType(Enum):
    """What we can take."""

    TEXT = "text"
    WORKBOOK = "workbook"


def filetype(file: BinaryIO, *, name: str) -> FileType:
    """What a file is. Raises ``KhiError`` saying why, for one we do not take."""
    file.seek(0)
    head = file.read(1024)
    if head.startswith(_ZIP):
        return _packed(file, name)
    if head.startswith(_OLE):
        return _old_office(file, name)
    for signature, what, fix in _REFUSED:
        if signature.match(head):
            raise _refused(what, name, fix)
    if _is_no_text(head):
        raise _refused(
            "something other than text", name, "Export the answers as CSV or .xlsx, and add that."
        )
    return FileType.TEXT


def _is_no_text(head: bytes) -> bool:
    """Whether letters that no text holds come again and again.

    NUL is not among them: some exports are full of it, and so is UTF-16.
    """
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > max(8, _MOST_CONTROLS * len(head))


def unpacked_size(file: BinaryIO) -> int:
    """How many bytes a packed workbook unpacks to; 0 for one that is not packed."""
    file.seek(0)
    if not zipfile.is_zipfile(file):
        return 0
    with zipfile.ZipFile(file) as archive:
        return sum(part.file_size for part in archive.infolist())


def _packed(file: BinaryIO, name: str) -> FileType:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [part.lower() for part in archive.namelist()]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise damaged(name) from error
    if any(macro in part for part in parts for macro in _MACRO_PARTS):
        raise _macros(name)
    if any(part.startswith("xl/workbook.") for part in parts):
        return FileType.WORKBOOK
    if "content.xml" in parts:
        return FileType.WORKBOOK
    for part, what, fix in _PACKED_OTHERS:
        if any(part in each for each in parts):
            raise _refused(what, name, fix)
    raise _refused(
        "a zip, which can hold several files", name, "Unpack it and add the file of answers."
    )


def _old_office(file: BinaryIO, name: str) -> FileType:
    """An .xls, or something else that Office kept in the same kind of box."""
    file.seek(0)
    content = file.read()
    if _wide("EncryptedPackage") in content:
        raise protected(name)
    if _wide("_VBA_PROJECT") in content:
        raise _macros(name)
    if _wide("Workbook") in content or _wide("Book") in content:
        return FileType.WORKBOOK
    raise _refused("an old Office document", name, _SAVE_AS_CSV)


def _wide(words: str) -> bytes:
    return words.encode("utf-16-le")


def damaged(name: str) -> KhiError:
    """What we say of a workbook that cannot be opened."""
    return KhiError(
        "This workbook is damaged, cut short or too big, and cannot be opened.",
        where=name,
        fix=_SAVE_AS_CSV,
    )


def protected(name: str) -> KhiError:
    """What we say of a workbook with a password."""
    return KhiError(
        "This workbook is protected by a password.",
        where=name,
        fix="Take the password off, save it again, and add that file.",
    )


def _macros(name: str) -> KhiError:
    return KhiError(
        "This workbook carries macros (small programs), which we do not take.",
        where=name,
        accepted="a workbook without macros (.xlsx, .xls, .ods), or CSV",
        fix="Save it as .xlsx or as CSV UTF-8, and add that file.",
    )


def _refused(what: str, name: str, fix: str) -> KhiError:
    return KhiError(
        f"This is {what}, not a table of answers.",
        where=name,
        accepted="CSV or other delimited text, .xlsx, .xls or .ods",
        fix=fix,
    )
