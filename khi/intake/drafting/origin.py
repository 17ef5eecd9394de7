"""Where a draft comes from: the file, what it was recognised as, and what the person said of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from uuid import uuid4

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.counting.on_form import with_not_on_form
from khi.intake.matching.choices import Choices
from khi.intake.sheet import Sheet
from khi.model import Ledger, Upload, UploadStatus, clock
from khi.model.context import Context

_CELLS_NAMED = 50


def _none(_sheet: Sheet) -> Iterable[Sheet]:
    return ()


@dataclass(frozen=True)
class Origin:
    """The file's name and hash, its kind, the tool that made it, and the person's choices.

    ``quarters`` are those that the file's name or title speaks of. ``others`` opens the other
    sheets of its workbook, one after another.
    """

    name: str
    sha256: str
    choices: Choices
    rules_version: str
    kind: str = ""
    tool: str = ""
    quarters: tuple[str, ...] = ()
    others: Callable[[Sheet], Iterable[Sheet]] = _none

    def upload(self, ledger: Ledger) -> Upload:
        """The line of the ledger of uploads that this file would become."""
        choices = self.choices
        return Upload(
            id=uuid4().hex,
            file_name=self.name,
            sha256=self.sha256,
            kind=self.kind,
            tool=self.tool,
            source=choices.source or f"Uploaded file {self.name}",
            uploaded_by=choices.uploaded_by,
            uploaded_at=clock.now(),
            ledger=ledger,
            status=UploadStatus.DRAFT,
            rules_version=self.rules_version,
            invented=choices.invented,
            context={**choices.context, **self._corrections()},
        )

    def with_not_on_form(self, tallies: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
        """Tallies that know which groups the person said were not on the form."""
        said = Context.read(self.choices.context).not_on_form
        return with_not_on_form(tallies, said, catalogue.breakdowns)

    def _corrections(self) -> dict[str, str]:
        """Which cells the person corrected, for the ledger; never what they held."""
        cells = sorted(self.choices.corrections)
        if not cells:
            return {}
        named = ", ".join(f"{letter}{row}" for row, letter in cells[:_CELLS_NAMED])
        more = f" and {len(cells) - _CELLS_NAMED} more" if len(cells) > _CELLS_NAMED else ""
        return {"corrections": f"{len(cells)} by hand: {named}{more}"}


def digest(source: Path | bytes) -> str:
    """The SHA-256 of a file's bytes."""
    if isinstance(source, bytes):
        return sha256(source).hexdigest()
    with source.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
