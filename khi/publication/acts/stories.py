"""What people wrote in a file, put forward with it as stories: there with the file, gone with it.

``khi.voice`` says which words may be kept, and asks for them to be checked before they are shown.
"""

from collections.abc import Sequence

import pandas as pd

from khi.model import clock
from khi.model.voice import Role, Status
from khi.store import Transaction

STORIES = ("id", "kind", "area", "moment", "json", "invented", "by_role")
"""What is kept of each: a row of the table ``said``, and whose words they are."""


def nothing_written() -> pd.DataFrame:
    """No stories."""
    return pd.DataFrame(columns=list(STORIES))


def put_forward(transaction: Transaction, upload_id: str, written: pd.DataFrame) -> None:
    """Keep stories with the upload they came with, and that each waits to be checked."""
    if written.empty:
        return
    moments = written.assign(moment=pd.to_datetime(written["moment"]))
    transaction.append("said", moments.drop(columns="by_role").assign(upload=upload_id))
    begun = moments.rename(columns={"id": "about"}).drop(columns="json")
    transaction.append("said_change", _lines(begun.assign(number=1), Status.WAITING))


def forget(transaction: Transaction, uploads: Sequence[str]) -> int:
    """Forget what was put forward with uploads, words and answers, for good. Says how many.

    That something was told stays in its history, as where its teller takes it back.
    """
    asked = {"uploads": list(uploads)}
    gone = transaction.read("said_with", **asked)
    if gone.empty:
        return 0
    now = clock.now().replace(tzinfo=None)
    ended = gone.assign(number=gone["last"] + 1, moment=now, by_role=Role.BOARD.value)
    transaction.append("said_change", _lines(ended.drop(columns="last"), Status.WITHDRAWN))
    transaction.run("forget_replies_with", **asked)
    transaction.run("forget_said_with", **asked)
    transaction.delete_for_good()
    return len(gone)


def _lines(steps: pd.DataFrame, status: Status) -> pd.DataFrame:
    """Lines of history: nobody owns a story, and none is due."""
    due = pd.Series(pd.NaT, index=steps.index, dtype="datetime64[s]")
    return steps.assign(status=status.value, owner="", due=due)
