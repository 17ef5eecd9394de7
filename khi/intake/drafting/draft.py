"""A file once checked and counted, before anybody decides to publish it.

A draft holds tallies or activity, what was wrong, and what a person must still say. It holds no
row of anybody: ``checked_file`` reads the person's own file again to give it back.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from khi.intake.matching.headings import Role
from khi.intake.matching.matches import Match
from khi.intake.sheet import Sheet
from khi.model import Question, Rating, Upload, Value
from khi.store.engines import ACTIVITY_COLUMNS, TALLY_COLUMNS

TALLIES = TALLY_COLUMNS
"""The columns of a draft's tallies: the store's, without the upload."""

ACTIVITY = ACTIVITY_COLUMNS
"""The columns of a draft's activity: the store's, without the upload."""

BAD_CELLS = ("row", "column", "letter", "level", "message")
"""The columns of the table of bad cells: one row for each."""


class Ask(Value):
    """Something a person must still say.

    ``about`` is the choice it settles, ``column`` the letter of the column it is about, and
    ``numbers`` those in that column that it asks the meaning of. ``uploads`` are the ids of the
    earlier files that it is about, and ``sheets`` the sheets to choose from.
    """

    about: str
    asks: str
    column: str = ""
    numbers: tuple[str, ...] = ()
    uploads: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


@dataclass
class Draft:
    """One file, checked. ``needs`` empty means that it can be published.

    ``problems`` has one row for each thing wrong, with ``problems.COLUMNS``; ``bad_cells`` one for
    each cell, with ``BAD_CELLS``. ``beside`` are the rows of other tables of the store that the
    file fills: who lives where, what places are like, who published it. ``ratings`` are three
    voices' ratings, each with its row. ``local`` are the
    questions the person added. ``profile`` names the remembered form that was used, and
    ``changes`` say how the file differs from it. ``repeated_rows`` have a respondent's id that
    stands in another row too; ``sent_twice`` were left out, being the same as another row to the
    second. ``quarters_named`` are those that the file's name or title speaks
    of. ``several_answers`` are questions that seem to allow several, with the letters of their
    columns. ``details`` is what the report says beside: encoding, separator and so on.
    ``give_back`` reads the person's own file once more, and so do ``answers_in``, for the
    different answers in some columns, and ``words_in``, for what people wrote in one, with the area
    and the quarter it is of; none of
    them holds a row.
    """

    upload: Upload
    kind: str
    problems: pd.DataFrame
    bad_cells: pd.DataFrame
    columns: Sequence[Match] = ()
    asks: Sequence[Ask] = ()
    tallies: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(TALLIES)))
    activity: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(ACTIVITY)))
    beside: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    ratings: Sequence[tuple[int, Rating]] = ()
    local: Sequence[Question] = ()
    repeated_rows: int = 0
    sent_twice: int = 0
    quarters_named: Sequence[str] = ()
    profile: str = ""
    changes: Sequence[str] = ()
    several_answers: Sequence[dict[str, Any]] = ()
    details: dict[str, Any] = field(default_factory=dict)
    give_back: Callable[[pd.DataFrame], bytes] | None = None
    answers_in: Callable[[Sequence[str], bool], list[str]] | None = None
    words_in: Callable[[str], Sequence[tuple[str, str, str]]] | None = None

    def __post_init__(self) -> None:
        asked = {ask.column: ask.numbers for ask in self.asks}
        self.columns = tuple(
            match.with_values(asked.get(match.letter, ())) for match in self.columns
        )

    @property
    def needs(self) -> list[str]:
        """What a person must still say, in sentences."""
        return [ask.asks for ask in self.asks]

    @property
    def dropped(self) -> list[dict[str, str]]:
        """The columns that are not kept, and why."""
        return [
            {"column": match.name, "letter": match.letter, "why": _why(match)}
            for match in self.columns
            if not match.is_kept
        ]

    @property
    def checked_name(self) -> str:
        """What the checked file is called."""
        return f"{self.upload.file_name.rsplit('.', 1)[0]}_checked.csv"

    def checked_file(self) -> bytes:
        """The person's own rows with a column of problems: CSV, safe to open in a spreadsheet."""
        return self.give_back(self.bad_cells) if self.give_back else b""

    def close(self) -> None:
        """Forget the person's file. The tallies stay."""
        self.give_back = None
        self.answers_in = None
        self.words_in = None

    def report(self) -> dict[str, Any]:
        """What ``khi check --json`` prints: one object, documented in the README."""
        ledger = self.upload.ledger
        options = {letter for each in self.several_answers for letter in each["columns"]}
        return {
            "file": self.upload.file_name,
            "kind": self.kind,
            "tool": self.upload.tool,
            **self.details,
            "profile": self.profile,
            "changes": list(self.changes),
            "rows": ledger.model_dump(),
            "columns": [_described(match, options) for match in self.columns],
            "several_answers": list(self.several_answers),
            "dropped": self.dropped,
            "problems": [_brief(problem) for problem in self.problems.to_dict("records")],
            "needs": self.needs,
        }


def details_of(sheet: Sheet) -> dict[str, Any]:
    """What the reader decided about a file, for the report."""
    return {
        "encoding": sheet.encoding,
        "separator": sheet.separator,
        "header_rows": sheet.header_rows,
        "first_data_row": sheet.first_data_row,
        "sheet": sheet.sheet,
        "assumptions": list(sheet.assumptions),
    }


def _described(match: Match, options: Collection[str]) -> dict[str, Any]:
    """One column. An option is one although the question it belongs to is not one we know."""
    is_option = match.role is Role.UNMATCHED and match.letter in options
    return {
        "name": match.name,
        "letter": match.letter,
        "role": (Role.OPTION if is_option else match.role).value,
        "match": match.target if match.role in (Role.QUESTION, Role.BREAKDOWN, Role.OPTION) else "",
        "confidence": match.confidence,
        "evidence": list(match.evidence),
        "filled": match.seen.filled,
    }


def _brief(problem: dict[str, Any]) -> dict[str, Any]:
    kept = ("level", "row", "column", "letter", "message", "count")
    return {name: problem[name] for name in kept}


def _why(match: Match) -> str:
    if match.role is Role.IDENTIFIER:
        return f"{match.target}: {match.why}"
    return match.why
