"""Erasing an upload: everything kept of it and worked out from it goes, and a receipt says so.

What anybody saved before cannot be called back. The receipt names what lies beside the store.
"""

from datetime import UTC, datetime

from khi.catalogue import Catalogue
from khi.model import KhiError, Upload, UploadStatus, Value
from khi.model.in_words import day_in_words
from khi.publication import changes, kept, ledger
from khi.store import Store, Transaction


class Receipt(Value):
    """What was erased. ``elsewhere``: backups and exports made before, which still hold it."""

    upload: str
    erased_at: datetime
    why: str
    counts: int
    measures: int
    put_by: int
    elsewhere: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The receipt, a sentence a line."""
        left = ", ".join(self.elsewhere)
        when = f"{day_in_words(self.erased_at)} at {self.erased_at:%H:%M} UTC"
        return (
            f"Upload {self.upload} was erased on {when}.",
            f"Why: {self.why or 'no reason was given'}.",
            f"Gone: {self.counts:,} counts of answers, {self.measures:,} measures, "
            f"{self.put_by:,} tables put by, and every figure worked out from them.",
            "Gone too: the name of the file, its fingerprint, who added it and what they wrote.",
            "One line of the ledger stays: when it was added, and that it was erased.",
            "So does how many people were behind each figure that was shown, so that no later "
            "figure can be taken away from one that somebody saved. No answer stays.",
            f"These files were made before and may still hold it: {left}."
            if left
            else "There are no backups or exports beside the store.",
            "Copies that people have saved elsewhere cannot be called back.",
        )


def erase(store: Store, catalogue: Catalogue, upload_id: str, why: str) -> Receipt:
    """Erase an upload, whatever became of it, and everything worked out from it.

    Raises:
        KhiError: where there is no such upload, or it is erased already.
    """
    with store.write() as transaction:
        upload = _known(transaction, upload_id)
        held = transaction.read("count_upload", upload=upload_id).iloc[0]
        if upload.status in (UploadStatus.PUBLISHED, UploadStatus.DRAFT):
            changes.take_back(transaction, catalogue, upload_id, why)
        kept.forget(transaction, upload_id)
        transaction.run("erase_revised", upload=upload_id)
        transaction.run("erase_upload", upload=upload_id, reason=_reason(why))
    beside = [*store.backups.glob("*"), *store.exports.glob("*")]
    return Receipt(
        upload=upload_id,
        erased_at=datetime.now(UTC),
        why=why,
        counts=int(held["counts"]),
        measures=int(held["measures"]),
        put_by=int(held["put_by"]),
        elsewhere=tuple(sorted(path.name for path in beside)),
    )


ERASED = "erased"
"""What stands in the ledger in place of the name of a file."""


def _reason(why: str) -> str:
    return f"Erased: {why}" if why else "Erased."


def _known(transaction: Transaction, upload_id: str) -> Upload:
    """The upload. Raises ``KhiError`` where there is none to erase."""
    known = {each.id: each for each in ledger.read_back(transaction.read("uploads"))}
    upload = known.get(upload_id)
    if upload is None or upload.file_name == ERASED:
        raise KhiError(
            f"There is no upload {upload_id!r} to erase.",
            found="nothing" if upload is None else "one that is erased already",
            fix="Look in the list of uploads for the one you mean.",
        )
    return upload
