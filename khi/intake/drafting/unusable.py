"""Why nothing of a file can be used, where nothing the person says here could change that.

Of several reasons one is told, the most telling:

1. the whole file: its kind of area, its headings, or that no row stands below them;
2. its layout: counted already and laid out crosswise, or without a column of figures;
3. why most of its rows were left out.

A file is not unusable while something can still be said of it: a cell put right, a question
answered, a measure made an indicator. Then the page asks for that.
"""

import re

from khi.intake.checking.problems import Level
from khi.intake.drafting.draft import Draft
from khi.intake.recognising.recognition import Kind
from khi.model import Value

_SENTENCE = re.compile(r"(?<=[.?])\s+(?=[A-Z])")
_LOOK = "Look at the reasons below, put the file right, and add it again."


class Unusable(Value):
    """Why nothing can be used, in a sentence, and what to do next."""

    why: str
    fix: str


def unusable(draft: Draft) -> Unusable | None:
    """The most telling reason; None where a row counts, or where something can still be said."""
    if draft.upload.ledger.accepted or any(each.about == "sheet" for each in draft.asks):
        return None
    told = _of_the_whole(draft) or _of_its_layout(draft)
    if told or _can_be_helped(draft):
        return _in_two(told) if told else None
    return Unusable(why="No row of this file can be counted.", fix=_of_most_rows(draft) or _LOOK)


def _of_the_whole(draft: Draft) -> str:
    """What is wrong with the whole file, and with no cell of it."""
    if not draft.upload.ledger.read:
        return "The file has headings and no rows below them. Put the rows in, and add it again."
    whole = draft.problems["level"].eq(Level.ERROR) & draft.problems["row"].eq(0)
    return next(iter(draft.problems.loc[whole, "message"]), "")


def _of_its_layout(draft: Draft) -> str:
    """What is asked that only another file can answer."""
    crosswise = draft.kind == Kind.CROSSTAB
    asks = (x.asks for x in draft.asks if x.about == "shape" or (crosswise and x.about == "kind"))
    return next(asks, "")


def _can_be_helped(draft: Draft) -> bool:
    """Whether an answer, a corrected cell, or a measure made one's own would let rows count."""
    in_cells = (draft.problems["level"].eq(Level.ERROR) & draft.problems["row"].gt(0)).any()
    measures = draft.details.get("measures", [])
    adoptable = draft.details.get("areas_by_level") and any(not x["indicator"] for x in measures)
    return bool(draft.asks or in_cells or adoptable)


def _of_most_rows(draft: Draft) -> str:
    """Why most rows were left out."""
    left_out = draft.problems["message"].str.contains("left out")
    most = draft.problems[left_out].sort_values("count", ascending=False, kind="stable")
    return f"{most['message'].iloc[0]} {_LOOK}" if len(most) else ""


def _in_two(told: str) -> Unusable:
    """A reason as its first sentence, and the rest as what to do next."""
    why, *rest = _SENTENCE.split(told, maxsplit=1)
    return Unusable(why=why, fix=rest[0] if rest else "Put it right in the file, and add it again.")
