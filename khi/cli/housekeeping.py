"""The demonstration, taking an upload back, and what is here."""

import argparse
from pathlib import Path
from typing import Any

from khi import catalogue as catalogues
from khi import demonstration, publication
from khi.cli.place import data_folder, opened_store, progress
from khi.intake import Profile
from khi.model import clock
from khi.model.in_words import day_in_words
from khi.store import Store


def add_commands(commands: Any) -> None:
    """Offer ``demo``, ``withdraw``, ``profiles``, ``erase``, ``refresh``, ``backup``, ``info``."""
    demo = commands.add_parser("demo", help="load or clear the invented region")
    demo.add_argument("what", choices=("load", "clear"))
    demo.set_defaults(run=_demo)

    withdraw = commands.add_parser("withdraw", help="take an upload back, and all its figures")
    withdraw.add_argument("upload")
    withdraw.add_argument("--reason", default="taken back from a terminal")
    withdraw.add_argument(
        "--bring-back", action="store_true", help="let the file it replaced count again"
    )
    withdraw.set_defaults(run=_withdraw)

    profiles = commands.add_parser("profiles", help="the forms that are remembered")
    profiles.add_argument("--rename", nargs=2, metavar=("NAME", "TO"))
    profiles.add_argument("--forget", metavar="NAME")
    profiles.set_defaults(run=_profiles)

    erase = commands.add_parser("erase", help="erase an upload and all made from it; a receipt")
    erase.add_argument("upload")
    erase.add_argument("--why", default="")
    erase.set_defaults(run=_erase)

    refresh = commands.add_parser(
        "refresh", help="publish what is due, and work every figure out again from the counts"
    )
    refresh.set_defaults(run=_refresh)

    backup = commands.add_parser("backup", help="copy the store, whole, to a file of its own")
    backup.add_argument("file", type=Path, nargs="?", help="a new file; else one in backups/")
    backup.set_defaults(run=_backup)

    info = commands.add_parser("info", help="what is here, and whether the catalogue is sound")
    info.set_defaults(run=_info)


def _demo(options: argparse.Namespace) -> int:
    if options.what == "clear":
        with opened_store() as store:
            demonstration.clear(store)
        print("It is gone.")
        return 0
    with opened_store() as store, progress("Setting out the demonstration"):
        demonstration.load(store, catalogues.load())
    print("The invented region is loaded.")
    return 0


def _withdraw(options: argparse.Namespace) -> int:
    with opened_store() as store:
        publication.withdraw(
            store,
            catalogues.load(),
            options.upload,
            options.reason,
            bring_back=options.bring_back,
        )
    print(f"{options.upload} is taken back. Its figures are gone; a line in the ledger remains.")
    return 0


def _profiles(options: argparse.Namespace) -> int:
    with opened_store() as store:
        if options.rename:
            rename(store, *options.rename)
        if options.forget:
            publication.forget_profile(store, options.forget)
        remembered = publication.profiles(store)
        if not remembered:
            print("No form is remembered yet. Add a file with --save-profile NAME.")
        for each in remembered:
            when = f", saved on {day_in_words(each.saved_at)}" if each.saved_at else ""
            print(f"{each.name}{when}")
    return 0


def rename(store: Store, name: str, to: str) -> None:
    """Give a remembered form another name."""
    known = {each.name: Profile.from_json(each.json_text) for each in publication.profiles(store)}
    renamed = known[name].model_copy(update={"name": to}).to_json() if name in known else ""
    publication.rename_profile(store, name, to=to, json_text=renamed)


def _erase(options: argparse.Namespace) -> int:
    with opened_store() as store:
        receipt = publication.erase(store, catalogues.load(), options.upload, options.why)
    print("\n".join(receipt.lines))
    return 0


def _refresh(_options: argparse.Namespace) -> int:
    catalogue = catalogues.load()
    with opened_store() as store, progress("Working every figure out again"):
        due = publication.publish_due(store, catalogue, clock.today())
        publication.refresh(store, catalogue)
    for upload in due:
        print(f"{upload.file_name} was due, and is published.")
    print("Every figure has been worked out again, with the catalogue as it is now.")
    return 0


def _backup(options: argparse.Namespace) -> int:
    with opened_store() as store:
        name = f"khi-{clock.now():%Y-%m-%d-%H%M%S}.duckdb"
        path = options.file or store.backups / name
        store.backup(path)
    print(f"The store is copied to {path}, {path.stat().st_size:,} bytes.")
    print(f"To go back to it: stop the dashboard, and put it in place of {store.path}.")
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
