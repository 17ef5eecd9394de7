"""Where a draft comes from: the file, what it was recognised as, and what the person said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from uuid import uuid4

from khi.intake.drafting.draft import Ask
from khi.intake.matching.choices import Choices
from khi.model import Ledger, Upload, UploadStatus

VERSIONS = ("replace", "add", "new version")
"""What can be done with a file that was added before."""

_CELLS_NAMED = 50


@dataclass(frozen=True)
class Origin:
    """The file's name and hash, its kind, the tool that made it, and the person's choices.

    ``quarters`` are those that the file's name or title speaks of.
    """

    name: str
    sha256: str
    choices: Choices
    rules_version: str
    kind: str = ""
    tool: str = ""
    quarters: tuple[str, ...] = ()

    def upload(self, ledger: Ledger) -> Upload:
        """The line of the ledger of uploads that this file would become."""
        said = self.choices
        return Upload(
            id=uuid4().hex,
            file_name=self.name,
            sha256=self.sha256,
            kind=self.kind,
            tool=self.tool,
            source=said.source or f"Uploaded file {self.name}",
            uploaded_by=said.uploaded_by,
            uploaded_at=datetime.now(UTC),
            ledger=ledger,
            status=UploadStatus.DRAFT,
            replaces=said.earlier if said.version != "add" else "",
            rules_version=self.rules_version,
            invented=said.invented,
            context={**said.context, **self._corrections()},
        )

    def _corrections(self) -> dict[str, str]:
        """Which cells the person corrected, for the ledger; never what they held."""
        cells = sorted(self.choices.corrections)
        if not cells:
            return {}
        named = ", ".join(f"{letter}{row}" for row, letter in cells[:_CELLS_NAMED])
        more = f" and {len(cells) - _CELLS_NAMED} more" if len(cells) > _CELLS_NAMED else ""
        return {"corrections": f"{len(cells)} by hand: {named}{more}"}


def repeats(upload: Upload, choices: Choices, earlier: Sequence[Upload]) -> list[Ask]:
    """What to ask where the very same file was added before."""
    live = (UploadStatus.PUBLISHED, UploadStatus.DRAFT)
    same = [each for each in earlier if each.sha256 == upload.sha256 and each.status in live]
    if not same or choices.version in VERSIONS:
        return []
    when = f"{same[-1].uploaded_at:%d %B %Y}".lstrip("0")
    return [
        Ask(
            about="version",
            asks=f"This very file was added on {when}. Say whether to replace it, to add it"
            " again, or to keep it as a new version.",
        )
    ]


def digest(source: Path | bytes) -> str:
    """The SHA-256 of a file's bytes."""
    if isinstance(source, bytes):
        return sha256(source).hexdigest()
    with source.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
