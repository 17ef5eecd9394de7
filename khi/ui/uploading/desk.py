"""One person's file on their desk: what they chose, what they said, and the draft it makes.

It lives in this person's session and nowhere else, while they look at other pages too. Publishing
the file or putting it away clears it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
import streamlit as st

from khi import intake, progress, publication, voice
from khi.access import Act
from khi.catalogue import Catalogue
from khi.catalogue.local import with_local
from khi.intake import Choices, Draft, Local, Profile, Progress
from khi.model import KhiError, Upload, UploadStatus, clock
from khi.model.context import Context
from khi.store.engines import Workbench
from khi.ui.given import sources
from khi.ui.given.person import must
from khi.wording.context import survey_source

AS_THE_FILE_SAYS = ""
_KEY = "desk"


@dataclass
class Desk:
    """What is on the desk. ``attempt`` counts files, ``turn`` counts corrections."""

    attempt: int = 0
    turn: int = 0
    name: str = ""
    content: bytes = b""
    kind: str = ""
    sheet: str = ""
    indicator: str = ""
    period: str = ""
    hyphen: str = ""
    area: str = AS_THE_FILE_SAYS
    quarter: str = AS_THE_FILE_SAYS
    matches: dict[str, str] = field(default_factory=dict)
    missing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    corrections: dict[tuple[int, str], str] = field(default_factory=dict)
    local: tuple[Local, ...] = ()
    left_out: tuple[str, ...] = ()
    stories: str = ""
    day_order: str = ""
    quarter_year: str = ""
    version: str = ""
    earlier: str = ""
    repeats: str = ""
    looked_at: str = ""
    crossed: tuple[tuple[str, str], ...] = ()
    discard_identifiers: bool = False
    by: str = ""
    survey: str = ""
    context: Context = field(default_factory=Context)
    forms_unused: bool = False
    draft: Draft | None = None
    drafted_from: str = ""
    preview: pd.DataFrame = field(default_factory=pd.DataFrame)
    previewed_from: str = ""
    published: Upload | None = None
    told: int = 0

    @property
    def choices(self) -> Choices:
        """What the person said, as intake takes it."""
        chosen = {
            "kind": self.kind,
            "sheet": self.sheet,
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
            "earlier": self.earlier,
            "repeats": self.repeats,
            "crossed": self.crossed,
            "discard_identifiers": self.discard_identifiers,
            "uploaded_by": self.by,
            "source": self.source,
            "context": self.context.written(),
        }
        dates = {"day_order": self.day_order, "quarter_year": self.quarter_year}
        return Choices(**chosen | {name: value for name, value in dates.items() if value})

    @property
    def source(self) -> str:
        """What stands under every figure, once the person has said anything of the survey."""
        if not self.survey and self.context == Context():
            return ""
        return survey_source(self.survey or f"Survey {self.name}", self.context)

    def key(self, name: str) -> str:
        """A widget's key, so that nothing of one file is taken for another's."""
        return f"{name}-{self.attempt}"


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


def clear(*, published: Upload | None = None, told: int = 0) -> None:
    """Take everything off the desk: the bytes, the draft, and the uploader's own copy."""
    here = desk()
    if here.draft is not None:
        here.draft.close()
    st.session_state[_KEY] = Desk(attempt=here.attempt + 1, published=published, told=told)


def say(**said: object) -> None:
    """Keep what the person said; the next run checks the file again."""
    for name, value in said.items():
        setattr(desk(), name, value)


def examined(progress: Progress | None = None) -> Draft:
    """The draft of what is on the desk, made once for each thing the person says."""
    here = desk()
    asked = f"{here.choices.model_dump_json()} {here.forms_unused} {sources.version()}"
    if here.draft is None or here.drafted_from != asked:
        here.draft = _examine(here, progress)
        here.drafted_from = asked
    return here.draft


def _examine(here: Desk, progress: Progress | None) -> Draft:
    scratch = sources.store().scratch
    return intake.examine(
        here.content,
        name=here.name,
        catalogue=sources.catalogue(),
        workbench_factory=lambda: Workbench(scratch),
        choices=here.choices,
        earlier=sources.uploads(),
        profiles=[] if here.forms_unused else known_forms(),
        counted=publication.counted(sources.store()),
        progress=progress,
    )


