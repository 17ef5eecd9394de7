"""Drafts that wait: counted, kept as counts, and published when somebody says so or on a day.

A draft counts for nothing until then. Publishing it is the same act as publishing a file at once.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import KhiError, Upload, UploadStatus
from khi.model.in_words import day_in_words
from khi.publication.acts import changes, kept
from khi.publication.acts.changes import Draft
from khi.publication.asking import ledger
from khi.store import Store, Transaction


def hold(
    store: Store,
    catalogue: Catalogue,
    draft: Draft,
    *,
    publish_on: date | None = None,
    written: pd.DataFrame | None = None,
) -> Upload:
    """Keep a draft as counts, to be published later: on a day, or when somebody says so.

    ``written`` is what people wrote in it, as ``stories.STORIES``: put forward when it is
    published, and gone if it is thrown away.

    Raises:
        KhiError: where it could not be published either.
    """
    checked = changes.checked(draft, catalogue)
    upload = checked.model_copy(update={"status": UploadStatus.DRAFT, "publish_on": publish_on})
    with store.write() as transaction:
        changes.refuse_twice(transaction, upload)
        transaction.append("upload", ledger.line(upload))
        local = pd.DataFrame({"json": [each.model_dump_json() for each in draft.local]})
        tables = {"tally": draft.tallies, "activity": draft.activity, kept.LOCAL: local}
        tables |= {} if written is None else {kept.WRITTEN: written}
        kept.put_by(transaction, upload.id, {**tables, **draft.beside})
    return upload


def publish_held(store: Store, catalogue: Catalogue, upload_id: str) -> Upload:
    """Publish a draft that waits. Raises ``KhiError`` where there is none, or it cannot be."""
    with store.write() as transaction:
        draft = waiting(transaction, upload_id)
        return changes.publish(transaction, catalogue, draft, written=draft.written)


def plan_held(store: Store, upload_id: str, publish_on: date | None, *, today: date) -> Upload:
    """Give a draft that waits another day, or none: then it waits until somebody says so.

    Raises:
        KhiError: where no such draft waits, or the day has passed.
    """
    if publish_on is not None and publish_on <= today:
        raise KhiError(
            "A draft can only be given a day to come.",
            found=day_in_words(publish_on),
            accepted="tomorrow or later",
            fix="To publish it today, publish it now.",
            state="The draft waits as it did.",
        )
    with store.write() as transaction:
        upload = waiting(transaction, upload_id).upload
        kept.plan(transaction, upload_id, publish_on)
    return upload.model_copy(update={"publish_on": publish_on, "reason": ""})


def publish_due(store: Store, catalogue: Catalogue, today: date) -> list[Upload]:
    """Publish every draft whose day has come. One that cannot be stays, and its line says why."""
    known = ledger.read_back(store.read("uploads"))
    return list(_published(store, catalogue, due(known, today)))


def due(known: Sequence[Upload], today: date) -> list[Upload]:
    """The drafts whose day has come, the oldest first. ``known`` is the ledger, latest first."""
    waiting = [each for each in known if each.status is UploadStatus.DRAFT and each.publish_on]
    return [each for each in reversed(waiting) if each.publish_on and each.publish_on <= today]


def _published(store: Store, catalogue: Catalogue, uploads: list[Upload]) -> Iterator[Upload]:
    for upload in uploads:
        try:
            yield publish_held(store, catalogue, upload.id)
        except KhiError as error:
            when = f" on {day_in_words(upload.publish_on)}" if upload.publish_on else ""
            why = f"It could not be published{when}. {error.what} {error.fix}".strip()
            with store.write() as transaction:
                kept.plan(transaction, upload.id, None, why)


def waiting(source: Store | Transaction, upload_id: str) -> kept.Kept:
    """A draft that waits, with its counts. Raises ``KhiError`` where there is none."""
    known = {each.id: each for each in ledger.read_back(source.read("uploads"))}
    upload = known.get(upload_id)
    if upload is None:
        raise KhiError(
            f"There is no draft {upload_id!r}.",
            found="no upload of that name",
            fix="Look in the list of uploads for the one you mean.",
        )
    if upload.status is not UploadStatus.DRAFT:
        raise KhiError(
            "There is no draft of this file that waits.",
            where=upload.file_name,
            found=f"it is {upload.status} already",
            fix="Look in the list of files what came of it, and when.",
            state="Nothing has been changed.",
        )
    return kept.taken_up(source.read, upload)
