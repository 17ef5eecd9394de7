"""Who had a hand in an indicator or a file, and whether people were there before there was a plan.

Plans made first are consultation. So the badge stands only where the day people were first
involved comes before the day the plan was drafted; where either is not known, there is none.
"""

from datetime import date
from uuid import uuid4

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Involvement, KhiError, clock, typed
from khi.model.in_words import day_in_words
from khi.progress import kept
from khi.store import Store, Transaction
from khi.voice.names import refuse_names

ABOUT = ("indicator", "upload")
LONGEST = 160

ROLES = (
    "people who draw on support",
    "local people",
    "a citizen-led board",
    "a people-led organisation",
    "workers",
    "commissioners",
)
"""Who may write a line down: roles, never names."""


def record(
    store: Store,
    catalogue: Catalogue,
    line: Involvement,
    *,
    today: date | None = None,
    looked: bool = False,
) -> Involvement:
    """Add a line to the record of an indicator or an upload. Earlier lines stay beneath it.

    Raises:
        KhiError: where there is no such thing, nobody is said to have had a hand in it, a day is
            still to come, or a person may be named.
    """
    words = {
        name: _words(getattr(line, name), catalogue, field=field, looked=looked)
        for name, field in (("chosen_by", "Who chose it"), ("reviewed_by", "Who reviewed it"))
    }
    if not any(words.values()) and line.involved_on is None:
        raise KhiError(
            "Nothing is said yet.", fix="Say who chose it, who reviewed it, or when they began."
        )
    with store.write() as transaction:
        _check(transaction, catalogue, line, today or clock.today())
        invented = _is_invented(transaction, line)
        tidied = line.model_copy(update={"id": uuid4().hex, "invented": invented, **words})
        transaction.append("involvement", kept.rows([tidied]))
    return tidied


def _check(store: Transaction, catalogue: Catalogue, line: Involvement, today: date) -> None:
    known = {
        "indicator": set(catalogue.indicators),
        "upload": set(store.read("uploads")["id"]) if line.about == "upload" else set(),
    }
    if line.subject not in known.get(line.about, set()):
        raise KhiError("There is no such indicator or file.", accepted=" or ".join(ABOUT))
    if line.by_role not in ROLES:
        raise KhiError("Say which role you write this down in.", accepted=", ".join(ROLES))
    if any(day is not None and day > today for day in (line.involved_on, line.plan_drafted_on)):
        raise KhiError("A day is still to come.", accepted=f"{day_in_words(today)} or before")


def _words(words: str, catalogue: Catalogue, *, field: str, looked: bool) -> str:
    plain = typed(words, field=field, most=LONGEST)
    if plain:
        refuse_names(plain, catalogue, looked=looked)
    return plain


def _is_invented(store: Transaction, line: Involvement) -> bool:
    uploads = store.read("uploads").set_index("id")["invented"]
    return line.about == "upload" and bool(uploads.get(line.subject, False))


def lines(store: Store, about: str, subject: str | None = None) -> list[Involvement]:
    """Every line of the record, oldest first; None is of any subject."""
    rows = store.read("involvement", about=about, subjects=None if subject is None else [subject])
    return [_line(row) for row in rows.to_dict("records")]


def _line(row: dict[str, object]) -> Involvement:
    days = {name: _day(row[name]) for name in ("involved_on", "plan_drafted_on")}
    return Involvement.model_validate(row | days)


def _day(found: object) -> date | None:
    return None if pd.isna(found) else pd.Timestamp(str(found)).date()


def standing(store: Store, about: str) -> dict[str, Involvement]:
    """The newest line of each subject, which is the one that is shown."""
    return {each.subject: each for each in lines(store, about)}
