"""Making the demonstration: invented files, through the same intake as anybody's, kept as counts.

    python -m khi.demonstration

writes ``data/demo`` and ``data/examples`` in a minute or two. Nobody needs to run it but those who
change what is invented, or how figures are worked out.
"""

import json
import tempfile
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pandas as pd

from khi import publication
from khi.catalogue import Catalogue
from khi.demonstration import assets, ratings, shipped
from khi.demonstration.examples import examples
from khi.demonstration.invented import examined
from khi.demonstration.measures import measures
from khi.demonstration.people import answers
from khi.demonstration.places import QUARTERS, places
from khi.intake import Draft
from khi.model import Quarter, Upload, UploadStatus
from khi.store import Store

_ABOUT_SURVEYS = {
    "who asked": "Merrowdale People's Panel (invented)",
    "how": "on paper, online and face to face",
    "who helped design the questions": "people who draw on support (invented)",
    "easy read used": "yes",
}
_ABOUT_MEASURES = {"how": "counted by the services of Merrowdale (invented)"}


def build(catalogue: Catalogue, *, data: Path) -> None:
    """Write the demonstration and the examples into a data folder."""
    folder = data / "demo"
    surveys, system = [survey(quarter, catalogue) for quarter in QUARTERS], activity(catalogue)
    drafts = [*surveys, system]
    shipped.keep_tallies(folder, pd.concat([_named(each, each.tallies) for each in surveys]))
    shipped.keep(folder, shipped.ACTIVITY, _named(system, system.activity))
    shipped.keep(folder, shipped.PUBLISHED, _published(drafts, catalogue))
    assets.keep(catalogue, folder)
    ratings.keep(catalogue, folder)
    lines = json.dumps([each.upload.model_dump(mode="json") for each in drafts], indent=1)
    (folder / shipped.UPLOADS).write_text(lines + "\n", encoding="utf-8")
    for name, content in examples(catalogue).items():
        (data / "examples" / name).write_bytes(content)


def survey(quarter: Quarter, catalogue: Catalogue, only: Collection[str] = ()) -> Draft:
    """One quarter's survey of the region; of some places ``only``, if any are named by code."""
    asked = [each for each in places(catalogue) if not only or each.area.code in only]
    people = pd.concat([answers(each, quarter, catalogue) for each in asked])
    context = _ABOUT_SURVEYS | {"invited": str(round(len(people) * 26, -2) // 10)}
    draft = examined(people, f"merrowdale_survey_{quarter.id}.csv", catalogue, context)
    draft.upload = _settled(draft.upload, quarter.id, quarter)
    return draft


def activity(catalogue: Catalogue) -> Draft:
    """What the system did in every place, in one file."""
    rows = pd.concat([measures(each, catalogue) for each in places(catalogue)])
    draft = examined(rows, "merrowdale_measures.csv", catalogue, _ABOUT_MEASURES)
    draft.upload = _settled(draft.upload, "measures", QUARTERS[-1])
    draft.activity = _with_reasons(draft.activity, rows)
    return draft


def _with_reasons(figures: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The figures, with why each missing one is missing: a blank cell cannot say it is not due."""
    key = ["indicator", "area", "period"]
    why = figures[key].merge(rows, on=key, how="left", validate="one_to_one")["note"].to_numpy()
    return figures.assign(absence=figures["absence"].where(why == "", why))


def _settled(upload: Upload, name: str, quarter: Quarter) -> Upload:
    """The same line of the ledger on every run: a fixed id, and a day soon after the quarter."""
    when = datetime.combine(quarter.end + timedelta(days=24), time(10), tzinfo=UTC)
    settled = {"id": f"demo-{name}", "uploaded_at": when, "status": UploadStatus.PUBLISHED}
    return upload.model_copy(update=settled)


def _named(draft: Draft, rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(upload=draft.upload.id)


def _published(drafts: Sequence[Draft], catalogue: Catalogue) -> pd.DataFrame:
    """What the one door out shows of all this."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "khi.duckdb")
        publication.commit_all(store, catalogue, drafts)
        shown = publication.frame(store)
        store.close()
    return shown
