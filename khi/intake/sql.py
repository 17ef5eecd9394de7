"""Statements about the cells of a sheet, from the store's folder of SQL.

How many columns a sheet has is not known beforehand, so a statement has places in braces. What is
put there is made of our own names (c1, q2, means_3) and numbers; never of text from a file.
"""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "store" / "sql"


def spelled(name: str, **places: str) -> str:
    """The statement ``intake_<name>.sql`` with its places filled."""
    return _text(name).format(**places)


@cache
def _text(name: str) -> str:
    """The statement without its opening comment, which explains the places to a reader."""
    lines = (_FOLDER / f"intake_{name}.sql").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("--"))
