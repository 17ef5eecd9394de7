"""People into tallies. Their cells become small numbers, the numbers are counted, and go.

The people's table holds one row each: area, quarter, weight, a number for each breakdown's group
and for each question's answer. The counting is ``Workbench.count``: one GROUP BY over long answers
that any engine runs. Nobody's row leaves this module.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.intake.counting import weights
from khi.intake.counting.asked import Asked, together
from khi.intake.counting.codes import UNKNOWN, Decoded
from khi.intake.matching.headings import Role
from khi.intake.matching.matches import Match
from khi.intake.matching.words import fold
from khi.intake.sheet import Column, Sheet
from khi.intake.sql import spelled
from khi.model import EVERYONE, NOT_STATED, Ledger, Question

_RESPONDENT = re.compile(
    r"^(?:x )?(?:respondent|response|submission|record|entry|unique(?: response)?|session)?"
    r" ?(?:id|uuid|number|key)$"
    r"|^respondent$|^(?:serial ?no|primary ?key|meta instance ?id)$"
)
_COUNTED, _REJECTED, _SILENT = 0, 1, 2
_WHOLE_FILE = "1"


@dataclass(frozen=True)
class People:
    """Everything needed to count the people of one sheet.

    ``area`` and ``quarter`` are a decoded column, or the one code for the whole file. ``options``
    are groups of columns, one for each answer that could be ticked. ``crossed`` are pairs of
    breakdowns that somebody asked, before counting, to have counted together.
    """

    sheet: Sheet
    area: Decoded | str
    quarter: Decoded | str
    weight: Column | None
    breakdowns: Sequence[Decoded]
    questions: Sequence[Decoded]
    asked: Sequence[Asked]
    crossed: Sequence[tuple[str, str]] = ()

    @property
    def told_apart(self) -> list[Asked]:
        """Every way people are told apart: its id, its groups in order, and the SQL of a number.

        Of two breakdowns together a group is one of each; who did not say one is in "not stated".
        """
        plain = [
            Asked(each.match.target, each.codes, f"b{at}")
            for at, each in enumerate(self.breakdowns)
        ]
        known = {each.question: each for each in plain}
        pairs = [
            together(known[first], known[second])
            for first, second in self.crossed
            if first in known and second in known and first != second
        ]
        return [*plain, *pairs]

    @property
    def coded(self) -> list[Decoded]:
        """Every decoded column."""
        placed = [each for each in (self.area, self.quarter) if isinstance(each, Decoded)]
        return [*placed, *self.breakdowns, *self.questions]

    def line_up(self) -> None:
        """Make the people's table: one row for each row of the sheet."""
        for position, decoded in enumerate(self.coded):
            self._register(f"means_{position}", decoded)
        self.sheet.workbench.run(f"create or replace table people as {self._people()}")

    def outcomes(self) -> Ledger:
        """How many rows are counted, rejected, or hold no answer at all."""
        outcomes = self.sheet.workbench.query(spelled("outcomes"))
        rows = dict(zip(outcomes["outcome"], outcomes["rows"].astype(int), strict=True))
        skipped = rows.get(_SILENT, 0) + self.sheet.rows_skipped
        accepted, rejected = rows.get(_COUNTED, 0), rows.get(_REJECTED, 0)
        read = accepted + rejected + skipped
        return Ledger(read=read, accepted=accepted, rejected=rejected, skipped=skipped)

    def tallies(self) -> pd.DataFrame:
        """How many people gave each answer, everywhere, in each group: the tally columns."""
        if not self.asked:
            return pd.DataFrame(columns=list(_TALLIES))
        self.sheet.workbench.run(
            f"create or replace view answers as {' union all '.join(self._long())}"
        )
        return self._worded(self.sheet.workbench.count())

    def rows_of(self, decoded: Decoded) -> pd.DataFrame:
        """The row and value of every cell of a column that nobody knows."""
        unknown = pd.DataFrame({"value": list(decoded.unknown)})
        self.sheet.workbench.register("unknown", unknown)
        return self.sheet.workbench.query(spelled("unknown", cell=decoded.cell))

    def rows_where(self, condition: str) -> list[int]:
        """The rows of the people that are rejected and for whom a condition holds."""
        return self._rows(_REJECTED, condition)

    def silent_rows(self) -> list[int]:
        """The rows without one answer."""
        return self._rows(_SILENT, "true")

    def _rows(self, outcome: int, reason: str) -> list[int]:
        rows = self.sheet.workbench.query(spelled("rows", reason=reason), outcome=outcome)
        return [int(row) for row in rows["row"]]

    def _register(self, name: str, decoded: Decoded) -> None:
        """Hand the meanings of a column's values to the workbench."""
        meanings = pd.DataFrame(
            {
                "value": pd.Series(list(decoded.numbers), dtype="str"),
                "number": pd.Series(list(decoded.numbers.values()), dtype="int16"),
            }
        )
        self.sheet.workbench.register(f"{name}_given", meanings)
        self.sheet.workbench.run(
            f"create or replace table {name} as"  # noqa: S608
            f" select cast(value as varchar) as value, number from {name}_given"
        )

    def _people(self) -> str:
        """One row for each row of the sheet, everything in it a number."""
        coded = self.coded
        numbers = {id(each): f"means_{place}.number" for place, each in enumerate(coded)}
        answers = [numbers[id(each)] for each in self.questions]
        selected = [
            f"{self._placed(self.area, numbers)} as area",
            f"{self._placed(self.quarter, numbers)} as quarter",
            f"{self._weight()} as weight",
            *(f"{self._group(each, numbers)} as b{at}" for at, each in enumerate(self.breakdowns)),
            *(f"{number} as q{at}" for at, number in enumerate(answers)),
        ]
        joins = (
            f"left join means_{place} on means_{place}.value = {_of_cells(each)}"
            for place, each in enumerate(coded)
        )
        return spelled(
            "people",
            numbers=", ".join(selected),
            joins=" ".join(joins),
            outcome=self._outcome(),
        )

    def _outcome(self) -> str:
        """Counted, rejected, or silent: a row that says nothing wrong, and nothing at all."""
        names = [f"q{at}" for at in range(len(self.questions))]
        unknown = " or ".join(f"{name} = {UNKNOWN}" for name in ("area", "quarter", *names))
        nothing = " and ".join(f"{name} is null" for name in names) or "true"
        return (
            f"case when {unknown} then {_REJECTED} when {nothing} then {_SILENT}"
            f" when area is null or quarter is null or weight is null then {_REJECTED}"
            f" else {_COUNTED} end"
        )

    def _weight(self) -> str:
        if self.weight is None:
            return "cast(1 as double)"
        number = f"try_cast(replace(trim(cells.{self.weight.cell}), ',', '.') as double)"
        return f"case when {number} > 0 and {number} < 1e300 then {number} end"

    def _placed(self, place: Decoded | str, numbers: dict[int, str]) -> str:
        return _WHOLE_FILE if isinstance(place, str) else numbers[id(place)]

    def _group(self, breakdown: Decoded, numbers: dict[int, str]) -> str:
        unsaid = breakdown.codes.index(NOT_STATED) + 1
        return f"coalesce({numbers[id(breakdown)]}, {unsaid})"

    def _long(self) -> Iterator[str]:
        """One statement for each question and breakdown, giving one row for each person."""
        weight = self._on_one_scale()
        for question, asked in enumerate(self.asked):
            numbers = ["0", *(each.number for each in self.told_apart)]
            for breakdown, group in enumerate(numbers):
                yield spelled(
                    "answers",
                    question=str(question),
                    answer=asked.number,
                    breakdown=str(breakdown),
                    group=group,
                    weight=weight,
                )

    def _on_one_scale(self) -> str:
        """The SQL of a person's weight, in steps, where the average person counted weighs 1."""
        if self.weight is None:
            return "weight"
        counted = self.sheet.workbench.query(spelled("weights")).iloc[0]
        return weights.in_steps(float(counted["people"]), float(counted["weight"]))

    def _worded(self, counted: pd.DataFrame) -> pd.DataFrame:
        """The tallies with ids and codes in place of numbers."""
        names = [EVERYONE, *(each.question for each in self.told_apart)]
        groups = [[EVERYONE], *(["", *each.codes] for each in self.told_apart)]
        answers = [["", *asked.codes] for asked in self.asked]
        return pd.DataFrame(
            {
                "question": _taken([asked.question for asked in self.asked], counted["question"]),
                "answer": _taken_in(answers, counted["question"], counted["answer"]),
                "area": _placed(self.area, counted["area"]),
                "quarter": _placed(self.quarter, counted["quarter"]),
                "breakdown": _taken(names, counted["breakdown"]),
                "group": _taken_in(groups, counted["breakdown"], counted["group"]),
                "n": counted["n"].astype("int64"),
                "weight": counted["weight"].astype("float64"),
                "weight_sq": counted["weight_sq"].astype("float64"),
            }
        )


