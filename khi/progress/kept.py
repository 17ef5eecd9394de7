"""Ratings as rows of the store, there and back."""

from datetime import UTC, date, datetime
from json import dumps, loads
from typing import Any

import pandas as pd

from khi.model import Value

_JSON = ("links", "took_part")


def rows(values: list[Any]) -> pd.DataFrame:
    """Values as rows of their table. Lists and counts are kept as JSON, times in UTC."""
    return pd.DataFrame([_row(value) for value in values])


def _row(value: Value) -> dict[str, Any]:
    fields = value.model_dump()
    for name in _JSON:
        if name in fields:
            fields[name] = dumps(fields[name], sort_keys=True, ensure_ascii=False)
    return {name: _plain(field) for name, field in fields.items()}


def _plain(field: object) -> object:
    if isinstance(field, datetime):
        moment = field.astimezone(UTC).replace(tzinfo=None) if field.tzinfo else field
        return pd.Timestamp(moment)
    if isinstance(field, date):
        return pd.Timestamp(field)
    return str(field) if isinstance(field, str) else field


def parsed(cells: pd.Series) -> list[Any]:
    """JSON cells as the lists or counts they are."""
    return [loads(cell) for cell in cells]
