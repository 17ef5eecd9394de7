"""What a person said about their file. Everything here is optional; nothing here is guessed."""

from collections.abc import Collection, Sequence

from khi.intake.matching.words import fold
from khi.intake.sheet import Column
from khi.intake.times.days import DayOrder, QuarterOf
from khi.model import Answer, KhiError, Licence, Question, Value

EVERY_COLUMN = "*"
"""Stands for every column where a choice is made once for all of them."""

_OURS_TO_KEEP = Licence(name="Added by the person who uploaded it", ship_wording=True)


class Local(Value):
    """A question the catalogue does not have, added by the person.

    ``columns`` hold its answers. ``several`` says that a person may give more than one answer, in
    one column or in a column for each: every answer then becomes a question of its own, answered
    yes or no by everybody who ticked anything. Where nobody has said, the file shows it.
    """

    question: Question
    columns: tuple[str, ...]
    several: bool | None = None


class Choices(Value):
    """What a person said. A column is named by its letter, or by its heading.

    ``area`` and ``quarter`` are for the whole file and win over a column. ``matches`` overrule the
    matcher: a question's or breakdown's id, "area", "period", "weight" or "drop". ``answers`` say
    what a value means: an answer's code, or "" for no answer. ``missing`` lists numbers that mean
    "no answer" (an empty list says that none does). ``corrections`` replace one cell each.
    ``quarter_year`` says whether "Q1 2025" is of a calendar year or of a financial one.
    ``repeats`` says whether somebody with several rows counts "once" or by "every row".
    ``quarter_in_name`` takes the quarter that the file's name or title speaks of, where it is one.
    ``indicator``, ``period`` and ``hyphen`` (the reason a lone "-" stands for) are for measures.
    """

    kind: str = ""
    sheet: str = ""
    area: str = ""
    quarter: str = ""
    matches: dict[str, str] = {}
    answers: dict[str, dict[str, str]] = {}
    missing: dict[str, tuple[str, ...]] = {}
    reversed: tuple[str, ...] = ()
    local: tuple[Local, ...] = ()
    day_order: DayOrder | None = None
    quarter_year: QuarterOf | None = None
    indicator: str = ""
    period: str = ""
    hyphen: str = ""
    discard_identifiers: bool = False
    repeats: str = ""
    crossed: tuple[tuple[str, str], ...] = ()
    quarter_in_name: bool = False
    corrections: dict[tuple[int, str], str] = {}
    version: str = ""
    earlier: str = ""
    source: str = ""
    uploaded_by: str = ""
    context: dict[str, str] = {}
    invented: bool = False

    def lettered(self, columns: Sequence[Column]) -> "Choices":
        """The same choices with every column named by its letter.

        Raises:
            KhiError: where a column is named that the file does not have.
        """
        named = _Named(columns)
        return self.model_copy(
            update={
                "matches": {named.letter(key): value for key, value in self.matches.items()},
                "answers": {named.letter(key): value for key, value in self.answers.items()},
                "missing": {named.letter(key): value for key, value in self.missing.items()},
                "reversed": tuple(map(named.letter, self.reversed)),
                "corrections": {
                    (row, named.letter(key)): value
                    for (row, key), value in self.corrections.items()
                },
                "local": tuple(
                    each.model_copy(update={"columns": tuple(map(named.letter, each.columns))})
                    for each in self.local
                ),
            }
        )

    def with_several(self, letters: Collection[str]) -> "Choices":
        """The same choices, with every question of the person's own known to allow one or several.

        Several columns hold several answers; one column does where it is among ``letters``. What
        the person said stands.
        """
        local = tuple(
            each
            if each.several is not None
            else each.model_copy(
                update={"several": len(each.columns) > 1 or set(each.columns) <= set(letters)}
            )
            for each in self.local
        )
        return self.model_copy(update={"local": local})

    def missing_in(self, letter: str) -> frozenset[str] | None:
        """The numbers that mean "no answer" in a column; None where nobody has said."""
        said = self.missing.get(letter, self.missing.get(EVERY_COLUMN))
        return None if said is None else frozenset(map(fold, said))


class _Named:
    """The columns of a sheet by heading and by letter."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._letters = {EVERY_COLUMN: EVERY_COLUMN}
        for column in columns:
            self._letters[column.letter] = column.letter
        for column in columns:
            self._letters[column.name] = column.letter
        self._folded: dict[str, Column] = {}
        for column in columns:
            self._folded.setdefault(fold(column.name), column)

    def letter(self, key: str) -> str:
        if key in self._letters:
            return self._letters[key]
        if column := self._folded.get(fold(key)):
            return column.letter
        raise KhiError(
            "One of your choices is about a column that this file does not have.",
            found=key,
            accepted="a column's heading or its letter",
        )


def local_question(
    id: str, *, wording: str, answers: tuple[str, ...], positive: tuple[str, ...] = ()
) -> Question:
    """A question of the person's own. ``positive`` are the answers that count as good."""
    return Question(
        id=id,
        wording=wording,
        topic="local",
        answers=tuple(
            Answer(
                code=fold(label).replace(" ", "_") or "answer",
                label=label,
                score=float(label in positive),
            )
            for label in answers
        ),
        instrument="local",
        licence=_OURS_TO_KEEP,
        source="Added by the person who uploaded it",
    )


def ticked(question: Question, answer: Answer) -> Question:
    """The question "did you tick this?", for one answer of a question that allows several."""
    return question.model_copy(
        update={
            "id": f"{question.id}__{answer.code}",
            "wording": f"{question.wording}: {answer.label}",
            "answers": (
                Answer(code="yes", label="Ticked", score=1),
                Answer(code="no", label="Not ticked", score=0),
            ),
        }
    )


DROP = "drop"
"""How a person says that a column is to be left out."""
