"""Drafts that wait: look at them, give them another day, publish them."""

import argparse
from datetime import date
from typing import Any

from khi import catalogue as catalogues
from khi import publication
from khi.catalogue.local import with_local
from khi.cli.files import say_changes
from khi.cli.place import opened_store, progress
from khi.model import Upload, UploadStatus, clock
from khi.model.in_words import day_in_words
from khi.store import Store


def add_commands(commands: Any) -> None:
    """Offer ``drafts`` and ``publish``."""
    drafts = commands.add_parser("drafts", help="the drafts that wait; what one would show")
    drafts.add_argument("upload", nargs="?", default="", help="look at this one")
    when = drafts.add_mutually_exclusive_group()
    when.add_argument("--publish-on", type=date.fromisoformat, metavar="DAY", help="another day")
    when.add_argument("--no-day", action="store_true", help="wait until somebody publishes it")
    drafts.set_defaults(run=_drafts)

    publish = commands.add_parser("publish", help="publish a draft that waits")
    publish.add_argument("upload")
    publish.set_defaults(run=_publish)


def _drafts(options: argparse.Namespace) -> int:
    with opened_store() as store:
        if not options.upload:
            _list(store)
            return 0
        if options.publish_on or options.no_day:
            today = clock.today()
            upload = publication.plan_held(store, options.upload, options.publish_on, today=today)
            print(_line(upload))
        _look(store, options.upload)
    return 0


def _list(store: Store) -> None:
    waiting = [each for each in publication.uploads(store) if each.status is UploadStatus.DRAFT]
    for upload in waiting:
        print(_line(upload))
    if not waiting:
        print("No draft waits.")


def _line(upload: Upload) -> str:
    day = upload.publish_on
    when = f"on {day_in_words(day)}" if day else "when you say so"
    why = f" {upload.reason}" if upload.reason else ""
    return f"{upload.id}: {upload.file_name}, published {when}.{why}"


def _look(store: Store, upload_id: str) -> None:
    """What it would show and change."""
    draft = publication.waiting(store, upload_id)
    catalogue = publication.everything_asked(store, catalogues.load())
    say_changes(store, with_local(catalogue, draft.local), draft)


def _publish(options: argparse.Namespace) -> int:
    with opened_store() as store, progress("Publishing"):
        upload = publication.publish_held(store, catalogues.load(), options.upload)
    print(f"Published as {upload.id}. To take it back: python -m khi withdraw {upload.id}")
    return 0
