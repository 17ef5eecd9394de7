"""Erasing an upload: everything kept of it and worked out from it goes, and a receipt says so.

It goes from the bytes of the file as well, not only from what can be asked of it. What anybody
saved before cannot be called back; the receipt names what lies beside the store and still holds it.
"""

from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from khi.catalogue import Catalogue
from khi.model import ERASED_WORDS, KhiError, Upload, UploadStatus, Value, clock
from khi.model.in_words import day_in_words
from khi.publication.acts import changes, kept, stories, taking_back
from khi.publication.asking import ledger
from khi.store import Store, Transaction


class Receipt(Value):
    """What was erased. ``elsewhere``: backups and exports made before, which still hold it.

    ``unlinked`` counts stories of its first day that may have come with it, from before that was
    written down. ``in_bytes`` is false where the file could not be written anew: it is when the
    store is next opened.
    """

    upload: str
    erased_at: datetime
    why: str
    counts: int
    measures: int
    put_by: int
    stories: int = 0
    unlinked: int = 0
    questions: int = 0
    ratings: int = 0
    taken_back: bool = False
    in_bytes: bool = True
    elsewhere: tuple[str, ...] = ()

    @property
    def _gone(self) -> str:
        """What of its counts went now, or that all of it went when it was taken back."""
        if self.ratings:
            noun = "rating" if self.ratings == 1 else "ratings"
            return (
                f"Gone: the words and the links of {self.ratings:,} {noun}. Which stage each voice "
                "gave stays, as ratings are only ever added; so does who took part, in numbers."
            )
        if self.taken_back and not (self.counts or self.measures or self.put_by):
            return "Its counts and every figure made from them had gone when it was taken back."
        return (
            f"Gone: {self.counts:,} counts of answers, {self.measures:,} measures, "
            f"{self.put_by:,} tables put by, and every figure worked out from them."
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """The receipt, a sentence a line."""
        left = ", ".join(self.elsewhere)
        when = f"{day_in_words(self.erased_at.date())} at {self.erased_at:%H:%M} UTC"
        return (
            f"Upload {self.upload} was erased on {when}.",
            f"Why: {self.why or 'no reason was given'}.",
            self._gone,
            *_of_stories(self.stories, self.unlinked),
            *_of_questions(self.questions),
            "Gone too: the name of the file, its fingerprint, who added it and what they wrote.",
            _bytes_gone(self.in_bytes),
            "One line of the ledger stays: when it was added, and that it was erased.",
            *([] if self.ratings else [_STAYS]),
            f"These were made before and still hold it: {left}. Delete them. A backup that is put "
            "back brings it back, and it must be erased again."
            if left
            else "No backup or export beside the store holds it.",
            "Copies that people have saved elsewhere cannot be called back.",
        )


_STAYS = (
    "So does how many people were behind each figure that was shown, so that no later figure can "
    "be taken away from one that somebody saved. No answer stays."
)


def erase(store: Store, catalogue: Catalogue, upload_id: str, why: str) -> Receipt:
    """Erase an upload, whatever became of it, and everything worked out from it.

    Raises:
        KhiError: where there is no such upload, or it is erased already.
    """
    with store.write() as transaction:
        upload = _known(transaction, upload_id)
        held = transaction.read("count_upload", upload=upload_id).iloc[0]
        unlinked = transaction.read("said_unlinked", upload=upload_id)["stories"].iloc[0]
        if upload.kind == changes.RATINGS:
            transaction.run("forget_words_of_ratings", upload=upload_id, instead=ERASED_WORDS)
        elif upload.status in (UploadStatus.PUBLISHED, UploadStatus.DRAFT):
            taking_back.take_back(transaction, catalogue, upload_id, why)
        stories.forget(transaction, [upload_id])
        kept.forget(transaction, upload_id)
        transaction.run("forget_involvement_in", upload=upload_id)
        questions = _forget_questions(transaction)
        transaction.run("erase_revised", upload=upload_id)
        transaction.run("erase_upload", upload=upload_id, reason=_reason(why))
        transaction.delete_for_good()
    return Receipt(
        upload=upload_id,
        erased_at=clock.now(),
        why=why,
        counts=int(held["counts"]),
        measures=int(held["measures"]),
        put_by=int(held["put_by"]),
        stories=int(held["stories"]),
        unlinked=int(unlinked),
        questions=questions,
        ratings=int(held["ratings"]),
        taken_back=upload.status is UploadStatus.WITHDRAWN,
        in_bytes=store.has_deleted_for_good(),
        elsewhere=tuple(_elsewhere(store, upload)),
    )


ERASED = "erased"
"""What stands in the ledger in place of the name of a file."""


def _reason(why: str) -> str:
    return f"Erased: {why}" if why else "Erased."


def _of_stories(gone: int, unlinked: int) -> list[str]:
    """What became of the words that were put forward with it."""
    said = []
    if gone:
        noun = "story that was" if gone == 1 else "stories that were"
        said.append(f"Gone too: {gone:,} {noun} put forward from it, and what was answered.")
    if unlinked:
        noun = "story was" if unlinked == 1 else "stories were"
        said.append(
            f"{unlinked:,} {noun} kept on its first day, before it was written down which file "
            "words came with. Look at the page Voices, and take back any that came with this one."
        )
    return said


def _bytes_gone(in_bytes: bool) -> str:
    if in_bytes:
        return "The store's file was written anew, so nothing of these is left in its bytes."
    return (
        "The store's file could not be written anew just now (is the disk full?), so some of it "
        "is still in its bytes. That is done when the dashboard is next started."
    )


def _forget_questions(transaction: Transaction) -> int:
    """Forget the questions of one's own that no file asks any more. Says how many."""
    uncounted = list(transaction.read("questions_uncounted")["id"])
    transaction.run("forget_published_of", indicators=uncounted)
    transaction.run("forget_questions", questions=uncounted)
    return len(uncounted)


def _of_questions(gone: int) -> list[str]:
    nouns = {0: [], 1: ["Gone too: a question of your own that no other file asks."]}
    return nouns.get(gone, [f"Gone too: {gone} questions of your own that no other file asks."])


def _elsewhere(store: Store, upload: Upload) -> list[str]:
    """What lies beside the store and holds an upload, or cannot be looked into.

    Backups, exports, and what was fetched from a publisher.
    """
    backups = store.backups_with("upload_kept", upload=upload.id)
    exports = [path for path in sorted(store.exports.iterdir()) if _is_in(path, upload.id)]
    fetched = sorted((store.path.parent / "fetched").glob("*"))
    same = [path for path in fetched if path.is_file() and _mark(path) == upload.sha256]
    return [f"{path.parent.name}/{path.name}" for path in (*backups, *exports, *same)]


def _mark(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _is_in(export: Path, upload_id: str) -> bool:
    """Whether an export names an upload; one that is in no shape we know may."""
    listed = export / "uploads.csv"
    return not listed.exists() or upload_id in listed.read_text("utf-8", errors="replace")


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
