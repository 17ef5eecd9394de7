"""Ratings as files: only what may be seen, and who took part in words, never counted out."""

from pathlib import Path

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Framework, inert_rows
from khi.progress.assets import as_file, assets
from khi.progress.shown import ratings
from khi.store import Store

_KEY = """
## Ratings and assets

- `ratings.csv`: how far each action has come, as each voice rated it and as all agreed. A rating
  is here once every voice has given its own, or its quarter is closed. `took_part` counts people
  by role to the nearest 5. Stages are places on a ladder: do not average them.
- `assets.csv`: what is listed for each area, and when somebody last checked. No way to reach
  anybody is among it.
"""

COLUMNS = (
    "framework", "version", "area", "quarter", "action", "voice", "stage", "evidence", "links",
    "next_step", "said", "took_part", "by_role", "recorded_at", "invented",
)  # fmt: skip
"""One rating as a row of a file. ``voice`` is "agreed" for what all agreed after a talk."""


def flat(rows: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """RATINGS as ``COLUMNS``: every cell a number or a text that a spreadsheet will not run."""
    as_text = rows.assign(
        framework=framework.id,
        links=[" ".join(each) for each in rows["links"]],
        took_part=[_people(each) for each in rows["took_part"]],
        recorded_at=pd.to_datetime(rows["recorded_at"]).dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )[list(COLUMNS)]
    return inert_rows(as_text)


def export(store: Store, catalogue: Catalogue, folder: Path) -> list[Path]:
    """Write every rating that may be seen, and what places have. Returns the files written.

    A key that stands there already is told of them too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    each = [flat(ratings(store, one), one) for one in catalogue.frameworks.values()]
    known = [rows for rows in each if len(rows)] or each
    tables = {"ratings": pd.concat(known, ignore_index=True), "assets": _assets(store)}
    written = [folder / f"{name}.csv" for name in tables]
    for path, rows in zip(written, tables.values(), strict=True):
        rows.to_csv(path, index=False)
    key = folder / "README.md"
    if key.exists():
        key.write_text(key.read_text(encoding="utf-8") + _KEY, encoding="utf-8")
    return written


def _assets(store: Store) -> pd.DataFrame:
    return inert_rows(as_file(assets(store)))


def _people(took_part: dict[str, int]) -> str:
    return "; ".join(
        f"{role}: {f'about {people}' if people else 'fewer than 5'}"
        for role, people in took_part.items()
    )
