"""NHS providers that there are figures of: areas of a kind of their own, known by their files.

Each stands alone, in no other area: nothing adds up over providers, and no council is held against
one. Which board a provider is in is said only where a file says it.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Area, AreaKind, Membership

TABLE = "provider"
"""The table of the providers that an upload has figures of, and its name among ``beside``."""


def known_providers(read: Callable[..., pd.DataFrame]) -> pd.DataFrame:
    """``code, name, board`` of each provider, by the latest file. ``read`` asks the store."""
    return read("providers")


def with_providers(catalogue: Catalogue, providers: pd.DataFrame | None) -> Catalogue:
    """The catalogue with these providers among its areas; none that is an area of it already."""
    if providers is None or providers.empty:
        return catalogue
    rows = providers[~providers["code"].isin(list(catalogue.areas))].to_dict("records")
    if not rows:
        return catalogue
    added = {str(row["code"]): _area(row) for row in rows}
    boards = [
        Membership(council=str(row["code"]), board=str(row["board"]))
        for row in rows
        if row["board"]
    ]
    known = {name: getattr(catalogue, name) for name in Catalogue.model_fields}
    told = sha256(repr(sorted(map(str, rows))).encode()).hexdigest()[:16]
    known |= {
        "areas": catalogue.areas | added,
        "memberships": (*catalogue.memberships, *boards),
        "version": f"{catalogue.version}+{told}",
    }
    return Catalogue.model_construct(**known)


def with_own(catalogue: Catalogue, beside: Mapping[str, pd.DataFrame]) -> Catalogue:
    """The catalogue with the providers that a draft brings."""
    return with_providers(catalogue, beside.get(TABLE))


def _area(row: Mapping[str, object]) -> Area:
    return Area(code=str(row["code"]), name=str(row["name"]), kind=AreaKind.PROVIDER)
