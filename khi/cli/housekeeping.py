"""The demonstration, taking an upload back, and what is here."""

import argparse
from typing import Any

from khi import catalogue as catalogues
from khi import demonstration, publication
from khi.cli.place import data_folder, opened_store, progress


def add_commands(commands: Any) -> None:
    """Offer ``demo``, ``withdraw``, ``refresh`` and ``info``."""
    demo = commands.add_parser("demo", help="load or clear the invented region")
    demo.add_argument("what", choices=("load", "clear"))
    demo.set_defaults(run=_demo)

    withdraw = commands.add_parser("withdraw", help="take an upload back, and all its figures")
    withdraw.add_argument("upload")
    withdraw.add_argument("--reason", default="taken back from a terminal")
    withdraw.set_defaults(run=_withdraw)

    refresh = commands.add_parser("refresh", help="work every figure out again from the counts")
    refresh.set_defaults(run=_refresh)

    info = commands.add_parser("info", help="what is here, and whether the catalogue is sound")
    info.set_defaults(run=_info)


def _demo(options: argparse.Namespace) -> int:
    act = demonstration.load if options.what == "load" else demonstration.clear
    with opened_store() as store, progress("Setting out the demonstration"):
        act(store, catalogues.load())
    print("The invented region is loaded." if options.what == "load" else "It is gone.")
    return 0


def _withdraw(options: argparse.Namespace) -> int:
    with opened_store() as store:
        publication.withdraw(store, catalogues.load(), options.upload, options.reason)
    print(f"{options.upload} is taken back. Its figures are gone; a line in the ledger remains.")
    return 0


def _refresh(_options: argparse.Namespace) -> int:
    with opened_store() as store, progress("Working every figure out again"):
        publication.refresh(store, catalogues.load())
    print("Every figure has been worked out again, with the catalogue as it is now.")
    return 0


def _info(options: argparse.Namespace) -> int:
    catalogue = catalogues.load()
    print(
        f"Catalogue {catalogue.version}: {len(catalogue.questions)} questions,"
        f" {len(catalogue.indicators)} indicators, {len(catalogue.areas)} areas. It is sound."
    )
    with opened_store() as store:
        uploads = publication.uploads(store)
        print(f"Store in {data_folder()}: {len(uploads)} uploads.")
    return 0
