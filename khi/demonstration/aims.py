"""What the boards of the invented places have set themselves, and where limits begin anew."""

from datetime import UTC, datetime

import pandas as pd

from khi.model import Aim, Rebase

_SET = datetime(2025, 4, 1, tzinfo=UTC).replace(tzinfo=None)
_AMBERFOLD = "X0000020"
_BOARD = "Amberfold quality board"

AIMS = (
    Aim(
        indicator="sys01", area=_AMBERFOLD, quarter="2025-Q1", value=3900.0,
        reason="The first step of three years", by_role=_BOARD,
    ),
    Aim(
        indicator="sys01", area=_AMBERFOLD, quarter="2026-Q1", value=3600.0,
        reason="The second step, set when the first was met", by_role=_BOARD,
    ),
    Aim(
        indicator="con01", area=_AMBERFOLD, quarter="2025-Q1", value=0.65,
        reason="People on the board said two in three would be fair", by_role=_BOARD,
    ),
)  # fmt: skip

REBASES = (
    Rebase(
        indicator="sys04", area=_AMBERFOLD, quarter="2024-Q3",
        reason="requests by telephone are counted too", by_role=_BOARD,
    ),
)  # fmt: skip


def shipped() -> dict[str, pd.DataFrame]:
    """The rows of both tables, by the table's name."""
    return {"aim": _rows("aim", AIMS), "rebase": _rows("rebase", REBASES)}


def _rows(table: str, given: tuple[Aim, ...] | tuple[Rebase, ...]) -> pd.DataFrame:
    rows = pd.DataFrame([each.model_dump() for each in given])
    ids = [f"demo-{table}-{place}" for place in range(len(rows))]
    return rows.assign(id=ids, created_at=_SET, invented=True)
