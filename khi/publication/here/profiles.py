"""Forms that are remembered, by name. What is in one is for intake to read.

A form has one profile: saving it again, or under another name, takes the place of the first.
"""

from datetime import UTC, datetime

import pandas as pd

from khi.model import KhiError, Value, clock
from khi.store import Store, Transaction

_STATE = "Nothing has changed."


class SavedProfile(Value):
    """A profile as the store has it. ``saved_at`` is None where nobody wrote it down."""

    fingerprint: str
    name: str
    json_text: str
    saved_at: datetime | None = None


def profiles(source: Store | Transaction) -> list[SavedProfile]:
    """Every form that is remembered, by name."""
    return [_saved(row) for row in source.read("profiles").to_dict("records")]


def save_profile(store: Store, *, name: str, fingerprint: str, json_text: str) -> None:
    """Remember a form under a name. The same form, or the same name, is written over.

    Raises:
        KhiError: where the name is empty.
    """
    named = name.strip()
    if not named:
        raise KhiError("Give the form a name.", state=_STATE)
    with store.write() as transaction:
        transaction.run("delete_profile", called=named)
        _write(transaction, fingerprint, named, json_text)


def rename_profile(store: Store, name: str, *, to: str, json_text: str) -> None:
    """Give a form another name; ``json_text`` is the profile under its new name.

    Raises:
        KhiError: where there is no such form, or another has the name already.
    """
    if not to.strip():
        raise KhiError("Give the form a name.", state=_STATE)
    with store.write() as transaction:
        known = {each.name: each for each in profiles(transaction)}
        found = _found(known, name)
        if to.strip() in known and to.strip() != name:
            raise KhiError("Another form has this name already.", found=to, state=_STATE)
        transaction.run("delete_profile", called=name)
        _write(transaction, found.fingerprint, to.strip(), json_text)


def forget_profile(store: Store, name: str) -> None:
    """Forget a form. What was published with it stays. Raises ``KhiError`` where there is none."""
    with store.write() as transaction:
        _found({each.name: each for each in profiles(transaction)}, name)
        transaction.run("delete_profile", called=name)
        transaction.delete_for_good()


def _found(known: dict[str, SavedProfile], name: str) -> SavedProfile:
    if name not in known:
        raise KhiError(
            "There is no form of this name.",
            found=name,
            accepted=", ".join(known) or "no form is remembered yet",
            state=_STATE,
        )
    return known[name]


def _write(transaction: Transaction, fingerprint: str, name: str, json_text: str) -> None:
    now = clock.now().replace(tzinfo=None)
    transaction.run(
        "save_profile", fingerprint=fingerprint, called=name, json=json_text, saved_at=now
    )


def _saved(row: dict[str, object]) -> SavedProfile:
    moment = pd.Timestamp(str(row["saved_at"])) if row["saved_at"] is not None else pd.NaT
    return SavedProfile(
        fingerprint=str(row["fingerprint"]),
        name=str(row["name"]),
        json_text=str(row["json"]),
        saved_at=None if pd.isna(moment) else moment.to_pydatetime().replace(tzinfo=UTC),
    )