_TALLIES = (
    "question", "answer", "area", "quarter", "breakdown", "group", "n", "weight", "weight_sq",
)  # fmt: skip


def asked_of(questions: Sequence[Decoded]) -> list[Asked]:
    """Each decoded question as it is counted."""
    return [
        Asked(each.match.target, each.codes, f"q{place}")
        for place, each in enumerate(questions)
        if each.match.role is Role.QUESTION
    ]


def derived_from(questions: Sequence[Decoded], bank: dict[str, Question]) -> Iterator[Asked]:
    """The questions worked out for each person, where every part of them was asked."""
    places = {each.match.target: place for place, each in enumerate(questions)}
    for question in bank.values():
        derived = question.derived
        if derived is None or question.id in places or not set(derived.of) <= places.keys():
            continue
        parts = [_score(bank[part], questions[places[part]], places[part]) for part in derived.of]
        codes = [answer.code for answer in question.all_answers]
        yield Asked(question.id, codes, _on_scale(" + ".join(parts), codes))


def _on_scale(total: str, codes: Sequence[str]) -> str:
    """The number of a total among the codes of a scale; NULL where it is not on the scale."""
    low, high = int(codes[0]), int(codes[-1])
    return f"case when ({total}) between {low} and {high} then ({total}) - {low - 1} end"


