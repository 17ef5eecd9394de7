"""One person's file on their desk: what they chose, what they said, and the draft it makes.

It lives in this person's session and nowhere else. Publishing or leaving the file clears it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import pandas as pd
import streamlit as st

from khi import intake, publication
from khi.catalogue import Catalogue
from khi.catalogue.local import with_local
from khi.intake import Choices, Draft, Local
from khi.model import KhiError, Upload
from khi.store.engines import Workbench
from khi.ui import sources

AS_THE_FILE_SAYS = ""
MOST_CELLS = 200
"""How many cells of one problem can be put right here. More are quicker in the file itself."""

_KEY = "desk"


@dataclass
class Desk:
    """What is on the desk. ``attempt`` counts files, ``turn`` counts corrections."""

    attempt: int = 0
    turn: int = 0
    name: str = ""
    content: bytes = b""
    kind: str = ""
    indicator: str = ""
    period: str = ""
    hyphen: str = ""
    area: str = AS_THE_FILE_SAYS
    quarter: str = AS_THE_FILE_SAYS
    matches: dict[str, str] = field(default_factory=dict)
    missing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    corrections: dict[tuple[int, str], str] = field(default_factory=dict)
    day_order: str = ""
    version: str = ""
    crossed: tuple[tuple[str, str], ...] = ()
    discard_identifiers: bool = False
    local: tuple[Local, ...] = ()
    draft: Draft | None = None
    drafted_from: str = ""
    preview: pd.DataFrame = field(default_factory=pd.DataFrame)
    previewed_from: str = ""
    published: Upload | None = None

    @property
    def choices(self) -> Choices:
        """What the person said, as intake takes it."""
        said = {
            "kind": self.kind,
            "indicator": self.indicator,
            "period": self.period,
            "hyphen": self.hyphen,
            "area": self.area,
            "quarter": self.quarter,
            "matches": self.matches,
            "missing": self.missing,
            "local": self.local,
            "corrections": self.corrections,
            "version": self.version,
            "earlier": self._earlier(),
            "crossed": self.crossed,
            "discard_identifiers": self.discard_identifiers,
        }
        return Choices(**said | ({"day_order": self.day_order} if self.day_order else {}))

    def key(self, name: str) -> str:
        """A widget's key, so that nothing of one file is taken for another's."""
        return f"{name}-{self.attempt}"

    def _earlier(self) -> str:
        """The upload this very file was published as before, if it was."""
        digest = sha256(self.content).hexdigest()
        same = [each.id for each in sources.uploads() if each.sha256 == digest]
        return same[0] if same else ""


def desk() -> Desk:
    """What this person has on their desk."""
    return st.session_state.setdefault(_KEY, Desk())


def catalogue() -> Catalogue:
    """Everything that is asked here, and what this person's own file asks beside it."""
    draft = desk().draft
    known = sources.catalogue()
    return with_local(known, draft.local) if draft is not None else known


def put_down(name: str, content: bytes) -> None:
    """Put a file on the desk. The same file again changes nothing."""
    here = desk()
    if (name, content) != (here.name, here.content):
        st.session_state[_KEY] = Desk(attempt=here.attempt, name=name, content=content)


def clear(*, published: Upload | None = None) -> None:
    """Take everything off the desk: the bytes, the draft, and the uploader's own copy."""
    here = desk()
    if here.draft is not None:
        here.draft.close()
    st.session_state[_KEY] = Desk(attempt=here.attempt + 1, published=published)


def examined() -> Draft:
    """The draft of what is on the desk, made once for each thing the person says."""
    here = desk()
    asked = here.choices.model_dump_json()
    if here.draft is None or here.drafted_from != asked:
        here.draft = _examine(here)
        here.drafted_from = asked
    return here.draft


def _examine(here: Desk) -> Draft:
    scratch = sources.store().scratch
    return intake.examine(
        here.content,
        name=here.name,
        catalogue=sources.catalogue(),
        workbench_factory=lambda: Workbench(scratch),
        choices=here.choices,
        earlier=sources.uploads(),
    )


def preview(draft: Draft) -> pd.DataFrame:
    """What the draft would publish. Nothing is stored, and only this person sees it."""
    here = desk()
    asked = f"{here.drafted_from} {sources.version()}"
    if here.previewed_from != asked:
        here.preview = publication.preview(sources.store(), sources.catalogue(), draft)
        here.previewed_from = asked
    return here.preview


def publish() -> Upload:
    """Publish what is on the desk, in one transaction, and clear it."""
    here = desk()
    if here.draft is None:
        raise KhiError("There is no file to publish.", fix="Choose a file first.")
    upload = publication.commit(sources.store(), sources.catalogue(), here.draft)
    clear(published=upload)
    return upload


def withdraw(upload_id: str, reason: str) -> None:
    """Take a file back. A tombstone stays in the ledger; its figures go."""
    publication.withdraw(sources.store(), sources.catalogue(), upload_id, reason)
    here = desk()
    if here.published is not None and here.published.id == upload_id:
        clear()


def corrections(
    edits: Mapping[int, str], problems: pd.DataFrame, bad_cells: pd.DataFrame
) -> dict[tuple[int, str], str]:
    """Typed answers as corrections: one for each cell that has the problem.

    ``edits`` are keyed by the place of a problem in ``problems``.
    """
    found: dict[tuple[int, str], str] = {}
    for place, typed in edits.items():
        problem = problems.iloc[place]
        column = bad_cells[bad_cells["letter"].eq(problem["letter"])]
        beside = column.loc[column["row"].eq(problem["row"]), "message"]
        same = column[column["message"].isin(beside)]
        found |= {(int(row), problem["letter"]): typed for row in same["row"]}
    return found


def correct(made: Mapping[tuple[int, str], str]) -> None:
    """Keep corrections; the file is checked again at once."""
    here = desk()
    here.corrections = {**here.corrections, **made}
    here.turn += 1


def guesses(problems: pd.DataFrame) -> dict[int, str]:
    """Our guesses, keyed by the place of the problem."""
    return {
        place: guess
        for place, guess in enumerate(problems["guess"])
        if guess and problems["count"].iloc[place] <= MOST_CELLS
    }
