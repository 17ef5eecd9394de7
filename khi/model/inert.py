"""Text as a spreadsheet may have it: shown, and never run.

A cell that begins like a formula is run when the file is opened, whoever wrote it: also after
blanks, and where the sign is the wide one of an East Asian keyboard. An apostrophe in front makes
it text. Plain numbers, ``-9`` among them, are left as they are.
Source: OWASP, "CSV Injection".
"""

import re
from typing import Final

import pandas as pd

_RUNS: Final = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?|[+-]?\.\d+")


def inert(cell: object) -> object:
    """A cell that no spreadsheet will run. What is not text comes back as it is."""
    if not isinstance(cell, str) or not _RUNS.match(cell) or _NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}"


def inert_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows in which no cell and no heading is run. Numbers, days and truths are not looked at."""
    words = rows.select_dtypes(["object", "string", "category"]).columns
    return rows.assign(**{name: rows[name].map(inert) for name in words}).rename(columns=inert)
