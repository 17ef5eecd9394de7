"""Where the demonstration lies once made, and how its tables come back as the store keeps them."""

import json
from pathlib import Path

import pandas as pd

from khi.model import Upload

TALLIES, PUBLISHED, ACTIVITY = "tallies.parquet", "published.parquet", "activity.parquet"
UPLOADS, NOTES = "uploads.json", "notes.csv"

_ORDER = ["period_type", "question", "indicator", "answer", "breakdown", "group", "area", "period"]


def keep(folder: Path, name: str, rows: pd.DataFrame) -> None:
    """Write a table as small as it goes: like rows together, each word once."""
    words = [column for column in rows if rows[column].dtype.kind not in "bif"]
    small = rows.astype(dict.fromkeys(words, "category"))
    small = small.sort_values([column for column in _ORDER if column in words])
    small.to_parquet(folder / name, index=False, compression="brotli", compression_level=11)


def keep_tallies(folder: Path, tallies: pd.DataFrame) -> None:
    """Write the counts of every survey. Nobody is weighted, so ``n`` says it all."""
    if not tallies["weight"].eq(tallies["n"]).all():
        raise ValueError("The demonstration is not weighted.")
    kept = tallies.rename(columns={"quarter": "period"}).astype({"n": "int16"})
    keep(folder, TALLIES, kept.drop(columns=["upload", "weight", "weight_sq"]))


def tallies(folder: Path) -> pd.DataFrame:
    """The counts of every survey, as the store keeps them."""
    counts = pd.read_parquet(folder / TALLIES).rename(columns={"period": "quarter"})
    people = counts["n"].astype("int64")
    uploads = "demo-" + counts["quarter"].astype("str")
    return counts.assign(n=people, weight=people * 1.0, weight_sq=people * 1.0, upload=uploads)


def published(folder: Path) -> pd.DataFrame:
    """Every figure that is shown, as the store keeps them."""
    return pd.read_parquet(folder / PUBLISHED)


def activity(folder: Path) -> pd.DataFrame:
    """What the system did, as the store keeps it."""
    return pd.read_parquet(folder / ACTIVITY)


def uploads(folder: Path) -> list[Upload]:
    """The lines of the ledger, oldest first."""
    lines = json.loads((folder / UPLOADS).read_text(encoding="utf-8"))
    return [Upload.model_validate(line) for line in lines]


def notes(folder: Path) -> pd.DataFrame:
    """What happened, where and when, as the store keeps it."""
    rows = pd.read_csv(folder / NOTES, dtype="str", keep_default_na=False)
    days = {name: pd.to_datetime(rows[name]) for name in ("start", "created_at")}
    return rows.assign(**days, invented=True)