def _score(part: Question, decoded: Decoded, place: int) -> str:
    """The score of one part as SQL; NULL where the person gave no answer that has one."""
    scores = {answer.code: answer.score for answer in part.all_answers if answer.base}
    cases = " ".join(
        f"when {number} then {int(score)}"
        for number, code in enumerate(decoded.codes, start=1)
        if (score := scores.get(code)) is not None
    )
    return f"case q{place} {cases} end" if cases else "null"


def repeated_ids(sheet: Sheet, matches: Sequence[Match]) -> tuple[list[int], Column | None]:
    """The rows whose respondent id stands in another row too, and the column of the ids."""
    column = next((each.seen.column for each in matches if _is_respondent(each)), None)
    if column is None:
        return [], None
    rows = sheet.workbench.query(spelled("repeated", cell=column.cell))
    return [int(row) for row in rows["row"]], column


def _is_respondent(match: Match) -> bool:
    """Whether a column numbers the people: every form tool has a name for it."""
    headings = (fold(heading) for heading in match.seen.headings)
    return match.role is Role.TECHNICAL and any(map(_RESPONDENT.match, headings))


def _of_cells(decoded: Decoded) -> str:
    return decoded.cell if "(" in decoded.cell else f"cells.{decoded.cell}"


def _taken(codes: Sequence[str], numbers: pd.Series) -> NDArray[np.object_]:
    """The code each number stands for."""
    return np.array(codes, dtype=object)[numbers.to_numpy("int64")]


def _taken_in(
    lists: Sequence[Sequence[str]], which: pd.Series, numbers: pd.Series
) -> NDArray[np.object_]:
    """The code each number stands for, each in the list that is its own."""
    starts = np.cumsum([0, *(len(codes) for codes in lists)])
    places = starts[which.to_numpy("int64")] + numbers.to_numpy("int64")
    return np.array([code for codes in lists for code in codes], dtype=object)[places]


def _placed(place: Decoded | str, numbers: pd.Series) -> NDArray[np.object_]:
    """The area's or quarter's code; the same for all where the whole file has one."""
    return _taken(["", place] if isinstance(place, str) else ["", *place.codes], numbers)
