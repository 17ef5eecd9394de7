"""For people who have a survey's full design: strata, clusters and populations."""

import argparse
import json
from pathlib import Path
from typing import Any

import pandas as pd

from khi.model import KhiError
from khi.statistics.survey import design_based

_STATE = "Nothing has been stored."


def add_commands(commands: Any) -> None:
    """Offer ``design``."""
    design = commands.add_parser(
        "design", help="a weighted mean or share with its design's error; stores nothing"
    )
    design.add_argument("file", type=Path, help="CSV, one row for each person")
    design.add_argument("--value", required=True, metavar="COLUMN", help="numbers; 0 or 1 a share")
    design.add_argument("--weight", required=True, metavar="COLUMN")
    for name in ("strata", "clusters", "population"):
        design.add_argument(f"--{name}", metavar="COLUMN")
    design.set_defaults(run=_design)


def _design(options: argparse.Namespace) -> int:
    names = {
        "values": options.value,
        "weights": options.weight,
        "strata": options.strata,
        "clusters": options.clusters,
        "population": options.population,
    }
    rows = _rows(options.file, [name for name in names.values() if name])
    numeric = ("values", "weights", "population")
    columns = {
        what: pd.to_numeric(rows[name], errors="coerce") if what in numeric else rows[name]
        for what, name in names.items()
        if name
    }
    try:
        estimate = design_based(columns.pop("values"), columns.pop("weights"), **columns)
    except ValueError as error:
        raise KhiError(str(error), where=options.file.name, state=_STATE) from error
    print(json.dumps(estimate._asdict(), indent=2))
    return 0


def _rows(file: Path, columns: list[str]) -> pd.DataFrame:
    if not file.is_file():
        raise KhiError("There is no such file.", where=str(file), state=_STATE)
    rows = pd.read_csv(file, dtype=str)
    for name in columns:
        if name not in rows:
            accepted = ", ".join(rows.columns)
            raise KhiError("There is no such column.", found=name, accepted=accepted, state=_STATE)
    return rows
