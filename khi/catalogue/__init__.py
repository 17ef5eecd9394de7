"""Everything an area can be asked, told and shown, read from ``data/*.toml`` and checked.

Nothing about an indicator is decided in code: add an entry, and it is there. Every problem is
reported at once, with its file, entry and field: first what is wrong within any entry, and once
all are sound, whatever they say of each other that is not so.

======================  ============================================================
catalogue               the catalogue itself: lookups, and nothing that can change
files                   files into values: each entry by itself
area_names              a name for each area that no other has
references              what one entry says of another must be true
local, local_measures   questions and measures that people here added
search                  an indicator found by the words people use
======================  ============================================================
"""

from pathlib import Path

from khi.catalogue import references
from khi.catalogue.area_names import told_apart
from khi.catalogue.catalogue import Catalogue
from khi.catalogue.files import Reader
from khi.model import KhiError

__all__ = ["DATA", "Catalogue", "load"]

DATA = Path(__file__).parents[2] / "data"
"""The folder that ships with the repository."""


def load(folder: Path = DATA) -> Catalogue:
    """The catalogue of a folder. Keep it: reading takes a moment, and it never changes.

    Raises:
        KhiError: naming the file, the entry and the field of each problem.
    """
    reader = Reader(folder)
    entries = reader.entries()
    problems = reader.problems or references.problems(entries)
    if problems:
        many = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise KhiError(
            f"The catalogue has {many}.",
            found="".join(f"\n- {problem}" for problem in problems) + "\n",
            fix=f"Put right the files in {folder}, then start again.",
            state="Nothing has been changed.",
        )
    areas = told_apart(entries["areas"])
    return Catalogue(**entries | {"areas": areas}, version=reader.version())
