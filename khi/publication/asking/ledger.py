"""Uploads as lines of the ledger, there and back."""

from datetime import UTC, datetime
from json import dumps, loads
from typing import Any

import pandas as pd

from khi.model import Ledger, Upload

_ROWS = {
    "rows_read": "read",
    "rows_accepted": "accepted",
    "rows_rejected": "rejected",
    "rows_skipped": "skipped",
}


def line(upload: Upload) -> pd.DataFrame:
    """An upload as one row of the table ``upload``. Times are kept in UTC."""
    fields: dict[str, Any] = upload.model_dump(exclude={"ledger", "context"})
    when = upload.uploaded_at
    if when.tzinfo is not None:
        when = when.astimezone(UTC).replace(tzinfo=None)
    ledger = upload.ledger.model_dump()
    fields |= {column: ledger[name] for column, name in _ROWS.items()}
    fields |= {"status": upload.status.value, "context": dumps(upload.context, sort_keys=True)}
    moments = {"uploaded_at": pd.Timestamp(when), "publish_on": pd.Timestamp(upload.publish_on)}
    return pd.DataFrame([fields | moments])


def read_back(rows: pd.DataFrame) -> list[Upload]:
    """Rows of the table ``upload`` as uploads."""
    return [_upload(row) for row in rows.to_dict("records")]


def _upload(row: dict[str, Any]) -> Upload:
    counts = Ledger(**{name: row.pop(column) for column, name in _ROWS.items()})
    moment: datetime = row.pop("uploaded_at").to_pydatetime().replace(tzinfo=UTC)
    context, day = loads(row.pop("context")), row.pop("publish_on")
    publish_on = None if pd.isna(day) else day.date()
    fields = row | {"uploaded_at": moment, "ledger": counts, "context": context}
    return Upload(**fields, publish_on=publish_on)
