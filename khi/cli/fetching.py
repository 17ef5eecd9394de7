"""Official figures from a publisher, by a command: ``python -m khi fetch fingertips 90280``."""

import argparse
import os
import sys
from typing import Any

from khi import catalogue as catalogues
from khi import publication
from khi.cli.place import data_folder, draft_of, opened_store
from khi.fetch import BY_HAND, FINGERTIPS, Fetched, fetch, file_name, query
from khi.intake import Choices

_WIDTH = 30


def add_commands(commands: Any) -> None:
    """Offer ``fetch``."""
    fetching = commands.add_parser("fetch", help="official figures, from their publisher")
    publishers = fetching.add_subparsers(title="publishers", required=True, metavar="PUBLISHER")
    fingertips = publishers.add_parser("fingertips", help="indicators of public health, by number")
    fingertips.add_argument("indicators", nargs="+", metavar="NUMBER", help="such as 90280")
    fingertips.add_argument("--publish", action="store_true", help="publish what comes at once")
    fingertips.set_defaults(run=_fingertips)


def _fingertips(options: argparse.Namespace) -> int:
    """Fetch indicators, and check the file as any other. The address is for tests to change."""
    address = os.environ.get("KHI_FINGERTIPS") or FINGERTIPS
    url = query(options.indicators, address=address)
    target = data_folder() / "fetched" / file_name(options.indicators)
    found = fetch(url, target, by_hand=BY_HAND, progress=_bar)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    came = "Fetched" if found.is_new else "Already here, and unchanged:"
    print(f"{came} {found.path}, {found.path.stat().st_size:,} bytes, SHA-256 {found.sha256}")
    return _add(found, publish=options.publish)


def _add(found: Fetched, *, publish: bool) -> int:
    """Say what is in the file, and publish it if asked to."""
    with opened_store() as store:
        catalogue = publication.everything_asked(store, catalogues.load())
        draft = draft_of(
            found.path,
            catalogue,
            choices=Choices(context={"retrieved": found.retrieved}, uploaded_by="a terminal"),
            earlier=publication.uploads(store) if publish else (),
        )
        ledger, report = draft.upload.ledger, draft.report()
        print(
            f"{report['publication']}: {report['areas']} areas, {len(report['periods'])} periods."
            f" {ledger.read:,} rows read = {ledger.accepted:,} accepted"
            f" + {ledger.rejected:,} rejected + {ledger.skipped:,} skipped"
        )
        for need in draft.needs:
            print(f"We need to know: {need}", file=sys.stderr)
        if draft.needs or not ledger.accepted:
            return 1
        if not publish:
            print("Nothing has been stored. Add --publish to publish it.")
            return 0
        upload = publication.commit(store, catalogue, draft)
    print(f"Published as {upload.id}. To take it back: python -m khi withdraw {upload.id}")
    return 0


def _bar(here: int, whole: int) -> None:
    """How far it has come, where somebody is looking."""
    if not sys.stderr.isatty():
        return
    share = here / whole if whole else 0.0
    bar = "=" * round(share * _WIDTH) if whole else "..."
    print(f"\rFetching [{bar:{_WIDTH}}] {here:,} bytes", end="", file=sys.stderr, flush=True)
