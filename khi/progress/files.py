"""Ratings that came in a file: the same rules as on the page, and all of the file or none of it."""

from collections.abc import Sequence
from typing import Protocol

from khi.catalogue import Catalogue
from khi.model import KhiError, Rating, Upload, UploadStatus
from khi.progress import kept
from khi.progress.recording import framework_of, tidy
from khi.progress.standing import Known
from khi.publication.asking import ledger
from khi.store import Store, Transaction

_SHOWN = 10


class Draft(Protocol):
    """A file of ratings, checked: each rating with the row it stands in."""

    upload: Upload
    ratings: Sequence[tuple[int, Rating]]


def refusals(store: Store, catalogue: Catalogue, draft: Draft) -> list[tuple[int, str]]:
    """The rows that may not be given, each with the reason. Nothing is kept."""
    return _judged(store, catalogue, draft)[1]


def commit(store: Store, catalogue: Catalogue, draft: Draft) -> Upload:
    """Keep every rating of a file and its line in the ledger, or nothing at all.

    Raises:
        KhiError: where one of them may not be given, naming its row and the reason; or where the
            file has been added already.
    """
    upload = draft.upload.model_copy(update={"status": UploadStatus.PUBLISHED})
    with store.write() as transaction:
        known = transaction.read("uploads")
        if ((known["sha256"] == upload.sha256) & (known["status"] == "published")).any():
            raise KhiError(
                "This file of ratings has been added already.",
                fix="Ratings are only ever added. Give a new rating for what has changed.",
            )
        lines, refused = _judged(transaction, catalogue, draft)
        if refused:
            raise _refused(refused, upload.file_name)
        upload = upload.model_copy(
            update={
                "invented": bool(lines) and all(each.invented for each in lines),
                "rules_version": upload.rules_version or catalogue.version,
            }
        )
        transaction.append("upload", ledger.line(upload))
        if lines:
            transaction.append("rating", kept.rows(lines))
    return upload


def _judged(
    reader: Transaction | Store, catalogue: Catalogue, draft: Draft
) -> tuple[list[Rating], list[tuple[int, str]]]:
    """The ratings as lines, in the order of their quarters; and the rows that may not be given."""
    known = Known(reader)
    lines: list[Rating] = []
    refused: list[tuple[int, str]] = []
    for row, rating in sorted(draft.ratings, key=lambda each: (each[1].quarter, each[0])):
        try:
            tidied = tidy(rating, catalogue).model_copy(update={"upload": draft.upload.id})
            lines.append(known.given(tidied, framework_of(catalogue, rating.framework)))
        except KhiError as error:
            refused.append((row, f"{error.what} {error.fix}".strip()))
    return lines, sorted(refused)


def _refused(refused: Sequence[tuple[int, str]], name: str) -> KhiError:
    listed = " ".join(f"Row {row}: {why}" for row, why in refused[:_SHOWN])
    more = len(refused) - _SHOWN
    return KhiError(
        "Some of these ratings may not be given."
        if len(refused) > 1
        else "One of these ratings may not be given.",
        where=name,
        found=(listed + (f" And {more} more rows." if more > 0 else "")).rstrip("."),
        fix="Put the rows right, and add the file again.",
    )
