"""Figures out of the one door: to read, to export, to audit."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from khi import catalogue as catalogues
from khi import publication, voice
from khi.catalogue import Catalogue
from khi.cli.named import area_code, period_id
from khi.cli.place import opened_store, progress
from khi.disclosure.audit import Finding, audit
from khi.model import EVERYONE, Absence, KhiError, inert_rows
from khi.progress import export as export_ratings


def add_commands(commands: Any) -> None:
    """Offer ``estimates``, ``export`` and ``audit``."""
    estimates = commands.add_parser("estimates", help="publishable figures, as the pages have them")
    for name in ("indicator", "area", "quarter", "breakdown"):
        estimates.add_argument(f"--{name}", action="append", help="may be given more than once")
    form = estimates.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    estimates.set_defaults(run=_estimates)

    export = commands.add_parser("export", help="write everything publishable to a folder")
    export.add_argument("folder", type=Path)
    export.set_defaults(run=_export)

    attack = commands.add_parser("audit", help="attack an export: can anything withheld be found?")
    attack.add_argument(
        "folders", type=Path, nargs="*", metavar="folder",
        help="an export, then any made before it; or else this store's own",
    )  # fmt: skip
    attack.set_defaults(run=_audit)


def _estimates(options: argparse.Namespace) -> int:
    catalogue = catalogues.load()
    asked = options.area and [area_code(each, catalogue) for each in options.area]
    with opened_store() as store:
        figures = publication.frame(
            store,
            indicators=options.indicator,
            areas=asked,
            periods=options.quarter and [period_id(each) for each in options.quarter],
            breakdowns=options.breakdown or [EVERYONE],
            answers=[""],
        )
    _check(options, figures, catalogue)
    if options.csv:
        inert_rows(figures).to_csv(sys.stdout, index=False)
    elif options.json:
        print(figures.to_json(orient="records", indent=2, force_ascii=False))
    else:
        _print(figures)
    return 0


def _check(options: argparse.Namespace, figures: pd.DataFrame, catalogue: Catalogue) -> None:
    """Say so where somebody asks for an indicator or a breakdown that does not exist."""
    known = {"indicator": [*catalogue.indicators], "breakdown": [EVERYONE, *catalogue.breakdowns]}
    for field, ids in known.items():
        for found in set(getattr(options, field) or ()) - {*ids, *figures[field]}:
            raise KhiError(f"There is no such {field}.", found=found, state="Nothing has changed.")
    if figures.empty:
        print("There are no figures for this.", file=sys.stderr)


def _print(figures: pd.DataFrame) -> None:
    """The figures as a table; what nobody was asked is counted below it."""
    if figures.empty:
        return
    asked = figures["absence"] != Absence.NOT_ASKED.value
    columns = ["indicator", "area", "period", "breakdown", "group", "value", "lower", "upper"]
    print(figures.loc[asked, [*columns, "base", "absence"]].fillna("").to_string(index=False))
    if not asked.all():
        print(f"And {(~asked).sum():,} figures that nobody was asked about; --csv lists them.")


def _export(options: argparse.Namespace) -> int:
    with opened_store() as store, progress("Exporting"):
        written = publication.export(store, options.folder)
        written += export_ratings(store, catalogues.load(), options.folder)
        written.append(voice.export(store, options.folder))
    for path in written:
        print(path)
    return 0


def _audit(options: argparse.Namespace) -> int:
    findings = audit(*options.folders) if options.folders else _audited_store()
    for finding in findings:
        print(finding, file=sys.stderr)
    print(f"{len(findings)} withheld figures could be narrowed down.")
    return 1 if findings else 0


def _audited_store() -> tuple[Finding, ...]:
    with TemporaryDirectory() as folder, opened_store() as store, progress("Attacking the export"):
        publication.export(store, Path(folder))
        return audit(Path(folder))
