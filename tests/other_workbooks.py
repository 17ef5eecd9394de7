"""Workbooks of other kinds: .xls, as Excel wrote them from 1997 to 2003, and .ods of LibreOffice.

After Microsoft's [MS-XLS] (BIFF8) and [MS-CFB] (its box), and OpenDocument 1.2, with the least of
each that a reader asks for.
"""

import io
import struct
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_BOF, _EOF, _SHEET, _WORDS, _NUMBER, _TRUTH = 0x0809, 0x000A, 0x0085, 0x0204, 0x0203, 0x0205
_GLOBALS, _WORKSHEET = 0x0005, 0x0010
_SECTOR = 512
_NO_SECTOR, _END_OF_CHAIN, _OF_THE_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

Cell = str | float | bool | None


def old_workbook(name: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """One sheet of words, numbers and truths, as the bytes of an .xls."""
    sheet = _begins(_WORKSHEET) + b"".join(
        _cell(at, place, cell) for at, row in enumerate(rows) for place, cell in enumerate(row)
    )
    named = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    opening = _begins(_GLOBALS)
    start = len(opening) + 4 + 6 + len(named) + 4
    listed = _record(_SHEET, struct.pack("<IBB", start, 0, 0) + named)
    return _boxed(opening + listed + _record(_EOF) + sheet + _record(_EOF))


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _begins(kind: int) -> bytes:
    return _record(_BOF, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def _cell(row: int, column: int, cell: Cell) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if cell is None:
        return b""
    if isinstance(cell, bool):
        return _record(_TRUTH, place + struct.pack("<BB", cell, 0))
    if isinstance(cell, str):
        words = struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
        return _record(_WORDS, place + words)
    return _record(_NUMBER, place + struct.pack("<d", cell))


def _boxed(stream: bytes) -> bytes:
    """The stream in an OLE box: a header, the table of sectors, the directory, and the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    sectors = len(stream) // _SECTOR
    chain = [_OF_THE_TABLE, _END_OF_CHAIN, *range(3, sectors + 2), _END_OF_CHAIN]
    assert len(chain) <= _SECTOR // 4
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0)
    header += struct.pack("<I", 0).ljust(_SECTOR - len(header), b"\xff")
    root = _entry("Root Entry", 5, child=1, first=_END_OF_CHAIN, size=0)
    book = _entry("Workbook", 2, child=_NO_SECTOR, first=2, size=len(stream))
    return header + table + (root + book).ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, *, child: int, first: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBB3I", len(written), kind, 1, _NO_SECTOR, _NO_SECTOR, child)
    return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", first, size)


_OPEN = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' office:version="1.2"><office:body><office:spreadsheet>'
)
_CLOSE = "</office:spreadsheet></office:body></office:document-content>"
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
    "</manifest:manifest>"
)


def open_document(name: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """One sheet of words and numbers, as the bytes of an .ods."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_open, row))}</table:table-row>" for row in rows
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", _KIND)
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        table = f'<table:table table:name="{name}">{lines}</table:table>'
        package.writestr("content.xml", f"{_OPEN}{table}{_CLOSE}")
    return packed.getvalue()


def _open(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    kind = "string" if isinstance(cell, str) else "float"
    value = "" if isinstance(cell, str) else f' office:value="{float(cell):g}"'
    words = f"<text:p>{escape(str(cell))}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{value}>{words}</table:table-cell>'
