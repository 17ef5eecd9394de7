"""Read exports as anyone can download them."""

import csv
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from khi.model import Policy


class Exports(NamedTuple):
    """Every export's rows, told apart by ``version``, and what the catalogue beside them says.

    ``parents`` of the areas; ``tables``: what each indicator's base is called; the ``sensitive``
    indicators; the ``nets``; which of the ``questions`` each reads; and the ``policy``.
    """

    published: pd.DataFrame
    parents: dict[str, str]
    tables: dict[str, str]
    sensitive: list[str]
    nets: list[str]
    questions: dict[str, str]
    policy: Policy

    @property
    def indicators(self) -> list[str]:
        """Everything that is published."""
        return sorted(self.published["indicator"].unique())

    def of(self, indicators: list[str]) -> pd.DataFrame:
        """What is published of some indicators."""
        rows = self.published
        return rows[rows["indicator"].isin(indicators)].reset_index(drop=True)


def read_exports(folders: tuple[Path, ...]) -> Exports:
    """What somebody has who downloaded these exports."""
    rows = [
        _rows(folder / "published.csv").assign(version=f"{number:03}")
        for number, folder in enumerate(folders)
    ]
    entries = _indicators(folders[-1])
    return Exports(
        pd.concat(rows, ignore_index=True),
        _parents(folders[-1]),
        {entry["id"]: _base(entry["reading"]) for entry in entries},
        [entry["id"] for entry in entries if entry.get("sensitive")],
        [entry["id"] for entry in entries if entry["reading"].get("kind") == "net"],
        {entry["id"]: entry["reading"]["question"] for entry in entries},
        _policy(folders[-1]),
    )


def _rows(file: Path) -> pd.DataFrame:
    """The survey rows of one export. Measures of activity have no number of people."""
    rows = pd.read_csv(file, keep_default_na=False, dtype=str)
    for name in ("value", "lower", "upper", "base"):
        rows[name] = pd.to_numeric(rows[name].replace("", None))
    return rows


def _parents(folder: Path) -> dict[str, str]:
    """The parent of each area, from every list of areas in the export."""
    parents: dict[str, str] = {}
    for file in sorted(folder.rglob("*areas*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            parents |= {
                line["code"]: line.get("parent", "")
                for line in csv.DictReader(lines)
                if "code" in line
            }
    return parents


def _indicators(folder: Path) -> list[dict[str, Any]]:
    """The indicators of the export's catalogue that read a survey."""
    entries: list[dict[str, Any]] = []
    for file in sorted(folder.rglob("indicators.toml")):
        entries += tomllib.loads(file.read_text(encoding="utf-8")).get("indicator", [])
    return [entry for entry in entries if "reading" in entry]


def _policy(folder: Path) -> Policy:
    """The numbers of disclosure control that the export says it keeps; without, the defaults."""
    file = folder / "disclosure.toml"
    if not file.exists():
        return Policy()
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return Policy(**table.get("policy", {}), overrides=table.get("override", ()))


def _base(reading: dict[str, Any]) -> str:
    """A name for the people an indicator is out of."""
    named = ("out_of", "helps", "no_difference", "hinders", "scores")
    answers = [answer for name in named for answer in reading.get(name, ())]
    if not answers:
        answers = list(range(int(reading["low"]), int(reading["high"]) + 1))
    return " ".join([reading["question"], *sorted(map(str, answers))])
