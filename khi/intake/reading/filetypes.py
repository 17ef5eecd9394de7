"""What kind of file it is, by its first bytes and never by its name; what we cannot take is said.

A workbook that carries macros is refused, whatever it is called: a program may hide in it.
"""

import re
import zipfile
from enum import Enum
from typing import BinaryIO

from khi.model import KhiError

_SAVE_AS_CSV = "Open it in your spreadsheet, save it as CSV UTF-8 or as .xlsx, and add that file."
_REFUSED = (
    (b"%PDF", "a PDF", "Export the answers themselves from the tool that collected them."),
    (b"\x1f\x8b", "a packed file (gzip)", "Unpack it and add the file inside."),
    (b"7z\xbc\xaf", "a packed file (7z)", "Unpack it and add the file inside."),
    (b"Rar!", "a packed file (RAR)", "Unpack it and add the file inside."),
    (b"\x89PNG", "a picture", "Add the table of answers, not a picture of it."),
    (b"\xff\xd8\xff", "a picture", "Add the table of answers, not a picture of it."),
    (b"GIF8", "a picture", "Add the table of answers, not a picture of it."),
    (b"{\\rtf", "a text document", "Copy its table into a spreadsheet and save that as CSV."),
    (b"$FL2", "an SPSS file", "Export it from SPSS as CSV, with value labels, and add that."),
    (b"PAR1", "a Parquet file", "Export it as CSV and add that."),
    (b"SQLite format 3", "a database", "Export the table of answers as CSV and add that."),
)
_WEB_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table)\b", re.IGNORECASE)
_XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<\?xml\b", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
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
        if head.startswith(signature):
            raise _refused(what, name, fix)
    if _WEB_PAGE.match(head):
        raise _refused("a web page", name, _SAVE_AS_CSV)
    if _XML.match(head):
        raise _refused("an XML document", name, _SAVE_AS_CSV)
    return FileType.TEXT


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
    if any(part.startswith("word/") for part in parts):
        raise _refused("a Word document", name, _SAVE_AS_CSV)
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
