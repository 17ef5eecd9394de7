"""What every invented file says of itself, and how it becomes an upload like anybody's."""

from datetime import UTC, datetime
from hashlib import sha256

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake import Choices, Draft, examine
from khi.model import Ledger, Upload
from khi.store.engines import Workbench

SOURCE = "Invented for this demonstration: no real person or place"
_BY = "demonstration"


def examined(
    rows: pd.DataFrame, name: str, catalogue: Catalogue, context: dict[str, str] | None = None
) -> Draft:
    """The draft that intake makes of a table; every row of it must be accepted."""
    draft = examine(
        rows.to_csv(index=False).encode(),
        name=name,
        catalogue=catalogue,
        workbench_factory=Workbench,
        choices=Choices(source=SOURCE, uploaded_by=_BY, invented=True, context=context or {}),
    )
    ledger = draft.upload.ledger
    if draft.needs or not ledger.read == ledger.accepted == len(rows):
        raise ValueError(f"{name} was not read whole: {draft.report()}")
    return draft


def added(
    rows: pd.DataFrame, catalogue: Catalogue, *, id: str, file_name: str, kind: str, hour: int
) -> Upload:
    """The line of the ledger for a table that stands beside the surveys, every row of it kept."""
    return Upload(
        id=id,
        file_name=file_name,
        sha256=sha256(rows.to_csv(index=False).encode()).hexdigest(),
        kind=kind,
        source=SOURCE,
        uploaded_by=_BY,
        uploaded_at=datetime(2026, 10, 1, hour, tzinfo=UTC),
        ledger=Ledger(read=len(rows), accepted=len(rows), rejected=0, skipped=0),
        rules_version=catalogue.version,
        invented=True,
    )
