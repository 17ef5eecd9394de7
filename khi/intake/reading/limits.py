"""How big a file may be. The numbers stand in the messages that refuse it."""

from khi.model import KhiError

BYTES = 200 * 1024 * 1024
ROWS = 5_000_000
COLUMNS = 2_000
UNPACKED_BYTES = 240 * 1024 * 1024
"""A workbook is a packed file: this is how big its sheets may be once unpacked.

Reading one takes about one and a half times that in memory, so this keeps it under 600 MB.
"""


def check_bytes(size: int, *, name: str) -> None:
    """Raise ``KhiError`` for a file that is too big."""
    if size > BYTES:
        raise KhiError(
            "This file is too big.",
            where=name,
            found=f"{size / 1024**2:,.0f} MB",
            accepted=f"up to {BYTES // 1024**2} MB",
            fix="Split it into parts (a quarter or an area at a time) and add each in turn.",
        )


def check_columns(columns: int, *, name: str) -> None:
    """Raise ``KhiError`` for a table that is too wide."""
    if columns > COLUMNS:
        raise KhiError(
            "This file has too many columns.",
            where=name,
            found=f"{columns:,} columns",
            accepted=f"up to {COLUMNS:,} columns",
            fix="Take out the columns that are not questions, and try again.",
        )


def check_rows(rows: int, *, name: str) -> None:
    """Raise ``KhiError`` for a table that is too long."""
    if rows > ROWS:
        raise KhiError(
            "This file has too many rows.",
            where=name,
            found=f"{rows:,} rows",
            accepted=f"up to {ROWS:,} rows",
            fix="Split it into parts (a quarter or an area at a time) and add each in turn.",
        )