def known_forms() -> list[Profile]:
    """The forms that are remembered."""
    return [Profile.from_json(each.json_text) for each in publication.profiles(sources.store())]


def remember(name: str, draft: Draft) -> None:
    """Save how this file was read, with what was remembered of the form before."""
    must(Act.PUBLISH)
    here = desk()
    used = next((each for each in known_forms() if each.name == draft.profile), None)
    columns = [match.seen.column for match in draft.columns]
    chosen = here.choices.lettered(columns)
    profile = Profile.of(name.strip(), draft, used.choices(columns, chosen) if used else chosen)
    publication.save_profile(
        sources.store(),
        name=profile.name,
        fingerprint=profile.fingerprint,
        json_text=profile.to_json(),
    )


def preview(draft: Draft) -> pd.DataFrame:
    """What the draft would publish. Nothing is stored, and only this person sees it."""
    here = desk()
    if here.previewed_from != here.drafted_from:
        here.preview = publication.preview(sources.store(), sources.catalogue(), draft)
        here.previewed_from = here.drafted_from
    return here.preview


def publish() -> Upload:
    """Publish what is on the desk, in one transaction, and clear it."""
    must(Act.PUBLISH)
    draft = _drafted()
    store, known, told = sources.store(), sources.catalogue(), _told(draft)
    if draft.ratings:
        upload = progress.commit(store, known, draft)
    else:
        upload = publication.commit(store, known, draft, written=told.rows)
    clear(published=upload, told=len(told.waiting))
    return upload


def hold(publish_on: date | None) -> Upload:
    """Keep what is on the desk as counts, to publish on a day or when somebody says so."""
    must(Act.PUBLISH)
    draft = _drafted()
    upload = publication.hold(
        sources.store(),
        sources.catalogue(),
        draft,
        publish_on=publish_on,
        written=_told(draft).rows,
    )
    clear(published=upload)
    return upload


def _drafted() -> Draft:
    draft = desk().draft
    if draft is None:
        raise KhiError("There is no file to publish.", fix="Choose a file first.")
    return draft


def _told(draft: Draft) -> voice.Proposed:
    """The comments that the person chose, as stories to be put forward when it is published."""
    chosen = desk().stories
    told = draft.words_in(chosen) if chosen and draft.words_in else []
    return voice.propose(sources.catalogue(), told)


def withdraw(upload_id: str, reason: str, *, bring_back: bool = False) -> None:
    """Take a file back. A tombstone stays in the ledger; its figures go."""
    must(Act.WITHDRAW)
    publication.withdraw(
        sources.store(), sources.catalogue(), upload_id, reason, bring_back=bring_back
    )
    forget(upload_id)


def forget(upload_id: str) -> None:
    """Let nothing of a file that is gone stay in this session as what was just done."""
    here = desk()
    if here.published is not None and here.published.id == upload_id:
        clear()


def publish_held(upload: Upload) -> None:
    """Publish a draft that waits."""
    must(Act.PUBLISH)
    told = len(publication.waiting(sources.store(), upload.id).written)
    publication.publish_held(sources.store(), sources.catalogue(), upload.id)
    clear(published=upload.model_copy(update={"status": UploadStatus.PUBLISHED}), told=told)


def plan(upload: Upload, publish_on: date | None) -> None:
    """Give a draft that waits another day, or none."""
    must(Act.PUBLISH)
    today = clock.today()
    publication.plan_held(sources.store(), upload.id, publish_on, today=today)


def throw_away(upload: Upload) -> None:
    """Throw a draft away while it waits: not once somebody has published it in another tab."""
    publication.waiting(sources.store(), upload.id)
    withdraw(upload.id, "The draft was thrown away.")


def correct(made: Mapping[tuple[int, str], str]) -> None:
    """Keep corrections; the file is checked again at once."""
    here = desk()
    here.corrections = {**here.corrections, **made}
    here.turn += 1


def uncorrect() -> None:
    """Forget every correction; the file is checked again as it came."""
    here = desk()
    here.corrections = {}
    here.turn += 1
