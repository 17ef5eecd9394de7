"""Questions that allow several answers: each answer becomes a question of its own, yes or no.

So tallies still add, and a share is still people out of people: those who ticked it, out of those
who ticked anything.
"""

import re
from collections.abc import Iterable, Sequence

from khi.intake.counting.codes import Decoded
from khi.intake.counting.people import Asked
from khi.intake.matching.answers import answers_of
from khi.intake.matching.choices import Local, ticked
from khi.intake.matching.headings import Role
from khi.intake.matching.matches import Match
from khi.intake.matching.words import fold
from khi.model import Answer, Question

_BETWEEN = re.compile(r"[;|\n]")
_TICKED = frozenset({"1", "yes", "true", "selected", "checked", "x", "ticked"})
_NOT_TICKED = frozenset({"0", "no", "false", "not selected", "unchecked", "not ticked", "2"})
_YES, _NO = 1, 2
_CODES = ["yes", "no"]


def decode_options(matches: Sequence[Match], local: Iterable[Local]) -> list[Decoded]:
    """The columns of every question that allows several answers, decoded answer by answer."""
    decoded: list[Decoded] = []
    for each in local:
        columns = [match for match in matches if match.letter in each.columns]
        if not each.several:
            continue
        if len(columns) == 1:
            decoded += [_joined(columns[0], each.question, answer) for answer in _answers(each)]
        else:
            found = (_alone(column, each.question) for column in columns)
            decoded += [column for column in found if column is not None]
    return decoded


def asked_options(questions: Sequence[Decoded], local: Iterable[Local]) -> list[Asked]:
    """Each option as it is counted: not ticked counts as "no" where anything was ticked."""
    asked = []
    for each in local:
        places = {
            place: column
            for place, column in enumerate(questions)
            if column.match.role is Role.OPTION
            and column.match.target.startswith(f"{each.question.id}__")
        }
        anything = " or ".join(f"coalesce(q{place}, 0) = {_YES}" for place in places)
        asked += [
            Asked(
                column.match.target,
                _CODES,
                f"coalesce(q{place}, case when {anything} then {_NO} end)",
            )
            for place, column in places.items()
        ]
    return asked


def option_questions(local: Iterable[Local]) -> list[Question]:
    """The question that each answer of a question with several answers becomes."""
    return [
        ticked(each.question, answer) for each in local if each.several for answer in _answers(each)
    ]


def _answers(local: Local) -> tuple[Answer, ...]:
    return local.question.answers


def _joined(match: Match, question: Question, answer: Answer) -> Decoded:
    """One answer of a column in which the answers are joined together."""
    decoded = _empty(match, question, answer)
    for value in match.seen.values:
        chosen = _chosen(value, question)
        if chosen:
            decoded.numbers[value] = _YES if answer.code in chosen else _NO
    return decoded


def _alone(match: Match, question: Question) -> Decoded | None:
    """A column of its own for one answer. None where it cannot be told which."""
    accepted = answers_of(question)
    said = [*reversed(match.seen.headings), *match.seen.values]
    found = (accepted.spellings.get(_last_part(text)) for text in said)
    code = next((code for code in found if code), None)
    if code is None:
        return None
    answer = next(each for each in question.answers if each.code == code)
    decoded = _empty(match, question, answer)
    for value in match.seen.values:
        folded = fold(value)
        if folded in _NOT_TICKED:
            decoded.numbers[value] = _NO
        elif folded in _TICKED or accepted.code(value) == code:
            decoded.numbers[value] = _YES
        else:
            decoded.unknown[value] = match.seen.values[value]
            decoded.numbers[value] = -1
    return decoded


def _empty(match: Match, question: Question, answer: Answer) -> Decoded:
    target = f"{question.id}__{answer.code}"
    accepted = f"{answer.label}; 1 or 0; yes or no"
    column = match._replace(role=Role.OPTION, target=target)
    return Decoded(column, match.seen.column.cell, _CODES, accepted, lambda text: "")


def _last_part(text: str) -> str:
    """The option's words in "Question - Option", "question/option" and "question.option"."""
    return fold(re.split(r" - |/|\.(?=\w)", text)[-1])


def _chosen(value: str, question: Question) -> set[str]:
    """The codes of the answers joined in one cell, however they are joined."""
    spellings = answers_of(question).spellings
    whole = spellings.get(fold(value))
    if whole:
        return {whole}
    parts = [fold(part) for part in _BETWEEN.split(value) if part.strip()]
    if len(parts) < 2:
        parts = _greedy(fold(value).split(), set(spellings))
    return {spellings[part] for part in parts if part in spellings}


def _greedy(words: list[str], known: set[str]) -> list[str]:
    """The longest known answers in a line of words, so that a comma within one does no harm."""
    parts, start = [], 0
    while start < len(words):
        for stop in range(len(words), start, -1):
            if " ".join(words[start:stop]) in known:
                parts.append(" ".join(words[start:stop]))
                start = stop - 1
                break
        start += 1
    return parts
