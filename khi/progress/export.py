"""Ratings as files: only what may be seen, and who took part in words, never counted out."""

from pathlib import Path

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Framework
from khi.progress.shown import ratings
from khi.store import Store

_RUNS = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "framework", "version", "area", "quarter", "action", "voice", "stage", "evidence", "links",
    "next_step", "said", "took_part", "by_role", "recorded_at", "invented",
)  # fmt: skip
"""One rating as a row of a file. ``voice`` is "agreed" for what all agreed after a talk."""


def flat(rows: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """RATINGS as ``COLUMNS``: every cell a number or a text that a spreadsheet will not run."""
    words = rows.assign(
        framework=framework.id,
        links=[" ".join(each) for each in rows["links"]],
        took_part=[_people(each) for each in rows["took_part"]],
        recorded_at=pd.to_datetime(rows["recorded_at"]).dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )[list(COLUMNS)]
    text = ["evidence", "links", "next_step", "said", "took_part", "by_role"]
    return words.assign(**{name: words[name].map(_inert) for name in text})


def export(store: Store, catalogue: Catalogue, folder: Path) -> list[Path]:
    """Write every rating that may be seen to ``ratings.csv``. Returns the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    each = [flat(ratings(store, one), one) for one in catalogue.frameworks.values()]
    known = [rows for rows in each if len(rows)] or each
    path = folder / "ratings.csv"
    pd.concat(known, ignore_index=True).to_csv(path, index=False)
    return [path]


def _people(took_part: dict[str, int]) -> str:
    return "; ".join(
        f"{role}: {f'about {people}' if people else 'fewer than 5'}"
        for role, people in took_part.items()
    )


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUNS) else cell
