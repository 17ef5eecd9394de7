"""Counts put by: of a draft that waits, and of an upload that another one replaced.

They are the same counts that an upload always keeps, and they count for nothing while they are
here. Nothing that is shown is made of them.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from khi.model import Question, Upload
from khi.publication.acts import stories
from khi.publication.figures.activity import ACTIVITY
from khi.publication.sums import beside
from khi.store import Transaction
from khi.store.engines import TALLY_COLUMNS

LOCAL = "question_local"
"""The table of the questions that a draft adds to the bank: their JSON."""

WRITTEN = "said"
"""The table of what people wrote in a draft, to be put forward when it is published."""

_COUNTED = ("tally", "activity", *beside.TABLES)


@dataclass
class Kept:
    """A draft as it is kept: a ``changes.Draft`` that needs nothing more."""

    upload: Upload
    tallies: pd.DataFrame
    activity: pd.DataFrame
    beside: Mapping[str, pd.DataFrame]
    local: tuple[Question, ...]
    written: pd.DataFrame

    @property
    def needs(self) -> list[str]:
        """Nothing: what needs something is never kept."""
        return []


def put_by(transaction: Transaction, upload_id: str, tables: Mapping[str, pd.DataFrame]) -> None:
    """Keep some tables for an upload, without their counting."""
    lines = [
        {"upload": upload_id, "name": name, "rows": _written(rows)}
        for name, rows in tables.items()
        if len(rows)
    ]
    if lines:
        transaction.append("held", pd.DataFrame(lines))


def put_by_counted(transaction: Transaction, upload_id: str) -> None:
    """Keep what an upload counts, before it stops counting."""
    tables = {name: transaction.rows_of(name, upload_id) for name in _COUNTED}
    put_by(transaction, upload_id, tables)


def taken_up(read: Callable[..., pd.DataFrame], upload: Upload) -> Kept:
    """What is kept for an upload, as a draft of it. ``read`` is how the store is asked."""
    lines = read("held", upload=upload.id)
    tables = {str(row["name"]): _read(str(row["rows"])) for row in lines.to_dict("records")}
    local = tables.pop(LOCAL, pd.DataFrame({"json": []}))["json"]
    written = tables.pop(WRITTEN, stories.nothing_written())
    return Kept(
        upload,
        tables.pop("tally", pd.DataFrame(columns=list(TALLY_COLUMNS))),
        tables.pop("activity", pd.DataFrame(columns=list(ACTIVITY))),
        tables,
        tuple(Question.model_validate_json(str(each)) for each in local),
        written,
    )


def forget(transaction: Transaction, upload_id: str) -> None:
    """Forget what is kept for an upload."""
    transaction.run("delete_held", uploads=[upload_id])


def plan(transaction: Transaction, upload_id: str, publish_on: date | None, why: str = "") -> None:
    """Say when a draft is to be published, or why it was not."""
    transaction.run("plan_upload", upload=upload_id, publish_on=publish_on, reason=why)


def _written(rows: pd.DataFrame) -> str:
    """Rows as text that reads back the same, to the last bit of a number."""
    plain = rows.astype(object).where(rows.notna(), None)
    types = {str(name): str(kind) for name, kind in rows.dtypes.items()}
    return json.dumps({"types": types, "rows": plain.to_numpy().tolist()})


def _read(text: str) -> pd.DataFrame:
    kept = json.loads(text)
    return pd.DataFrame(kept["rows"], columns=list(kept["types"])).astype(kept["types"])
