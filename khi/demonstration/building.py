"""Making the demonstration: invented files, through the same intake as anybody's, kept as counts.

    python -m khi.demonstration

writes ``data/demo`` and ``data/examples`` in a minute or two. Nobody needs to run it but those who
change what is invented, or how figures are worked out.
"""

import io
import json
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

import pandas as pd

from khi import publication
from khi.catalogue import Catalogue
from khi.demonstration import shipped
from khi.demonstration.examples import examples
from khi.demonstration.measures import measures
from khi.demonstration.people import answers
from khi.demonstration.places import QUARTERS, places
from khi.intake import Choices, Draft, examine
from khi.intake.draft import TALLIES
from khi.model import Ledger, Period, Quarter, Question, Upload, UploadStatus
from khi.publication import ACTIVITY
from khi.store import Store
from khi.store.engines import Workbench

SOURCE = "Invented for this demonstration: no real person or place"
_ABOUT = {
    "who asked": "Merrowdale People's Panel (invented)",
    "how": "on paper, online and face to face",
    "who helped design the questions": "people who draw on support (invented)",
    "easy read used": "yes",
}


@dataclass
class Measured:
    """The measures of every place, ready to be committed as a draft is."""

    upload: Upload
    activity: pd.DataFrame
    tallies: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(TALLIES)))
    needs: list[str] = field(default_factory=list)
    local: list[Question] = field(default_factory=list)


def build(catalogue: Catalogue, *, data: Path) -> None:
    """Write the demonstration and the examples into a data folder."""
    folder = data / "demo"
    surveys, measured = [survey(quarter, catalogue) for quarter in QUARTERS], system(catalogue)
    drafts: list[Draft | Measured] = [*surveys, measured]
    counts = [each.tallies.assign(upload=each.upload.id) for each in surveys]
    shipped.keep_tallies(folder, pd.concat(counts))
    shipped.keep(folder, shipped.ACTIVITY, measured.activity.assign(upload=measured.upload.id))
    shipped.keep(folder, shipped.PUBLISHED, _published(drafts, catalogue))
    uploads = [*(each.upload for each in surveys), measured.upload]
    lines = json.dumps([each.model_dump(mode="json") for each in uploads], indent=1)
    (folder / shipped.UPLOADS).write_text(lines + "\n", encoding="utf-8")
    for name, content in examples(catalogue).items():
        (data / "examples" / name).write_bytes(content)


def survey(quarter: Quarter, catalogue: Catalogue, only: Collection[str] = ()) -> Draft:
    """One quarter's survey of the region; of some places ``only``, if any are named by code."""
    asked = [each for each in places(catalogue) if not only or each.area.code in only]
    people = pd.concat([answers(each, quarter, catalogue) for each in asked])
    context = _ABOUT | {"invited": str(round(len(people) * 26, -2) // 10)}
    text = io.StringIO()
    people.to_csv(text, index=False)
    draft = examine(
        text.getvalue().encode(),
        name=f"merrowdale_survey_{quarter.id}.csv",
        catalogue=catalogue,
        workbench_factory=Workbench,
        choices=Choices(source=SOURCE, uploaded_by="demonstration", invented=True, context=context),
    )
    if draft.needs or draft.upload.ledger.read != draft.upload.ledger.accepted:
        raise ValueError(f"The survey of {quarter.id} was not read whole: {draft.report()}")
    draft.upload = _settled(draft.upload, quarter.id, quarter)
    return draft


def system(catalogue: Catalogue) -> Measured:
    """What the system did in every place, in one file."""
    rows = pd.concat([measures(each, catalogue) for each in places(catalogue)])
    upload = Upload(
        id="",
        file_name="merrowdale_measures.csv",
        sha256=sha256(rows.to_csv(index=False).encode()).hexdigest(),
        kind="measures",
        source=SOURCE,
        uploaded_by="demonstration",
        uploaded_at=datetime.now(UTC),
        ledger=Ledger(read=len(rows), accepted=len(rows), rejected=0, skipped=0),
        rules_version=catalogue.version,
        invented=True,
        context={"how": "counted by the services of Merrowdale (invented)"},
    )
    given = rows.rename(columns={"note": "absence"}).assign(source=SOURCE)
    types = {period: Period.parse(period).type.value for period in given["period"].unique()}
    given["period_type"] = given["period"].map(types)
    given = given.reindex(columns=list(ACTIVITY))
    numbers = {name: pd.to_numeric(given[name]) for name in ("numerator", "denominator")}
    return Measured(_settled(upload, "measures", QUARTERS[-1]), given.assign(**numbers))


def _settled(upload: Upload, name: str, quarter: Quarter) -> Upload:
    """The same line of the ledger on every run: a fixed id, and a day soon after the quarter."""
    when = datetime.combine(quarter.end + timedelta(days=24), time(10), tzinfo=UTC)
    settled = {"id": f"demo-{name}", "uploaded_at": when, "status": UploadStatus.PUBLISHED}
    return upload.model_copy(update=settled)


def _published(drafts: Sequence[Draft | Measured], catalogue: Catalogue) -> pd.DataFrame:
    """What the one door out shows of all this."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "khi.duckdb")
        publication.commit_all(store, catalogue, drafts)
        shown = publication.frame(store)
        store.close()
    return shown
