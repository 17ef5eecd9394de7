"""Adding an upload, and what every change of uploads is made of.

Each is one transaction: the ledger, the tallies and what is published of them change together or
not at all.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import KhiError, Question, Upload, UploadStatus
from khi.model.in_words import day_in_words
from khi.publication.acts import kept, stories
from khi.publication.asking import ledger
from khi.publication.asking.revisions import revised
from khi.publication.figures import affected
from khi.publication.figures.affected import Part
from khi.publication.here.local import known_to, local_questions
from khi.publication.here.providers import with_own
from khi.publication.sums import beside
from khi.publication.sums.readings import exact
from khi.store import Store, Transaction

_INVENTED = (
    "remembered",
    "told",
    "published",
    "tally",
    "activity",
    "held",
    "note",
    "aim",
    "rebase",
)

RATINGS = "ratings"
"""The kind of a file that voices gave: see ``khi.progress.files``, which alone keeps it."""


class Draft(Protocol):
    """A file once checked and counted: what intake hands over."""

    upload: Upload
    tallies: pd.DataFrame
    activity: pd.DataFrame

    @property
    def beside(self) -> Mapping[str, pd.DataFrame]:
        """What the file gives beside its figures: tables of ``beside.TABLES``, and their rows."""
        ...

    @property
    def needs(self) -> list[str]:
        """What a person must still say. Only a draft that needs nothing can be committed."""
        ...

    @property
    def local(self) -> Sequence[Question]:
        """The questions the person added to the bank."""
        ...


def commit(
    store: Store, catalogue: Catalogue, draft: Draft, *, written: pd.DataFrame | None = None
) -> Upload:
    """Publish a draft: the ledger, the counts and every figure they change, or nothing at all.

    ``written`` is what people wrote in it, put forward as stories: ``stories.STORIES``.

    Raises:
        KhiError: where the draft still needs something, has been added already, replaces an upload
            that does not count, or would mix invented figures with real ones.
    """
    with store.write() as transaction:
        return publish(transaction, catalogue, draft, written=written)


def commit_all(store: Store, catalogue: Catalogue, drafts: Sequence[Draft]) -> list[Upload]:
    """Publish several drafts at once, all of them or none. Raises as ``commit`` does."""
    with store.write() as transaction:
        return _published(transaction, catalogue, drafts)


def publish(
    transaction: Transaction,
    catalogue: Catalogue,
    draft: Draft,
    *,
    written: pd.DataFrame | None = None,
) -> Upload:
    """Publish a draft as part of a write. See ``commit``."""
    (upload,) = _published(transaction, catalogue, [draft])
    stories.put_forward(
        transaction, upload.id, stories.nothing_written() if written is None else written
    )
    return upload


def _published(
    transaction: Transaction, catalogue: Catalogue, drafts: Sequence[Draft]
) -> list[Upload]:
    uploads = [checked(draft, catalogue) for draft in drafts]
    touched = [
        _added(transaction, draft, upload) for draft, upload in zip(drafts, uploads, strict=True)
    ]
    republish(transaction, catalogue, touched)
    return uploads


def clear_invented(transaction: Transaction) -> None:
    """Forget what is invented of uploads, figures, notes, aims, and nothing else."""
    for table in (*_INVENTED, *beside.TABLES, "upload"):
        transaction.run(f"clear_invented_{table}")


def refresh(store: Store, catalogue: Catalogue) -> None:
    """Publish everything afresh from the counts: for when the catalogue or its rules have changed.

    A new indicator on an old question is then there for old uploads too.
    """
    with store.write() as transaction:
        asked = transaction.read("asked_anywhere")
        measured = transaction.read("measured_anywhere")
        transaction.run("clear_published")
        republish(transaction, catalogue, [(asked, measured)])


Touched = tuple[pd.DataFrame, pd.DataFrame]
"""Each ``question, area, quarter`` counted, and each ``indicator, area`` measured."""


def touched_by(draft: Draft) -> Touched:
    """What a draft counts and measures."""
    asked = draft.tallies[["question", "area", "quarter"]].drop_duplicates()
    return asked, draft.activity[["indicator", "area"]].drop_duplicates()


def checked(draft: Draft, catalogue: Catalogue, *, finished: bool = True) -> Upload:
    """The upload as it would be published."""
    if finished and draft.needs:
        raise KhiError(
            "This file cannot be published yet.",
            where=draft.upload.file_name,
            fix=" ".join(draft.needs),
        )
    if finished and draft.upload.kind == RATINGS:
        raise KhiError(
            "Ratings are given by voices, and not published as figures.",
            where=draft.upload.file_name,
            fix="Add the file on the page Add data, or with: python -m khi add",
        )
    codes = {*draft.tallies["area"], *draft.activity["area"]}
    known = with_own(catalogue, draft.beside)
    kinds = {known.area(code).invented for code in codes}
    if len(kinds) > 1 or (draft.upload.invented and False in kinds):
        raise KhiError(
            "Invented figures never stand beside real ones.",
            where=draft.upload.file_name,
            found="invented figures and the code of a real place",
            fix="Give invented figures to the invented places only.",
        )
    return draft.upload.model_copy(
        update={
            "status": UploadStatus.PUBLISHED,
            "invented": kinds == {True} or draft.upload.invented,
            "rules_version": draft.upload.rules_version or catalogue.version,
        }
    )


def _added(transaction: Transaction, draft: Draft, upload: Upload) -> Touched:
    """Add one upload, in place of the one it replaces, and say what both touch."""
    asked, measured = touched_by(draft)
    changed = revised(transaction.read, draft.activity)
    transaction.run("delete_draft", upload=upload.id)
    kept.forget(transaction, upload.id)
    if upload.replaces:
        counting(transaction, upload.replaces)
        kept.put_by_counted(transaction, upload.replaces)
        before = ended(
            transaction, [upload.replaces], UploadStatus.REPLACED, f"Replaced by {upload.id}."
        )
        asked, measured = pd.concat([asked, before[0]]), pd.concat([measured, before[1]])
    refuse_twice(transaction, upload)
    transaction.append("upload", ledger.line(upload))
    count(transaction, draft, upload.id)
    transaction.append("revision", changed.assign(upload=upload.id))
    measured = pd.concat([measured, transaction.read("measured_fed", uploads=[upload.id])])
    _ask(transaction, draft.local)
    return asked, measured


def _ask(transaction: Transaction, questions: Sequence[Question]) -> None:
    """Add questions of one's own to the bank; one that is there already stays as it is.

    Raises:
        KhiError: where another question stands under the id.
    """
    known = {each.id: each for each in local_questions(transaction.read)}
    for question in questions:
        there = known.setdefault(question.id, question)
        if there is question:
            transaction.run("add_question", id=question.id, json=question.model_dump_json())
        elif not _is_same(there, question):
            raise KhiError(
                "A question of your own is asked here already, in another way.",
                where=question.wording,
                found=there.wording,
                fix="Match the column to the question that is there, or change its words.",
            )


def _is_same(one: Question, other: Question) -> bool:
    """Whether two questions count the same, whatever the case and the order they were typed in."""
    answers = [{(a.code, a.base, a.score) for a in each.answers} for each in (one, other)]
    return answers[0] == answers[1] and (one.scale, one.topic) == (other.scale, other.topic)


def count(transaction: Transaction, draft: Draft, upload_id: str) -> None:
    """Let what a draft holds count for an upload."""
    transaction.append("tally", exact(draft.tallies).assign(upload=upload_id))
    transaction.append("activity", draft.activity.assign(upload=upload_id))
    beside.add(transaction, upload_id, draft.beside)


def refuse_twice(transaction: Transaction, upload: Upload) -> None:
    """Refuse a draft that is published already: a second click counts nobody twice.

    Whether another file with the same bytes is meant is for intake to ask.
    """
    for other in ledger.read_back(transaction.read("uploads")):
        if other.id == upload.id:
            raise KhiError(
                "This file has been added already.",
                where=f"{other.file_name}, added on {day_in_words(other.uploaded_at)}",
                fix="Nothing more is needed. To add it afresh, withdraw the earlier one first.",
            )


def counting(transaction: Transaction, upload_id: str) -> None:
    """Check that an upload counts. Raises ``KhiError`` where it does not."""
    upload = next(
        (x for x in ledger.read_back(transaction.read("uploads")) if x.id == upload_id), None
    )
    if upload is None:
        raise KhiError(
            f"There is no published upload {upload_id!r}.",
            fix="Look in the list of uploads for the one you mean.",
        )
    if upload.status is not UploadStatus.PUBLISHED:
        raise KhiError(
            "This file does not count, so it cannot be taken back or replaced.",
            where=upload.file_name,
            found=f"it is {upload.status} already",
            fix="Look in the list of files what came of it, and when.",
        )


def ended(
    transaction: Transaction, uploads: list[str], status: UploadStatus, reason: str
) -> Touched:
    """Forget the counts of uploads, mark their lines, and say what they touched."""
    asked = transaction.read("touched_tallies", uploads=uploads)
    measured = transaction.read("touched_activity", uploads=uploads)
    fed = transaction.read("measured_fed", uploads=uploads)
    transaction.run("delete_tallies", uploads=uploads)
    transaction.run("delete_activity", uploads=uploads)
    beside.forget(transaction, uploads)
    transaction.run("end_uploads", uploads=uploads, status=status.value, reason=reason)
    return asked, pd.concat([measured, fed])


def republish(transaction: Transaction, catalogue: Catalogue, touched: Sequence[Touched]) -> None:
    """Put the affected part of what is published right."""
    catalogue = known_to(transaction.read, catalogue)
    asked = pd.concat([each for each, _ in touched]).drop_duplicates()
    measured = pd.concat([each for _, each in touched]).drop_duplicates()
    parts = [
        *affected.survey_parts(transaction.read, transaction.before, catalogue, asked),
        *affected.activity_parts(transaction.read, catalogue, measured),
    ]
    for part in parts:
        where = {"indicators": part.indicators, "areas": part.areas, "periods": part.periods}
        transaction.run("delete_published", **where)
        if part.tables:
            place = {"areas": part.areas, "periods": part.periods}
            transaction.run("delete_remembered", tables=list(part.tables), **place)
            transaction.append("remembered", part.remembered)
            transaction.append("told", part.told)
    unasked = affected.not_asked_part(transaction.read, catalogue, asked)
    transaction.run("delete_not_asked", areas=unasked.areas, periods=unasked.periods)
    transaction.append("published", _side_by_side([*parts, unasked]))


def _side_by_side(parts: Sequence[Part]) -> pd.DataFrame:
    """The rows of all parts, area by area: a page asks for few areas, and reads only those."""
    rows = pd.concat([part.rows for part in parts], ignore_index=True)
    return rows.sort_values("area", kind="stable", ignore_index=True)
