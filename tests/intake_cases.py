"""Files of invented people for the tests of intake, and one line to have them checked."""

import csv
import io
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from khi.catalogue import Catalogue, load
from khi.intake import Choices, Draft, examine
from khi.store.engines import Workbench

REAL = Path(__file__).parents[1].parent / "shared" / "realdata"


@cache
def catalogue() -> Catalogue:
    return load()


def written(rows: Iterable[Sequence[object]], *, separator: str = ",") -> bytes:
    """Rows as the bytes of a delimited file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode()


def checked(source: bytes | Path | str, *, name: str = "survey.csv", folder=None, **said) -> Draft:
    """A draft of a file, for one area and quarter unless the choices or the file say otherwise."""
    source = source.encode() if isinstance(source, str) else source
    return examine(
        source,
        name=name,
        catalogue=catalogue(),
        workbench_factory=lambda: Workbench(folder),
        choices=Choices(**said),
    )


def leeds(source: bytes | str, **said) -> Draft:
    """A draft of a file that is about Leeds, April to June 2025."""
    return checked(source, **{"area": "Leeds", "quarter": "2025-Q1"} | said)


def tally(draft: Draft, question: str, **where: str) -> dict[str, int]:
    """How many people gave each answer to a question, of everyone unless a group is named."""
    where = {"breakdown": "all", "group": "all"} | where
    rows = draft.tallies[draft.tallies["question"] == question]
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return {row["answer"]: int(row["n"]) for row in rows.to_dict("records")}


def roles(draft: Draft) -> dict[str, str]:
    """What each column was taken for: its target, or its role where it has none."""
    return {match.name: match.target or match.role.value for match in draft.columns}


def messages(draft: Draft, level: str = "error") -> list[str]:
    return list(draft.problems.loc[draft.problems["level"] == level, "message"])
