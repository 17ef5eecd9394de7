"""What to do with a file: check it, or add it."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from khi import catalogue as catalogues
from khi import publication
from khi.catalogue import Catalogue
from khi.cli.place import opened_store, progress, workbenches
from khi.intake import Choices, Draft, examine
from khi.model import Absence, KhiError, Quarter


def add_commands(commands: Any) -> None:
    """Offer ``check`` and ``add``."""
    check = commands.add_parser("check", help="what the upload page would say; stores nothing")
    _say_about_file(check)
    check.add_argument("--json", action="store_true", help="one object: see khi/intake/README.md")
    check.add_argument("--checked", type=Path, help="write your own rows back, problems beside")
    check.set_defaults(run=_check)

    add = commands.add_parser("add", help="count a file, and publish it if you say so")
    _say_about_file(add)
    add.add_argument("--publish", action="store_true", help="without this, nothing is stored")
    add.add_argument("--source", default="", help="what stands under every figure made from it")
    add.add_argument("--version", choices=("replace", "add", "new version"), default="")
    add.set_defaults(run=_add)


def _say_about_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--area", default="", help="one area for the whole file: a code or a name")
    parser.add_argument("--quarter", default="", help="one quarter for the whole file: 2025-Q1")
    parser.add_argument("--sheet", default="", help="which sheet of a workbook")
    parser.add_argument("--kind", default="", help="overrule what kind of file we think it is")
    parser.add_argument(
        "--discard-identifiers",
        action="store_true",
        help="yes, throw away the columns that could name a person",
    )
    parser.add_argument(
        "--missing",
        action="append",
        default=[],
        metavar="COLUMN=NUMBERS",
        help="numbers that mean no answer, such as Q3=-9,99; COLUMN * is every column",
    )


def _choices(options: argparse.Namespace) -> Choices:
    if options.quarter:
        _understood(options.quarter)
    missing = dict(each.split("=", 1) for each in options.missing if "=" in each)
    return Choices(
        area=options.area,
        quarter=options.quarter,
        sheet=options.sheet,
        kind=options.kind,
        discard_identifiers=options.discard_identifiers,
        missing={
            column: tuple(number for number in numbers.split(",") if number)
            for column, numbers in missing.items()
        },
        source=getattr(options, "source", ""),
        version=getattr(options, "version", ""),
        uploaded_by="a terminal",
    )


def _understood(quarter: str) -> None:
    try:
        Quarter.parse(quarter)
    except ValueError as error:
        raise KhiError(str(error)) from error


def _examined(options: argparse.Namespace, catalogue: Catalogue, **earlier: Any) -> Draft:
    if not options.file.is_file():
        raise KhiError("There is no such file.", where=str(options.file))
    with progress(f"Checking {options.file.name}"):
        return examine(
            options.file,
            name=options.file.name,
            catalogue=catalogue,
            workbench_factory=workbenches(),
            choices=_choices(options),
            **earlier,
        )


def _check(options: argparse.Namespace) -> int:
    try:
        draft = _examined(options, catalogues.load())
    except KhiError as error:
        if options.json:
            print(json.dumps(_refusal(options.file.name, error), indent=2, ensure_ascii=False))
            return 1
        raise
    if options.checked:
        options.checked.write_bytes(draft.checked_file())
    if options.json:
        print(json.dumps(draft.report(), indent=2, ensure_ascii=False))
    else:
        _say(draft)
    return _finish(draft)


def _refusal(name: str, error: KhiError) -> dict[str, Any]:
    """The report of a file that could not be read at all, in the same shape."""
    problem = {"level": "error", "row": 0, "column": "", "letter": "", "count": 1}
    return {
        "file": name,
        "kind": "unknown",
        "tool": "",
        "encoding": "",
        "separator": "",
        "header_rows": 0,
        "first_data_row": 0,
        "sheet": "",
        "assumptions": [],
        "why": [],
        "confidence": 0.0,
        "profile": "",
        "changes": [],
        "rows": {"read": 0, "accepted": 0, "rejected": 0, "skipped": 0},
        "columns": [],
        "dropped": [],
        "problems": [{**problem, "message": str(error)}],
        "needs": [error.fix] if error.fix else [],
    }


def _finish(draft: Draft) -> int:
    """0 where the file could be published as it is; 1 with the reasons on stderr."""
    for need in draft.needs:
        print(f"We need to know: {need}", file=sys.stderr)
    if not draft.needs and not draft.upload.ledger.accepted:
        print("No row of this file could be counted.", file=sys.stderr)
        return 1
    return 1 if draft.needs else 0


def _say(draft: Draft) -> None:
    """The report as a person reads it."""
    ledger, report = draft.upload.ledger, draft.report()
    tool = f", made by {draft.upload.tool}" if draft.upload.tool else ""
    print(f"{draft.upload.file_name}: {draft.kind}{tool}")
    print("; ".join(report.get("assumptions", [])))
    print(
        f"{ledger.read:,} rows read = {ledger.accepted:,} accepted"
        f" + {ledger.rejected:,} rejected + {ledger.skipped:,} skipped"
    )
    for column in report["columns"]:
        if column["match"]:
            print(f"  column {column['letter']}: {column['name']} is {column['match']}")
    for column in report["dropped"]:
        print(f"  column {column['letter']}: not kept. {column['why']}")
    for problem in report["problems"]:
        print(f"  {problem['level']}: {problem['message']}")


def _add(options: argparse.Namespace) -> int:
    catalogue = catalogues.load()
    with opened_store() as store:
        draft = _examined(options, catalogue, earlier=publication.uploads(store))
        _say(draft)
        if _finish(draft):
            return 1
        if not options.publish:
            preview = publication.preview(store, catalogue, draft)
            held = preview["absence"].isin([each.value for each in Absence if each.is_withheld])
            print(f"This would publish {(~held).sum():,} figures, and hold back {held.sum():,}.")
            print("Nothing has been stored. Add --publish to publish it.")
            return 0
        with progress("Publishing"):
            upload = publication.commit(store, catalogue, draft)
    print(f"Published as {upload.id}. To take it back: python -m khi withdraw {upload.id}")
    return 0
