"""Everything that may be shown, as files that anyone can open and check."""

import shutil
from pathlib import Path

import pandas as pd

from khi.catalogue import DATA
from khi.model import AreaKind, Question, UploadStatus, inert_rows
from khi.publication.asking.revisions import provenance, revisions
from khi.publication.asking.shown import frame, notes
from khi.publication.columns import with_areas
from khi.publication.here.aims import aims, rebases
from khi.publication.here.local import local_questions
from khi.publication.here.providers import known_providers
from khi.store import Store

_PRIVATE = (
    "uploaded_by",
    "context",
    "sha256",
    "rows_read",
    "rows_accepted",
    "rows_rejected",
    "rows_skipped",
)
_ASKED = ["id", "wording", "about", "answers", "counted as good"]

_KEY = """# What these files hold

Everything this dashboard may show, and nothing else. Counts of people, never people.

{warning}- `published.csv`: one row for each indicator, answer, area, period and group.
- `uploads.csv`: one row for each file that was given, and what came of it.
- `sources.csv`: who published each official file, under which licence, and its SHA-256.
- `revisions.csv`: figures that were published again as something else, and what stood before.
- `notes.csv`: what happened in an area, and when.
- `aims.csv`, `rebases.csv`: what boards set, and where limits begin anew, with the reasons.
- `providers.csv`: the NHS providers there are figures of, and the care board of each where a file
  says it, where there are any.
- `local_questions.csv`: the questions people here added, where they added any.
- The other files are the catalogue: questions, indicators, groups, areas and rules.

## The columns of `published.csv`

| column | what it is |
|---|---|
| indicator | its id in `indicators.toml` |
| answer | empty for the indicator itself; otherwise an answer, and the share that gave it |
| area | its code in `areas.csv`, or in `providers.csv` |
| area_name, area_kind | its name, and what kind of area it is; a figure is of that kind only |
| period, period_type | 2025-Q1 is the financial quarter April to June 2025; 2025-FY the year to March 2026 |
| breakdown, group | which characteristic, and who; "all" is everyone |
| value, lower, upper | the figure and its 95% confidence limits; fractions from 0 to 1 where it is a share |
| base | how many people answered, to the nearest 5 |
| numerator, denominator | for measures of the system only |
| absence, rule | why a figure is not there, and which rule of `disclosure.toml` decided |
| indicative | true where few people answered, or a month or a place is missing |
| change, change_lower, change_upper, change_verdict | against the same period a year before |
| difference, difference_lower, difference_upper, verdict | an area against the rest of the area it is in; a group against everyone else |
| parts, parts_expected | how many places (or months) were added up, and how many there are |
| source | where the figure came from |
| invented | true for the demonstration, whose places exist nowhere |
| method | how the limits were made; or "almost nobody" or "almost everybody" in place of a figure |
"""  # noqa: E501
_WARNING = (
    "**Some of these figures are invented.** They are marked so, and are of no real place.\n\n"
)


def export(store: Store, folder: Path, *, data: Path = DATA) -> list[Path]:
    """Write what may be shown to a folder: figures, uploads, notes, the catalogue and a key.

    ``data`` is the folder the catalogue was read from. Who uploaded a file is not among it, nor
    how many rows it had: to the last person, they would undo the rounding of every base. Nor is
    anything of a draft that waits, not even that it does.

    Returns:
        The files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    figures, providers = frame(store), known_providers(store.read)
    every = store.read("uploads")
    ledger = every[every["status"].ne(UploadStatus.DRAFT.value)].drop(columns=list(_PRIVATE))
    local = pd.DataFrame([_asked(each) for each in local_questions(store.read)], columns=_ASKED)
    named = with_areas(figures, _known_areas(providers, data))
    tables = {"published": named, "uploads": ledger, "notes": notes(store)}
    tables |= {"sources": provenance(store), "revisions": revisions(store)}
    tables |= {"aims": aims(store), "rebases": rebases(store)}
    tables |= {"local_questions": local} if len(local) else {}
    tables |= {"providers": providers} if len(providers) else {}
    written = [_write(rows, folder / f"{name}.csv") for name, rows in tables.items()]
    for file in (*sorted(data.glob("*.toml")), *sorted(data.glob("*.csv"))):
        written.append(Path(shutil.copy(file, folder / file.name)))
    if figures["invented"].any():
        written.append(Path(shutil.copy(data / "demo" / "areas.csv", folder / "demo_areas.csv")))
    key = folder / "README.md"
    warning = _WARNING if figures["invented"].any() else ""
    key.write_text(_KEY.format(warning=warning), encoding="utf-8")
    return [*written, key]


def _known_areas(providers: pd.DataFrame, data: Path) -> pd.DataFrame:
    """The name and the kind of every area that figures can be of, by code."""
    files = [each for each in (data / "areas.csv", data / "demo" / "areas.csv") if each.exists()]
    known = [pd.read_csv(each, dtype=str)[["code", "name", "kind"]] for each in files]
    known.append(providers.assign(kind=AreaKind.PROVIDER.value)[["code", "name", "kind"]])
    return pd.concat(known).drop_duplicates("code").set_index("code")


def _asked(question: Question) -> dict[str, str]:
    """A question people here added, in one line."""
    good = [each.label for each in question.answers if each.base and each.score]
    labels = [each.label for each in question.all_answers]
    cells = (question.id, question.wording, question.topic, "; ".join(labels), "; ".join(good))
    return dict(zip(_ASKED, cells, strict=True))


def _write(rows: pd.DataFrame, path: Path) -> Path:
    """Write rows as CSV, with no cell that a spreadsheet would take for a formula."""
    inert_rows(rows).to_csv(path, index=False)
    return path
