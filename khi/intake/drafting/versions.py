"""Whether a file was added before, and what becomes of the earlier one.

It is told by the file's bytes, and by what is counted: which questions, where and when. Nobody's
answers are compared, for nobody's answers are kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.drafting.draft import Ask, Draft
from khi.intake.matching.choices import Choices
from khi.model import Quarter, Upload, UploadStatus
from khi.model.in_words import day_in_words

REPLACE, ADD, NEW_VERSION = "replace", "add", "new version"
VERSIONS = (REPLACE, ADD, NEW_VERSION)
"""What can be done with a file that was added before, or that counts what another counts."""

VERSION = "version"
"""Where the context of an upload keeps which version of a survey it is."""

_STANDING = (UploadStatus.PUBLISHED, UploadStatus.DRAFT)
_KEY = ["question", "area", "quarter"]
_NAMED = 3


@dataclass(frozen=True)
class Alike:
    """Earlier uploads that may be the same survey, the latest first, and why we think so."""

    uploads: tuple[Upload, ...]
    asks: str


def versioned(
    draft: Draft,
    choices: Choices,
    *,
    earlier: Sequence[Upload],
    counted: pd.DataFrame,
    catalogue: Catalogue,
) -> Draft:
    """The draft, in place of what it replaces; or asking whether it replaces anything.

    Args:
        draft: the file, counted.
        choices: what the person said. ``version`` and ``earlier`` are about this.
        earlier: the ledger, the latest first.
        counted: what each upload counts: ``upload, question, area, quarter``.
        catalogue: the names of places.
    """
    alike = _same_file(draft, earlier) or _same_survey(draft, earlier, counted, catalogue)
    if alike is None:
        return draft
    ids = tuple(each.id for each in alike.uploads)
    if choices.version not in VERSIONS:
        draft.asks = [*draft.asks, Ask(about="version", asks=alike.asks, uploads=ids)]
    elif choices.version != ADD:
        _replace(draft, choices, alike)
    return draft


def _replace(draft: Draft, choices: Choices, alike: Alike) -> None:
    """Put the draft in place of the upload that is meant, or ask which."""
    ids = tuple(each.id for each in alike.uploads)
    if choices.earlier not in ids and len(ids) > 1:
        named = "; ".join(f"{each.file_name} ({each.id})" for each in alike.uploads)
        asks = f"Say which of these files it replaces: {named}."
        draft.asks = [*draft.asks, Ask(about="version", asks=asks, uploads=ids)]
        return
    chosen = next((each for each in alike.uploads if each.id == choices.earlier), alike.uploads[0])
    context = dict(draft.upload.context)
    if choices.version == NEW_VERSION:
        context[VERSION] = str(int(chosen.context.get(VERSION, "1")) + 1)
    draft.upload = draft.upload.model_copy(update={"replaces": chosen.id, "context": context})


def _same_file(draft: Draft, earlier: Sequence[Upload]) -> Alike | None:
    same = [
        each for each in earlier if each.sha256 == draft.upload.sha256 and each.status in _STANDING
    ]
    if not same:
        return None
    return Alike(
        tuple(same),
        f"This very file was added on {day_in_words(same[0].uploaded_at)}. Say whether to replace"
        " it, to add it again, or to keep it as a new version.",
    )


def _same_survey(
    draft: Draft, earlier: Sequence[Upload], counted: pd.DataFrame, catalogue: Catalogue
) -> Alike | None:
    """Earlier files that count the same questions in the same places and quarters."""
    if draft.tallies.empty or counted.empty:
        return None
    shared = counted.merge(draft.tallies[_KEY].drop_duplicates(), on=_KEY)
    ids = set(shared["upload"])
    found = [each for each in earlier if each.id in ids and each.status is UploadStatus.PUBLISHED]
    if not found:
        return None
    listed = ", ".join(
        f"{each.file_name} (added on {day_in_words(each.uploaded_at)})" for each in found[:_NAMED]
    )
    verb = "counts" if len(found) == 1 else "count"
    return Alike(
        tuple(found),
        f"{listed} already {verb} answers from {_places(shared, catalogue)}. Say whether these are"
        " other people (add them), the same answers put right (replace it), or a new version of"
        " it with more answers.",
    )


def _places(shared: pd.DataFrame, catalogue: Catalogue) -> str:
    """Where and when, in words."""
    areas = [catalogue.area(code).name for code in sorted(shared["area"].unique())]
    quarters = [Quarter.parse(id).label for id in sorted(shared["quarter"].unique())]
    where = ", ".join(areas) if len(areas) <= _NAMED else f"{len(areas)} areas"
    when = ", ".join(quarters) if len(quarters) <= _NAMED else f"{len(quarters)} quarters"
    return f"{where} in {when}"
