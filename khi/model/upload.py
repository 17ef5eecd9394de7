"""One file that somebody gave us: what came of it, and never what was in it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Final, Self

from pydantic import model_validator

from khi.model.value import Value


class UploadStatus(StrEnum):
    """Where an upload stands. A withdrawn one leaves a tombstone, and no figures."""

    DRAFT = "draft"
    PUBLISHED = "published"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Ledger(Value):
    """Every row accounted for. Rows read are the rows below the header."""

    read: int
    accepted: int
    rejected: int
    skipped: int

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.read != self.accepted + self.rejected + self.skipped:
            raise ValueError("rows read must equal accepted + rejected + skipped")
        return self


SURVEYS: Final = ("survey-respondents", "survey-counts")
"""The kinds of file that hold people's answers."""


class Upload(Value):
    """One line of the ledger of uploads. ``sha256`` is of the file's bytes.

    ``source`` is what stands under every figure made from it; ``invented`` marks the
    demonstration. ``replaces`` is the id of the upload this one stands in for. ``publish_on`` is
    the day a draft is to be published; None where nobody named one.
    """

    id: str
    file_name: str
    sha256: str
    kind: str
    tool: str = ""
    source: str
    uploaded_by: str = ""
    uploaded_at: datetime
    ledger: Ledger
    status: UploadStatus = UploadStatus.PUBLISHED
    replaces: str = ""
    reason: str = ""
    rules_version: str = ""
    invented: bool = False
    publish_on: date | None = None
    context: dict[str, str] = {}

    @property
    def is_survey(self) -> bool:
        """Whether its rows are people's answers: how many those are is told to nobody else."""
        return self.kind in SURVEYS
