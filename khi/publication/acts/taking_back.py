"""Taking an upload back, in one transaction: its counts, its figures, its stories. A line stays."""

from khi.catalogue import Catalogue
from khi.model import KhiError, Upload, UploadStatus
from khi.publication.acts import changes, kept, stories
from khi.publication.asking import ledger
from khi.store import Store, Transaction


def withdraw(
    store: Store, catalogue: Catalogue, upload_id: str, reason: str, *, bring_back: bool = False
) -> None:
    """Take an upload or a draft back. Its counts, figures and stories go; one line says why.

    Args:
        store: where it is.
        catalogue: what can be asked.
        upload_id: which upload.
        reason: why, for the ledger.
        bring_back: whether the upload that this one replaced counts again.

    Raises:
        KhiError: where no such upload counts or waits.
    """
    with store.write() as transaction:
        take_back(transaction, catalogue, upload_id, reason, bring_back=bring_back)


def take_back(
    transaction: Transaction,
    catalogue: Catalogue,
    upload_id: str,
    reason: str,
    *,
    bring_back: bool = False,
) -> None:
    """Take an upload or a draft back, as part of a write. See ``withdraw``."""
    upload = _standing(transaction, upload_id)
    if upload.kind == changes.RATINGS:
        raise KhiError(
            "Ratings are only ever added, and never taken back.",
            where=upload.file_name,
            fix="Give a new rating for what has changed. What was said before stays below it.",
            state="No rating has been changed.",
        )
    touched = [changes.ended(transaction, [upload_id], UploadStatus.WITHDRAWN, reason)]
    gone = [upload_id]
    if upload.replaces and upload.status is UploadStatus.PUBLISHED:
        if bring_back:
            touched += _brought_back(transaction, upload.replaces)
        else:
            gone += _replaced_by(transaction, upload)
        kept.forget(transaction, upload.replaces)
    if upload.status is UploadStatus.DRAFT:
        transaction.delete_for_good()
    stories.forget(transaction, gone)
    kept.forget(transaction, upload_id)
    changes.republish(transaction, catalogue, touched)


def _standing(transaction: Transaction, upload_id: str) -> Upload:
    """The upload, where it counts or waits to. Raises ``KhiError`` where it does neither."""
    known = {each.id: each for each in ledger.read_back(transaction.read("uploads"))}
    upload = known.get(upload_id)
    if upload is None or upload.status is not UploadStatus.DRAFT:
        changes.counting(transaction, upload_id)
    return known[upload_id]


def _replaced_by(transaction: Transaction, upload: Upload) -> list[str]:
    """Every upload that this one stood in for, the latest first."""
    before = transaction.read("uploads").set_index("id")["replaces"].to_dict()
    found, earlier = [], upload.replaces
    while earlier and earlier not in found:
        found.append(earlier)
        earlier = before.get(earlier, "")
    return found


def _brought_back(transaction: Transaction, upload_id: str) -> list[changes.Touched]:
    """Let a replaced upload count again; none where its counts were not kept."""
    known = {each.id: each for each in ledger.read_back(transaction.read("uploads"))}
    before = known.get(upload_id)
    if before is None or before.status is not UploadStatus.REPLACED:
        return []
    draft = kept.taken_up(transaction.read, before)
    if draft.tallies.empty and draft.activity.empty:
        return []
    changes.count(transaction, draft, upload_id)
    status = UploadStatus.PUBLISHED.value
    transaction.run("end_uploads", uploads=[upload_id], status=status, reason="")
    return [changes.touched_by(draft)]
