"""Noting what happened in an area, and when; and taking a note back.

A note stands beside the figures and claims nothing about them. What the demonstration noted goes
with the demonstration, and is taken back no other way.
"""

from datetime import date, datetime

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import KhiError, clock
from khi.model.in_words import day_in_words
from khi.model.value import Value
from khi.model.voice import Role
from khi.store import Store
from khi.voice.names import refuse_names
from khi.voice.saying import new_id
from khi.voice.words import tidied, tidied_if_any

TITLE_LONGEST, BODY_LONGEST = 80, 500
"""Characters: a title stands under a letter on a chart, and a body beside the figures."""
EARLIEST = date(2000, 1, 1)


class Noting(Value):
    """What somebody typed and chose, before any of it is checked."""

    area: str
    start: date
    title: str
    body: str = ""
    by: Role
    looked: bool = False


def note(store: Store, catalogue: Catalogue, noted: Noting, *, at: datetime | None = None) -> str:
    """Keep a note of what happened, in one transaction. Gives its id.

    Raises:
        KhiError: where it has no title, is too long, may name a person, or has not happened yet.
    """
    when = at or clock.now()
    line = _line(catalogue, noted, when)
    with store.write() as transaction:
        transaction.append("note", line)
    return str(line["id"].iloc[0])


def take_back_note(store: Store, id: str) -> None:
    """Forget a note somebody made. Only its own words go with it: no figure changes.

    Raises:
        KhiError: where there is no such note, or it belongs to the demonstration.
    """
    with store.write() as transaction:
        notes = transaction.read("notes", areas=None)
        if not (notes["id"].eq(id) & ~notes["invented"]).any():
            raise KhiError(
                "There is no note of yours to take back here.",
                fix="Choose one from the list. The example's own notes go with the example.",
            )
        transaction.run("delete_note", id=id)
        transaction.delete_for_good()


def _line(catalogue: Catalogue, noted: Noting, at: datetime) -> pd.DataFrame:
    """A note as one row of the table ``note``, every part of it checked."""
    area = catalogue.area(noted.area)
    title = tidied(noted.title.replace("\n", " "), longest=TITLE_LONGEST, what="The title")
    body = tidied_if_any(noted.body, what="What you wrote")
    if len(body) > BODY_LONGEST:
        body = tidied(body, longest=BODY_LONGEST)
    refuse_names(f"{title}.\n{body}", catalogue, looked=noted.looked)
    if not EARLIEST <= noted.start <= clock.day_of(at):
        raise KhiError(
            "A note is of something that has happened.",
            found=day_in_words(noted.start),
            accepted=f"{day_in_words(EARLIEST)} to today",
            fix="Choose the day it started.",
        )
    line = {
        "id": new_id(),
        "area": area.code,
        "start": noted.start,
        "title": title,
        "body": body,
        "by_role": noted.by.value,
        "created_at": pd.Timestamp(at.replace(tzinfo=None)),
        "invented": False,
    }
    return pd.DataFrame([line])
